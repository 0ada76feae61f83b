import { idBytes, newId, SHARDS, shardOf } from '@holdfast/contracts'
import { EnvironmentFact, SiteFact } from '@holdfast/contracts/site'
import { silentLog } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { createCompanyFacts } from './company-facts.ts'
import { createEnvironmentTable } from './environment-table.ts'
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
  expect(facts.grants.holding(idBytes(siteId))).toEqual(moved)
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

describe('environments', () => {
  const keyOf = (...ids: string[]) => Buffer.concat(ids.map(idBytes))
  const staging = EnvironmentFact.encode({ kind: 'KIND_STAGING' })

  test('when their rows come before that of the site, and stay after it, then they count while the site is there', () => {
    const { sites, put, drop } = given()
    const { environment } = sites.tables
    const [siteId, environmentId] = [newId(), newId()]
    const kind = () => sites.environmentOf(siteId, environmentId)
    environment.put(keyOf(siteId, environmentId), staging)
    expect(kind()).toBeUndefined()
    put(idBytes(siteId), { companyId: newId(), tenure: 1, paysPremiumStaging: false })
    expect([kind(), sites.environmentOf(newId(), environmentId)]).toEqual(['staging', undefined])
    environment.put(keyOf(siteId, environmentId), EnvironmentFact.encode({ kind: 'KIND_PREMIUM_STAGING' }))
    expect(kind()).toBe('premium-staging')
    environment.drop(keyOf(newId(), environmentId))
    expect(kind()).toBe('premium-staging')
    drop(idBytes(siteId))
    expect(kind()).toBeUndefined()
    put(idBytes(siteId), { companyId: newId(), tenure: 2, paysPremiumStaging: false })
    environment.drop(keyOf(siteId, environmentId))
    expect(kind()).toBeUndefined()
    expect([sites.environmentOf(siteId, 'live'), sites.environmentOf('here', environmentId)]).toEqual([
      undefined,
      undefined,
    ])
  })

  test('when a replica holds 100,000 of them, then each takes less than 64 bytes', () => {
    const table = createEnvironmentTable()
    const ids = Array.from({ length: 100_000 }, () => idBytes(newId()))
    for (const id of ids) table.put(ids[0]!, id, 'live')
    expect(table.bytes / ids.length).toBeLessThan(64)
    for (const id of ids) table.drop(ids[0]!, id)
    expect(ids.some((id) => table.kindOf(ids[0]!, id))).toBe(false)
  })
})

describe('a row of sites that cannot be read', () => {
  const [siteId, environmentId, companyId] = [newId(), newId(), newId()]
  const key = idBytes(siteId)
  const keyOfEnvironment = Buffer.concat([key, idBytes(environmentId)])
  const fact = { companyId: idBytes(companyId), tenure: 1, state: 'STATE_ACTIVE' } as const
  const rows: [string, 'site' | 'environment', Uint8Array][] = [
    ['that is no protobuf', 'site', Buffer.from([0xff])],
    ['with a state of a later release', 'site', Buffer.from([0x18, 0x09])],
    ['with a company that is no id', 'site', SiteFact.encode({ ...fact, companyId: Buffer.alloc(3) })],
    ['with a tenure that is too large', 'site', SiteFact.encode({ ...fact, tenure: 2 ** 40 })],
    ['with a kind of a later release', 'environment', Buffer.from([0x08, 0x09])],
  ]

  test.each(rows)(
    'when it is one %s, then nothing is told of its shard until it is put again, dropped or cleared',
    (_what, name, bad) => {
      const { sites } = given()
      const table = sites.tables[name]
      const row = name === 'site' ? key : keyOfEnvironment
      const good = name === 'site' ? SiteFact.encode(fact) : EnvironmentFact.encode({ kind: 'KIND_LIVE' })
      for (const heal of [() => table.put(row, good), () => table.drop(row), () => table.clear()]) {
        table.put(row, bad)
        const unsafe = Array.from({ length: SHARDS }, (_, shard) => shard).filter((shard) => !sites.isFresh(shard, 0))
        expect(unsafe).toEqual([shardOf(`site/${siteId}`)])
        expect([sites.onSite(siteId), sites.environmentOf(siteId, environmentId)]).toEqual(['unknown', 'unknown'])
        heal()
        expect(sites.isFresh(shardOf(`site/${siteId}`), 0)).toBe(true)
      }
    },
  )

  test('when one environment is said to be of two sites, then it is not believed of the second', () => {
    const { sites, put } = given()
    const live = EnvironmentFact.encode({ kind: 'KIND_LIVE' })
    const other = newId()
    for (const id of [siteId, other]) put(idBytes(id), { companyId, tenure: 1, paysPremiumStaging: false })
    sites.tables.environment.put(keyOfEnvironment, live)
    sites.tables.environment.put(Buffer.concat([idBytes(other), idBytes(environmentId)]), live)
    expect(sites.environmentOf(other, environmentId)).toBe('unknown')
  })
})
