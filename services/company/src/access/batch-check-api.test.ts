import {
  createCompanyFacts,
  createOwnerChecks,
  createSiteFacts,
  openRemoteChecks,
  type Question,
} from '@holdfast/access/company'
import { idBytes, idText, newId } from '@holdfast/contracts'
import { AccessChecks, type BatchCheckReply, CompanyFact, MemberFact } from '@holdfast/contracts/company'
import { EnvironmentFact, SiteFact } from '@holdfast/contracts/site'
import { asService, implement, openChannel, type Passport, serve } from '@holdfast/runtime'
import { atEnd, silentLog, testKeys, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { batchCheckApi } from './batch-check-api.ts'

const companyId = idBytes(newId())
const [developer, stranger] = [idBytes(newId()), idBytes(newId())]
const [siteId, stagingId] = [idBytes(newId()), idBytes(newId())]
const ask = (permission: Question['permission'], userId = developer, place: Partial<Question> = {}): Question => ({
  permission,
  userId,
  companyId,
  about: 0,
  ...place,
})

async function given(address = '127.0.0.1:0') {
  const facts = createCompanyFacts(silentLog)
  facts.tables.company.put(companyId, CompanyFact.encode({ state: 'STATE_ACTIVE', ownerId: stranger }))
  const member = MemberFact.encode({ access: { companyRole: 'COMPANY_ROLE_DEVELOPER' } })
  facts.tables.member.put(Buffer.concat([companyId, developer]), member)
  const lease = { ofSites: true }
  const sites = createSiteFacts({
    facts,
    replica: () => ({ now: () => 0, isFresh: () => lease.ofSites }),
    log: silentLog,
  })
  sites.tables.site.put(siteId, SiteFact.encode({ companyId, tenure: 1, state: 'STATE_ACTIVE' }))
  sites.tables.environment.put(Buffer.concat([siteId, stagingId]), EnvironmentFact.encode({ kind: 'KIND_STAGING' }))
  const fences: { open(): void }[] = []
  const ledger = {
    isHeld: false,
    fence: async () => {
      if (ledger.isHeld) await new Promise<void>((open) => fences.push({ open }))
      return { epoch: 'e', heads: [] }
    },
    own: { reaches: async () => true },
    memory: { now: () => 0, isFresh: () => false },
  }
  const api = batchCheckApi({ checks: createOwnerChecks({ ledger, facts, sites, log: silentLog }), log: silentLog })
  const { batchCheck } = api
  const server = await serve({
    address,
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [implement(AccessChecks, {}, { bidirectional: { batchCheck } })],
  })
  atEnd(() => server.stop(0))
  return { server, api, ledger, lease, fences }
}

function client(port: number, name: 'identity' | 'gateway' = 'identity') {
  const signer = testKeys.signer(name)
  const channel = openChannel({ address: `127.0.0.1:${port}`, to: 'company', signer })
  atEnd(channel.close)
  return { channel, signer }
}

function remote(port: number) {
  const checks = openRemoteChecks({ ...client(port), log: silentLog, deadlineMs: 10_000 })
  atEnd(checks.close)
  return checks
}

test('when a service asks, it gets the decision and the refusal', async () => {
  const { server } = await given()
  const checks = remote(server.port)
  expect(
    await Promise.all([
      checks.ask(ask('members.see')),
      checks.ask(ask('members.manage')),
      checks.ask(ask('members.see', stranger)),
      checks.ask(ask('site.create')),
    ]),
  ).toEqual(['allowed', 'not-allowed', 'not-found', 'allowed'])
})

test('when a service asks about a site, the facts of sites decide, and nothing is known while they are not fresh', async () => {
  const { server, lease } = await given()
  const checks = remote(server.port)
  const questions = [
    ask('live.use', developer, { siteId }),
    ask('staging.use', developer, { siteId, environmentId: stagingId }),
    ask('live.use', developer, { siteId, environmentId: stagingId }),
    ask('live.use', developer, { siteId: stagingId }),
  ]
  const answers = () => Promise.all(questions.map(checks.ask))
  expect(await answers()).toEqual(['allowed', 'allowed', 'not-allowed', 'not-found'])
  lease.ofSites = false
  expect(await answers()).toEqual(['unknown', 'unknown', 'unknown', 'unknown'])
})

test('when a service asks for a standing, it gets it with the answers, or that there is none', async () => {
  const { server } = await given()
  const checks = remote(server.port)
  const [standing, verdict, none] = await Promise.all([
    checks.standing(idText(developer), idText(companyId)),
    checks.ask(ask('members.see')),
    checks.standing(idText(stranger), idText(companyId)),
  ])
  expect(standing).toEqual({
    companyId: idText(companyId),
    company: { state: 'active', requireTwoFactor: false },
    isOwner: false,
    access: { companyRole: 'developer' },
  })
  expect([verdict, none]).toEqual(['allowed', undefined])
  expect(await checks.standing('nobody', idText(companyId))).toBeUndefined()
})

test('when some checks are malformed, they are unknown and the others are answered', async () => {
  const { server } = await given()
  const { channel, signer } = client(server.port)
  const stream = await channel.bidirectionalStreams(AccessChecks).batchCheck(asService(signer, newId()))
  const good = { permission: 'members.see', userId: developer, companyId }
  const replies: BatchCheckReply[] = []
  stream.on('data', (reply) => replies.push(reply))
  stream.write({
    request: 7,
    checks: [
      { ...good, permission: 'constructor' },
      good,
      { ...good, userId: developer.subarray(1) },
      { ...good, companyId: Buffer.alloc(0) },
      { ...good, siteId: companyId.subarray(1) },
      { ...good, environmentId: companyId },
      good,
    ],
    standings: [
      { userId: developer, companyId: Buffer.alloc(3) },
      { userId: developer, companyId },
    ],
  })
  stream.write({ request: 8, checks: [] })
  await waitFor(() => replies.length === 2)
  stream.cancel()
  stream.on('error', () => {})
  const [unknown, allowed] = ['DECISION_UNKNOWN', 'DECISION_ALLOWED']
  expect(replies.find(({ request }) => request === 7)!.decisions).toEqual([
    unknown,
    allowed,
    unknown,
    unknown,
    unknown,
    unknown,
    allowed,
  ])
  const { standings } = replies.find(({ request }) => request === 7)!
  expect(standings).toMatchObject([{ isKnown: false }, { isKnown: true, standing: { state: 'STATE_ACTIVE' } }])
})

test('when the answer to one message is late, later messages are answered before it', async () => {
  const { server, ledger, fences } = await given()
  const checks = remote(server.port)
  ledger.isHeld = true
  const first = checks.ask(ask('members.see'))
  await waitFor(() => fences.length === 1)
  ledger.isHeld = false
  expect(await checks.ask(ask('members.manage'))).toBe('not-allowed')
  fences[0]!.open()
  expect(await first).toBe('allowed')
})

test('when the process stops, its streams end, and unanswered checks are sent to another process', async () => {
  const leaving = await given()
  const { port } = leaving.server
  const checks = remote(port)
  leaving.ledger.isHeld = true
  const verdict = checks.ask(ask('members.see'))
  await waitFor(() => leaving.fences.length === 1)
  const stopped = leaving.server.stop()
  leaving.api.hangUp()
  await stopped
  leaving.fences[0]!.open()
  await given(`127.0.0.1:${port}`)
  expect(await verdict).toBe('allowed')
})

test('when this process cannot decide, the asker sends its checks over another stream', async () => {
  const { server, ledger } = await given()
  const checks = remote(server.port)
  let tries = 0
  const { fence } = ledger
  ledger.fence = async () => {
    if (tries++ === 0) throw new Error('closed')
    return fence()
  }
  expect(await checks.ask(ask('members.see'))).toBe('allowed')
  expect(tries).toBe(2)
})

test('when a person or the gateway asks, or the process is stopping, the stream is refused', async () => {
  const { server, api } = await given()
  const [gateway, identity] = [client(server.port, 'gateway'), client(server.port)]
  const refusal = async (passport: Passport, { channel } = gateway) => {
    const stream = await channel.bidirectionalStreams(AccessChecks).batchCheck(passport)
    const refused = new Promise<Error>((resolve) => stream.on('error', resolve))
    stream.resume()
    return refused
  }
  const anonymous = { principal: { kind: 'anonymous' }, requestId: newId() } as const
  expect(await refusal(anonymous)).toMatchObject({ details: 'not-allowed' })
  expect(await refusal(asService(gateway.signer, newId()))).toMatchObject({ details: 'not-allowed' })
  api.hangUp()
  expect(await refusal(asService(identity.signer, newId()), identity)).toMatchObject({ details: 'unavailable' })
})
