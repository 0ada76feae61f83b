import { setTimeout as sleep } from 'node:timers/promises'
import { type Stream, shardOf, topicOf } from '@holdfast/contracts'
import type { Entry, Ledger } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { type Brokers, consume, type IncomingRecord } from '@holdfast/messaging'
import { type EpochPlace, openRecordReader, type RefusedRecords } from '@holdfast/replica'
import { asService, type Calls, type Log, type Signer, type TrustedKeys } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import type { Transaction } from '../transact.ts'
import { createEntryApplication } from './apply-entries.ts'
import { inOrder } from './batches.ts'
import {
  type EffectTransaction,
  type EffectTransactions,
  type OwnLedger,
  owningTransactions,
  plainTransactions,
} from './effect-transactions.ts'
import { createFollowerStore, type Position, type StreamSetAside } from './follower-store.ts'
import { createLag } from './lag.ts'

export interface Follower {
  /** Whose ledger is followed. */
  owner: string
  /**
   * Resolves when every entry of the stream that the owner had committed when this was called has had its effect here.
   * Throws `unavailable` where it cannot be known: the stream is parked, the owner does not answer, or following has
   * stopped.
   */
  catchUp(stream: Stream): Promise<void>
  /** Parked streams with the error of their first entry, the longest parked first. */
  parked(): Promise<StreamSetAside[]>
  /**
   * Applies a parked stream's entries in order, and stops at the first that fails again.
   * @returns how many were applied, and the error at which it stopped, if any
   */
  replay(stream: string): Promise<{ replayed: number; error?: string }>
  metrics(): FollowerMetrics
  stop(): Promise<void>
}

export interface FollowerMetrics {
  refusedRecords: RefusedRecords
  /** Entries that the owner is known to have, and that have had no effect. */
  behind: number
  /**
   * How long ago the last entry was made that had its effect, in milliseconds, in the shard where that is longest; only
   * shards with entries that wait count. No longer than the shard is known to have such entries.
   */
  lagMs: number
  /** In the database, by whichever process. */
  parkedStreams: number
  isHalted: boolean
}

interface Followed {
  /** Whose ledger is followed. */
  owner: string
  /** The owner's gRPC service. */
  ledger: Calls<typeof Ledger>
  brokers: Brokers
  /** The public keys of the services: only what the owner's own key signed is believed of what comes by Kafka. */
  keys: TrustedKeys
  signer: Signer
  log: Log
  /** The owner is asked for its heads this often, in milliseconds; 10,000 by default. */
  headsEveryMs?: number
  /** The largest number of entries that take effect in one transaction; 64 by default. */
  batch?: number
  /**
   * When a transaction has applied entries for this long, in milliseconds, it takes no further one; 30 by default. The
   * transaction itself lasts longer, by its last entry and the commit.
   */
  batchMs?: number
}

/** How a service that owns no ledger follows one; see {@link followLedger}. */
export interface FollowOptions extends Followed {
  /** The consumer's name: positions, parked entries and the Kafka group belong to it. */
  group: string
  /** Where positions and effects are kept. */
  connection: Connection
  /** Writes the effect of an entry, through the session only; may run again for the same entry. */
  apply(entry: Entry, transaction: EffectTransaction): Promise<void>
}

/** How a service that owns a ledger follows another one; see {@link Ledger.follow}. */
export interface OwningFollowOptions extends Omit<Followed, 'signer' | 'log'> {
  /**
   * Names the stream of the own ledger to which the effect of an entry belongs. Must depend on the entry alone.
   * Undefined means that the entry does not concern this service; then only the position moves.
   */
  streamOf(entry: Entry): Stream | undefined
  /**
   * Writes the effect of an entry: state, and own entries of the stream that `streamOf` named. Must write through the
   * session and `append` only; may run again for the same entry. Must not wait for a command of the own ledger: a
   * command on the same shard waits until `apply` has ended, so neither of the two would go on.
   */
  apply(entry: Entry, transaction: Transaction): Promise<void>
}

const AGAIN_AFTER_MS = 1_000
const AT_ONCE = 500
// Both are small, so that a command on the own shard does not wait long behind a batch.
const BATCH = 64
const BATCH_MS = 30

