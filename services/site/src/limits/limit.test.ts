import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  closeLimit,
  type Entitlement,
  endLimit,
  endPlan,
  free,
  type Limit,
  openLimit,
  reopenLimit,
  replanLimit,
  replanned,
  suspendLimit,
  takePremiumStaging,
  takeSite,
  takeStaging,
  unentitledLimit,
  wishedLimit,
} from './limit.ts'

const companyId = 'a company'
const entitlement = (changes: Partial<Entitlement> = {}): Entitlement => ({
  companyId,
  version: 1,
  planId: 'studio',
  sites: 2,
  premiumStagings: 1,
  backupDays: 7,
  ...changes,
})
const limit = (changes: Partial<Entitlement> = {}) => openLimit(entitlement(changes), undefined)

describe('given a company whose limit nobody has opened', () => {
  test('when its first site is created, then the limit is what the entitlement says, and one place is used', () => {
    expect(takeSite(limit())).toMatchObject({
      sites: { limit: 2, used: 1 },
      premiumStagings: { limit: 1, used: 0 },
      backupDays: 7,
      open: true,
      suspended: false,
      entitlementVersion: 1,
    })
  })

  test('when an entry or a closing came before, then an entitlement that was asked for earlier does not undo it', () => {
    const suspended = suspendLimit(unentitledLimit(companyId), true, 2)
    expect(() => takeSite(openLimit(entitlement(), suspended))).toThrow('company-suspended')
    const closing = closeLimit(unentitledLimit(companyId), { id: 'one', version: 1 })
    expect(() => takeSite(openLimit(entitlement(), closing))).toThrow('company-closed')
    expect(() => takeSite(openLimit(entitlement(), endLimit(unentitledLimit(companyId))))).toThrow('company-closed')
  })

  test('when it is closed for good, then no word about a wish opens it again, however late', () => {
    const asked = closeLimit(unentitledLimit(companyId), { id: 'one', version: 1 })
    for (const ended of [endLimit(asked), endLimit(unentitledLimit(companyId))]) {
      expect(reopenLimit(ended, 'one')).toBe(ended)
      expect(endLimit(ended)).toBe(ended)
      expect(() => takeSite(openLimit(entitlement(), ended))).toThrow('company-closed')
    }
  })

  test('when nobody has told what it may have, then that is nothing', () => {
    expect(() => takeSite(unentitledLimit(companyId))).toThrow('no-plan')
    expect(() => takePremiumStaging(unentitledLimit(companyId))).toThrow('too-many-premium-stagings')
  })
})

describe('given a company with a plan', () => {
  test('when every place is taken, then one more is refused until one is free again', () => {
    const full = takeSite(takeSite(limit()))
    expect(() => takeSite(full)).toThrow('too-many-sites')
    expect(takeSite(free(full, { sites: 1, premiumStagings: 0 })).sites.used).toBe(2)
    const premium = takePremiumStaging(full)
    expect(() => takePremiumStaging(premium)).toThrow('too-many-premium-stagings')
    expect(free(premium, { sites: 1, premiumStagings: 1 })).toMatchObject({ premiumStagings: { used: 0 } })
  })

  test('when more is given back than was taken, then that is a fault of ours', () => {
    expect(() => free(limit(), { sites: 1, premiumStagings: 0 })).toThrow('more places are given back')
  })

  test('when the new plan is smaller than what is used, then the wish is refused, and whoever asks again hears the same', () => {
    const used = takePremiumStaging(takeSite(takeSite(limit())))
    const refused = replanLimit(used, entitlement({ version: 2, sites: 1 }))
    expect([replanned(refused, 2), refused.sites.limit]).toEqual(['plan-too-small', 2])
    const freed = free(refused, { sites: 2, premiumStagings: 1 })
    expect(replanLimit(freed, entitlement({ version: 2, sites: 1 }))).toBe(freed)
    const taken = replanLimit(freed, entitlement({ version: 3, sites: 1 }))
    expect([replanned(taken, 3), taken.sites.limit]).toEqual(['taken', 1])
    expect(replanLimit(taken, entitlement({ version: 3, sites: 1 }))).toBe(taken)
    // A question that comes late, about a wish that has ended.
    expect(replanLimit(taken, entitlement({ version: 2, sites: 9 }))).toBe(taken)
    expect(replanned(taken, 2)).toBe('outdated')
  })

  test('when the new plan allows no less, then it is taken whatever is used', () => {
    const full = takePremiumStaging(takeSite(takeSite(limit())))
    const same = replanLimit(full, entitlement({ version: 2, sites: 2, premiumStagings: 1, planId: 'other' }))
    expect([replanned(same, 2), same.planId]).toEqual(['taken', 'other'])
    expect(replanLimit(same, entitlement({ version: 3, sites: 3, premiumStagings: 0 })).planChange?.refusal).toBe(
      'plan-too-small',
    )
  })

  test('when the limit was opened in the version of the wish, with what was until then, then the wish is decided all the same', () => {
    const opened = takeSite(takeSite(limit({ version: 2 })))
    expect(replanned(replanLimit(opened, entitlement({ version: 2, sites: 1 })), 2)).toBe('plan-too-small')
    expect(replanLimit(limit({ version: 2 }), entitlement({ version: 2, sites: 1 })).sites.limit).toBe(1)
  })

  test('when it is suspended, then sites can be deleted, and none created', () => {
    const suspended = suspendLimit(takeSite(limit()), true, 2)
    expect(() => takeSite(suspended)).toThrow('company-suspended')
    expect(() => takePremiumStaging(suspended)).toThrow('company-suspended')
    expect(free(suspended, { sites: 1, premiumStagings: 0 }).sites.used).toBe(0)
    expect(takeSite(suspendLimit(suspended, false, 3)).sites.used).toBe(2)
    expect(suspendLimit(suspended, true, 2)).toBe(suspended)
  })
})

