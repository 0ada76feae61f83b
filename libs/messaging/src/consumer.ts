import type { Log } from '@holdfast/runtime'
import type { Consumer } from 'kafkajs'
import { type Brokers, connect } from './kafka.ts'
import { createOutage } from './outage.ts'

export interface IncomingRecord {
  topic: string
  partition: number
  key: Buffer | null
  value: Buffer | null
  headers: Record<string, string>
}

export interface RecordConsumer {
  close(): Promise<void>
}

// A healthy consumer fetches at least twice a second. kafkajs sometimes stops fetching and reports no error.
const SILENCE_MS = 3_000
const RESTART_MS = 1_000
const GATHERED_BYTES = 64 * 1024
const LONGEST_RESTART_MS = 10_000

/**
 * Reads topics as a member of a consumer group and passes batches to `handle`, one at a time for each partition. When
 * `handle` fails, the batch comes again. Records may come twice, late, or not at all, so the caller has to know which
 * of them it has processed. A client that has partitions and stops fetching is closed, and a new one takes its place.
 */
export function consume(options: {
  brokers: Brokers
  clientId: string
  groupId: string
  topics: string[]
  /** Gets the records of one partition. */
  handle(records: IncomingRecord[]): Promise<void>
  /**
   * True, the default: the group goes on where it stopped. False: it begins at the end of the topic, and does so again
   * after each failure. This is for callers that have another way to get the records that they missed.
   */
  keepsPosition?: boolean
  /**
   * Milliseconds for which the broker may collect records before it sends them. If this is left out, the broker sends
   * each record at once.
   */
  gatherMs?: number
  log: Log
}): RecordConsumer {
  const { log, keepsPosition = true, gatherMs } = options
  const kafka = connect(options.brokers, options.clientId, log)
  const stopping = new AbortController()
  const finished = keepRunning()
  return {
    async close() {
      stopping.abort()
      await finished
    },
  }

  async function keepRunning() {
    const outage = createOutage()
    while (!stopping.signal.aborted) {
      let pauseMs = 0
      const consumer = kafka.consumer({
        groupId: options.groupId,
        maxWaitTimeInMs: gatherMs ?? 500,
        minBytes: gatherMs ? GATHERED_BYTES : 1,
        sessionTimeout: 10_000,
        heartbeatInterval: 2_000,
        allowAutoTopicCreation: false,
        // Owners send without transactions. Otherwise whoever can write to a topic could open one and leave it open, and
        // the broker would hold back everything that comes after.
        readUncommitted: true,
        // kafkajs would restart by itself, but leaves clients behind that no longer work. The loop here makes a new
        // one.
        retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000, restartOnFailure: async () => false },
      })
      try {
        await runUntilSilent(consumer, () => {
          const { failures, isNews } = outage.ended()
          if (isNews) log.info({ groupId: options.groupId, failures }, 'consumer works again')
        })
      } catch (error) {
        // One warning for a row of failures: a topic that is missing for long would otherwise fill the log.
        const { failures, isNews } = outage.failed(error)
        log[isNews ? 'warn' : 'debug']({ err: error, groupId: options.groupId }, 'consumer failed, starting another')
        pauseMs = Math.min(LONGEST_RESTART_MS, RESTART_MS * 2 ** (failures - 1))
      }
      await consumer.disconnect().catch(() => {})
      if (!stopping.signal.aborted) await pause(pauseMs)
    }
  }

  async function runUntilSilent(consumer: Consumer, onJoined: () => void) {
    let lastSign = performance.now()
    let assigned = 0
    let busy = 0
    let crash: Error | undefined
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      assigned = Object.values(payload.memberAssignment).flat().length
      lastSign = performance.now()
      onJoined()
    })
    consumer.on(consumer.events.FETCH, () => {
      lastSign = performance.now()
    })
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      crash = payload.error
    })
    await consumer.connect()
    await consumer.subscribe({ topics: options.topics, fromBeginning: keepsPosition })
    await consumer.run({
      autoCommit: keepsPosition,
      partitionsConsumedConcurrently: 8,
      eachBatch: async ({ batch, heartbeat }) => {
        busy++
        const beat = setInterval(() => void heartbeat().catch(() => {}), 2_000)
        try {
          const { topic, partition } = batch
          await options.handle(
            batch.messages.map(({ key, value, headers }) => ({
              topic,
              partition,
              key,
              value,
              headers: textOf(headers),
            })),
          )
        } finally {
          clearInterval(beat)
          busy--
          lastSign = performance.now()
        }
      },
    })
    while (!stopping.signal.aborted) {
      await pause(250)
      if (crash) throw crash
      if (assigned > 0 && busy === 0 && performance.now() - lastSign > SILENCE_MS) throw new Error('no fetch for 3 s')
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, ms)
      stopping.signal.addEventListener('abort', done, { once: true })
      function done() {
        clearTimeout(timer)
        stopping.signal.removeEventListener('abort', done)
        resolve()
      }
    })
  }
}

function textOf(headers: Record<string, unknown> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)]))
}
