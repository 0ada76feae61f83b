import { outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, type Role } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService()
})

async function crew() {
  const { companyId, owner } = await service.company()
  const join = (role: Role) => service.join(companyId, owner, role)
  return { companyId, owner, developer: await join('developer'), billing: await join('billing') }
}

const ask = (companyId: string, by: Person, about: Person, permission: string) =>
  service.checks.checkAccess({ companyId, userId: about.userId, permission }, by.call())

describe('when a member asks what somebody may do', () => {
  test('then the answer says by which role they may, and names none when they may not', async () => {
    const { companyId, owner, developer, billing } = await crew()
    expect(await ask(companyId, developer, owner, 'members.manage')).toMatchObject({
      decision: 'DECISION_ALLOWED',
      because: [
        { role: 'owner', via: 'VIA_OWNER', companyId },
        { role: 'administrator', via: 'VIA_COMPANY_ROLE', companyId },
      ],
    })
    const denied = { decision: 'DECISION_DENIED', because: [] }
    expect(await ask(companyId, developer, billing, 'members.see')).toEqual(denied)
    expect(await ask(companyId, developer, service.person(), 'company.see')).toEqual(denied)
  })

  test('then members may ask about themselves, those with access.explain about others, and strangers not at all', async () => {
    const { companyId, owner, billing } = await crew()
    expect(await ask(companyId, billing, billing, 'invoices.see')).toMatchObject({ decision: 'DECISION_ALLOWED' })
    expect(await outcomeOf(ask(companyId, billing, owner, 'invoices.see'))).toBe('not-allowed')
    const stranger = service.person()
    expect(await outcomeOf(ask(companyId, stranger, stranger, 'company.see'))).toBe('not-found')
    expect(await outcomeOf(ask(companyId, stranger, owner, 'company.see'))).toBe('not-found')
    for (const permission of ['members.fire', '', 'constructor']) {
      expect(await outcomeOf(ask(companyId, owner, owner, permission))).toBe('bad-request')
    }
  })
})

