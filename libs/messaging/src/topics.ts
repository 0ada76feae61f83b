import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '@holdfast/runtime'
import { type Brokers, connect } from './kafka.ts'

const SEVEN_DAYS_MS = 7 * 24 * 3_600_000
const LEADERS_WITHIN_MS = 30_000
const LOOK_AGAIN_MS = 100

/**
 * Creates the topics that are missing; those that exist are left as they are. Resolves when every partition of every
 * topic can be written and read.
 *
 * @throws {Error} with kafkajs' error as its cause, when a partition still has no leader after 30 seconds
 */
export async function ensureTopics(options: {
  brokers: Brokers
  topics: string[]
  partitions: number
  replicationFactor: number
  log: Log
}): Promise<void> {
  const admin = connect(options.brokers, 'holdfast-topics', options.log).admin()
  await admin.connect()
  try {
    const there = await admin.listTopics()
    const missing = options.topics.filter((topic) => !there.includes(topic))
    // Where topics are made by others, this process needs no right to.
    if (missing.length === 0) return await leadersAnswer(options)
    await admin.createTopics({
      // kafkajs' own wait is not enough. It reads the list of partitions of the broker, and fails if the list does not
      // name the topic yet. It does not happen at all if one of the topics existed before. And it does not notice when
      // the broker lists a partition that it has not opened yet.
      waitForLeaders: false,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: options.partitions,
        replicationFactor: options.replicationFactor,
        configEntries: [
          { name: 'retention.ms', value: String(SEVEN_DAYS_MS) },
          // As owners send them. The broker unpacks what others send: kafkajs cannot read most kinds of compression, and
          // one such record would stop a consumer for as long as the topic has it.
          { name: 'compression.type', value: 'uncompressed' },
        ],
      })),
    })
  } finally {
    await admin.disconnect()
  }
  await leadersAnswer(options)
}

/** Asks every partition for its offsets: only a leader that has opened the partition can tell them. */
async function leadersAnswer(options: { brokers: Brokers; topics: string[]; log: Log }) {
  const deadline = performance.now() + LEADERS_WITHIN_MS
  for (;;) {
    // A new client each time: kafkajs would go on asking the leader that it heard of first.
    const admin = connect(options.brokers, 'holdfast-topics', options.log).admin()
    try {
      await admin.connect()
      for (const topic of options.topics) await admin.fetchTopicOffsets(topic)
      return
    } catch (error) {
      if (performance.now() > deadline) {
        const seconds = LEADERS_WITHIN_MS / 1000
        throw new Error(`A topic has no leaders after ${seconds} s: ${options.topics.join(', ')}`, { cause: error })
      }
    } finally {
      await admin.disconnect()
    }
    await sleep(LOOK_AGAIN_MS)
  }
}
