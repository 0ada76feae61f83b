import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import { createProducer, ensureTopics, type OutgoingRecord, signRecord } from '@holdfast/messaging'
import { atEnd, environment, silentLog, testKeys, uniqueName, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { startReplica } from './live-replica.ts'
import { openFakeOwner, textTable } from './testing/fake-owner.ts'

const brokers = environment.kafkaBrokers.split(',')

async function given() {
  const name = uniqueName('owner').replace('_', '-')
  const topic = topicOf(name)
  await ensureTopics({ brokers, topics: [topic], partitions: SHARDS, replicationFactor: 1, log: silentLog })
  const producer = createProducer({ brokers, clientId: name, log: silentLog })
  atEnd(() => producer.close())
  const owner = openFakeOwner()
  const keys = testKeys.ofOwner(name)
  const recordOf = (entry: Entry): OutgoingRecord => {
    const { epoch, shard, seq } = entry
    const headers = { ce_id: `${epoch}/${shard}/${seq}` }
    return { partition: shard, key: 'company/1', value: Entry.encode(entry), headers }
  }
  const send = (record: OutgoingRecord) => producer.send(topic, [record])
  const publish = async (entry: Entry) => send(await signRecord(keys.signer, topic, recordOf(entry)))
  // The feed does not read records from before its start; their entries are in the snapshot.
  for (let count = 0; count < 3; count++) await publish(owner.commit(6, { ann: `role${count}` }))
  const member = textTable()
  const replica = startReplica({
    owner: name,
    source: owner.source,
    tables: { member },
    kafka: { brokers, keys: keys.trusted },
    log: silentLog,
    renewEveryMs: 100,
  })
  atEnd(() => replica.stop())
  await replica.loaded
  // Grants name no heads, so that only Kafka shows that there are entries.
  owner.onRenew = (renew, stream) => stream.grant(renew, Array(SHARDS).fill(0))
  let rounds = 0
  const untilListening = () =>
    waitFor(
      async () => {
        await publish(owner.commit(0, { round: String(++rounds) }))
        return replica.metrics().entries.kafka > 0
      },
      { every: 200 },
    )
  await untilListening()
  return { owner, replica, member, recordOf, send, publish }
}

test('when Kafka brings entries they are applied, and missing ones are asked for', async () => {
  const { owner, member, publish } = await given()
  expect(member.rows.get('ann')).toBe('role2')
  await publish(owner.commit(6, { ann: 'owner' }))
  await waitFor(() => member.rows.get('ann') === 'owner')
  expect(owner.calls.read.filter((call) => call.startsWith('6/'))).toEqual([])

  owner.commit(6, { bob: 'developer' })
  await publish(owner.commit(6, { cid: 'billing' }))
  await waitFor(() => member.rows.get('cid') === 'billing')
  expect(member.rows.get('bob')).toBe('developer')
  expect(owner.calls.read.filter((call) => call.startsWith('6/'))).toEqual(['6/4'])
})

test('when records are forged, nothing changes, nobody is asked, and the true entries take effect', async () => {
  const { owner, replica, member, recordOf, send, publish } = await given()
  const asked = structuredClone(owner.calls)
  const next = owner.commit(6, { ann: 'developer' })
  const facts = [{ table: 'member', key: Buffer.from('eve'), value: Buffer.from('owner') }]
  await send({ ...recordOf(next), value: Buffer.from('rubbish') })
  await send(recordOf({ ...next, facts }))
  await send(recordOf({ ...next, facts, seq: 1_000_000 }))
  await send(recordOf({ ...next, facts, epoch: 'another' }))
  await send(recordOf({ ...next, facts, shard: 9, seq: 1 }))
  await waitFor(() => Object.values(replica.metrics().refusedRecords!).reduce((sum, count) => sum + count) === 5)
  expect(owner.calls).toEqual({ ...asked, read: owner.calls.read.filter((call) => !call.startsWith('6/')) })
  await publish(next)
  await waitFor(() => member.rows.get('ann') === 'developer')
  expect(member.rows.has('eve')).toBe(false)
  const { resyncs, shards, refusedRecords } = replica.metrics()
  expect({ resyncs, head: shards[6]!.head }).toEqual({ resyncs: 0, head: next.seq })
  expect(refusedRecords).toEqual({ unsigned: 5, 'unknown-key': 0, forged: 0, unreadable: 0 })
})
