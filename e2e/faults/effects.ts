import { connectMongo } from '@holdfast/runtime'
import { type CountedEntry, type CountedStream, checkCounted } from '../crashes/counted.ts'
import { checkJournal } from '../crashes/lanes.ts'
import { openDatabase } from '../history/stored-ledger.ts'
import { verifyHistory } from '../history/verify.ts'
import { until } from '../support/until.ts'

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
    await consumed()
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
        ...checkJournal(expected, verdict.company),
        ...checkCounted([verdict.company, verdict.identity], entries, streams),
      ],
    }
  } finally {
    await counting.close()
  }

  /** Waits until the consumer that counts is at the heads. */
  async function consumed() {
    const owners = await Promise.all(
      ['company', 'identity'].map(async (owner) => ({ owner, connection: await openDatabase(mongoUri, owner) })),
    )
    try {
      await until('the consumer that counts is at the heads', async () => ((await isConsumed()) ? true : undefined), {
        seconds: 60,
        everyMs: 200,
      })
    } finally {
      await Promise.all(owners.map(({ connection }) => connection.close()))
    }

    async function isConsumed(): Promise<boolean> {
      const positions = counting.db!.collection<{ _id: string; applied: number }>('follower_positions')
      const applied = new Map((await positions.find().toArray()).map((position) => [position._id, position.applied]))
      for (const { owner, connection } of owners) {
        const heads = await connection.db!.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
        if (heads.some(({ _id, seq }) => seq > (applied.get(`${owner}/${_id}`) ?? 0))) return false
      }
      return true
    }
  }
}
