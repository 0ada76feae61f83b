import { setTimeout as sleep } from 'node:timers/promises'
import { SHARDS, type Stream, topicOf } from '@holdfast/contracts'
import { Entry, type Ledger } from '@holdfast/contracts/ledger'
import { consume, type IncomingRecord } from '@holdfast/messaging'
import { asService, type Calls, type Log, type Signer } from '@holdfast/runtime'
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

export interface Follower {
  /** Whose ledger is followed. */
  owner: string
  /** Streams that are set aside, oldest first, with why. */
  parked(): Promise<StreamSetAside[]>
  /** Applies a parked stream's entries in order, up to the first that fails again: how many, and why no further. */
  replay(stream: string): Promise<{ replayed: number; error?: string }>
  stop(): Promise<void>
}

interface Followed {
  /** Whose ledger is followed. */
  owner: string
  /** The owner's gRPC service. */
  ledger: Calls<typeof Ledger>
  brokers: string[]
  signer: Signer
  log: Log
  /** How often the owner is asked where it stands, in milliseconds; 10,000. */
  headsEveryMs?: number
  /** How many entries at most take effect in one transaction; 64. */
  batch?: number
}

/** How a service without a ledger follows one; see {@link followLedger}. */
export interface FollowOptions extends Followed {
  /** The consumer's name: positions, parked entries and the Kafka group belong to it. */
  group: string
  /** Where positions and effects are kept. */
  connection: Connection
  /** The effect of an entry. Must write through the session only; may run again for the same entry. */
  apply(entry: Entry, transaction: EffectTransaction): Promise<void>
}

/** How a service that owns a ledger follows another one; see {@link Ledger.follow}. */
export interface OwningFollowOptions extends Omit<Followed, 'signer' | 'log'> {
  /**
   * Names the stream of the own ledger to which the effect of an entry belongs, by the entry alone. Undefined: the entry
   * does not concern this service, and only the position moves.
   */
  streamOf(entry: Entry): Stream | undefined
  /**
   * The effect of an entry: state, and own entries of the stream that `streamOf` named. Must write through the session and
   * `append` only; may run again for the same entry. Must not wait for a command of the own ledger: it would wait for its
   * own turn.
   */
  apply(entry: Entry, transaction: Transaction): Promise<void>
}

const AGAIN_AFTER_MS = 1_000
const AT_ONCE = 500
// Few enough that a command on the own shard does not wait long for its turn.
const BATCH = 64

/**
 * Applies every entry of an owner's ledger to this service's own database, once in effect: the position moves in the
 * transaction of the effect, guarded by the position before it. Kafka brings entries quickly; what it repeats is ignored,
 * what it drops is asked of the owner, and without Kafka the owner is asked every `headsEveryMs`.
 *
 * Entries that are there already share a transaction, up to `batch` of one shard. When it fails it is rolled back and they
 * are applied one by one. An entry that `apply` refuses three times by itself parks its stream: it and its successors are
 * stored for `replay`, so that one bad entry does not stop the others.
 */
export function followLedger(options: FollowOptions): Promise<Follower> {
  const { connection, apply } = options
  return follow(options, (signal) => plainTransactions({ connection, apply, signal }))
}

/** The same for a service that owns a ledger: own entries are appended in the transaction of the effect. */
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
  const { owner, group, ledger, connection, headsEveryMs = 10_000, batch = BATCH } = options
  const log = options.log.child({ owner, group })
  const stopping = new AbortController()
  const { signal } = stopping
  const passport = () => asService(options.signer, crypto.randomUUID())
  const presentEpoch = async () => (await ledger.heads({}, passport())).epoch
  const store = await createFollowerStore(connection, owner, presentEpoch)
  const { apply, replay } = createEntryApplication({
    store,
    transactions: transactionsUntil(signal),
    batch,
    log,
    signal,
  })
  const turns = new Map<number, Promise<void>>()
  let isHalted = false
  // Something is known to be missing: the next sweep should not take its time.
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
    parked: store.parkedStreams,
    replay,
    async stop() {
      stopping.abort()
      await consumer.close()
      await sweeping
      await Promise.all(turns.values())
    },
  }

  async function takeRecords(records: IncomingRecord[]) {
    const byShard = Map.groupBy(records, ({ partition }) => partition)
    try {
      for (const [shard, ofShard] of byShard) await inTurn(shard, () => reach(shard, ofShard))
    } catch (error) {
      // The owner is out of reach. The sweep goes on asking; Kafka need not bring the records again.
      if (!signal.aborted) log.warn({ err: error }, 'a hole cannot be filled yet')
      isBehind = true
    }
  }

  /** Without Kafka, and for a last record that it lost. */
  async function sweep() {
    let failures = 0
    while (!signal.aborted) {
      try {
        isBehind = false
        const { epoch, heads } = await ledger.heads({}, passport())
        const known = await store.positions()
        const stranger = known.find((position) => position.epoch !== epoch)
        if (stranger) halt(stranger.epoch, epoch)
        const applied = new Map(known.map((position) => [position.shard, position.applied]))
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

  /** One at a time per shard within this process; across processes the guarded position decides. */
  function inTurn(shard: number, work: () => Promise<void>): Promise<void> {
    const turn = (turns.get(shard) ?? Promise.resolve()).then(() => (isHalted ? undefined : work()))
    turns.set(
      shard,
      turn.catch(() => {}),
    )
    return turn
  }

  /** Applies what Kafka brought as far as it goes without a hole, and asks the owner for the rest. */
  async function reach(shard: number, records: IncomingRecord[]) {
    const position = await store.positionOf(shard)
    const read = records.map(({ value }) => value && decode(value))
    // A record that cannot be read is a hole like any other.
    const entries = inOrder(read.filter((entry): entry is Entry => !!entry && entry.shard === shard))
    const ofThisEpoch = entries.filter(({ epoch }) => epoch === position.epoch)
    if (ofThisEpoch.length < entries.length) await askEpoch(position)
    if (isHalted) return
    const { applied } = await apply(ofThisEpoch, position)
    const isUnread = read.some((entry) => entry?.shard !== shard)
    if (isUnread || applied < (ofThisEpoch.at(-1)?.seq ?? 0)) await fill(shard)
  }

  /** Asks the owner for everything that is missing in a shard. */
  async function fill(shard: number) {
    while (!signal.aborted) {
      const position = await store.positionOf(shard)
      const { epoch, entries } = await ledger.read({ shard, after: position.applied, limit: AT_ONCE }, passport())
      if (epoch !== position.epoch) return halt(position.epoch, epoch)
      const last = entries.at(-1)
      if (!last) return
      const { applied } = await apply(entries, position)
      if (applied < last.seq) throw new Error(`${owner} answered with a hole after ${shard}/${applied}`)
    }
  }

  async function askEpoch(position: Position) {
    const epoch = await presentEpoch()
    if (epoch !== position.epoch) halt(position.epoch, epoch)
  }

  /** After a restore from backup, what was applied beyond the restored head is for a person to look at. */
  function halt(known: string, present: string) {
    if (isHalted) return
    isHalted = true
    log.error({ known, present }, 'the ledger was restored to a new epoch: following stops')
  }

  async function rest(ms: number) {
    await sleep(ms, undefined, { signal }).catch(() => {})
  }
}

function decode(value: Buffer): Entry | undefined {
  try {
    const entry = Entry.decode(value)
    return entry.seq > 0 && entry.shard < SHARDS && entry.epoch !== '' ? entry : undefined
  } catch {
    return undefined
  }
}
