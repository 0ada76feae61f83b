import { type Stream, shardOf } from '@holdfast/contracts'
import type { ActorInput, Entry } from '@holdfast/contracts/ledger'
import type { ClientSession, Connection } from 'mongoose'
import { type EntryWriter, type NewEntry, openDraft } from '../append-entries.ts'
import type { EntryDocument } from '../documents.ts'
import type { InTurn } from '../shard-queues.ts'
import type { Transaction } from '../transact.ts'
import { commit, inTransaction, withRetries } from '../transaction-attempts.ts'

/** What the effects of an entry are written with, where nothing is appended. */
export type EffectTransaction = Pick<Transaction, 'session' | 'now'>

/** The transactions in which entries of another ledger take effect. */
export interface EffectTransactions {
  /** The shard of the own ledger on which an entry appends; undefined when it appends nothing, or when `streamOf` throws. */
  ownShardOf(entry: Entry): number | undefined
  /**
   * Runs `work` in one transaction and commits it; again after a conflict, for some seconds.
   * @param ownShard as {@link ownShardOf} says of every entry that `work` has take effect
   */
  run(
    ownShard: number | undefined,
    work: (session: ClientSession, takeEffect: (entry: Entry) => Promise<void>) => Promise<void>,
  ): Promise<void>
}

/** Of a follower without a ledger of its own. */
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

/** What a ledger lends to a follower that appends to it. */
export interface OwnLedger {
  owner: string
  connection: Connection
  writer: EntryWriter
  inTurn: InTurn
  /** Told of own entries as soon as a majority has them. */
  committed(entries: readonly EntryDocument[]): void
}

/** Of a follower that appends to its own ledger. */
export function owningTransactions(options: {
  own: OwnLedger
  streamOf(entry: Entry): Stream | undefined
  apply(entry: Entry, transaction: Transaction): Promise<void>
  signal: AbortSignal
}): EffectTransactions {
  const { streamOf, apply, signal } = options
  const { connection, writer, inTurn, committed, owner } = options.own
  const actor: ActorInput = { kind: 'KIND_SYSTEM', id: owner }

  return {
    ownShardOf(entry) {
      try {
        const stream = streamOf(entry)
        return stream && shardOf(stream)
      } catch {
        // It throws again when the entry is applied, which counts the failure and parks the stream.
        return undefined
      }
    },
    run(ownShard, work) {
      const attempts = () => withRetries(() => inTransaction(connection, attempt(ownShard, work)), signal)
      return ownShard === undefined ? attempts() : inTurn(ownShard, attempts, 'follower')
    },
  }

  function attempt(ownShard: number | undefined, work: Parameters<EffectTransactions['run']>[1]) {
    return async (session: ClientSession) => {
      const next = ownShard === undefined ? undefined : await writer.lockHead(ownShard, session)
      const now = Date.now()
      const added: NewEntry[] = []
      await work(session, async (entry) => {
        const stream = streamOf(entry)
        if (stream === undefined) return
        if (shardOf(stream) !== ownShard) throw new Error(`streamOf names ${stream} only now`)
        const draft = openDraft()
        await apply(entry, { session, now, append: draft.append })
        // The request id is the same in both ledgers, so that cause and effect can be found. No context record is kept:
        // a follower does not know where the request came from, and its record would keep out a command's, which does.
        added.push(...draft.causedBy({ stream, actor, requestId: entry.requestId }))
      })
      const written = next ? await writer.write(next, added, session, new Date(now)) : []
      await commit(session)
      committed(written)
    }
  }
}
