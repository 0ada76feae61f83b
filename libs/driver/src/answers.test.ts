import { describe, expect, test } from '@jest/globals'
import { actOutcome } from './acts.ts'
import { contradictionOf } from './answers.ts'
import type { Act, ActState, EnvironmentState } from './contract.ts'

const id = (n: number) => `0190a1b2-0000-7000-8000-${String(n).padStart(12, '0')}`
const item = { digest: `sha256:${'a'.repeat(64)}`, files: 1, bytes: 1, createdAt: 1 }
const environment: EnvironmentState = {
  environmentId: id(1),
  generation: '1.1',
  deleted: false,
  activeRelease: id(10),
  releases: [{ releaseId: id(10), ...item }],
  backups: [{ backupId: id(20), ...item }],
}

describe('what an answer contradicts', () => {
  test.each<[what: string, wrong: Partial<EnvironmentState>]>([
    ['is another environment', { environmentId: id(2) }],
    ['lacks its active release', { activeRelease: id(11) }],
    ['tells a release twice', { releases: [...environment.releases, ...environment.releases] }],
    ['tells a backup twice', { backups: [...environment.backups, ...environment.backups] }],
    ['serves what nobody wished', { generation: null }],
    ['is deleted by nobody', { generation: null, deleted: true, activeRelease: null, releases: [], backups: [] }],
    ['is deleted and has releases', { deleted: true, activeRelease: null, backups: [] }],
    ['is deleted and has backups', { deleted: true, activeRelease: null, releases: [] }],
  ])('when an environment %s, then that is said', (_what, wrong) => {
    const asked = { environmentId: id(1) }
    expect(contradictionOf('getEnvironment', environment, asked)).toBeUndefined()
    expect(contradictionOf('getEnvironment', { ...environment, ...wrong }, asked)).toEqual(expect.any(String))
  })

  const page = (ids: number[], next: number | null) => ({
    environments: ids.map((n) => ({ ...environment, environmentId: id(n) })),
    next: next === null ? null : id(next),
  })
  test.each([
    ['is not in order', page([3, 2], null)],
    ['has one twice', page([2, 2], null)],
    ['begins before what was asked for', page([1, 2], null)],
    ['begins with what was asked for', page([1], null)],
    ['goes on where it has been', page([2, 3], 2)],
    ['is empty and goes on', page([], 1)],
  ])('when a list %s, then that is said: following it would not end', (_what, list) => {
    expect(contradictionOf('listEnvironments', page([2, 3], 3), { after: id(1) })).toBeUndefined()
    expect(contradictionOf('listEnvironments', page([], null), { after: id(1) })).toBeUndefined()
    expect(contradictionOf('listEnvironments', list, { after: id(1) })).toEqual(expect.any(String))
  })

  test('when a usage report goes on with itself, then that is said', () => {
    const report = (next: string, more: boolean) => contradictionOf('usage', { rows: [], next, more }, { since: '5' })
    expect([report('6', true), report('5', false)]).toEqual([undefined, undefined])
    expect(report('5', true)).toEqual(expect.any(String))
  })
})

describe('what became of an act', () => {
  const act: Act = {
    actId: 'a.1',
    causedBy: 'service/site',
    deadline: 1,
    kind: 'make-backup',
    environmentId: id(1),
    releaseId: id(10),
    backupId: id(20),
  }
  const state = { actId: 'a.1', state: 'done', percent: 100 } as const
  const backup = { backupId: id(20), ...item }

  test('when it is done, then with what the act was to make', () => {
    expect(actOutcome(act, { ...state, backup })).toEqual({ state: 'done', backup })
  })

  test.each<[what: string, told: ActState]>([
    ['made nothing', state],
    ['made another backup', { ...state, backup: { ...backup, backupId: id(21) } }],
    ['made a release', { ...state, release: { releaseId: id(10), ...item } }],
    ['failed for no reason', { ...state, state: 'failed' }],
  ])('when it %s, then the driver is not understood', (_what, told) => {
    expect(() => actOutcome(act, told)).toThrow(expect.objectContaining({ kind: 'not-understood' }))
    expect(contradictionOf('startAct', told, { body: act })).toEqual(expect.any(String))
  })
})
