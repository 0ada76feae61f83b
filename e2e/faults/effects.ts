import { setTimeout as sleep } from 'node:timers/promises'
import { ownerNames } from '@holdfast/contracts'
import { connectMongo } from '@holdfast/runtime'
import { type CountedEntry, type CountedStream, checkCounted } from '../crashes/counted-entries.ts'
import { checkJournal } from '../crashes/lanes.ts'
import { openDatabase } from '../history/stored-ledger.ts'
import { verifyHistory } from '../history/verify.ts'
import type { TestSystem } from '../support/start-system.ts'

/** A consumer that makes no progress for so long has failed. */
const STANDSTILL_MS = 30_000

export interface EffectsVerdict {
  told: string[]
  wrong: string[]
}

/**
 * Checks, when no client changes anything any more, that every answered change is in the ledger once, and that every
 * entry took effect once: in Kafka, in company's documents, and in the counting consumer.
 * @param options.counted database of the counting consumer
 * @param options.restoredAt for each shard the seq up to which entries had been sent to Kafka when company was restored
 */
export async function checkEffects(options: {
  test: TestSystem
  counted: string
  expected: ReadonlyMap<string, string[]>
  restoredAt: number[] | undefined
}): Promise<EffectsVerdict> {
  const { test, expected } = options
  const { mongoUri } = test.infrastructure
  const counting = await connectMongo(mongoUri, options.counted)
  try {
    const missing = await consumed()
    if (missing > 0) return { told: [], wrong: [`the counting consumer makes no progress, ${missing} entries behind`] }
    const verdict = await verifyHistory(test, options.restoredAt)
    const entries = await counting.db!.collection<CountedEntry>('entries').find().toArray()
    const streams = await counting.db!.collection<CountedStream>('streams').find().toArray()
    const answered = [...expected.values()].flat().length
    return {
      told: [
        ...verdict.told,
        `${answered} entries expected from the answers; ${entries.length} entries counted by the counting consumer`,
      ],
      wrong: [
        ...verdict.wrong,
        ...checkJournal(expected, verdict.ledgers.company, verdict.ledgers.site, verdict.ledgers.billing),
        ...checkCounted(Object.values(verdict.ledgers), entries, streams),
      ],
    }
  } finally {
    await counting.close()
  }

  /** Waits while the counting consumer makes progress. @returns how many entries it is behind the heads in the end */
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
