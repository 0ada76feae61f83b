import { readFileSync } from 'node:fs'
import type { GuardedSettings, Log } from '@holdfast/runtime'
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs'
import { calmRequestQueue } from './request-queue.ts'

calmRequestQueue()

/** The settings of a process that say where Kafka is, and how it gets in there. */
export type KafkaSettings = Pick<GuardedSettings, keyof GuardedSettings & `KAFKA_${string}`>

/** Where Kafka is, and how a client connects to it. Addresses alone: without TLS, and without signing in. */
export type Brokers = string[] | (Pick<KafkaConfig, 'ssl' | 'sasl'> & { brokers: string[] })

/** The brokers that the settings of a process name; none without settings. */
export function brokersOf(settings: KafkaSettings): Brokers {
  const { KAFKA_BROKERS, KAFKA_AUTHORITIES, KAFKA_CERTIFICATE, KAFKA_KEY } = settings
  const { KAFKA_SASL: mechanism, KAFKA_USERNAME: username, KAFKA_PASSWORD: password } = settings
  return {
    brokers: KAFKA_BROKERS?.split(',') ?? [],
    ...(KAFKA_AUTHORITIES && { ssl: readAtEachConnection(KAFKA_AUTHORITIES, KAFKA_CERTIFICATE, KAFKA_KEY) }),
    ...(mechanism && { sasl: { mechanism, username, password } as KafkaConfig['sasl'] }),
  }
}

/** kafkajs takes these values whenever it connects, so that files that were replaced count from the next connection on. */
function readAtEachConnection(authorities: string, certificate: string | undefined, key: string | undefined) {
  return {
    get ca() {
      return readFileSync(authorities)
    },
    get cert() {
      return certificate && readFileSync(certificate)
    },
    get key() {
      return key && readFileSync(key)
    },
  }
}

/** Makes every client of this package, so that producers and consumers have the same timeouts, retries and logging. */
export function connect(brokers: Brokers, clientId: string, log: Log): Kafka {
  return new Kafka({
    clientId,
    ...(Array.isArray(brokers) ? { brokers } : brokers),
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    logLevel: logLevel.WARN,
    // Most errors that kafkajs logs are about a broker that is starting, and kafkajs tries again. When it gives up, it
    // throws, and the caller logs that.
    logCreator: () => (entry) => {
      const { message, error } = entry.log
      log.debug({ kafka: entry.namespace, error }, message)
    },
  })
}