/**
 * Applies every entry of an owner's ledger to this service's own database, with exactly one effect each: the
 * transaction that writes the effect also moves the position, and fails if the position is not the expected one. Kafka
 * brings entries quickly. Entries that Kafka repeats are ignored, and the owner is asked for those that Kafka drops;
 * without Kafka, the owner is asked every `headsEveryMs`. A record that the owner did not sign is no entry, whatever it
 * says; it may have come instead of one, so the owner is asked within a second, once for any number of such records.
 *
 * Entries that have arrived already share a transaction, up to `batch` entries of one shard, or as
 * many as can be applied in `batchMs`. If that transaction fails,
 * it is rolled back and its entries are applied one by one. If `apply` refuses a single entry three times, the entry's
 * stream is parked: this entry and the later ones of the stream are stored for `replay`, and other streams go on.
 */
export function followLedger(options: FollowOptions): Promise<Follower> {
  const { connection, apply } = options
  return follow(options, (signal) => plainTransactions({ connection, apply, signal }))
}

/**
 * Like {@link followLedger}, for a service that owns a ledger: the transaction of the effect also appends own entries.
 * After a transaction has held an own shard, the follower leaves the shard to other processes for as long, 50 ms at most.
 */
export function followWithOwnLedger(
  options: OwningFollowOptions & Pick<Followed, 'signer' | 'log'>,
  own: OwnLedger,
): Promise<Follower> {
  const { streamOf, apply } = options
  const { connection, owner: group } = own
  return follow({ ...options, connection, group }, (signal) => owningTransactions({ own, streamOf, apply, signal }))
}

