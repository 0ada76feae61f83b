import { idBytes, idText, newId, shardOf } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { EnvironmentFact, SiteFact } from '@holdfast/contracts/site'
import { silentLog } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { accessToWire } from '../access-wire.ts'
import { ABOUT } from '../grants/check.ts'
import type { PermissionId } from '../permissions.ts'
import { createCompanyFacts } from './company-facts.ts'
import { createOwnerChecks, type OwnerLedger } from './owner-checks.ts'
import type { Question } from './question.ts'
import { createSiteFacts } from './site-facts.ts'

const companyId = idBytes(newId())
const userId = idBytes(newId())
const question: Question = { permission: 'members.see', userId, companyId, about: 0 }
const company = CompanyFact.encode({ state: 'STATE_ACTIVE', ownerId: companyId })
const member = (companyRole: 'COMPANY_ROLE_DEVELOPER' | 'COMPANY_ROLE_BILLING') =>
  MemberFact.encode({ access: { companyRole } })
const heads = { epoch: 'e', heads: [1] }

function given(ledger: (tables: ReturnType<typeof createCompanyFacts>['tables']) => Partial<OwnerLedger>) {
  const facts = createCompanyFacts(silentLog)
  facts.tables.company.put(companyId, company)
  const own = { reaches: async () => true }
  const memory = { now: () => 0, isFresh: () => false }
  return createOwnerChecks({
    facts,
    log: silentLog,
    ledger: { fence: async () => heads, own, memory, ...ledger(facts.tables) },
  })
}

test('when a lease says that the rows may be believed, no fence is used, and the clock is read after the question came', async () => {
  const lease = { until: 10, now: 9 }
  let fences = 0
  const { askAll } = given(({ member: table }) => {
    table.put(Buffer.concat([companyId, userId]), member('COMPANY_ROLE_DEVELOPER'))
    return {
      memory: { now: () => lease.now, isFresh: (_shard, now) => now < lease.until },
      fence: async () => {
        fences++
        return heads
      },
    }
  })
  const questions = [question, { ...question, permission: 'members.manage' as const }]
  expect([await askAll(questions), fences]).toEqual([['allowed', 'not-allowed'], 0])
  lease.now = 10
  expect([await askAll(questions), fences]).toEqual([['allowed', 'not-allowed'], 1])
})

test('when a denied user has roles on sites, the reason is told only while the facts of sites may be believed', async () => {
  const facts = createCompanyFacts(silentLog)
  const siteId = idBytes(newId())
  const access = accessToWire({ siteRoles: [{ siteId: idText(siteId), role: 'developer', tenure: 2 }] })
  facts.tables.company.put(companyId, company)
  facts.tables.member.put(Buffer.concat([companyId, userId]), MemberFact.encode({ access }))
  const always = { now: () => 0, isFresh: () => true }
  const sites = createSiteFacts({ facts, replica: () => ({ now: () => 0, isFresh: () => areFresh }), log: silentLog })
  let areFresh = false
  const { askAll } = createOwnerChecks({
    facts,
    sites,
    log: silentLog,
    ledger: { fence: async () => heads, own: { reaches: async () => true }, memory: always },
  })
  const questions = (['plan.change', 'live.use'] as const).map((permission) => ({ ...question, permission }))
  // The company has the site in another tenure than the role names, or so the rows say.
  facts.grants.putSite(siteId, companyId, 3, false)
  const asked = [...questions, { userId, companyId }]
  expect(await askAll(asked)).toEqual(['unknown', 'unknown', 'unknown'])
  areFresh = true
  expect(await askAll(asked)).toEqual(['not-found', 'not-found', 'not-found'])
  facts.grants.putSite(siteId, companyId, 2, false)
  expect(await askAll(questions)).toEqual(['not-allowed', 'not-allowed'])
})

test('when a question is about a site, the facts of sites must be fresh too: a fence of company says nothing about them', async () => {
  const lease = { company: true, sites: true }
  const facts = createCompanyFacts(silentLog)
  const sites = createSiteFacts({
    facts,
    replica: () => ({ now: () => 0, isFresh: () => lease.sites }),
    log: silentLog,
  })
  facts.tables.company.put(companyId, company)
  facts.tables.member.put(Buffer.concat([companyId, userId]), member('COMPANY_ROLE_DEVELOPER'))
  const [here, foreign, staging] = [idBytes(newId()), idBytes(newId()), idBytes(newId())]
  const fact = { tenure: 1, state: 'STATE_ACTIVE', paysPremiumStaging: true } as const
  sites.tables.site.put(here, SiteFact.encode({ ...fact, companyId }))
  sites.tables.site.put(foreign, SiteFact.encode({ ...fact, companyId: idBytes(newId()) }))
  sites.tables.environment.put(Buffer.concat([here, staging]), EnvironmentFact.encode({ kind: 'KIND_STAGING' }))
  let fences = 0
  const { askAll, explain } = createOwnerChecks({
    facts,
    sites,
    log: silentLog,
    ledger: {
      fence: async () => {
        fences++
        return heads
      },
      own: { reaches: async () => true },
      memory: { now: () => 0, isFresh: () => lease.company },
    },
  })
  const asked = (permission: PermissionId, siteId: Uint8Array, environmentId?: Uint8Array): Question => ({
    ...question,
    permission,
    siteId,
    ...(environmentId && { environmentId }),
    // What the question says of premium staging does not count: the fact says that it is paid for.
    about: ABOUT.paysNoPremiumStaging,
  })
  const questions = [
    asked('live.use', here),
    asked('staging.use', here, staging),
    asked('live.use', here, staging),
    asked('staging.use', here, idBytes(newId())),
    asked('site.delete', here),
    asked('live.use', foreign),
    asked('live.use', idBytes(newId())),
  ]
  const answers = ['allowed', 'allowed', 'not-allowed', 'not-found', 'not-allowed', 'not-found', 'not-found']
  expect([await askAll(questions), fences]).toEqual([answers, 0])
  lease.company = false
  expect([await askAll(questions), fences]).toEqual([answers, 1])
  const about = { siteId: idText(here), environmentId: idText(staging) }
  const why = () => explain('staging.use', idText(userId), idText(companyId), about)
  expect(await why()).toMatchObject({ allowed: true, because: [{ role: 'developer', via: 'company-role' }] })
  lease.sites = false
  for (lease.company of [false, true]) {
    expect(await askAll([...questions, question])).toEqual([...questions.map(() => 'unknown'), 'allowed'])
    expect(await why()).toBe('unknown')
  }
})

