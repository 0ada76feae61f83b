import type { Log } from '@holdfast/runtime'
import type { Producer } from 'kafkajs'
import { type Brokers, connect } from './kafka.ts'

export interface OutgoingRecord {
  partition: number
  key: string
  value: Buffer
  headers: Record<string, string>
}

export interface RecordProducer {
  /**
   * Resolves when every in-sync replica has the records, in order within a partition. While a partition has no leader
   * it tries for about three seconds and then rejects; the caller sends again, as the relay does.
   */
  send(topic: string, records: OutgoingRecord[]): Promise<void>
  close(): Promise<void>
}

/**
 * An idempotent producer. It connects at the first `send`, and again after any failure, so a service can start and work
 * while Kafka is down.
 */
export function createProducer(options: { brokers: Brokers; clientId: string; log: Log }): RecordProducer {
  const kafka = connect(options.brokers, options.clientId, options.log)
  let current: Promise<Producer> | undefined
  // kafkajs keeps the order of an idempotent producer only if one send is under way at a time.
  let last: Promise<unknown> = Promise.resolve()

  async function open(): Promise<Producer> {
    const producer = kafka.producer({ idempotent: true, maxInFlightRequests: 1, allowAutoTopicCreation: false })
    await producer.connect()
    return producer
  }

  async function drop() {
    const broken = current
    current = undefined
    await broken?.then((producer) => producer.disconnect()).catch(() => {})
  }

  async function sendNow(topic: string, records: OutgoingRecord[]) {
    current ??= open()
    try {
      const producer = await current
      await producer.send({ topic, acks: -1, messages: records })
    } catch (error) {
      // After a failure, the broker and an idempotent producer may disagree about sequence numbers. A new one starts at
      // 0.
      await drop()
      throw error
    }
  }

  return {
    send(topic, records) {
      const sending = last.then(() => sendNow(topic, records))
      last = sending.catch(() => {})
      return sending
    },
    async close() {
      await last
      await drop()
    },
  }
}
