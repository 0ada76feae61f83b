import { writeFile } from 'node:fs/promises'
import { atEnd, certificateFiles, environment, silentLog, testAuthority, uniqueName, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { consume, createProducer, ensureTopics } from './index.ts'
import { brokersOf, type KafkaSettings } from './kafka.ts'

const { securedKafka } = environment

test('without settings for TLS and a user, Kafka is asked by its addresses alone', () => {
  expect(brokersOf({ KAFKA_BROKERS: 'one:9092,two:9092' })).toEqual({ brokers: ['one:9092', 'two:9092'] })
  expect(brokersOf({})).toEqual({ brokers: [] })
})

// Given servers and containers have no such listener.
const withSecurity = securedKafka ? test : test.skip

withSecurity(
  'records travel by TLS, of a user with the right password and a certificate, and of nobody else',
  async () => {
    const { brokers, authorities, username, password, ...certificate } = securedKafka!
    const { paths } = await certificateFiles(certificate, authorities)
    const settings: KafkaSettings = {
      KAFKA_BROKERS: brokers,
      KAFKA_AUTHORITIES: paths.TLS_AUTHORITIES,
      KAFKA_CERTIFICATE: paths.TLS_CERTIFICATE,
      KAFKA_KEY: paths.TLS_KEY,
      KAFKA_SASL: 'scram-sha-512',
      KAFKA_USERNAME: username,
      KAFKA_PASSWORD: password,
    }
    const topic = uniqueName('secured')
    await ensureTopics({
      brokers: brokersOf(settings),
      topics: [topic],
      partitions: 1,
      replicationFactor: 1,
      log: silentLog,
    })
    const send = async (changed: Partial<KafkaSettings>) => {
      const producer = createProducer({
        brokers: brokersOf({ ...settings, ...changed }),
        clientId: topic,
        log: silentLog,
      })
      const record = { partition: 0, key: 'key', value: Buffer.from(changed.KAFKA_SASL ?? 'usual'), headers: {} }
      await producer.send(topic, [record]).finally(producer.close)
    }
    const heard: string[] = []
    const consumer = consume({
      brokers: brokersOf(settings),
      clientId: topic,
      groupId: topic,
      topics: [topic],
      async handle(records) {
        heard.push(...records.map(({ value }) => String(value)))
      },
      log: silentLog,
    })
    atEnd(consumer.close)

    for (const mechanism of ['plain', 'scram-sha-256', 'scram-sha-512']) await send({ KAFKA_SASL: mechanism })
    await waitFor(() => heard.length === 3)
    expect(heard).toEqual(['plain', 'scram-sha-256', 'scram-sha-512'])

    for (const mechanism of ['plain', 'scram-sha-256']) {
      const refused = expect(send({ KAFKA_SASL: mechanism, KAFKA_PASSWORD: 'wrong' })).rejects
      await refused.toMatchObject({ name: 'KafkaJSSASLAuthenticationError' })
    }
    const other = await testAuthority()
    await writeFile(`${paths.TLS_AUTHORITIES}.other`, other.pem)
    const refused: Record<string, Partial<KafkaSettings>> = {
      'without TLS': { KAFKA_AUTHORITIES: undefined },
      'without a certificate': { KAFKA_CERTIFICATE: undefined, KAFKA_KEY: undefined },
      'without a user': { KAFKA_SASL: undefined },
      'with a file that is gone': { KAFKA_AUTHORITIES: `${paths.TLS_AUTHORITIES}.gone` },
      'of another authority': { KAFKA_AUTHORITIES: `${paths.TLS_AUTHORITIES}.other` },
    }
    const outcomes = Object.entries(refused).map(([how, changed]) =>
      send(changed).then(
        () => `${how}: sent`,
        () => `${how}: refused`,
      ),
    )
    expect(await Promise.all(outcomes)).toEqual(Object.keys(refused).map((how) => `${how}: refused`))
    expect(heard.length).toBe(3)
  },
  120_000,
)