test('when questions are asked without a lease, they are answered from rows that have reached the fenced heads', async () => {
  const seen: unknown[] = []
  const { askAll, ask } = given(({ member: table }) => ({
    own: {
      async reaches(target, ms) {
        seen.push(target, ms > 190 && ms <= 200)
        table.put(Buffer.concat([companyId, userId]), member('COMPANY_ROLE_DEVELOPER'))
        return true
      },
    },
  }))
  const others = { ...question, userId: idBytes(newId()) }
  const questions = [question, others, { ...question, permission: 'members.manage' as const }]
  expect(await askAll(questions)).toEqual(['allowed', 'not-found', 'not-allowed'])
  expect(seen).toEqual([heads, true])
  expect(await ask(question)).toBe('allowed')
})

test('when a standing is asked for, it is answered under the lease as a check is, or else by the fence', async () => {
  const lease = { isFresh: true }
  let fences = 0
  const { askAll, fencedStanding } = given(({ member: table }) => {
    table.put(Buffer.concat([companyId, userId]), member('COMPANY_ROLE_DEVELOPER'))
    return {
      memory: { now: () => 0, isFresh: () => lease.isFresh },
      fence: async () => {
        fences++
        return heads
      },
    }
  })
  const asked = [{ userId, companyId }, { userId: companyId, companyId }, question]
  const standing = expect.objectContaining({ isOwner: false, access: { companyRole: 'developer' } })
  expect([await askAll(asked), fences]).toEqual([[standing, 'not-found', 'allowed'], 0])
  expect([await fencedStanding(idText(userId), idText(companyId)), fences]).toEqual([standing, 1])
  lease.isFresh = false
  expect([await askAll(asked), fences]).toEqual([[standing, 'not-found', 'allowed'], 2])
  expect(await fencedStanding(idText(companyId), idText(companyId))).toBeUndefined()
})

test('when the rows do not reach the heads in time, every answer is unknown', async () => {
  const { askAll } = given(() => ({ own: { reaches: async () => false } }))
  expect(await askAll([question, question])).toEqual(['unknown', 'unknown'])
})

test('when the heads cannot be read, askAll rejects, and ask and fencedStanding are unknown', async () => {
  const { askAll, ask, fencedStanding } = given(() => ({ fence: () => Promise.reject(new Error('no primary')) }))
  await expect(askAll([question])).rejects.toThrow('no primary')
  expect([await ask(question), await fencedStanding(idText(userId), idText(companyId))]).toEqual(['unknown', 'unknown'])
})

test('when some can be decided under the lease and the others not at all, the known answers are returned', async () => {
  const elsewhere = idBytes(newId())
  const { askAll } = given(({ company: companies, member: members }) => {
    companies.put(elsewhere, company)
    members.put(Buffer.concat([companyId, userId]), member('COMPANY_ROLE_DEVELOPER'))
    const shard = shardOf(`company/${idText(companyId)}`)
    return {
      memory: { now: () => 0, isFresh: (asked) => asked === shard },
      fence: () => Promise.reject(new Error('no primary')),
    }
  })
  const isInAnotherShard = shardOf(`company/${idText(elsewhere)}`) !== shardOf(`company/${idText(companyId)}`)
  const rest = { ...question, companyId: elsewhere }
  expect(await askAll([question, rest])).toEqual(['allowed', isInAnotherShard ? 'unknown' : 'not-found'])
})

test('when the rows are cleared just after they reached the heads, they are waited for again', async () => {
  let isCleared = false
  const { ask } = given(({ company: companies, member: members }) => ({
    own: {
      async reaches() {
        if (!isCleared) {
          queueMicrotask(() => {
            companies.clear()
            members.clear()
          })
          isCleared = true
        } else {
          companies.put(companyId, company)
          members.put(Buffer.concat([companyId, userId]), member('COMPANY_ROLE_DEVELOPER'))
        }
        return true
      },
    },
  }))
  expect(await ask(question)).toBe('allowed')
})
