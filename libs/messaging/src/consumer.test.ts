import { atEnd, environment, silentLog, uniqueName, waitFor } from '@holdfast/testing'
import { expect, jest, test } from '@jest/globals'
import kafkajs, { type Producer, type ProducerConfig } from 'kafkajs'
import { consume, createProducer, ensureTopics } from './index.ts'

const brokers = environment.kafkaBrokers.split(',')

async function given() {
  const topic = uniqueName('topic')
  await ensureTopics({ brokers, topics: [topic], partitions: 1, replicationFactor: 1, log: silentLog })
  const producer = createProducer({ brokers, clientId: topic, log: silentLog })
  atEnd(() => producer.close())
  return {
    topic,
    send: (text: string) => producer.send(topic, [{ partition: 0, key: '', value: Buffer.from(text), headers: {} }]),
    listen(keepsPosition: boolean) {
      const heard: string[] = []
      const consumer = consume({
        brokers,
        clientId: topic,
        groupId: topic,
        topics: [topic],
        keepsPosition,
        async handle(records) {
          heard.push(...records.map(({ value }) => String(value)))
        },
        log: silentLog,
      })
      atEnd(() => consumer.close())
      return { heard, close: () => consumer.close() }
    },
  }
}

test('a consumer that keeps no position gets the records from now on, each time that it joins', async () => {
  const { send, listen } = await given()
  const untilListening = (heard: string[]) =>
    waitFor(
      async () => {
        await send('listening?')
        return heard.includes('listening?')
      },
      { every: 200 },
    )
  await send('before')
  const first = listen(false)
  await untilListening(first.heard)
  await send('first')
  await waitFor(() => first.heard.includes('first'))
  await first.close()
  await send('between')
  const second = listen(false)
  await untilListening(second.heard)
  await send('second')
  await waitFor(() => second.heard.includes('second'))
  expect(new Set([...first.heard, ...second.heard])).toEqual(new Set(['listening?', 'first', 'second']))
})

test('a consumer that keeps its position gets every record, and goes on where it stopped', async () => {
  const { send, listen } = await given()
  await send('before')
  const first = listen(true)
  await waitFor(() => first.heard.includes('before'))
  await first.close()
  await send('between')
  const second = listen(true)
  await waitFor(() => second.heard.includes('between'))
  expect(second.heard).toEqual(['between'])
})

test('a consumer without records to read uses no processor time', async () => {
  const { send, listen } = await given()
  const { heard } = listen(true)
  await send('first')
  await waitFor(() => heard.includes('first'))
  const timers = jest.spyOn(globalThis, 'setTimeout')
  await new Promise((resolve) => setTimeout(resolve, 500))
  const briefs = timers.mock.calls.filter(([, ms = 0]) => ms < 5).length
  timers.mockRestore()
  expect(briefs).toBeLessThan(10)
})

/** A producer of somebody else who can write to the topic. */
async function hostileProducer(config: ProducerConfig = {}): Promise<Producer> {
  const kafka = new kafkajs.Kafka({ brokers, logLevel: kafkajs.logLevel.NOTHING })
  const producer = kafka.producer({ allowAutoTopicCreation: false, ...config })
  await producer.connect()
  atEnd(() => producer.disconnect())
  return producer
}

test('when somebody leaves a transaction open, then the records after it come all the same', async () => {
  const { topic, send, listen } = await given()
  const producer = await hostileProducer({ transactionalId: topic, idempotent: true, maxInFlightRequests: 1 })
  const transaction = await producer.transaction()
  await transaction.send({ topic, messages: [{ value: 'hostile' }] })
  await send('after')
  const { heard } = listen(true)
  await waitFor(() => heard.includes('after'))
  await transaction.abort()
})

test('when somebody sends records with a compression that nobody here reads, then the records after them come', async () => {
  const { topic, send, listen } = await given()
  const { CompressionCodecs: codecs, CompressionTypes } = kafkajs
  const none = codecs[CompressionTypes.Snappy]!
  codecs[CompressionTypes.Snappy] = () => ({
    // Snappy for less than 60 bytes: the length, and the bytes as one literal.
    compress: async ({ buffer }: { buffer: Buffer }) =>
      Buffer.concat([Buffer.of(buffer.length, (buffer.length - 1) << 2), buffer]),
    decompress: async () => Buffer.of(),
  })
  atEnd(() => {
    codecs[CompressionTypes.Snappy] = none
  })
  const producer = await hostileProducer()
  await producer.send({ topic, compression: CompressionTypes.Snappy, messages: [{ value: 'hostile' }] })
  codecs[CompressionTypes.Snappy] = none
  await send('after')
  const { heard } = listen(true)
  await waitFor(() => heard.includes('after'))
  expect(heard).toEqual(['hostile', 'after'])
})
