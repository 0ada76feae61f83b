import { newId } from '@holdfast/contracts'
import type { Passport } from '@holdfast/runtime'
import { anonymousPassport, apiKeyPassport, servicePassport, silentLog, userPassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { createAuthorize } from './call-authorization.ts'
import { type Access, createDecide, type SiteFact, type Standing } from './index.ts'

const companyId = newId()
const siteId = newId()
const administrator = { companyRole: 'administrator' } as const
const developer = { companyRole: 'developer' } as const
const active: Standing['company'] = { state: 'active', requireTwoFactor: false }

/** A company that the test changes. A source of standings reads it. */
function given() {
  const company = { ...active }
  const members = new Map<string, { access: Access; membershipId: string | undefined }>()
  const sites = new Map<string, SiteFact | 'unknown'>()
  let onFind = () => {}
  const authorize = createAuthorize({
    decide: createDecide(),
    standings: {
      async find(userId, asked) {
        onFind()
        const member = asked === companyId ? members.get(userId) : undefined
        if (!member) return undefined
        const standing = { companyId, company: { ...company }, isOwner: false, access: member.access }
        return { standing, membershipId: member.membershipId }
      },
    },
    sites: { onSite: (id) => sites.get(id) },
    log: silentLog,
  })
  const join = (access: Access, membershipId: string | undefined = undefined, userId = newId()) => {
    members.set(userId, { access, membershipId })
    return { userId, call: userPassport({ userId }) }
  }
  const keyOf = (userId: string, permissions: string[], more: { membershipId?: string; companyId?: string } = {}) =>
    apiKeyPassport({ userId, companyId, membershipId: newId(), permissions, ...more })
  const whenFound = (then: () => void) => {
    onFind = then
  }
  return { authorize, company, members, sites, join, keyOf, whenFound }
}

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error) => error.code,
  )

describe('when a person calls', () => {
  test('then the actor has their standing, and can be asked about other permissions', async () => {
    const { authorize, join } = given()
    const { userId, call } = join(developer)
    const actor = await authorize(call, companyId, 'members.see')
    expect(actor).toMatchObject({ userId, twoFactor: false, standing: { companyId, access: developer } })
    expect([actor.may('api-keys.manage'), actor.may('members.manage')]).toEqual([true, false])
    expect(() => actor.require('plan.change')).toThrow(expect.objectContaining({ code: 'not-allowed' }))
    // An actor who may manage site roles is told that company roles are out of reach.
    expect(() => actor.require('members.manage')).toThrow(expect.objectContaining({ code: 'beyond-own-access' }))
  })

  test('then the resource counts, and the refusal is that of the rules', async () => {
    const { authorize, company, join } = given()
    const { call } = join(developer)
    const asked = (...args: [Parameters<typeof authorize>[2], object?]) => codeOf(authorize(call, companyId, ...args))
    expect(await asked('site.delete')).toBe('not-allowed')
    expect(await asked('site.delete', { paysPremiumStaging: false })).toBe('done')
    company.requireTwoFactor = true
    expect(await asked('members.see')).toBe('two-factor-required')
    expect(await codeOf(authorize.member(call, companyId))).toBe('two-factor-required')
    expect(await codeOf(authorize.reach(call, companyId))).toBe('done')
    call.principal.twoFactor = true
    expect(await asked('members.see')).toBe('done')
    company.state = 'suspended'
    expect([await asked('live.use'), await asked('live.use', { reads: true })]).toEqual(['company-suspended', 'done'])
    expect(await asked('site.create')).toBe('company-suspended')
    company.state = 'closed'
    expect([await asked('company.see'), await codeOf(authorize.member(call, companyId))]).toEqual([
      'company-closed',
      'company-closed',
    ])
  })

  test('then a caller without a role gets not-found, and a signed-out caller not-signed-in', async () => {
    const { authorize, join } = given()
    const { call } = join(administrator)
    const [stranger, nobody] = [userPassport(), anonymousPassport()]
    for (const ask of [authorize.admit, authorize.reach, authorize.member]) {
      expect(await codeOf(ask(stranger, companyId))).toBe('not-found')
      expect(await codeOf(ask(call, newId()))).toBe('not-found')
      expect(await codeOf(ask(nobody, companyId))).toBe('not-signed-in')
      expect(await codeOf(ask(servicePassport('site'), companyId))).toBe('not-signed-in')
    }
  })
})

