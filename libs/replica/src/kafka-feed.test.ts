import { SHARDS, topicOf } from '@holdfast/contracts'
import { Entry } from '@holdfast/contracts/ledger'
import { createProducer, ensureTopics } from '@holdfast/messaging'
import { atEnd, environment, silentLog, uniqueName, waitFor } from '@holdfast/testing'
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
  const send = (partition: number, value: Buffer) =>
    producer.send(topic, [{ partition, key: 'company/1', value, headers: {} }])
  const publish = (entry: Entry) => send(entry.shard, Entry.encode(entry))
  // The feed does not read records from before its start; their entries are in the snapshot.
  for (let count = 0; count < 3; count++) await publish(owner.commit(6, { ann: `role${count}` }))
  const member = textTable()
  const replica = startReplica({
    owner: name,
    source: owner.source,
    tables: { member },
    brokers,
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
  return { owner, replica, member, send, publish }
}

test('when Kafka brings entries they are applied, missing ones are asked for, and an unreadable record leads to a new snapshot', async () => {
  const { owner, replica, member, send, publish } = await given()
  expect(member.rows.get('ann')).toBe('role2')
  await publish(owner.commit(6, { ann: 'owner' }))
  await waitFor(() => member.rows.get('ann') === 'owner')
  expect(owner.calls.read.filter((call) => call.startsWith('6/'))).toEqual([])

  owner.commit(6, { bob: 'developer' })
  await publish(owner.commit(6, { cid: 'billing' }))
  await waitFor(() => member.rows.get('cid') === 'billing')
  expect(member.rows.get('bob')).toBe('developer')
  expect(owner.calls.read.filter((call) => call.startsWith('6/'))).toEqual(['6/4'])

  const taken = owner.calls.snapshot
  await send(6, Buffer.from('rubbish'))
  await waitFor(() => owner.calls.snapshot === taken + 1)
  await waitFor(() => replica.metrics().resyncs === 1)
  await publish(owner.commit(6, { dan: 'owner' }))
  await waitFor(() => member.rows.get('dan') === 'owner')
})

test('when an entry stands in a partition that is not its own, it is not taken', async () => {
  const { owner, replica, send } = await given()
  const entry = owner.commit(9, { eve: 'owner' })
  await send(10, Entry.encode(entry))
  await waitFor(() => replica.metrics().resyncs === 1)
  expect(owner.calls.snapshot).toBe(2)
})
