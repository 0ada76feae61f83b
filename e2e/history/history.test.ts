import { idBytes, newId, SHARDS } from '@holdfast/contracts'
import {
  AccessChanged,
  CompanyCreated,
  CompanyFact,
  InvitationAccepted,
  InvitationSent,
  MemberFact,
  OwnershipTransferred,
} from '@holdfast/contracts/company'
import { dropFact, openLedger, putFact, type Transaction } from '@holdfast/ledger'
import { createProducer, ensureTopics, type OutgoingRecord, signRecord } from '@holdfast/messaging'
import { environment, silentLog, testDatabase, testKeys, uniqueName, userPassport, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { replayCompanies } from './companies.ts'
import { checkCompanyDocuments } from './company-documents.ts'
import { checkOrder } from './order.ts'
import { readStoredLedger, type StoredLedger } from './stored-ledger.ts'
import { checkRecords, readTopic } from './topic-records.ts'

const [companyId, ada, bo, cy] = [newId(), newId(), newId(), newId()]
const administrator = { companyRole: 'COMPANY_ROLE_ADMINISTRATOR' } as const
const billing = { companyRole: 'COMPANY_ROLE_BILLING' } as const
type Access = typeof administrator | typeof billing
const memberships = new Map([ada, bo, cy].map((userId) => [userId, newId()]))

const company = (ownerId: string) =>
  putFact('company', idBytes(companyId), CompanyFact, { state: 'STATE_ACTIVE', ownerId: idBytes(ownerId) })
const keyOf = (userId: string) => [idBytes(companyId), idBytes(userId)]
const member = (userId: string, access: Access) =>
  putFact('member', keyOf(userId), MemberFact, { access, membershipId: memberships.get(userId)! })

type Step = (tx: Pick<Transaction, 'append'>) => void

const created: Step = ({ append }) =>
  append(CompanyCreated, { companyId, ownerId: ada, membershipId: memberships.get(ada)! }, [
    company(ada),
    member(ada, administrator),
  ])
const joined =
  (userId: string, access: Access): Step =>
  ({ append }) => {
    const invitationId = newId()
    append(InvitationSent, { companyId, invitationId, attempt: 1, access })
    const ids = { companyId, userId, membershipId: memberships.get(userId)!, invitationId }
    append(AccessChanged, { ...ids, after: access, cause: 'CAUSE_INVITATION' }, [member(userId, access)])
    append(InvitationAccepted, ids)
  }
const changed =
  (userId: string, before: Access, after: Access, fact = after): Step =>
  ({ append }) => {
    const ids = { companyId, userId, membershipId: memberships.get(userId)! }
    append(AccessChanged, { ...ids, before, after, cause: 'CAUSE_CHANGED' }, [member(userId, fact)])
  }
const removed =
  (userId: string, before: Access): Step =>
  ({ append }) => {
    const ids = { companyId, userId, membershipId: memberships.get(userId)! }
    append(AccessChanged, { ...ids, before, cause: 'CAUSE_REMOVED' }, [dropFact('member', keyOf(userId))])
  }
const transferred =
  (fromUserId: string, toUserId: string, fact = toUserId): Step =>
  ({ append }) =>
    append(OwnershipTransferred, { companyId, fromUserId, toUserId }, [company(fact)])

const good = [
  created,
  joined(bo, administrator),
  joined(cy, billing),
  transferred(ada, bo),
  removed(ada, administrator),
]

type Sign = (record: OutgoingRecord) => Promise<OutgoingRecord>
type Spoilt = OutgoingRecord[] | Promise<OutgoingRecord[]>

/** A real ledger, which the given steps have written, and the topic to which it was published. */
async function write(steps: Step[], spoil: (records: OutgoingRecord[], sign: Sign) => Spoilt = (records) => records) {
  const owner = uniqueName('history').replace('_', '-')
  const connection = await testDatabase()
  const brokers = environment.kafkaBrokers.split(',')
  const topic = `holdfast.${owner}.ledger.v1`
  await ensureTopics({ brokers, topics: [topic], partitions: SHARDS, replicationFactor: 1, log: silentLog })
  const real = createProducer({ brokers, clientId: owner, log: silentLog })
  const { signer, trusted } = testKeys.ofOwner(owner)
  const sign: Sign = (record) => signRecord(signer, topic, record)
  const producer = {
    ...real,
    send: async (to: string, records: OutgoingRecord[]) => real.send(to, await spoil(records, sign)),
  }
  const ledger = await openLedger({ owner, connection, producer, signer, log: silentLog })
  for (const step of steps) {
    await ledger.transact({ stream: `company/${companyId}`, call: userPassport() }, async (tx) => step(tx))
  }
  const read = () => readStoredLedger(owner, connection)
  await waitFor(async () => (await read()).published.join() === (await ledger.heads()).join(), { ms: 20_000 })
  await ledger.stop()
  await real.close()
  const check = async () => checkRecords(await read(), await readTopic(environment.kafkaBrokers, topic), trusted)
  return { connection, read, check }
}

describe('a history', () => {
  test('when it is whole, nothing is found wrong', async () => {
    const { read, check } = await write(good)
    const ledger = await read()
    expect(checkOrder(ledger)).toEqual([])
    const replay = replayCompanies(ledger)
    expect(replay).toMatchObject({ commits: good.length, wrong: [] })
    expect(await check()).toEqual({ repeats: 0, forged: 0, wrong: [] })
  })

  test.each<[string, Step[], RegExp]>([
    ['the owner is demoted', [created, changed(ada, administrator, billing)], /owner .* is billing/],
    ['the owner is removed', [created, removed(ada, administrator)], /owner .* is no member/],
    ['it goes to somebody who is no member', [created, transferred(ada, bo)], /owner .* is no member/],
    ['it goes to somebody who is no administrator', [created, joined(bo, billing), transferred(ada, bo)], /is billing/],
    ['two hand it over', [...good.slice(0, 4), transferred(ada, cy)], /hands over what .* owns/],
    ['the facts name another owner', [...good.slice(0, 3), transferred(ada, bo, ada)], /entries tell .* facts/],
    ['an entry starts from another role', [...good, changed(cy, administrator, billing)], /had .* billing, .* says/],
    ['a removed member is removed again', [...good, removed(ada, administrator)], /had undefined/],
    ['the facts give another role', [...good, changed(cy, billing, administrator, billing)], /entries tell .* facts/],
    ['an entry comes before its company', [joined(bo, billing)], /before the company was created/],
  ])('when %s, it is found', async (_, steps, expected) => {
    const { read } = await write(steps)
    expect(replayCompanies(await read()).wrong.join('\n')).toMatch(expected)
  })

  test('when an entry, a head, a version or a fact is tampered with, it is found', async () => {
    const { read } = await write(good)
    const tamper = async (change: (ledger: StoredLedger, shard: number) => void) => {
      const ledger = await read()
      change(
        ledger,
        ledger.entries.findIndex((entries) => entries.length > 0),
      )
      return checkOrder(ledger).join('\n')
    }
    expect(await tamper(({ entries }, shard) => entries[shard]!.splice(4, 1))).toMatch('seq has a hole')
    expect(await tamper(({ heads }, shard) => heads[shard]!++)).toMatch('has head')
    expect(await tamper(({ entries }, shard) => entries[shard]![2]!.entry.version++)).toMatch('is next')
    expect(await tamper(({ entries }, shard) => entries[shard]![1]!.entry.index++)).toMatch('torn from its commit')
    expect(await tamper(({ versions }) => versions.clear())).toMatch('version of stream')
    expect(await tamper(({ facts }) => facts.delete([...facts.keys()][0]!))).toMatch('fact')
  })

  test('when documents differ from the entries, it is found', async () => {
    const { connection, read } = await write(good)
    const replay = replayCompanies(await read())
    const db = connection.db!
    await db.collection<{ _id: string }>('companies').insertOne({
      _id: companyId,
      ...{ ownerId: bo, state: 'active', requireTwoFactor: false },
    })
    const rows = [
      { _id: memberships.get(bo)!, companyId, userId: bo, access: { companyRole: 'administrator' } },
      { _id: memberships.get(cy)!, companyId, userId: cy, access: { companyRole: 'billing' } },
    ]
    await db.collection<{ _id: string }>('memberships').insertMany(rows)
    const invitations = [...replay.invitations].map(([_id, state]) => ({ _id, state }))
    await db.collection<{ _id: string }>('invitations').insertMany(invitations)
    expect(await checkCompanyDocuments(connection, replay)).toEqual([])

    await db.collection('companies').updateOne({}, { $set: { ownerId: cy } })
    await db.collection('invitations').updateOne({}, { $set: { state: 'pending' } })
    expect(await checkCompanyDocuments(connection, replay)).toHaveLength(2)
  })

  test('when Kafka has repeats they are counted; when a record is missing, out of order, changed or not signed, it is found', async () => {
    const check = async (spoil: (records: OutgoingRecord[], sign: Sign) => Spoilt) =>
      (await write(good.slice(0, 2), spoil)).check()
    const seqOf = ({ headers }: OutgoingRecord) => Number(headers.ce_id!.split('/')[2])
    expect(await check((records) => [...records, ...records])).toEqual({ repeats: 4, forged: 0, wrong: [] })
    const lacks = await check((records) => records.filter((record) => seqOf(record) !== 2))
    expect(lacks.wrong).toEqual([expect.stringContaining('comes while 2 is missing')])
    const ends = await check((records) => records.filter((record) => seqOf(record) < 4))
    expect(ends.wrong).toEqual([expect.stringContaining('Kafka ends at')])
    const changed = (record: OutgoingRecord) => ({
      ...record,
      value: Buffer.concat([record.value, Buffer.of(0x58, 1)]),
    })
    const changes = await check((records, sign) => Promise.all(records.map((record) => sign(changed(record)))))
    expect(changes.wrong).toHaveLength(4)
    expect(changes.wrong[0]).toContain('differs from the entry')
    const unsigned = await check((records) =>
      records.map(({ headers: { holdfast_signature: _, ...headers }, ...record }) => ({ ...record, headers })),
    )
    expect(unsigned.wrong).toHaveLength(4)
    expect(unsigned.wrong[0]).toContain('is not signed by its owner: unsigned')
  })
})
