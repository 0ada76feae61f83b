import { DomainError } from '@holdfast/errors'
import type { Connection } from 'mongoose'
import type { Log } from './log.ts'
import type { Measured } from './metrics.ts'
import { openCollection } from './schema.ts'

/**
 * What a restore from a backup leaves in the database of a service that acts outside. What was due at the moment of the
 * backup may have been done since then, by the system that is gone: nothing is done again before an operator says so.
 */
export interface Hold {
  /** The moment that the database was restored to. */
  backupAt: Date
  restoredAt: Date
  /** The head of each shard of each ledger at that moment: what was asked for by an entry above it is new. */
  heads: Record<string, number[]>
  /** What the payment provider has said about the time since then; absent until it was asked. Billing alone writes it. */
  asked?: { at: Date; adopted: number; unclear: string[] }
}

/** The collection. It is in no backup. */
export const HOLDS = 'holds'
export const HOLD_ID = 'restore'

export type HoldDocument = { _id: typeof HOLD_ID } & Hold

/** A sweep's task. */
type Task = () => Promise<boolean>

export type OpenHold = Awaited<ReturnType<typeof openHold>>

/**
 * Opens what a service has to ask before it acts outside.
 * @param options.waits what is not done while a hold stands, for the log
 */
export async function openHold(connection: Connection, { waits, log }: { waits: string; log: Log }) {
  const holds = await openCollection<HoldDocument>(connection, HOLDS)

  const known = { stands: false }
  // Asked anew each time: a process that nobody has stopped for the restore must see it, too.
  async function find(): Promise<Hold | undefined> {
    const hold = (await holds.findOne({ _id: HOLD_ID })) ?? undefined
    known.stands = hold !== undefined
    return hold
  }
  const isHeld = async () => (await find()) !== undefined

  const atStart = await find()
  if (atStart) {
    const { backupAt } = atStart
    log.warn({ backupAt }, `restored from a backup: ${waits} wait until an operator releases them`)
  }

  return {
    /** The hold, while it stands. */
    find,
    isHeld,
    /** Whether the hold stood when it was last asked for. */
    measured: { labels: {}, read: () => known, metrics: holdMetrics },
    /** A task that does nothing while the hold stands. */
    resting:
      (task: Task): Task =>
      async () =>
        (await isHeld()) ? false : task(),
    /** An act that is refused with `unavailable` while the hold stands. */
    refusing:
      <Arguments extends unknown[], Result>(act: (...given: Arguments) => Promise<Result>) =>
      async (...given: Arguments): Promise<Result> => {
        if (await isHeld()) throw new DomainError('unavailable')
        return act(...given)
      },
    /** The first answer stays. */
    async noteAsked(asked: NonNullable<Hold['asked']>): Promise<void> {
      await holds.updateOne({ _id: HOLD_ID, asked: { $exists: false } }, { $set: { asked } })
    },
  }
}

const holdMetrics: Measured<{ stands: boolean }>['metrics'] = [
  {
    name: 'holdfast_hold_stands',
    help: '1 while what was due at the moment of a restored backup waits for an operator, otherwise 0.',
    samples: ({ stands }) => [[Number(stands)]],
  },
]
