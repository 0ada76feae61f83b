import type { EnvironmentKind } from '@holdfast/access'
import { writeGeneration } from '@holdfast/driver'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  createEnvironment,
  deleteEnvironment,
  editEnvironment,
  environmentForAccess,
  isConfirmed,
  nextGeneration,
  type PresentEnvironment,
  recoverEnvironment,
  renewGate,
  useOf,
  wishFor,
} from './environment.ts'

const site = { id: 'a site', companyId: 'a company', tenure: 1 }

function made(kind: EnvironmentKind, changes: { suspended?: boolean } = {}): PresentEnvironment {
  const given = { id: kind, kind, name: kind, hostId: 'a', hostName: 'h.localhost', suspended: false, nextBackupAt: 9 }
  return createEnvironment(site, { ...given, ...changes }, { epoch: 1, now: 5 })
}

describe('when an environment is made', () => {
  test('then live is open and indexed, and every staging closed and not indexed', () => {
    expect(made('live').wish).toMatchObject({ closed: false, indexing: true, generation: { epoch: 1, n: 1 } })
    for (const kind of ['staging', 'premium-staging'] as const) {
      expect(made(kind).wish).toMatchObject({ closed: true, indexing: false })
    }
  })

  test('then in a suspended company it is wished as suspended', () => {
    expect(made('staging', { suspended: true }).wish.suspended).toBe(true)
  })

  test('then a premium staging counts as a staging for access', () => {
    expect(
      (['live', 'staging', 'premium-staging'] as const).map((kind) => [
        environmentForAccess({ kind }),
        useOf({ kind }),
      ]),
    ).toEqual([
      ['live', 'live.use'],
      ['staging', 'staging.use'],
      ['staging', 'staging.use'],
    ])
  })
})

describe('when it is edited', () => {
  test('then the wish says so in the next generation, and the event names what differs', () => {
    const { environment, fields } = editEnvironment(made('staging'), { closed: false, indexing: false }, 1)
    expect(fields).toEqual(['closed'])
    expect(environment).toMatchObject({ version: 2, wish: { closed: false, generation: { epoch: 1, n: 2 } } })
  })

  test('then a field that is absent stays as it is', () => {
    const { environment } = editEnvironment(made('staging'), { closed: false, indexing: undefined }, 1)
    expect(environment.wish).toMatchObject({ closed: false, indexing: false })
  })

  test('then what is the same already changes nothing', () => {
    const staging = made('staging')
    expect(editEnvironment(staging, { closed: true, indexing: false }, 1)).toEqual({ environment: staging, fields: [] })
    expect(wishFor(staging, { suspended: false }, 1)).toBe(staging)
  })

  test('then a renewed gate has another number, and an open one cannot be renewed', () => {
    const staging = made('staging')
    expect(renewGate(staging, 1)).toMatchObject({
      version: 2,
      wish: { gateVersion: 2, generation: { epoch: 1, n: 2 } },
    })
    expect(() => renewGate(editEnvironment(staging, { closed: false }, 1).environment, 1)).toThrow('gate-open')
  })
})

describe('when it is deleted', () => {
  const times = { epoch: 1, now: 10, purgeAt: 20 }
  const released = wishFor(made('live'), { activeReleaseId: 'r1' }, 1)
  const deleted = deleteEnvironment(released, times)

  test('then its host is wished to serve nothing of it, and to keep its release', () => {
    expect(deleted).toMatchObject({ state: 'deleted', deletedAt: 10, purgeAt: 20, version: 2 })
    expect(deleted.wish).toMatchObject({ hostNames: [], activeReleaseId: 'r1', generation: { epoch: 1, n: 3 } })
  })

  test('then it comes back with the release that it had, in a new generation and tenure', () => {
    const back = recoverEnvironment(deleted, { epoch: 1, hostName: 'h.localhost', tenure: 2, suspended: false })
    expect(back).toMatchObject({ state: 'present', tenure: 2, version: 3 })
    expect(back).not.toHaveProperty('purgeAt')
    expect(back.wish).toEqual({ ...released.wish, generation: { epoch: 1, n: 4 } })
  })
})

test('when the ledger begins a new epoch, then nothing is wished before the host was asked; then it is above all earlier wishes', () => {
  const live = made('live')
  const of = (generation: { epoch: number; n: number }, comparedIn: number) => ({
    ...live,
    comparedIn,
    wish: { ...live.wish, generation },
  })
  expect(() => nextGeneration(of({ epoch: 1, n: 40 }, 1), 2)).toThrow('unavailable')
  expect(nextGeneration(of({ epoch: 1, n: 40 }, 2), 2)).toEqual({ epoch: 2, n: 1 })
  expect(nextGeneration(of({ epoch: 2, n: 1 }, 2), 2)).toEqual({ epoch: 2, n: 2 })
  expect(() => nextGeneration(of({ epoch: 2, n: 1 }, 1), 1)).toThrow('fell')
})

test('whatever is wished in whatever order: generations only rise, and only a wish that differs needs one', () => {
  const changes = fc.record(
    {
      closed: fc.boolean(),
      indexing: fc.boolean(),
      suspended: fc.boolean(),
      activeReleaseId: fc.constantFrom('r1', 'r2', undefined),
      hostNames: fc.constantFrom<string[]>([], ['h.localhost']),
      gateVersion: fc.nat({ max: 2 }),
    },
    { requiredKeys: [] },
  )
  const rising = fc.array(fc.tuple(changes, fc.boolean()), { maxLength: 30 })
  fc.assert(
    fc.property(rising, (steps) => {
      let present = made('live')
      let epoch = 1
      for (const [wanted, isRestored] of steps) {
        if (isRestored) epoch++
        const before = { ...present, comparedIn: epoch, confirmed: present.wish.generation }
        const after = wishFor(before, wanted, epoch)
        const { generation: _, ...wish } = after.wish
        const { generation: __, ...earlier } = before.wish
        expect(wish).toEqual({ ...earlier, ...wanted })
        const [old, young] = [before.wish.generation, after.wish.generation]
        if (after === before) expect(isConfirmed(after)).toBe(true)
        else {
          expect(isConfirmed(after)).toBe(false)
          expect(young.epoch > old.epoch || (young.epoch === old.epoch && young.n === old.n + 1)).toBe(true)
          expect(writeGeneration(young)).not.toBe(writeGeneration(old))
        }
        present = after
      }
    }),
  )
})
