import { randomUUID } from 'node:crypto'
import type { Wish } from '@holdfast/driver/contract'
import { compareGenerations } from '@holdfast/driver/generation'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { wishOf } from '../testing/files-host.ts'
import { decideDeletion, decideWish, generationOf, type WishStanding } from './environment.ts'

const siteId = randomUUID()
const release = randomUUID()

function decided(
  standing: WishStanding,
  wish: Partial<Wish>,
  owners: Record<string, string> = {},
): WishStanding | string {
  const environment = { id: 'one', standing, hasRelease: (id: string) => id === release }
  try {
    return decideWish(environment, wishOf({ siteId, ...wish }), (name) => owners[name]) ?? standing
  } catch (error) {
    return (error as { code: string }).code
  }
}

const wished = (wish: Partial<Wish>): WishStanding => ({ state: 'wished', wish: wishOf({ siteId, ...wish }) })

describe('a wish', () => {
  test('when it is the first, or a higher one, then it stands', () => {
    const first = decided({ state: 'unwished' }, { generation: '1.1', activeRelease: release })
    expect(first).toEqual(wished({ generation: '1.1', activeRelease: release }))
    expect(decided(first as WishStanding, { generation: '1.2' })).toEqual(wished({ generation: '1.2' }))
    expect(decided(wished({ generation: '9.9' }), { generation: '10.1' })).toMatchObject({
      wish: { generation: '10.1' },
    })
  })

  test('when it names what is missing or taken, then nothing changes', () => {
    expect(decided({ state: 'unwished' }, { activeRelease: randomUUID() })).toBe('release-missing')
    expect(decided({ state: 'unwished' }, { hostNames: ['a.b'] }, { 'a.b': 'other' })).toBe('host-name-taken')
    expect(decided({ state: 'unwished' }, { hostNames: ['a.b'] }, { 'a.b': 'one' })).toMatchObject({ state: 'wished' })
  })

  test('when its generation is known, then only the same wish is taken', () => {
    const standing = wished({ generation: '1.5', hostNames: ['a.b', 'c.d'] })
    expect(decided(standing, { generation: '1.5', hostNames: ['c.d', 'a.b', 'a.b'] })).toBe(standing)
    expect(decided(standing, { generation: '1.5', hostNames: ['a.b'] })).toBe('generation-reused')
    expect(decided({ state: 'deleted', generation: '1.5' }, { generation: '1.5' })).toBe('generation-reused')
  })

  test('when wishes and deletions come in any order, then the known generation never falls', () => {
    const generation = fc
      .tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
      .map((both) => both.join('.'))
    const step = fc.record({ generation, isDeletion: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        let standing: WishStanding = { state: 'unwished' }
        for (const { generation: wanted, isDeletion } of steps) {
          const before = generationOf(standing)
          try {
            const next: WishStanding | undefined = isDeletion
              ? decideDeletion(standing, wanted)
              : decideWish(
                  { id: 'one', standing, hasRelease: () => true },
                  wishOf({ siteId, generation: wanted }),
                  () => undefined,
                )
            standing = next ?? standing
            expect(generationOf(standing)).toBe(wanted)
          } catch (error) {
            expect(['stale-generation', 'generation-reused']).toContain((error as { code: string }).code)
            expect(compareGenerations(wanted, before!)).toBeLessThanOrEqual(0)
          }
          if (before !== null) expect(compareGenerations(generationOf(standing)!, before)).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