describe('when a site is named', () => {
  async function hosted() {
    const people = await crew()
    const { companyId } = people
    const siteId = await service.sites.putSite(companyId)
    const live = await service.sites.addEnvironment(siteId, 'KIND_LIVE')
    const premium = await service.sites.addEnvironment(siteId, 'KIND_PREMIUM_STAGING')
    const ask = (about: Person, permission: string, place: { siteId?: string; environmentId?: string }) =>
      service.checks.checkAccess({ companyId, userId: about.userId, permission, ...place }, about.call())
    const decisions = async (
      about: Person,
      permission: string,
      places: { siteId?: string; environmentId?: string }[],
    ) => (await Promise.all(places.map((place) => ask(about, permission, place)))).map(({ decision }) => decision)
    return { ...people, siteId, live, premium, ask, decisions }
  }

  test('then its facts decide: whose it is, whether premium staging is paid for, of what kind the environment is', async () => {
    const { companyId, owner, developer, billing, siteId, live, premium, ask, decisions } = await hosted()
    const [allowed, denied] = ['DECISION_ALLOWED', 'DECISION_DENIED']
    expect(await ask(developer, 'live.use', { siteId, environmentId: live })).toMatchObject({
      decision: allowed,
      because: [{ role: 'developer', via: 'VIA_COMPANY_ROLE', companyId }],
    })
    const onPremium = { siteId, environmentId: premium }
    expect(await decisions(developer, 'live.use', [{ siteId }, onPremium])).toEqual([allowed, denied])
    expect(await decisions(developer, 'staging.use', [onPremium, { siteId, environmentId: live }])).toEqual([
      allowed,
      denied,
    ])
    expect(await decisions(billing, 'live.use', [{ siteId }])).toEqual([denied])

    const elsewhere = await hosted()
    const foreign = [
      { siteId: elsewhere.siteId },
      { siteId: crypto.randomUUID() },
      { siteId, environmentId: elsewhere.live },
    ]
    expect(await decisions(owner, 'live.use', foreign)).toEqual([denied, denied, denied])

    expect(await decisions(developer, 'site.delete', [{ siteId }])).toEqual([allowed])
    await service.sites.putSite(companyId, { siteId, premium: true })
    await waitFor(async () => (await decisions(developer, 'site.delete', [{ siteId }]))[0] === denied)
    expect(await decisions(owner, 'site.delete', [{ siteId }])).toEqual([allowed])

    await service.sites.deleteSite(siteId)
    expect(await decisions(owner, 'live.use', [{ siteId }])).toEqual([denied])
  })

  test('then roles on sites count on their sites, in the tenure in which they were given', async () => {
    const { companyId, owner, siteId, live, premium, ask, decisions } = await hosted()
    const another = await service.sites.putSite(companyId)
    const guest = await service.joinSites(companyId, owner, { [siteId]: 'developer' })
    await service.joinSites(companyId, owner, { [another]: 'administrator' })
    const [allowed, denied] = ['DECISION_ALLOWED', 'DECISION_DENIED']
    const places = [{ siteId, environmentId: premium }, { siteId, environmentId: live }, { siteId: another }, {}]
    expect(await decisions(guest, 'staging.use', places)).toEqual([allowed, denied, denied, denied])
    expect(await decisions(guest, 'live.use', places)).toEqual([denied, denied, denied, denied])
    expect(await ask(guest, 'sites.see', { siteId })).toMatchObject({
      because: [{ role: 'developer', via: 'VIA_SITE_ROLE', companyId, siteId }],
    })
    await service.sites.putSite(companyId, { siteId, tenure: 2 })
    expect(await outcomeOf(ask(guest, 'sites.see', { siteId }))).toBe('not-found')
  })

  test('then an environment without a site is refused', async () => {
    const { owner, live, ask } = await hosted()
    expect(await outcomeOf(ask(owner, 'live.use', { environmentId: live }))).toBe('bad-request')
  })
})

