import { createCompanyAccess, createCompanyFacts, createSiteFacts } from '@holdfast/access/company'
import { idBytes, newId, SHARDS, topicOf } from '@holdfast/contracts'
import { CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { SiteCreated, SiteDeleted, SiteFact } from '@holdfast/contracts/site'
import { dropFact, openLedger, putFact } from '@holdfast/ledger'
import { createProducer, ensureTopics } from '@holdfast/messaging'
import { overGrpc, startReplica } from '@holdfast/replica'
import { openChannel, serve } from '@holdfast/runtime'
import {
  atEnd,
  environment,
  servicePassport,
  silentLog,
  testDatabase,
  testKeys,
  uniqueName,
  waitFor,
} from '@holdfast/testing'
import { startTcpProxy } from '@holdfast/testing/tcp-proxy'
import { expect, test } from '@jest/globals'

const brokers = environment.kafkaBrokers.split(',')
const [companyId, developer] = [newId(), newId()]

/** A ledger of sites with a topic of its own, and one process that serves it. */
async function startSites() {
  const owner = uniqueName('owner').replace('_', '-')
  const keys = testKeys.ofOwner(owner)
  const connection = await testDatabase()
  await ensureTopics({ brokers, topics: [topicOf(owner)], partitions: SHARDS, replicationFactor: 1, log: silentLog })
  const producer = createProducer({ brokers, clientId: owner, log: silentLog })
  const nothing = { put: () => {}, drop: () => {}, clear: () => {} }
  const tables = { site: nothing, environment: nothing }
  const ledger = await openLedger({
    owner,
    connection,
    producer,
    signer: keys.signer,
    tables,
    leaseMs: 1_000,
    log: silentLog,
  })
  const address = '127.0.0.1:0'
  const server = await serve({
    address,
    service: 'site',
    keys: keys.trusted,
    log: silentLog,
    services: ledger.services,
  })
  await ledger.join(`127.0.0.1:${server.port}`)
  atEnd(async () => {
    await ledger.stop()
    await server.stop(0)
    await producer.close()
  })
  const change = (siteId: string, isThere: boolean) =>
    ledger.transact({ stream: `site/${siteId}`, call: servicePassport('site') }, async ({ append }) => {
      const about = { companyId, siteId, tenure: 1 }
      const row = { companyId: idBytes(companyId), tenure: 1, state: 'STATE_ACTIVE' } as const
      if (isThere) append(SiteCreated, about, [putFact('site', idBytes(siteId), SiteFact, row)])
      else append(SiteDeleted, { ...about, purgedAt: 0 }, [dropFact('site', idBytes(siteId))])
    })
  const forged = { partition: 0, key: 'site/1', value: Buffer.from('rubbish'), headers: { ce_id: 'e/0/1' } }
  const forge = () => producer.send(topicOf(owner), [forged])
  return { owner, keys, port: server.port, change, forge }
}

/** What a process of company has: its own facts, always fresh here, and a copy of those of sites. */
async function startCopy(sites: Awaited<ReturnType<typeof startSites>>, hasKafka: boolean) {
  const link = await startTcpProxy(`127.0.0.1:${sites.port}`)
  const signer = testKeys.signer('company')
  const channel = openChannel({ address: link.address, to: 'site', signer })
  const facts = createCompanyFacts(silentLog)
  facts.tables.company.put(
    idBytes(companyId),
    CompanyFact.encode({ state: 'STATE_ACTIVE', ownerId: idBytes(companyId) }),
  )
  const member = MemberFact.encode({ access: { companyRole: 'COMPANY_ROLE_DEVELOPER' } })
  facts.tables.member.put(Buffer.concat([companyId, developer].map(idBytes)), member)
  const siteFacts = createSiteFacts({ facts, replica: () => replica, log: silentLog })
  const replica = startReplica({
    owner: sites.owner,
    source: overGrpc(channel, signer),
    tables: { ...siteFacts.tables },
    ...(hasKafka && { kafka: { brokers, keys: sites.keys.trusted } }),
    log: silentLog,
    renewEveryMs: 100,
  })
  atEnd(async () => {
    await replica.stop()
    channel.close()
    await link.stop()
  })
  await replica.loaded
  const access = createCompanyAccess({ facts, replica: { now: () => 0, isFresh: () => true }, sites: siteFacts })
  return {
    link,
    mayUse: (siteId: string) => access.check('live.use', developer, companyId, { siteId }),
    isHeld: (siteId: string) => facts.grants.holding(idBytes(siteId)) !== undefined,
    refused: () => replica.metrics().refusedRecords?.unsigned ?? 0,
  }
}

test('when the streams of a copy are cut, Kafka brings the facts of sites, and checks are unknown until there is a lease again', async () => {
  const sites = await startSites()
  const [both, alone] = [await startCopy(sites, true), await startCopy(sites, false)]
  const copies = [both, alone]
  const [kept, deleted, created] = [newId(), newId(), newId()]
  for (const siteId of [kept, deleted]) await sites.change(siteId, true)
  const answers = (siteId: string) => Promise.all(copies.map(({ mayUse }) => mayUse(siteId)))
  await waitFor(async () => (await answers(deleted)).every((answer) => answer === 'allowed'))
  // What comes before the copy reads the topic, Kafka does not bring. A record that nobody signed shows that it reads.
  await waitFor(
    async () => {
      await sites.forge()
      return both.refused() > 0
    },
    { every: 200 },
  )

  for (const { link } of copies) {
    link.refuse()
    link.cut()
  }
  // Answered when the leases are over.
  await sites.change(deleted, false)
  const seen = new Set(await answers(deleted))
  await sites.change(created, true)
  await waitFor(() => both.isHeld(created) && !both.isHeld(deleted))
  expect([alone.isHeld(created), alone.isHeld(deleted)]).toEqual([false, true])
  for (const siteId of [kept, deleted, created]) for (const answer of await answers(siteId)) seen.add(answer)
  expect([...seen]).toEqual(['unknown'])

  for (const { link } of copies) link.pass()
  await waitFor(async () => (await answers(created)).every((answer) => answer === 'allowed'))
  await waitFor(async () => (await answers(deleted)).every((answer) => answer === 'denied'))
}, 60_000)
