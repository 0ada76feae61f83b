import type { Log } from '@holdfast/runtime'
import { Kafka, type KafkaConfig, logLevel } from 'kafkajs'

/** The one place where a client is made: both directions share its patience and its logging. */
export function connect(brokers: string[], clientId: string, log: Log): Kafka {
  const levels = { [logLevel.ERROR]: 'warn', [logLevel.WARN]: 'debug', [logLevel.INFO]: 'debug' } as const
  const config: KafkaConfig = {
    clientId,
    brokers,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2_000, retries: 5 },
    // What kafkajs calls an error is usually a broker restarting: it retries. Whoever gives up logs for themselves.
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => {
      const { message, error } = entry.log
      log[levels[entry.level as keyof typeof levels] ?? 'debug']({ kafka: entry.namespace, error }, message)
    },
  }
  return new Kafka(config)
}
