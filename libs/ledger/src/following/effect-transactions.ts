import { setTimeout as sleep } from 'node:timers/promises'
import { type Stream, shardOf } from '@holdfast/contracts'
import type { ActorInput, Entry } from '@holdfast/contracts/ledger'
import type { ClientSession, Connection } from 'mongoose'
import { type EntryWriter, type NewEntry, openDraft } from '../append-entries.ts'
import type { EntryDocument } from '../documents.ts'
import { createShardQueues, type InTurn } from '../shard-queues.ts'
import type { Transaction } from '../transact.ts'
import { commit, inTransaction, LONGEST_PAUSE_MS, withRetries } from '../transaction-attempts.ts'

/** What `apply` gets in a follower that owns no ledger: it can write state, but append nothing. */
export type EffectTransaction = Pick<Transaction, 'session' | 'now'>

/** The transactions in which entries of another ledger take effect. */
export interface EffectTransactions {
  /**
   * The shard of the own ledger to which an entry appends; undefined if it appends nothing, or if `streamOf` throws.
   */
  ownShardOf(entry: Entry): number | undefined
  /**
   * Runs `work` in one transaction and commits it; repeats both after a conflict, for some seconds.
   * @param ownShard what {@link ownShardOf} says of every entry that `work` passes to `takeEffect`
   */
  run(
    ownShard: number | undefined,
    work: (session: ClientSession, takeEffect: (entry: Entry) => Promise<void>) => Promise<void>,
  ): Promise<void>
}

/** The transactions of a follower that owns no ledger. */
export function plainTransactions(options: {
  connection: Connection
  apply(entry: Entry, transaction: EffectTransaction): Promise<void>
  signal: AbortSignal
}): EffectTransactions {
  const { connection, apply, signal } = options
  return {
    ownShardOf: () => undefined,
    run: (_, work) => withRetries(() => inTransaction(connection, (session) => attempt(session, work)), signal),
  }

  async function attempt(session: ClientSession, work: Parameters<EffectTransactions['run']>[1]) {
    const now = Date.now()
    await work(session, (entry) => apply(entry, { session, now }))
    await commit(session)
  }
}

/** The parts of a ledger that a follower needs to append to it. */
export interface OwnLedger {
  owner: string
  connection: Connection
  writer: EntryWriter
  inTurn: InTurn
  /** Called with the appended entries as soon as a majority has them. */
  committed(entries: readonly EntryDocument[]): void
}

/** The transactions of a follower that appends to its own ledger. */
export function owningTransactions(options: {
  own: OwnLedger
  streamOf(entry: Entry): Stream | undefined
  apply(entry: Entry, transaction: Transaction): Promise<void>
  signal: AbortSignal
}): EffectTransactions {
  const { streamOf, apply, signal } = options
  const { connection, writer, inTurn, committed, owner } = options.own
  const actor: ActorInput = { kind: 'KIND_SYSTEM', id: owner }
  const amongBatches = createShardQueues()
  /** Until when an own shard is left to other processes, by `performance.now()`. */
  const leftUntil = new Map<number, number>()

  return {
    ownShardOf(entry) {
      try {
        const stream = streamOf(entry)
        return stream && shardOf(stream)
      } catch {
        // `streamOf` will throw again when the entry is applied. That failure counts, and parks the stream if it is
        // repeated.
        return undefined
      }
    },
    run(ownShard, work) {
      const attempts = () => withRetries(() => inTransaction(connection, attempt(ownShard, work)), signal)
      if (ownShard === undefined) return attempts()
      return amongBatches(
        ownShard,
        async () => {
          await leaveToOthers(ownShard)
          await inTurn(ownShard, attempts, 'follower')
        },
        'follower',
      )
    },
  }

  /**
   * Commands of other processes conflict on the head while a batch holds it, and try again at random moments. Without a
   * pause between batches, they would hit the gap between two of them only after many tries. Commands of this process
   * go on during the pause.
   */
  async function leaveToOthers(ownShard: number) {
    const ms = (leftUntil.get(ownShard) ?? 0) - performance.now()
    if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => {})
  }

  function attempt(ownShard: number | undefined, work: Parameters<EffectTransactions['run']>[1]) {
    return async (session: ClientSession) => {
      const next = ownShard === undefined ? undefined : await writer.lockHead(ownShard, session)
      const lockedAt = performance.now()
      const now = Date.now()
      const added: NewEntry[] = []
      await work(session, async (entry) => {
        const stream = streamOf(entry)
        if (stream === undefined) return
        if (shardOf(stream) !== ownShard)
          throw new Error(`streamOf named no stream or another shard before, and now ${stream}`)
        const draft = openDraft()
        await apply(entry, { session, now, append: draft.append })
        // The request id is the same in both ledgers, so that people can find the effect of an entry. A follower writes
        // no context record: it does not know where the request came from, and the first record of a request is the one
        // that stays.
        added.push(...draft.causedBy({ stream, actor, requestId: entry.requestId }))
      })
      const written = next ? await writer.write(next, added, session, new Date(now)) : []
      await commit(session)
      if (ownShard !== undefined) {
        const releasedAt = performance.now()
        leftUntil.set(ownShard, releasedAt + Math.min(releasedAt - lockedAt, LONGEST_PAUSE_MS))
      }
      committed(written)
    }
  }
}
