import type { Log } from '@holdfast/runtime'
import { Kafka, logLevel } from 'kafkajs'
import { calmRequestQueue } from './request-queue.ts'

calmRequestQueue()

/** Makes every client of this package, so that producers and consumers have the same timeouts, retries and logging. */
export function connect(brokers: string[], clientId: string, log: Log): Kafka {
  return new Kafka({
    clientId,
    brokers,
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