describe('when a change is answered', () => {
  test('then a caller who has none of the permissions any more is told that it is done, and nothing else', async () => {
    const { authorize, join, keyOf, members } = given()
    const { call, userId } = join(developer)
    const after = (caller: Passport) => codeOf(authorize.afterwards(caller, companyId, 'plan.see', 'members.see'))
    expect(await after(call)).toBe('done')
    expect(await after(keyOf(userId, ['company.see']))).toBe('already-done')
    members.set(userId, { access: { companyRole: 'billing' }, membershipId: undefined })
    expect(await after(call)).toBe('done')
    members.delete(userId)
    expect(await after(call)).toBe('already-done')
    // Not in force yet, and so perhaps not seen yet: then it cannot be said that they may not see it.
    const pending = { owner: 'company', epoch: 'an epoch', shard: 1, seq: 1 }
    expect(await after({ ...call, pending })).toBe('unavailable')
  })
})

describe('when an API key calls', () => {
  test('then it may do what both its permissions and its maker allow, also on sites', async () => {
    const { authorize, join, keyOf, members } = given()
    const { userId } = join(developer)
    const key = keyOf(userId, ['site.create', 'plan.change'])
    expect(await codeOf(authorize(key, companyId, 'site.create'))).toBe('done')
    expect(await codeOf(authorize(key, companyId, 'members.see'))).toBe('not-allowed')
    expect(await codeOf(authorize(key, companyId, 'plan.change'))).toBe('not-allowed')
    members.set(userId, { access: administrator, membershipId: undefined })
    expect(await codeOf(authorize(key, companyId, 'plan.change'))).toBe('done')
  })

  test('then permissions for people only are refused, whatever permissions it was given', async () => {
    const { authorize, join, keyOf } = given()
    const key = keyOf(join(administrator).userId, ['site.transfer', 'api-keys.manage'])
    expect(await codeOf(authorize(key, companyId, 'site.transfer'))).toBe('keys-not-allowed')
    expect((await authorize.reach(key, companyId)).may('api-keys.manage')).toBe(false)
  })

  test('then it has no access to any company but its own', async () => {
    const { authorize, join, keyOf } = given()
    const elsewhere = keyOf(join(administrator).userId, ['members.see'], { companyId: newId() })
    expect(await codeOf(authorize(elsewhere, companyId, 'members.see'))).toBe('not-found')
    expect(await codeOf(authorize.admit(elsewhere, companyId))).toBe('not-found')
  })

  test('then it is refused if its maker may not hold keys any more, and in a later membership of the maker', async () => {
    const { authorize, company, join, keyOf, members } = given()
    const { userId } = join(developer, 'first')
    const key = keyOf(userId, ['members.see'], { membershipId: 'first' })
    const asked = () => codeOf(authorize(key, companyId, 'members.see'))
    expect(await asked()).toBe('done')
    join(developer, 'second', userId)
    expect(await asked()).toBe('not-signed-in')
    // A source without membership ids leaves the comparison to identity.
    join(developer, undefined, userId)
    expect(await asked()).toBe('done')
    join({ companyRole: 'billing' }, 'first', userId)
    expect(await asked()).toBe('not-signed-in')
    join(developer, 'first', userId)
    company.state = 'closed'
    expect(await asked()).toBe('not-signed-in')
    members.delete(userId)
    expect([await asked(), await codeOf(authorize.admit(key, companyId))]).toEqual(['not-signed-in', 'not-signed-in'])
  })
})