describe('when somebody asks who has a permission', () => {
  const whoMay = (
    companyId: string,
    by: Person,
    permission: string,
    more: { siteId?: string; environmentId?: string; limit?: number; after?: string } = {},
  ) => service.checks.listWhoMay({ companyId, permission, ...more }, by.call())
  const idsOf = ({ members }: { members: { userId: string }[] }) => members.map(({ userId }) => userId)

  test('then those who have it are listed in the order of joining, page by page, with the reasons', async () => {
    const { companyId, owner, developer, billing } = await crew()
    const administrator = await service.join(companyId, owner, 'administrator')
    expect((await whoMay(companyId, developer, 'members.manage')).members).toEqual([
      {
        userId: owner.userId,
        email: owner.email,
        fullName: owner.fullName,
        because: [
          { role: 'owner', via: 'VIA_OWNER', companyId },
          { role: 'administrator', via: 'VIA_COMPANY_ROLE', companyId },
        ],
      },
      expect.objectContaining({ userId: administrator.userId }),
    ])
    expect(idsOf(await whoMay(companyId, owner, 'invoices.see'))).toEqual(
      [owner, billing, administrator].map(({ userId }) => userId),
    )
    // The owner's column alone decides what the owner may do.
    expect(idsOf(await whoMay(companyId, owner, 'company.leave'))).not.toContain(owner.userId)
    expect(idsOf(await whoMay(companyId, owner, 'company.close'))).toEqual([owner.userId])

    const seen: string[] = []
    let after = ''
    do {
      const page = await whoMay(companyId, owner, 'company.see', { limit: 1, after })
      seen.push(...idsOf(page))
      after = page.nextCursor
    } while (after)
    expect(seen).toEqual([owner, developer, billing, administrator].map(({ userId }) => userId))
    const { nextCursor } = await whoMay(companyId, owner, 'company.see', { limit: 1 })
    expect(await outcomeOf(whoMay(companyId, owner, 'members.see', { after: nextCursor }))).toBe('bad-cursor')
  })

  test('then those with a role on the site are among them, and nobody from another site', async () => {
    const { companyId, owner, developer } = await crew()
    const [siteId, another] = [await service.sites.putSite(companyId), await service.sites.putSite(companyId)]
    const administrator = await service.joinSites(companyId, owner, { [siteId]: 'administrator' })
    const guest = await service.joinSites(companyId, owner, { [siteId]: 'developer', [another]: 'administrator' })
    const staff = [owner, developer].map(({ userId }) => userId)
    const who = async (permission: string, site?: string) =>
      idsOf(await whoMay(companyId, owner, permission, site ? { siteId: site } : {}))
    expect(await who('live.use', siteId)).toEqual([...staff, administrator.userId])
    expect(await who('staging.use', siteId)).toEqual([...staff, administrator.userId, guest.userId])
    expect(await who('live.use', another)).toEqual([...staff, guest.userId])
    expect(await who('live.use')).toEqual(staff)
    const { members } = await whoMay(companyId, owner, 'live.use', { siteId })
    expect(members.at(-1)!.because).toMatchObject([{ role: 'administrator', via: 'VIA_SITE_ROLE', companyId, siteId }])
    await service.sites.putSite(companyId, { siteId, tenure: 2 })
    expect(await who('staging.use', siteId)).toEqual(staff)
  })

  test('then only members with access.explain are answered, about sites and environments that there are', async () => {
    const { companyId, owner, billing } = await crew()
    const siteId = await service.sites.putSite(companyId, { premium: true })
    const foreign = await service.sites.putSite((await crew()).companyId)
    const outcome = (by: Person, permission: string, more?: object) =>
      outcomeOf(whoMay(companyId, by, permission, more))
    expect(await outcome(billing, 'invoices.see')).toBe('not-allowed')
    expect(await outcome(service.person(), 'invoices.see')).toBe('not-found')
    expect(await outcome(owner, 'members.fire')).toBe('bad-request')
    expect(await outcome(owner, 'live.use', { siteId: foreign })).toBe('not-found')
    expect(await outcome(owner, 'live.use', { siteId, environmentId: crypto.randomUUID() })).toBe('not-found')
    expect(await outcome(owner, 'live.use', { environmentId: crypto.randomUUID() })).toBe('bad-request')
    expect(idsOf(await whoMay(companyId, owner, 'site.delete', { siteId }))).toEqual([owner.userId])
  })

  test('then a second factor counts where the company requires it', async () => {
    const { companyId, owner, developer } = await crew()
    owner.twoFactor = true
    await service.companies.updateCompany({ companyId, requireTwoFactor: true }, owner.call())
    expect(idsOf(await whoMay(companyId, owner, 'members.see'))).toEqual([owner.userId])
    developer.twoFactor = true
    expect(idsOf(await whoMay(companyId, owner, 'members.see'))).toEqual([owner.userId, developer.userId])
  })
})

describe('when the company requires two-factor', () => {
  test('then the second factor of whoever is asked about counts', async () => {
    const { companyId, owner, developer } = await crew()
    const decisionAbout = async () => (await ask(companyId, owner, developer, 'site.create')).decision
    expect(await decisionAbout()).toBe('DECISION_ALLOWED')
    owner.twoFactor = true
    await service.companies.updateCompany({ companyId, requireTwoFactor: true }, owner.call())
    expect(await decisionAbout()).toBe('DECISION_DENIED')
    developer.twoFactor = true
    expect(await decisionAbout()).toBe('DECISION_ALLOWED')
  })
})

test('when nobody is signed in, then the call is refused', async () => {
  const { companyId, owner } = await crew()
  const request = { companyId, userId: owner.userId, permission: 'company.see' }
  expect(await outcomeOf(service.checks.checkAccess(request, service.anonymousCall()))).toBe('not-signed-in')
})
