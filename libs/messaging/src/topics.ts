import type { Log } from '@holdfast/runtime'
import { connect } from './kafka.ts'

const SEVEN_DAYS_MS = 7 * 24 * 3_600_000

/** Creates the topics that are missing; those that exist are left as they are. */
export async function ensureTopics(options: {
  brokers: string[]
  topics: string[]
  partitions: number
  replicationFactor: number
  log: Log
}): Promise<void> {
  const admin = connect(options.brokers, 'holdfast-topics', options.log).admin()
  await admin.connect()
  try {
    await admin.createTopics({
      waitForLeaders: true,
      topics: options.topics.map((topic) => ({
        topic,
        numPartitions: options.partitions,
        replicationFactor: options.replicationFactor,
        configEntries: [{ name: 'retention.ms', value: String(SEVEN_DAYS_MS) }],
      })),
    })
  } finally {
    await admin.disconnect()
  }
}
