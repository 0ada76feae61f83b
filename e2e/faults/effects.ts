import { setTimeout as sleep } from 'node:timers/promises'
import { ownerNames } from '@holdfast/contracts'
import { connectMongo } from '@holdfast/runtime'
import { type CountedEntry, type CountedStream, checkCounted } from '../crashes/counted.ts'
import { checkJournal } from '../crashes/lanes.ts'
import { openDatabase } from '../history/stored-ledger.ts'
import { verifyHistory } from '../history/verify.ts'

/** A consumer that stands still for so long does not get there. */
const STANDSTILL_MS = 30_000

export interface EffectsVerdict {
  told: string[]
  wrong: string[]
}

/**
 * While nothing is changed any more: is everything that was answered in the ledger, once, and did every entry take effect
 * once, in Kafka, in the documents, and in a consumer of its own?
 * @param options.counted database of the consumer that counts
 * @param options.restoredAt what had been sent to Kafka when company was taken back, by shard
 */
export async function checkEffects(options: {
  servers: { mongoUri: string; kafkaBrokers: string }
  counted: string
  expected: ReadonlyMap<string, string[]>
  restoredAt: number[] | undefined
}): Promise<EffectsVerdict> {
  const { servers, expected } = options
  const { mongoUri } = servers
  const counting = await connectMongo(mongoUri, options.counted)
  try {
    const missing = await consumed()
    if (missing > 0) return { told: [], wrong: [`the consumer that counts stands still, ${missing} entries behind`] }
    const verdict = await verifyHistory(servers, options.restoredAt)
    const entries = await counting.db!.collection<CountedEntry>('entries').find().toArray()
    const streams = await counting.db!.collection<CountedStream>('streams').find().toArray()
    const answered = [...expected.values()].flat().length
    return {
      told: [
        ...verdict.told,
        `${answered} entries expected by their answers; ${entries.length} entries took effect in the consumer that counts`,
      ],
      wrong: [
        ...verdict.wrong,
        ...checkJournal(expected, verdict.ledgers.company),
        ...checkCounted(Object.values(verdict.ledgers), entries, streams),
      ],
    }
  } finally {
    await counting.close()
  }

  /** Waits while the consumer that counts comes nearer to the heads. @returns how many entries it is behind in the end */
  async function consumed(): Promise<number> {
    const owners = await Promise.all(
      ownerNames.map(async (owner) => ({ owner, connection: await openDatabase(mongoUri, owner) })),
    )
    try {
      let least = Number.POSITIVE_INFINITY
      let movedAt = performance.now()
      while (true) {
        const behind = await distance()
        if (behind < least) movedAt = performance.now()
        least = Math.min(least, behind)
        if (behind === 0 || performance.now() - movedAt > STANDSTILL_MS) return behind
        await sleep(200)
      }
    } finally {
      await Promise.all(owners.map(({ connection }) => connection.close()))
    }

    async function distance(): Promise<number> {
      const positions = counting.db!.collection<{ _id: string; applied: number }>('follower_positions')
      const applied = new Map((await positions.find().toArray()).map((position) => [position._id, position.applied]))
      let distance = 0
      for (const { owner, connection } of owners) {
        const heads = await connection.db!.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
        for (const { _id, seq } of heads) distance += Math.max(0, seq - (applied.get(`${owner}/${_id}`) ?? 0))
      }
      return distance
    }
  }
}
