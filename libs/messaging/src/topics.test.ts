import { atEnd, environment, silentLog, uniqueName } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { Kafka, logLevel } from 'kafkajs'
import { createProducer, ensureTopics } from './index.ts'

const brokers = environment.kafkaBrokers.split(',')
const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING })
// So many partitions that the broker lists them long before it has opened the last one, even on a fast machine.
const PARTITIONS = 200

function topicOf(name: string): string {
  const topic = uniqueName(name)
  atEnd(async () => {
    const admin = kafka.admin()
    await admin.connect()
    await admin.deleteTopics({ topics: [topic] })
    await admin.disconnect()
  })
  return topic
}

/** One record for every partition, by a producer that gives up at the first refusal. */
async function sendOnceToEach(topic: string, partitions: number) {
  const producer = kafka.producer({ allowAutoTopicCreation: false, retry: { retries: 0 } })
  await producer.connect()
  const messages = Array.from({ length: partitions }, (_, partition) => ({ partition, value: 'boat' }))
  return producer.send({ topic, messages }).finally(() => producer.disconnect())
}

function ensure(topics: string[], partitions: number) {
  return ensureTopics({ brokers, topics, partitions, replicationFactor: 1, log: silentLog })
}

test('when topics are ensured, then every partition takes a record at once', async () => {
  const topic = topicOf('wide')
  await ensure([topic], PARTITIONS)
  await expect(sendOnceToEach(topic, PARTITIONS)).resolves.toHaveLength(PARTITIONS)
})

test('when one of the topics existed before, then the new one takes a record at once too', async () => {
  const [old, wide] = [topicOf('old'), topicOf('wide')]
  await ensure([old], 1)
  await ensure([old, wide], PARTITIONS)
  await expect(sendOnceToEach(wide, PARTITIONS)).resolves.toHaveLength(PARTITIONS)
})

test('when a topic has no leader yet, then a send goes on trying, and one after it arrives', async () => {
  const topic = topicOf('late')
  const producer = createProducer({ brokers, clientId: topic, log: silentLog })
  atEnd(() => producer.close())
  const send = () => producer.send(topic, [{ partition: 0, key: '', value: Buffer.from('boat'), headers: {} }])
  const begun = performance.now()
  await expect(send()).rejects.toThrow('This server does not host this topic-partition')
  expect(performance.now() - begun).toBeGreaterThan(1_000)
  await ensure([topic], 1)
  await send()
})
