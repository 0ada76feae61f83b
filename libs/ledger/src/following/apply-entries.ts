import { setTimeout as sleep } from 'node:timers/promises'
import type { Entry } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { inSpan, isUnreachable, type Log, originsOf } from '@holdfast/runtime'
import { type Batch, nextBatch } from './batches.ts'
import type { EffectTransactions } from './effect-transactions.ts'
import { type FollowerStore, Outrun, type Position } from './follower-store.ts'

const AGAIN_AFTER_MS = 200
const TRIES = 3
/** Of this many failed attempts, one logs a warning that the entry has to wait. */
const SAID_EVERY = 300

/** Applies an owner's entries and moves the position with them. Parks the stream of an entry that cannot be applied. */
export interface EntryApplication {
  /**
   * Applies the entries that follow the position, up to the first hole.
   * @param entries entries of one shard, in order
   * @returns the new position. It may be of another epoch, if the follower was taken over into that meanwhile; no
   *   entry of the former epoch is applied from then on.
   */
  apply(entries: readonly Entry[], position: Position): Promise<Position>
  /**
   * Applies a parked stream's entries in order, and stops at the first that fails again.
   * @returns how many were applied, and the error at which it stopped, if any
   */
  replay(stream: string): Promise<{ replayed: number; error?: string }>
}

export function createEntryApplication(options: {
  /** Whose entries they are. */
  owner: string
  store: FollowerStore
  transactions: EffectTransactions
  /** The largest number of entries that take effect in one transaction. */
  batch: number
  /** A transaction takes no further entry when it has applied entries for this long, in milliseconds. */
  batchMs: number
  log: Log
  signal: AbortSignal
}): EntryApplication {
  const { owner, store, transactions, batch: limit, batchMs, log, signal } = options

  return {
    async apply(entries, position) {
      let at = position
      while (!signal.aborted) {
        const batch = nextBatch(entries, at.applied, limit, transactions.ownShardOf)
        if (batch.entries.length === 0 || at.epoch !== position.epoch) return at
        at = await applyBatch(batch, at)
      }
      throw new Error('stopping')
    },
    async replay(stream) {
      for (let replayed = 0; ; ) {
        const entry = await store.firstParked(stream)
        if (!entry) return { replayed }
        try {
          await transactions.run(transactions.ownShardOf(entry), async (session, takeEffect) => {
            await store.unpark(entry, session)
            await takeEffect(entry)
          })
          replayed++
        } catch (error) {
          if (error instanceof Outrun) continue
          return { replayed, error: textOf(error) }
        }
      }
    },
  }

  async function applyBatch(batch: Batch, position: Position): Promise<Position> {
    const { entries } = batch
    if (entries.length > 1) {
      try {
        return await applyTogether(batch, position)
      } catch (error) {
        if (error instanceof Outrun) return afterOthers(position)
        log.debug(
          { err: error, ...placeOf(entries[0]!), entries: entries.length },
          'a batch fails, its entries are applied one by one',
        )
      }
    }
    let at = position
    for (const entry of entries) {
      at = await applyPatiently(entry, at)
      if (at.epoch !== position.epoch) break
    }
    return at
  }

  /**
   * Applies one entry in a transaction of its own. Waits while a service or the database is away; parks the entry's
   * stream after {@link TRIES} other failures.
   */
  async function applyPatiently(entry: Entry, position: Position): Promise<Position> {
    if (entry.seq !== position.applied + 1) return position
    let failure: unknown
    for (let failures = 0, waits = 0; !signal.aborted; ) {
      try {
        if (failures < TRIES) {
          return await applyTogether({ entries: [entry], ownShard: transactions.ownShardOf(entry) }, position)
        }
        const reached = await park(entry, position, failure)
        log.error({ err: failure, ...placeOf(entry) }, 'entry fails, stream parked')
        return reached
      } catch (error) {
        if (error instanceof Outrun) return afterOthers(position)
        if (isUnreachable(error) || (error instanceof DomainError && error.kind === 'unavailable')) {
          if (waits++ % SAID_EVERY === 0 && !signal.aborted) {
            log.warn({ err: error, ...placeOf(entry), waits }, 'entry cannot be applied yet, trying again')
          }
        } else if (failures++ < TRIES) {
          failure = error
        } else if ((failures - TRIES) % SAID_EVERY === 1) {
          log.error({ err: error, failure, ...placeOf(entry) }, 'entry fails and cannot be parked, its shard waits')
        }
        await rest(AGAIN_AFTER_MS)
      }
    }
    throw new Error('stopping')
  }

  /** Applies the entries, or only the first of them if they take too long; at least one. */
  function applyTogether(batch: Batch, position: Position): Promise<Position> {
    const { entries } = batch
    const attributes = { 'holdfast.entries': entries.length }
    return inSpan(`${owner}: follow`, { kind: 'consumer', attributes, from: { follows: originsOf(entries) } }, () =>
      applyInOne(batch, position),
    )
  }

  async function applyInOne({ entries, ownShard }: Batch, position: Position): Promise<Position> {
    let reached = position
    await transactions.run(ownShard, async (session, takeEffect) => {
      const begun = performance.now()
      // Moved first, so that a process which comes too late finds that out before it has done the work.
      reached = await store.move(position, entries.at(-1)!.seq, session)
      const streams = [...new Set(entries.map(({ stream }) => stream))]
      const parked = await store.parkedAmong(streams, session)
      for (const entry of entries) {
        if (parked.has(entry.stream)) await store.park(entry, 'follows a parked entry', session)
        else await takeEffect(entry)
        if (entry.seq === reached.applied || performance.now() - begun < batchMs) continue
        reached = await store.move(reached, entry.seq, session)
        break
      }
    })
    return reached
  }

  async function park(entry: Entry, position: Position, failure: unknown): Promise<Position> {
    let reached = position
    await transactions.run(undefined, async (session) => {
      reached = await store.move(position, entry.seq, session)
      await store.park(entry, textOf(failure), session)
    })
    return reached
  }

  /**
   * Leaves the shard to the process that is applying it at this moment. If both went on, each would work in the pauses
   * that the other one makes for commands.
   */
  async function afterOthers({ shard }: Position): Promise<Position> {
    await rest(AGAIN_AFTER_MS)
    return store.positionOf(shard)
  }

  async function rest(ms: number) {
    await sleep(ms, undefined, { signal }).catch(() => {})
  }
}

function placeOf({ stream, shard, seq }: Entry) {
  return { stream, shard, seq }
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