describe('when the plan of a company ends', () => {
  const used = takePremiumStaging(takeSite(takeSite(limit())))
  const ended = endPlan(used, { version: 2, siteIds: ['one'] })

  test('then nothing can be created, and its sites go, also those that it was not told of', () => {
    expect(ended).toMatchObject({ sites: { limit: 0, used: 2 }, ending: { siteIds: ['one'] }, backupDays: 7 })
    expect(ended.planId).toBeUndefined()
    for (const take of [takeSite, takeStaging, takePremiumStaging]) expect(() => take(ended)).toThrow('no-plan')
    const left = free(ended, { sites: 1, premiumStagings: 1 })
    expect(left.ending).toEqual({ siteIds: ['one'] })
    expect(free(left, { sites: 1, premiumStagings: 0 }).ending).toBeUndefined()
    expect(endPlan(limit(), { version: 2, siteIds: [] }).ending).toBeUndefined()
  })

  test('then a repeat changes nothing, nor does what is older', () => {
    expect(endPlan(ended, { version: 2, siteIds: [] })).toBe(ended)
    expect(replanLimit(ended, entitlement({ version: 1, sites: 9 }))).toBe(ended)
    const later = replanLimit(used, entitlement({ version: 3, sites: 3 }))
    expect(endPlan(later, { version: 2, siteIds: [] })).toBe(later)
  })

  test('and it has another one before its sites are gone, then what is left stays if it fits', () => {
    const again = replanLimit(ended, entitlement({ version: 3 }))
    expect([
      again.ending,
      takePremiumStaging(free(again, { sites: 0, premiumStagings: 1 })).premiumStagings.used,
    ]).toEqual([undefined, 1])
    const small = replanLimit(ended, entitlement({ version: 3, sites: 1 }))
    expect([replanned(small, 3), small.sites.limit]).toEqual(['taken', 1])
    expect(() => takeSite(small)).toThrow('plan-changing')
    expect(takeSite(free(small, { sites: 2, premiumStagings: 1 })).sites.used).toBe(1)
  })
})

describe('when it is told whether a company is suspended', () => {
  test('then the word with the higher version counts, whichever comes first', () => {
    const suspended = suspendLimit(limit(), true, 4)
    expect(suspended).toMatchObject({ suspended: true, isWished: false })
    // The entries of a suspension that was over before.
    expect(suspendLimit(suspended, false, 3)).toBe(suspended)
    // What billing tells has versions of its own.
    const replanned = replanLimit(suspended, entitlement({ version: 9, sites: 3 }))
    expect(replanned).toMatchObject({ suspended: true, sites: { limit: 3 } })
    expect(suspendLimit(replanned, false, 5).suspended).toBe(false)
  })

  test('then the wishes of its environments have to say so, once', () => {
    const suspended = suspendLimit(limit(), true, 2)
    const wished = wishedLimit(suspended)
    expect(wished.isWished).toBe(true)
    expect(wishedLimit(wished)).toBe(wished)
    expect(suspendLimit(wished, true, 3).isWished).toBe(true)
    expect(suspendLimit(wished, false, 3).isWished).toBe(false)
  })

  test('then a staging that is made meanwhile writes the limit, too', () => {
    expect(takeStaging(limit()).version).toBe(2)
    expect(() => takeStaging(suspendLimit(limit(), true, 2))).toThrow('company-suspended')
  })
})