describe('when it is about a site', () => {
  const here: SiteFact = { companyId, tenure: 2, paysPremiumStaging: true }
  const onSite = (tenure: number) => ({ siteRoles: [{ siteId, role: 'administrator' as const, tenure }] })

  test('then its company decides, and a site role counts only in the tenure that it names', async () => {
    const { authorize, join, keyOf, sites } = given()
    const asked = (who: { call: ReturnType<typeof userPassport> }) =>
      codeOf(authorize.onSite(who.call, siteId, 'live.use'))
    const people = [join(developer), join(onSite(2)), join(onSite(1)), join({ companyRole: 'billing' })]
    sites.set(siteId, here)
    expect(await Promise.all(people.map(asked))).toEqual(['done', 'done', 'not-found', 'not-found'])
    expect(await asked({ call: userPassport() })).toBe('not-found')
    expect(await codeOf(authorize.onSite(anonymousPassport(), siteId, 'live.use'))).toBe('not-signed-in')
    const key = keyOf(people[0]!.userId, ['live.use'])
    expect(await codeOf(authorize.onSite(key, siteId, 'live.use'))).toBe('done')
    sites.set(siteId, { ...here, companyId: newId() })
    expect(await Promise.all([...people.map(asked), codeOf(authorize.onSite(key, siteId, 'live.use'))])).toEqual(
      Array.from({ length: 5 }, () => 'not-found'),
    )
  })

  test('then a refused member gets the reason if their role lets them see the site, otherwise not-found', async () => {
    const { authorize, company, join, keyOf, sites } = given()
    sites.set(siteId, here)
    const siteDeveloper = join({ siteRoles: [{ siteId, role: 'developer', tenure: 2 }] })
    const maker = join(developer)
    const key = keyOf(maker.userId, [])
    const seeing = [siteDeveloper.call, maker.call, key]
    const notSeeing = [join({ companyRole: 'billing' }).call, join(onSite(1)).call]
    const asked = async (calls: typeof seeing) => {
      const codes = await Promise.all(
        calls.map((call) => codeOf(authorize.onSite(call, siteId, 'premium-staging.create'))),
      )
      return [...new Set(codes)]
    }
    expect([await asked(seeing), await asked(notSeeing)]).toEqual([['not-allowed'], ['not-found']])
    company.state = 'suspended'
    expect([await asked(seeing), await asked(notSeeing)]).toEqual([['company-suspended'], ['not-found']])
    company.requireTwoFactor = true
    expect([await asked(seeing), await asked(notSeeing)]).toEqual([['two-factor-required'], ['not-found']])
    company.state = 'closed'
    company.requireTwoFactor = false
    expect([await asked(seeing.slice(0, 2)), await asked(notSeeing)]).toEqual([['company-closed'], ['not-found']])
  })

  test('then the facts say whether premium staging is paid for on this site, and say nothing about another', async () => {
    const { authorize, join, sites } = given()
    const { call } = join(developer)
    sites.set(siteId, here)
    expect(await codeOf(authorize.onSite(call, siteId, 'site.delete'))).toBe('not-allowed')
    sites.set(siteId, { ...here, paysPremiumStaging: false })
    const actor = await authorize.onSite(call, siteId, 'site.delete')
    const another = { siteId: newId(), companyId, tenure: 1 }
    expect([actor.may('site.delete'), actor.may('site.delete', { site: another })]).toEqual([true, false])
  })

  test('then the site that was looked up decides, though the resource names another one', async () => {
    const { authorize, join, sites } = given()
    const { call } = join(onSite(2))
    sites.set(siteId, { ...here, tenure: 3 })
    const elsewhere = { environment: 'live', site: { siteId, companyId, tenure: 2 } } as const
    expect(await codeOf(authorize.onSite(call, siteId, 'live.use', elsewhere))).toBe('not-found')
    sites.set(siteId, here)
    const gone = { ...elsewhere, site: { ...elsewhere.site, tenure: 1 } }
    expect(await codeOf(authorize.onSite(call, siteId, 'live.use', gone))).toBe('done')
    // @ts-expect-error The site is given by its id alone.
    expect(await codeOf(authorize.onSite(call, siteId, 'live.use', { site: gone.site }))).toBe('done')
  })

  test('then a site is refused that does not exist, or about which nothing can be known now', async () => {
    const { authorize, join, sites } = given()
    const { call } = join(administrator)
    expect(await codeOf(authorize.onSite(call, siteId, 'live.use'))).toBe('not-found')
    sites.set(siteId, 'unknown')
    expect(await codeOf(authorize.onSite(call, siteId, 'live.use'))).toBe('access-unknown')
    const needs = { decide: createDecide(), standings: { find: async () => undefined }, log: silentLog }
    expect(await codeOf(createAuthorize(needs).onSite(call, siteId, 'live.use'))).toBe('access-unknown')
  })

  test('then standing and site are of one moment: if the site moves during the lookup, it is looked up again', async () => {
    const { authorize, join, members, sites, whenFound } = given()
    const { userId, call } = join(administrator)
    sites.set(siteId, here)
    let looks = 0
    const moves = (until: number) =>
      whenFound(() => {
        if (++looks > until) return
        // After the source has looked up the standing: the user is removed, then the company gets the site again.
        queueMicrotask(() => {
          members.delete(userId)
          sites.set(siteId, { ...here, tenure: here.tenure + looks })
        })
      })
    moves(1)
    expect(await codeOf(authorize.onSite(call, siteId, 'live.use'))).toBe('not-found')
    expect(looks).toBe(2)
    // The site moves at each lookup.
    moves(99)
    expect(await codeOf(authorize.onSite(call, siteId, 'live.use'))).toBe('access-unknown')
  })
})
