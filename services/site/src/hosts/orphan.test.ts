import { newId } from '@holdfast/contracts'
import { compareGenerations, type EnvironmentState, writeGeneration } from '@holdfast/driver'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { deletedAt, generationOfRemoval, type Incarnation, isLost, orphansOf } from './orphan.ts'

const HOUR = 3_600_000
const present: Incarnation = { number: 3, at: 1_000 * HOUR, isCertain: true }
const [before, later] = [present.at - HOUR, present.at + HOUR]
const digest = `sha256:${'0'.repeat(64)}`

function stateOf(generation: string | null, items: { releases?: number[]; backups?: number[] } = {}) {
  const stored = { digest, files: 1, bytes: 1 }
  return {
    environmentId: newId(),
    generation,
    deleted: false,
    activeRelease: null,
    releases: (items.releases ?? []).map((createdAt) => ({ releaseId: newId(), createdAt, ...stored })),
    backups: (items.backups ?? []).map((createdAt) => ({ backupId: newId(), createdAt, ...stored })),
  } satisfies EnvironmentState
}

const here = { hostId: 'here', state: 'present' } as const
const nothing = new Set<string>()

describe('what a host has', () => {
  test.each([
    ['was wished in this incarnation', '3.1', {}, true],
    ['was wished in an earlier one', '2.9', {}, false],
    ['was wished in this one, with a release of an earlier one', '3.1', { releases: [before] }, false],
    ['was never wished, and holds what is new', null, { releases: [later] }, true],
    ['was never wished, and holds what is old', null, { backups: [before] }, false],
  ])('when an environment that nobody knows %s, then it goes by itself or not', (_, generation, items, isOfNow) => {
    const state = stateOf(generation, items)
    const found = orphansOf('here', state, { environment: undefined, itemIds: nothing }, present)
    expect(found).toEqual([{ hostId: 'here', environmentId: state.environmentId, isOfNow }])
  })

  test('when an environment is purged here, or is another host’s, then it is an orphan; when it is known, then it is none', () => {
    const state = stateOf('3.1', { releases: [later] })
    const itemIds = new Set(state.releases.map(({ releaseId }) => releaseId))
    const count = (environment: { hostId: string; state: 'present' | 'deleted' | 'purged' }) =>
      orphansOf('here', state, { environment, itemIds }, present).length
    expect([count({ ...here, state: 'purged' }), count({ ...here, hostId: 'there' })]).toEqual([1, 1])
    expect([count(here), count({ ...here, state: 'deleted' })]).toEqual([0, 0])
  })

  test('when releases and backups are known, or being made, then they are none; others are', () => {
    const state = stateOf('3.1', { releases: [later, before], backups: [later] })
    const [known, old] = state.releases
    const found = orphansOf('here', state, { environment: here, itemIds: new Set([known!.releaseId]) }, present)
    expect(found.map(({ item, isOfNow }) => [item, isOfNow])).toEqual([
      [{ kind: 'release', id: old!.releaseId }, false],
      [{ kind: 'backup', id: state.backups[0]!.backupId }, true],
    ])
  })

  test('when it is deleted there, or hosts were not asked at the beginning, then nothing goes by itself', () => {
    const state = stateOf('3.1', { releases: [later] })
    const unknown = { environment: undefined, itemIds: nothing }
    expect(orphansOf('here', { ...state, deleted: true, releases: [] }, unknown, present)).toEqual([])
    const uncertain = { ...present, isCertain: false }
    expect(orphansOf('here', state, unknown, uncertain).map(({ isOfNow }) => isOfNow)).toEqual([false])
  })
})

test('when the ledger has had a new epoch since an orphan was found, then it does not go by itself', () => {
  const orphan = { hostId: 'here', environmentId: newId(), isOfNow: true, foundAt: later, epoch: 3 }
  expect(deletedAt(orphan, present, HOUR)).toBe(later + HOUR)
  expect(deletedAt(orphan, { ...present, number: 4 }, HOUR)).toBeUndefined()
  expect(deletedAt({ ...orphan, isOfNow: false }, present, HOUR)).toBeUndefined()
})

const generations = fc.record({ epoch: fc.nat(5), n: fc.nat(5) })

test('when an orphan is removed, then with a higher generation than its host knows', () => {
  fc.assert(
    fc.property(fc.option(generations), (known) => {
      const generation = known && writeGeneration(known)
      const removal = generationOfRemoval({ generation }, present)
      return generation === null || compareGenerations(removal, generation) > 0
    }),
  )
})

test('when a host has a wish that it had confirmed no more, then it is told again; never where it knows a higher one', () => {
  fc.assert(
    fc.property(generations, fc.option(generations), fc.boolean(), (confirmed, known, deleted) => {
      const wish = { generation: confirmed } as Parameters<typeof isLost>[0]['wish']
      const state = { ...stateOf(known && writeGeneration(known)), deleted }
      const order = known ? compareGenerations(writeGeneration(known), writeGeneration(confirmed)) : -1
      return isLost({ wish, confirmed }, state) === (order < 0 || (order === 0 && deleted))
    }),
  )
  const wish = { generation: { epoch: 3, n: 1 }, activeReleaseId: newId() } as Parameters<typeof isLost>[0]['wish']
  const confirmed = wish.generation
  expect(isLost({ wish, confirmed }, undefined)).toBe(true)
  expect(isLost({ wish, confirmed }, stateOf('3.1'))).toBe(true)
  expect(isLost({ wish, confirmed }, { ...stateOf('3.1'), activeRelease: wish.activeReleaseId! })).toBe(false)
  expect(isLost({ wish }, stateOf('3.1'))).toBe(false)
})