describe('when a company is closed', () => {
  const closing = closeLimit(limit(), { id: 'one', version: 2 })

  test('then nothing can be created any more, and a repeat changes nothing', () => {
    expect(() => takeSite(closing)).toThrow('company-closed')
    expect(() => takePremiumStaging(closing)).toThrow('company-closed')
    expect(closeLimit(closing, { id: 'one', version: 2 })).toBe(closing)
    expect(endLimit(closing)).toMatchObject({ open: false, isEnded: true })
  })

  test('then a change of plan that was decided with a higher version does not stand in its way', () => {
    const replanned = replanLimit(limit(), entitlement({ version: 9 }))
    expect(closeLimit(replanned, { id: 'one', version: 1 }).open).toBe(false)
  })

  test('then it must have no site', () => {
    const refused = closeLimit(takeSite(limit()), { id: 'one', version: 2 })
    expect([refused.open, refused.closing?.refusal]).toEqual([true, 'company-has-sites'])
    expect(reopenLimit(refused, 'one')).toBe(refused)
  })

  test('and billing refuses, then it is open again, and that wish closes it no more', () => {
    const opened = reopenLimit(closing, 'one')
    expect([opened.open, takeSite(opened).sites.used]).toEqual([true, 1])
    expect(closeLimit(opened, { id: 'one', version: 2 })).toBe(opened)
    const again = closeLimit(opened, { id: 'two', version: 4 })
    expect([again.open, reopenLimit(again, 'one')]).toEqual([false, again])
  })
})

test('whatever happens in whatever order: never more than allowed, no version goes back, each change counts', () => {
  const small = fc.nat({ max: 3 })
  const commands: fc.Arbitrary<(limit: Limit) => Limit>[] = [
    fc.constant(takeSite),
    fc.constant(takePremiumStaging),
    fc.record({ sites: small, premiumStagings: small }).map((places) => (known: Limit) => {
      const isThere = places.sites <= known.sites.used && places.premiumStagings <= known.premiumStagings.used
      return isThere ? free(known, places) : known
    }),
    fc
      .record({ version: fc.nat({ max: 9 }), sites: small, premiumStagings: small })
      .map((told) => (known: Limit) => replanLimit(known, entitlement(told))),
    fc.nat({ max: 9 }).map((version) => (known: Limit) => endPlan(known, { version, siteIds: [] })),
    fc.nat({ max: 9 }).map((version) => (known: Limit) => closeLimit(known, { id: `close ${version}`, version })),
    fc.nat({ max: 9 }).map((version) => (known: Limit) => reopenLimit(known, `close ${version}`)),
    fc.record({ suspended: fc.boolean(), version: fc.nat({ max: 9 }) }).map(
      ({ suspended, version }) =>
        (known: Limit) =>
          suspendLimit(known, suspended, version),
    ),
  ]
  fc.assert(
    fc.property(fc.array(fc.oneof(...commands), { maxLength: 60 }), (steps) => {
      let present = limit()
      for (const step of steps) {
        const next = attempt(() => step(present)) ?? present
        const isTooMuch = [next.sites, next.premiumStagings].some(({ used, limit }) => used > limit)
        expect(isTooMuch && !next.ending).toBe(false)
        expect(next.ending && next.sites.used + next.premiumStagings.used === 0).toBeFalsy()
        expect(next.entitlementVersion).toBeGreaterThanOrEqual(present.entitlementVersion)
        expect(next.version).toBe(next === present ? present.version : present.version + 1)
        const created = next.sites.used - present.sites.used + next.premiumStagings.used - present.premiumStagings.used
        if (created > 0) expect(present).toMatchObject({ open: true, suspended: false })
        if (created > 0) expect(present.ending).toBeUndefined()
        present = next
      }
    }),
  )
})

/** Undefined for what is refused. */
function attempt<T>(step: () => T): T | undefined {
  try {
    return step()
  } catch (error) {
    if (error instanceof DomainError) return undefined
    throw error
  }
}
