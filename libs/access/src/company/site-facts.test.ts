import { idBytes, newId } from '@holdfast/contracts'
import { SiteFact } from '@holdfast/contracts/site'
import { silentLog } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { createCompanyFacts } from './company-facts.ts'
import { createSiteFacts } from './site-facts.ts'

function given() {
  const replica = { isFresh: true, reads: [] as string[] }
  const facts = createCompanyFacts(silentLog)
  const sites = createSiteFacts({
    facts,
    replica: () => ({
      now: () => replica.reads.push('now'),
      isFresh: (shard) => replica.reads.push(`shard ${shard}`) > 0 && replica.isFresh,
    }),
    log: silentLog,
  })
  const { site } = sites.tables
  const put = (
    siteId: Uint8Array,
    { companyId, ...fact }: { companyId: string; tenure: number; paysPremiumStaging: boolean },
  ) => site.put(siteId, SiteFact.encode({ ...fact, companyId: idBytes(companyId), state: 'STATE_ACTIVE' }), 0)
  return { sites, facts, replica, put, drop: (siteId: Uint8Array) => site.drop(siteId, 0), clear: () => site.clear() }
}

test('when facts of sites come, change and go, then the last is told, in the tenure that it names', () => {
  const { sites, facts, put, drop, clear } = given()
  const [siteId, another, companyId] = [newId(), newId(), newId()]
  const first = { companyId, tenure: 1, paysPremiumStaging: true }
  const moved = { companyId: newId(), tenure: 2, paysPremiumStaging: false }
  put(idBytes(siteId), first)
  put(idBytes(another), first)
  expect(sites.onSite(siteId)).toEqual(first)
  put(idBytes(siteId), moved)
  expect(sites.onSite(siteId)).toEqual(moved)
  expect(facts.grants.holding(idBytes(siteId))).toEqual({ companyId: moved.companyId, tenure: 2 })
  drop(idBytes(siteId))
  expect([sites.onSite(siteId), sites.onSite(another)]).toEqual([undefined, first])
  clear()
  expect(sites.onSite(another)).toBeUndefined()
  put(idBytes(another), moved)
  expect(sites.onSite(another)).toEqual(moved)
})

test('when their own lease is over, then nothing is told of any site; the clock is read before', () => {
  const { sites, replica, put } = given()
  const siteId = newId()
  put(idBytes(siteId), { companyId: newId(), tenure: 1, paysPremiumStaging: false })
  replica.isFresh = false
  expect([sites.onSite(siteId), sites.onSite(newId())]).toEqual(['unknown', 'unknown'])
  expect(replica.reads[0]).toBe('now')
  expect(sites.onSite('nowhere')).toBeUndefined()
})
