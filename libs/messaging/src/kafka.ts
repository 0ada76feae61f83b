import type { Log } from '@holdfast/runtime'
import { Kafka, logLevel } from 'kafkajs'
import { calmRequestQueue } from './request-queue.ts'

calmRequestQueue()

/** The one place where a client is made: both directions share its patience and its logging. */
export function connect(brokers: string[], clientId: string, log: Log): Kafka {
  return new Kafka({
    clientId,
    brokers,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    logLevel: logLevel.WARN,
    // What kafkajs calls an error is usually a broker that starts, which it retries. Whoever gives up says so itself.
    logCreator: () => (entry) => {
      const { message, error } = entry.log
      log.debug({ kafka: entry.namespace, error }, message)
    },
  })
}
