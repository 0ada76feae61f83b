import { topicOf } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { RecordProducer } from '@holdfast/messaging'
import { type FactTable, type LiveReplica, type ReplicaMetrics, startReplica } from '@holdfast/replica'
import type { Implementation, Log, Passport, Repeat, Signer, Wires } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'
import { createEntryWriter } from './append-entries.ts'
import { createTell } from './command-results.ts'
import { type Contexts, contextsOf } from './contexts.ts'
import { collectionsOf, type Place, toEntry } from './documents.ts'
import { type Follower, followWithOwnLedger, type OwningFollowOptions } from './following/follow.ts'
import { type EntryFeed, openEntryFeed } from './leases/entry-feed.ts'
import { createFactRows, type FactRows } from './leases/fact-rows.ts'
import { createWaits, type WaitMetrics } from './leases/in-force-waits.ts'
import { createLeaseService, type LeaseMetrics } from './leases/lease-service.ts'
import { openOwnSource } from './leases/own-source.ts'
import { openPeers, peersService } from './leases/peers.ts'
import { openRegistrations } from './leases/registrations.ts'
import { createResumedWaits } from './leases/resumed-waits.ts'
import { followersService, replicasService, requestContextsService } from './ledger-services.ts'
import type { LetterEvents } from './letters.ts'
import { type RelayMetrics, startRelay } from './relay.ts'
import { createShardQueues } from './shard-queues.ts'
import { createTransact, outcomeOf, prepare, resultOfRepeat, type Transact } from './transact.ts'

export interface Ledger {
  /** Name of the owner; the topic is named after it. */
  owner: string
  topic: string
  epoch: string
  transact: Transact
  /**
   * Returns the outcome of an earlier run of this command, before anything is authorized; runs the command if there is
   * none. `run` must end in {@link Ledger.transact} with the same call, and return its result.
   */
  once<Result>(call: Passport, run: () => Promise<Result>): Promise<Result>
  /** The head of each shard, as committed by a majority; the index is the shard. */
  heads(): Promise<number[]>
  /** At most `limit` entries of a shard with a seq above `after`, in order, as committed by a majority. */
  read(shard: number, after: number, limit: number): Promise<Entry[]>
  /**
   * The heads, read after this call began, and after the database confirmed that this process may still grant leases.
   * Calls share a read if it begins after all of them. Throws `unavailable`.
   */
  fence(): Promise<{ epoch: string; heads: number[] }>
  /**
   * Looks up documents for a caller that may keep them under a lease: `found` is not older than the call, and not older
   * than `heads`. Throws `unavailable`.
   * @param read must pass the session to every read
   */
  lookUp<Found>(
    read: (session: ClientSession) => Promise<Found>,
  ): Promise<{ found: Found; epoch: string; heads: number[] }>
  /**
   * Resolves when the committed change at `place` is in force: every check that starts later, in any process, sees it
   * and all earlier changes of its shard. {@link Ledger.transact} waits by itself. Throws `not-found` if there is no
   * such change.
   */
  inForce(place: Place): Promise<void>
  /**
   * Follows another owner's ledger as `followLedger` does, and appends own entries: one transaction moves the position,
   * changes state, and appends to the own stream that `streamOf` names. Own entries have this service as their actor,
   * and the request id of the entry that caused them. They are sent to replicas and Kafka like those of a command, but
   * the follower does not wait until they are in force. An effect can append to one stream only: what changes several
   * streams must be a command that can be resumed.
   *
   * Stop the follower before the ledger.
   */
  follow(options: OwningFollowOptions): Promise<Follower>
  /** Where requests came from. This is personal data, and it is erased with the person. */
  contexts: Contexts
  /**
   * The gRPC services with which other services follow this ledger, and with which the owner's processes ask each
   * other.
   */
  services: Implementation[]
  /**
   * Begins to grant leases, and loads this process's own replica. Call it when {@link Ledger.services} are being
   * served.
   * @param address host:port where other processes of this owner reach this one; no two processes may share it
   */
  join(address: string): Promise<void>
  /** This process's own replica of its ledger; throws before {@link Ledger.join}. */
  readonly own: LiveReplica
  /** Says whether checks may be decided from the own replica's tables; always false before {@link Ledger.join}. */
  memory: Pick<LiveReplica, 'now' | 'isFresh'>
  /**
   * Sends the replicas of other processes to another owner process, while this process still answers everything. Takes
   * a second at most. Call it before the gRPC server sends GOAWAY: grpc-js 1.14 cuts a connection whose keepalive is
   * due after that (grpc-node 3068), and the last messages of replicas are lost with it.
   */
  turnAway(): Promise<void>
  /**
   * Grants no more leases, and waits until those it granted were given up or are over, about one lease at most, so that
   * no change waits for this process after it has stopped. From then on it does not decide checks; commands still work.
   */
  leave(): Promise<void>
  /** Leaves, and stops publishing. */
  stop(): Promise<void>
  metrics(): LedgerMetrics
}