async function follow(
  options: Followed & Pick<FollowOptions, 'connection' | 'group'>,
  transactionsUntil: (signal: AbortSignal) => EffectTransactions,
): Promise<Follower> {
  const { owner, group, ledger, connection, headsEveryMs = 10_000, batch = BATCH, batchMs = BATCH_MS } = options
  const log = options.log.child({ owner, group })
  const stopping = new AbortController()
  const { signal } = stopping
  const passport = () => asService(options.signer, crypto.randomUUID())
  const presentEpoch = async () => (await ledger.heads({}, passport())).epoch
  const store = await createFollowerStore(connection, owner, presentEpoch)
  const application = createEntryApplication({
    owner,
    store,
    transactions: transactionsUntil(signal),
    batch,
    batchMs,
    log,
    signal,
  })
  const reader = openRecordReader({ owner, keys: options.keys, log })
  const turns = new Map<number, Promise<void>>()
  const lag = createLag()
  let parkedStreams = 0
  let isHalted = false
  // True while entries are missing, or may be: the next sweep then begins after a second.
  let isBehind = false
  const sweeping = sweep()
  const consumer = consume({
    brokers: options.brokers,
    clientId: group,
    groupId: `${group}.${owner}`,
    topics: [topicOf(owner)],
    handle: takeRecords,
    log,
  })

  return {
    owner,
    catchUp,
    parked: store.parkedStreams,
    replay: application.replay,
    metrics: () => ({ refusedRecords: { ...reader.refused }, ...lag.read(), parkedStreams, isHalted }),
    async stop() {
      stopping.abort()
      await consumer.close()
      await sweeping
      await Promise.all(turns.values())
    },
  }

  /** @param records of one partition, which is the shard */
  async function takeRecords(records: IncomingRecord[]) {
    const [first] = records
    if (!first) return
    try {
      await inTurn(first.partition, () => reach(first.partition, records))
    } catch (error) {
      // The owner does not answer. The sweep asks it again, so Kafka need not bring these records again.
      if (!signal.aborted) log.warn({ err: error }, 'a hole cannot be filled yet')
      isBehind = true
    }
  }

  /** Finds what Kafka did not bring: all entries while Kafka is away, and lost records that no later record follows. */
  async function sweep() {
    let failures = 0
    while (!signal.aborted) {
      try {
        isBehind = false
        const { epoch, heads } = await ledger.heads({}, passport())
        // Before the own database is asked: while it does not answer, it must be seen that this process is behind.
        heads.forEach((head, shard) => {
          lag.known(shard, head)
        })
        const known = await store.positions()
        const stranger = known.find((position) => position.epoch !== epoch)
        if (stranger) halt(stranger.epoch, epoch)
        const applied = new Map(known.map((position) => [position.shard, position.applied]))
        heads.forEach((_, shard) => {
          lag.applied(shard, applied.get(shard) ?? 0)
        })
        parkedStreams = await store.countParked()
        const behind = heads.flatMap((head, shard) => ((applied.get(shard) ?? 0) < head ? [shard] : []))
        await Promise.all(behind.map((shard) => inTurn(shard, () => fill(shard))))
        failures = 0
      } catch (error) {
        isBehind = true
        if (!signal.aborted && failures++ % 60 === 0) {
          log.warn({ err: error, failures }, 'cannot ask the owner, trying again')
        }
      }
      for (const begun = performance.now(); performance.now() - begun < headsEveryMs && !signal.aborted; ) {
        await rest(Math.min(AGAIN_AFTER_MS, headsEveryMs))
        if (isBehind) break
      }
    }
  }

  async function apply(entries: readonly Entry[], position: Position): Promise<Position> {
    const { shard } = position
    const last = entries.at(-1)
    if (last) lag.known(shard, last.seq)
    const reached = await application.apply(entries, position)
    lag.applied(shard, reached.applied, entries.find(({ seq }) => seq === reached.applied)?.at)
    return reached
  }

  /** Runs one work at a time for each shard in this process. Between processes, the check in `store.move` decides. */
  function inTurn(shard: number, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(shard) ?? Promise.resolve()).then(() => (isHalted ? undefined : work()))
    turns.set(
      shard,
      turn.catch(() => {}),
    )
    return turn
  }

  /** Applies the entries that Kafka brought up to the first hole, and asks the owner for the rest. */
  async function reach(shard: number, records: IncomingRecord[]) {
    const position = await store.positionOf(shard)
    const isKnown = ({ epoch, seq }: EpochPlace) => epoch === position.epoch && seq <= position.applied
    const { entries: signed, refused } = await reader.read(records, isKnown)
    // Filtered before they are sorted: an entry of another epoch must not displace the one with the same seq.
    const ofThisEpoch = signed.filter(({ epoch }) => epoch === position.epoch)
    // A record that is not believed, or of another epoch, may have come instead of an entry. The sweep asks the owner,
    // once a second at most: whoever can write to the topic can send as many of them as they like.
    if (refused > 0 || ofThisEpoch.length < signed.length) isBehind = true
    const entries = inOrder(ofThisEpoch)
    const { applied } = await apply(entries, position)
    if (applied < (entries.at(-1)?.seq ?? 0)) await fill(shard)
  }

  async function catchUp(stream: Stream) {
    const shard = shardOf(stream)
    const { epoch, heads } = await ledger.heads({}, passport())
    const isThere = async () => {
      const position = await store.positionOf(shard)
      return position.epoch === epoch && position.applied >= (heads[shard] ?? 0)
    }
    if (!(await isThere())) await inTurn(shard, () => fill(shard))
    if (!(await isThere()) || (await store.firstParked(stream))) throw new DomainError('unavailable')
  }

  /** Asks the owner for everything that is missing in a shard. */
  async function fill(shard: number) {
    while (!signal.aborted) {
      const position = await store.positionOf(shard)
      const { epoch, entries } = await ledger.read({ shard, after: position.applied, limit: AT_ONCE }, passport())
      if (epoch !== position.epoch) return halt(position.epoch, epoch)
      const last = entries.at(-1)
      if (!last) return lag.applied(shard, position.applied)
      const reached = await apply(entries, position)
      if (reached.epoch !== position.epoch) continue
      const { applied } = reached
      if (applied < last.seq) throw new Error(`${owner} answered with a hole after ${shard}/${applied}`)
    }
  }

  /**
   * Stops following after the owner's ledger was restored from a backup. Effects of entries that the restored ledger
   * does not have must be judged by a person.
   */
  function halt(known: string, present: string) {
    if (isHalted) return
    isHalted = true
    log.error({ known, present }, 'the ledger was restored to a new epoch: following stops')
  }

  async function rest(ms: number) {
    await sleep(ms, undefined, { signal }).catch(() => {})
  }
}
