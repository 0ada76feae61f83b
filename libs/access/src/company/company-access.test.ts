import { idBytes, newId } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { anonymousPassport, silentLog, userPassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import type { Access } from '../access.ts'
import { createDecide } from '../decide.ts'
import { ALLOWED, permissionNumber, UNKNOWN } from '../grants/check.ts'
import { flip } from '../mutation.ts'
import { accessToWire } from '../wire.ts'
import { createCompanyAccess } from './company-access.ts'
import { createCompanyFacts } from './company-facts.ts'
import type { Question, Verdict } from './question.ts'

const decide = createDecide()

function given(options: { remote?: Verdict; decide?: typeof decide } = {}) {
  const facts = createCompanyFacts(silentLog)
  const companyId = newId()
  const ownerId = newId()
  const replica = { isAll: true, reads: [] as string[] }
  const asked: Question[] = []
  const { remote } = options
  const access = createCompanyAccess({
    facts,
    replica: {
      now: () => replica.reads.push('now'),
      isFresh(shard) {
        replica.reads.push(`shard ${shard}`)
        return replica.isAll || shard !== facts.shardOf(idBytes(companyId))
      },
    },
    ...(remote && { remote: { ask } }),
    log: silentLog,
    decide: options.decide ?? decide,
  })
  company({})
  const join = (given: Access, userId = newId()) => {
    const key = Buffer.concat([idBytes(companyId), idBytes(userId)])
    facts.tables.member.put(key, MemberFact.encode({ access: accessToWire(given), membershipId: newId() }))
    return userId
  }
  join({ companyRole: 'administrator' }, ownerId)
  return { facts, access, companyId, ownerId, company, join, replica, asked }

  async function ask(question: Question): Promise<Verdict> {
    asked.push(question)
    return remote!
  }

  function company(fact: Parameters<typeof CompanyFact.encode>[0]) {
    const value = { state: 'STATE_ACTIVE', hasPlan: true, ownerId: idBytes(ownerId), ...fact } as const
    facts.tables.company.put(idBytes(companyId), CompanyFact.encode(value))
  }
}

describe('a handler requires a permission', () => {
  const refused = (code: string) => expect.objectContaining({ code })

  test('when the role gives it, it learns who asks', async () => {
    const { access, companyId, ownerId } = given()
    const call = userPassport({ userId: ownerId })
    expect(await access.require(call, companyId, 'company.close')).toBe(call.principal)
  })

  test('when it is refused, the refusal is the one of the rules', async () => {
    const { access, companyId, company, join } = given()
    const developer = userPassport({ userId: join({ companyRole: 'developer' }) })
    const asked = (...args: [Parameters<typeof access.require>[2], object?]) =>
      access.require(developer, companyId, ...args)
    await expect(asked('members.manage')).rejects.toEqual(refused('not-allowed'))
    await expect(asked('site.delete')).rejects.toEqual(refused('not-allowed'))
    await asked('site.delete', { paysPremiumStaging: false })
    company({ requireTwoFactor: true })
    await expect(asked('members.see')).rejects.toEqual(refused('two-factor-required'))
    developer.principal.twoFactor = true
    await asked('members.see')
    company({ state: 'STATE_SUSPENDED' })
    await expect(asked('live.use')).rejects.toEqual(refused('company-suspended'))
    await asked('live.use', { reads: true })
    company({ hasPlan: false })
    await expect(asked('site.create')).rejects.toEqual(refused('no-plan'))
    company({ state: 'STATE_CLOSED' })
    await expect(asked('company.see')).rejects.toEqual(refused('company-closed'))
  })

  test('when a stranger asks, or about what is no company, it is not found', async () => {
    const { access, companyId, ownerId } = given()
    await expect(access.require(userPassport(), companyId, 'company.see')).rejects.toEqual(refused('not-found'))
    for (const nowhere of [newId(), 'nowhere', '']) {
      await expect(access.require(userPassport({ userId: ownerId }), nowhere, 'company.see')).rejects.toEqual(
        refused('not-found'),
      )
    }
    await expect(access.require(anonymousPassport(), companyId, 'company.see')).rejects.toEqual(
      refused('not-signed-in'),
    )
  })

  test('when it cannot be known, it is refused so, to be tried again', async () => {
    const { access, companyId, ownerId, replica } = given({ remote: 'unknown' })
    replica.isAll = false
    await expect(access.require(userPassport({ userId: ownerId }), companyId, 'company.see')).rejects.toMatchObject({
      code: 'access-unknown',
      kind: 'unavailable',
      retryAfter: 1,
    })
  })
})

describe('when memory is not fresh', () => {
  test('then the owner is asked the same, and its answer counts', async () => {
    const { access, companyId, ownerId, replica, asked } = given({ remote: 'two-factor-required' })
    replica.isAll = false
    const about = { twoFactor: true, environment: 'staging', paysPremiumStaging: false, reads: true } as const
    expect(await access.check('live.use', ownerId, companyId, about)).toBe('denied')
    const ids = { userId: idBytes(ownerId), companyId: idBytes(companyId) }
    expect(asked).toEqual([{ permission: 'live.use', ...ids, about: 15 }])
    await expect(access.require(userPassport({ userId: ownerId }), companyId, 'live.use')).rejects.toMatchObject({
      code: 'two-factor-required',
    })
  })

  test.each(['allowed', 'unknown'] as const)('then %s is passed on', async (remote) => {
    const { access, companyId, ownerId, replica } = given({ remote })
    replica.isAll = false
    expect(await access.check('live.use', ownerId, companyId)).toBe(remote)
  })

  test('then without an owner to ask everything is unknown, and nothing is explained or listed', async () => {
    const { access, companyId, ownerId, replica } = given()
    const ids = [idBytes(ownerId), idBytes(companyId)] as const
    expect(access.fromMemory(permissionNumber['live.use'], ...ids)).toBe(ALLOWED)
    replica.isAll = false
    expect(await access.check('live.use', ownerId, companyId)).toBe('unknown')
    expect(access.fromMemory(permissionNumber['live.use'], ...ids)).toBe(UNKNOWN)
    expect(access.standing(ownerId, companyId)).toBe('unknown')
    expect(access.explain('live.use', ownerId, companyId)).toBe('unknown')
    expect(access.listCompanies(ownerId)).toBe('unknown')
    expect(access.listSites(ownerId)).toBe('unknown')
  })

  test('then other companies are not concerned', async () => {
    const { access, replica, facts, companyId, ownerId } = given()
    const other = Array.from({ length: 64 }, () => newId()).find(
      (id) => facts.shardOf(idBytes(id)) !== facts.shardOf(idBytes(companyId)),
    )!
    replica.isAll = false
    expect(await access.check('company.see', ownerId, other)).toBe('denied')
  })
})

test('when memory is fresh, nobody else is asked, and the clock is read before anything is looked at', async () => {
  const { access, companyId, ownerId, replica, asked, facts } = given({ remote: 'unknown' })
  replica.reads.length = 0
  expect(await access.check('live.use', ownerId, companyId)).toBe('allowed')
  expect(replica.reads).toEqual(['now', `shard ${facts.shardOf(idBytes(companyId))}`])
  replica.reads.length = 0
  access.standing(ownerId, companyId)
  expect(replica.reads[0]).toBe('now')
  expect(asked).toEqual([])
})

test('when somebody asks why, the roles and where they come from are told', () => {
  const { access, companyId, ownerId } = given()
  expect(access.explain('members.manage', ownerId, companyId)).toEqual({
    allowed: true,
    because: [
      { role: 'owner', via: 'owner', companyId },
      { role: 'administrator', via: 'company-role', companyId },
    ],
  })
})

test('when sites are listed, those with a role that counts are', () => {
  const { access, companyId, facts, join } = given()
  const [siteId, gone] = [newId(), newId()]
  const siteRoles = [siteId, gone].map((siteId) => ({ siteId, role: 'developer' as const, tenure: 2 }))
  const userId = join({ siteRoles })
  facts.grants.putSite(idBytes(siteId), idBytes(companyId), 2)
  facts.grants.putSite(idBytes(gone), idBytes(companyId), 3)
  expect(access.listSites(userId)).toEqual([{ siteId, companyId, role: 'developer' }])
  expect(access.standing(userId, companyId)).toMatchObject({ access: { siteRoles: [siteRoles[0]] } })
})

test('when a cell of the table is another, the answers are', async () => {
  const { access, companyId, join } = given({ decide: createDecide(flip('members.manage', 'developer')) })
  const developer = join({ companyRole: 'developer' })
  expect(await access.check('members.manage', developer, companyId)).toBe('allowed')
})