export interface LedgerMetrics extends LeaseMetrics {
  waits: WaitMetrics
  /** Entries passed on to replicas, by the way in which they reached this process. */
  entries: EntryFeed['counts']
  relay: RelayMetrics
  /** Metrics of this process's own replica; absent before {@link Ledger.join}. */
  own?: ReplicaMetrics
}

const LEASE_MS = 5_000
const CONTEXT_DAYS = 90

/**
 * Opens an owner's ledger in the owner's database, creates what is missing, and begins to publish.
 * @param options.tables the tables of facts that replicas may load, each with the tables that this process's own
 *   replica fills
 * @param options.letters says which entries ask for letters; without it, none does
 * @param options.contextDays how many days it is kept where requests came from; 90 by default
 * @param options.leaseMs how long a replica may answer from memory after a renewal; 5,000 by default
 */
export async function openLedger(options: {
  owner: string
  connection: Connection
  producer: RecordProducer
  signer: Signer
  /** To the owner's other processes. */
  wires?: Wires
  tables?: Record<string, FactTable | FactTable[]>
  letters?: Pick<LetterEvents<never>, 'asks'>
  leaseMs?: number
  contextDays?: number
  log: Log
}): Promise<Ledger> {
  const { owner, connection, producer, signer, leaseMs: lease = LEASE_MS, contextDays = CONTEXT_DAYS } = options
  const log = options.log.child({ ledger: owner })
  const collections = collectionsOf(connection)
  const epoch = await prepare(connection, collections, contextDays)
  const rows = new Map(Object.keys(options.tables ?? {}).map((table) => [table, createFactRows(table)]))
  let own: LiveReplica | undefined
  const peers = openPeers(signer, options.wires)
  const registrations = openRegistrations(connection, collections, log, peers.keep)
  const leases = createLeaseService({
    epoch,
    lease,
    registrations,
    events: {
      onConfirmed: (replica, shard, seq) => waits.onConfirmed(replica, shard, seq),
      onChanged: () => waits.onChanged(),
      onHeads: (fenced) => feed.expect(fenced),
    },
    log,
  })
  const waits = createWaits({ epoch, lease, leases, registrations, peers, log })
  const tell = createTell({ owner, epoch, waits })
  const resumedWaits = createResumedWaits(connection, collections, waits)
  const writer = createEntryWriter(collections, options.letters?.asks ?? (() => false))
  const inTurn = createShardQueues()
  const relay = startRelay({ owner, epoch, collections, producer, signer, log })
  const feed = openEntryFeed({
    epoch,
    collections,
    read,
    heads,
    onEntry(entry) {
      own?.offer(entry)
      leases.push(entry)
    },
    onCommit: relay.wake,
    log,
  })

  const contexts = contextsOf(collections, epoch)
  return {
    owner,
    topic: topicOf(owner),
    epoch,
    transact: createTransact({ connection, collections, writer, inTurn, tell, committed: feed.committed }),
    follow: (followed) =>
      followWithOwnLedger(
        { ...followed, signer, log },
        { owner, connection, writer, inTurn, committed: feed.committed },
      ),
    contexts,
    once,
    heads,
    read,
    fence: leases.fence,
    lookUp,
    inForce: resumedWaits.inForce,
    services: [
      followersService({ epoch, heads, read, resumedWaits }),
      replicasService({ epoch, rows, own: () => own, leases }),
      peersService(waits.answerPeer),
      requestContextsService(contexts),
    ],
    async join(address) {
      await leases.open(address)
      const source = openOwnSource({ epoch, connection, collections, leases, heads, read })
      own = startReplica({ owner, source, tables: tablesOf(options.tables ?? {}, rows), log })
      await own.loaded
    },
    get own() {
      if (!own) throw new Error(`the ledger of ${owner} has not been joined`)
      return own
    },
    memory: {
      now: () => own?.now() ?? 0,
      isFresh: (shard, now) => own?.isFresh(shard, now) ?? false,
    },
    turnAway: leases.turnAway,
    leave,
    async stop() {
      await leave()
      registrations.stop()
      peers.close()
      await feed.stop()
      await relay.stop()
    },
    metrics: () => ({
      ...leases.metrics(),
      waits: waits.metrics(),
      entries: feed.counts,
      relay: relay.metrics(),
      own: own?.metrics(),
    }),
  }

  async function lookUp<Found>(read: (session: ClientSession) => Promise<Found>) {
    const { epoch, heads, moment } = await leases.fence()
    const session = await connection.startSession({ causalConsistency: true })
    try {
      if (moment) session.advanceOperationTime(moment)
      return { found: await read(session), epoch, heads }
    } finally {
      await session.endSession()
    }
  }

  async function leave() {
    await own?.stop()
    await leases.leave()
  }

  async function heads(): Promise<number[]> {
    const found = await collections.heads.find().sort({ _id: 1 }).toArray()
    return found.map(({ seq }) => seq)
  }

  async function read(shard: number, after: number, limit: number): Promise<Entry[]> {
    const found = await collections.entries
      .find({ _id: { $gt: { shard, seq: after }, $lt: { shard: shard + 1, seq: 0 } } })
      .sort({ _id: 1 })
      .limit(limit)
      .toArray()
    return found.map((document) => toEntry(document, epoch))
  }

  async function once<Result>(call: Passport, run: () => Promise<Result>): Promise<Result> {
    const { repeat } = call
    if (!repeat) return run()
    const earlier = await resultBefore<Result>(repeat)
    if (earlier) return tell(earlier, call)
    return run().catch(async (error) => {
      // The first attempt may have succeeded meanwhile, and this one may have been refused because of that.
      const meanwhile = error instanceof DomainError ? await resultBefore<Result>(repeat) : undefined
      if (!meanwhile) throw error
      return tell(meanwhile, call)
    })
  }

  async function resultBefore<Result>(repeat: Repeat) {
    const session = await connection.startSession({ causalConsistency: true })
    try {
      const found = await collections.outcomes.findOne(outcomeOf(repeat), { session })
      return found ? resultOfRepeat<Result>(found, repeat, session) : undefined
    } finally {
      await session.endSession()
    }
  }
}

/** Tables for the own replica: each passes every change to the tables given here, and to the rows for snapshots. */
function tablesOf(
  wanted: Record<string, FactTable | FactTable[]>,
  rows: ReadonlyMap<string, FactRows>,
): Record<string, FactTable> {
  return Object.fromEntries(
    Object.entries(wanted).map(([name, tables]) => {
      const all = [rows.get(name)!, tables].flat()
      const table: FactTable = {
        put: (key, value, shard) => all.forEach((each) => void each.put(key, value, shard)),
        drop: (key, shard) => all.forEach((each) => void each.drop(key, shard)),
        clear: () => all.forEach((each) => void each.clear()),
      }
      return [name, table]
    }),
  )
}
