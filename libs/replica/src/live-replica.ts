import { SHARDS } from '@holdfast/contracts'
import type { Applied, Entry, Fact, FollowReply, Grant, Leave, Refused, Renew } from '@holdfast/contracts/ledger'
import type { Brokers } from '@holdfast/messaging'
import type { Log, TrustedKeys } from '@holdfast/runtime'
import { openClock, read as readClock } from './elapsed-clock.ts'
import { listenToKafka } from './kafka-feed.ts'
import { openLeaseStreams } from './lease-streams.ts'
import type { Feed, ReplicaMetrics } from './metrics.ts'
import {
  accepts,
  advance,
  distrust,
  type EpochPlace,
  giveUp,
  granted,
  isFresh,
  isLoaded,
  judge,
  loaded as loadedShard,
  openReplica,
  refused,
  renew,
  resync,
} from './replica.ts'
import { backoff, pause, within } from './retry-timing.ts'
import type { FactTable, Source } from './source.ts'

/** A copy of an owner's facts that is kept up to date in this process, with leases to decide checks from it. */
export interface LiveReplica {
  readonly owner: string
  /** The elapsed clock, in milliseconds. A check must read it after the check has begun. */
  now(): number
  /** May a check of this shard be decided from memory? Call it in the same synchronous block as the look-up. */
  isFresh(shard: number, now: number): boolean
  /** May a fact that the owner read at this place be remembered? */
  accepts(place: EpochPlace): boolean
  /** Resolves when all shards are loaded for the first time; rejects if the replica is stopped before. */
  readonly loaded: Promise<void>
  /** Epoch of the ledger from which the copy was made; empty before the first snapshot. */
  readonly epoch: string
  /** Resolves to true when every shard has reached its head in this epoch, to false after `ms` milliseconds. */
  reaches(target: { epoch: string; heads: readonly number[] }, ms: number): Promise<boolean>
  metrics(): ReplicaMetrics
  /** Takes an entry that does not come over the replica's own connections; an owner process passes its entries here. */
  offer(entry: Entry): void
  /** Gives up all leases, so that no change waits for this replica, and closes its streams. Takes a second at most. */
  stop(): Promise<void>
}

/** Highest format of facts that this release understands. */
const FORMAT = 1

const ANSWER_MS = 2_000
/** A snapshot is given up if it brings nothing for this long. */
const SNAPSHOT_SILENCE_MS = 10_000
/** Feeds get this time to bring the entries up to the heads of a grant; then the owner is asked for them. */
const PATIENCE_MS = 100
/** After an entry of another epoch, the owner is asked for its epoch, at most this often. */
const FOREIGN_EVERY_MS = 1_000
/** If the last reload is longer ago than this, the next snapshot is taken without delay. */
const CALM_MS = 60_000
const RELOAD_LEAST_MS = 500
const RELOAD_MOST_MS = 30_000
/**
 * If this release is too old for the owner's facts, only one of this many renewals is sent. Renewals do not stop,
 * because the owner may go back to an older release.
 */
const OUTDATED_EVERY = 10
/** A head that no owner process confirms is ignored after this many answers without a new entry. */
const FRUITLESS = 20

interface Waiter {
  epoch: string
  heads: readonly number[]
  resolve(hasReached: boolean): void
}

/**
 * Follows an owner's ledger: loads a snapshot, renews leases, applies each entry from the feed that brings it first,
 * and asks the owner for entries that no feed brought. The state machine in replica.ts decides when checks may be
 * decided from the copy; this function connects it to streams, feeds, clocks and timers.
 */
export function startReplica(options: {
  owner: string
  source: Source
  /** Tables that are loaded from the snapshot and kept up to date. */
  tables: Record<string, FactTable>
  /**
   * Tables that are not loaded from the snapshot. They get every put and every drop. Both mean that what is remembered
   * under this key is out of date. `clear` is called when everything remembered is out of date.
   */
  onDemand?: Record<string, FactTable>
  /**
   * Takes entries from Kafka too, those that the owner's own key signed: the facts of an entry go straight into the
   * tables that decide access, and whoever may write to the topic must not be able to grant it.
   */
  kafka?: { brokers: Brokers; keys: TrustedKeys }
  log: Log
  /** Milliseconds between renewals; 500 by default. */
  renewEveryMs?: number
}): LiveReplica {
  const { owner, source, renewEveryMs = 500 } = options
  const log = options.log.child({ owner })
  const wanted = Object.keys(options.tables)
  const tables = new Map<string, FactTable[]>()
  for (const [name, table] of [...Object.entries(options.tables), ...Object.entries(options.onDemand ?? {})]) {
    tables.set(name, [...(tables.get(name) ?? []), table])
  }

  const clock = openClock(performance.now(), Date.now())
  const copy = openReplica({ id: crypto.randomUUID(), shards: SHARDS, format: FORMAT })
  /** Per shard, the highest seq that is known to exist in the present epoch. */
  const heads = new Float64Array(SHARDS)
  const counts: Pick<ReplicaMetrics, 'entries' | 'gaps' | 'resyncs' | 'refused'> = {
    entries: { stream: 0, kafka: 0, offered: 0, read: 0 },
    gaps: 0,
    resyncs: 0,
    refused: {
      REASON_UNSPECIFIED: 0,
      REASON_CLOSED: 0,
      REASON_BEHIND: 0,
      REASON_EPOCH: 0,
      REASON_FORMAT: 0,
    },
  }
  let leaseMs = 0
  let isLoading = false
  let isFirst = true
  /** Number of reloads in a short time; each one delays the next one longer. */
  let haste = 0
  let reloadedAt = Number.NEGATIVE_INFINITY
  let isAskingForEpoch = false
  let isCatchingUp = false
  /**
   * Number of renewals that were due since the owner said that this release is too old; undefined if the owner has not
   * said so.
   */
  let outdatedFor: number | undefined
  const filling = new Set<number>()
  const confirmations: (Applied | undefined)[] = []
  const waiters = new Set<Waiter>()
  let patience: NodeJS.Timeout | undefined
  const stopping = new AbortController()
  const { signal } = stopping

  let settleLoaded: { resolve(): void; reject(error: Error): void }
  const loaded = new Promise<void>((resolve, reject) => {
    settleLoaded = { resolve, reject }
  })
  // If the replica is stopped while no caller awaits `loaded`, its rejection must not count as unhandled.
  loaded.catch(() => {})

  const streams = openLeaseStreams({
    source,
    renewEveryMs,
    renewal: nextRenewal,
    onReply,
    onUnreachable: (err) => log.warn({ err }, 'no process of the owner answers renewals'),
    onReachableAgain: () => log.info('the owner answers renewals again'),
  })
  const renewing = setInterval(renewNow, renewEveryMs)
  let kafka: ReturnType<typeof listenToKafka> | undefined
  void load()

  return {
    owner,
    now,
    isFresh: (shard, at) => isFresh(copy, shard, at),
    accepts: (place) => accepts(copy, place),
    loaded,
    get epoch() {
      return copy.epoch
    },
    reaches,
    metrics,
    offer: (entry) => takeAll([entry], 'offered'),
    stop,
  }

  function now(): number {
    return readClock(clock, performance.now(), Date.now())
  }

  // Entries from all feeds. Everything from here to the confirmation is one synchronous block.

  function takeAll(entries: readonly Entry[], feed: Feed) {
    if (signal.aborted) return
    for (const entry of entries) take(entry, feed)
    confirm()
  }

  function take(entry: Entry, feed: Feed) {
    const { shard, seq } = entry
    switch (judge(copy, entry)) {
      case 'next':
        try {
          put(entry.facts, shard)
        } catch (error) {
          return poisoned(shard, error, seq)
        }
        confirmations[shard] = advance(copy, shard, seq)
        counts.entries[feed]++
        known(shard, seq)
        return
      case 'hole':
        known(shard, seq)
        if (!filling.has(shard)) counts.gaps++
        return void fill(shard)
      case 'unloaded':
        return known(shard, seq)
      case 'foreign':
        return void askForEpoch()
    }
  }

  function put(facts: readonly Fact[], shard: number) {
    for (const { table, key, value } of facts) {
      for (const each of tables.get(table) ?? []) {
        if (value) each.put(key, value, shard)
        else each.drop(key, shard)
      }
    }
  }

  /** Sends the last confirmation of each shard, which covers all entries before it. */
  function confirm() {
    for (const shard of confirmations.keys()) {
      const applied = confirmations[shard]
      if (!applied) continue
      confirmations[shard] = undefined
      streams.send(() => ({ applied }))
    }
    for (const waiter of waiters) if (hasReached(waiter)) waiter.resolve(true)
  }

  function known(shard: number, seq: number) {
    if (seq > heads[shard]!) heads[shard] = seq
  }

  // Entries that no feed brought.

  async function fillAll(areHeadsUnknown = false) {
    await Promise.all(Array.from(copy.applied, (_, shard) => fill(shard, areHeadsUnknown)))
  }

  /**
   * Asks the owner for entries of a shard until its head is reached, one request at a time.
   * @param isHeadUnknown if true, the owner is asked at least once, even if the copy has reached the highest seq known
   *   here
   */
  async function fill(shard: number, isHeadUnknown = false) {
    if (filling.has(shard)) return
    filling.add(shard)
    let failures = 0
    let fruitless = 0
    let mustAsk = isHeadUnknown
    while (!signal.aborted && copy.applied[shard]! >= 0 && (mustAsk || copy.applied[shard]! < heads[shard]!)) {
      const { epoch } = copy
      const after = copy.applied[shard]!
      try {
        const reply = await within(ANSWER_MS, source.read(shard, after))
        if (signal.aborted || isLoading || copy.epoch !== epoch) break
        if (reply.epoch !== epoch) {
          beginAnew(reply.epoch)
          break
        }
        mustAsk = false
        known(shard, reply.head)
        takeAll(reply.entries, 'read')
        if (copy.applied[shard]! >= heads[shard]!) break
        fruitless = copy.applied[shard]! > after ? 0 : fruitless + 1
        failures = fruitless
        if (fruitless === FRUITLESS) heads[shard] = copy.applied[shard]!
      } catch (err) {
        if (failures++ === FRUITLESS)
          log.warn({ err, shard }, 'entries are missing, and the owner does not answer with them')
      }
      if (failures > 0) await pause(backoff(failures), signal)
    }
    filling.delete(shard)
  }

  /** Asks the owner for missing entries after `ms` milliseconds, in which feeds may still bring them. */
  function fillAfter(ms: number) {
    patience ??= setTimeout(() => {
      patience = undefined
      void fillAll()
    }, ms)
  }

  /**
   * The owner refused a lease because too much is missing: asks for all missing entries, and renews at once after that.
   */
  async function catchUp() {
    if (isCatchingUp) return
    isCatchingUp = true
    await fillAll(true)
    renewNow()
    await pause(renewEveryMs, signal)
    isCatchingUp = false
  }

  // Renewals.

  function renewNow() {
    if (outdatedFor !== undefined && ++outdatedFor % OUTDATED_EVERY !== 0) return
    if (isReady()) streams.renew()
  }

  function isReady(): boolean {
    return !signal.aborted && !isLoading && isLoaded(copy)
  }

  function nextRenewal(stream: number): Renew | undefined {
    return isReady() ? renew(copy, stream, now()) : undefined
  }

  function onReply({ entry, grant, refused }: FollowReply, stream: number) {
    if (entry) takeAll([entry], 'stream')
    else if (grant) onGrant(grant, stream)
    else if (refused) onRefused(refused, stream)
  }

  function onGrant(grant: Grant, stream: number) {
    switch (granted(copy, grant, now())) {
      case 'resync':
        return beginAnew(grant.epoch)
      case 'taken':
        leaseMs = grant.leaseMs
        outdatedFor = undefined
        streams.works(stream, () => goodbyes(stream, grant.request))
        for (const [shard, head] of grant.heads.entries()) known(shard, head)
        if (isBehind()) fillAfter(PATIENCE_MS)
    }
  }

  /**
   * Gives up the former streams as soon as every lease in use and every waiting grant came over the present stream.
   * Several streams may lead to the same owner process, and a goodbye ends the leases of all renewals up to its own
   * request, whichever stream they came over. So the renewal granted over the present stream must also be later than
   * the last renewal of each former stream.
   * @returns the goodbye of each stream that was given up; empty if they cannot be given up yet
   */
  function goodbyes(present: number, request: number): Map<number, Leave> {
    const former = [...copy.streams].filter(([stream]) => stream !== present)
    const isLater = former.every(([, last]) => last < request)
    return new Map(isLater && restsOn(present) ? former.map(([stream]) => [stream, giveUp(copy, stream)]) : [])
  }

  function restsOn(stream: number): boolean {
    const at = now()
    return copy.from.every((from, shard) => {
      const comes = copy.waiting[shard]?.stream ?? stream
      return comes === stream && (from === stream || !isFresh(copy, shard, at))
    })
  }

  function onRefused(refusal: Refused, stream: number) {
    const what = refused(copy, refusal)
    if (what !== 'ignored') counts.refused[refusal.reason]++
    switch (what) {
      case 'elsewhere':
        return streams.closes(stream)
      case 'later':
        return void catchUp()
      case 'resync':
        return beginAnew(refusal.epoch)
      case 'outdated':
        if (outdatedFor === undefined) {
          log.error({ format: FORMAT }, 'this release is too old for the facts of the owner, checks stay unknown')
        }
        outdatedFor ??= 0
    }
  }

  // Snapshots.

  /** A feed brought an entry of another epoch. Only the owner's answer decides which epoch is the present one. */
  async function askForEpoch() {
    if (isAskingForEpoch || isLoading) return
    isAskingForEpoch = true
    try {
      const { epoch } = await within(ANSWER_MS, source.heads())
      if (epoch !== copy.epoch) beginAnew(epoch)
    } catch {
      // No harm: the next entry of that epoch asks again, and replies to renewals name the epoch too.
    }
    await pause(FOREIGN_EVERY_MS, signal)
    isAskingForEpoch = false
  }

  /** The ledger has a new epoch, so the whole copy is out of date: drops it and loads a snapshot. */
  function beginAnew(epoch: string) {
    if (isLoading || signal.aborted) return
    log.warn({ from: copy.epoch, to: epoch }, 'the ledger has another epoch, taking a new snapshot')
    dropAll(epoch)
    void load()
  }

  /**
   * An entry could not be read, and may have changed any row: the owner decides checks of this shard until a new
   * snapshot.
   */
  function poisoned(shard: number, err: unknown, seq: number) {
    distrust(copy, shard)
    if (isLoading) return
    log.error({ err, shard, seq }, 'an entry cannot be applied, taking a new snapshot')
    void load()
  }

  /**
   * Drops the copy. Leases end first, because they were granted for a copy that may have been further than the next one
   * is. Owner processes get a goodbye, so that changes do not wait for this replica.
   */
  function dropAll(epoch: string) {
    resync(copy, epoch)
    heads.fill(0)
    confirmations.fill(undefined)
    streams.send((stream) => ({ leave: giveUp(copy, stream) }))
  }

  async function load() {
    isLoading = true
    // The reason for the last reload may still be there, so reloads in a row wait longer and longer.
    if (performance.now() - reloadedAt > CALM_MS) haste = 0
    else await pause(backoff(++haste, RELOAD_LEAST_MS, RELOAD_MOST_MS), signal)
    for (let failures = 1; !signal.aborted; failures++) {
      try {
        await (wanted.length > 0 ? loadSnapshot() : loadNothing())
        break
      } catch (err) {
        if (signal.aborted) return
        if (failures === 5) log.warn({ err }, 'no snapshot can be loaded')
        await pause(backoff(failures), signal)
      }
    }
    if (signal.aborted) return
    isLoading = false
    if (isFirst) {
      isFirst = false
      listen()
      log.info({ replica: copy.id, epoch: copy.epoch }, 'following')
      settleLoaded.resolve()
    } else {
      counts.resyncs++
      reloadedAt = performance.now()
      log.info({ epoch: copy.epoch }, 'a new snapshot is loaded')
    }
    confirm()
    renewNow()
    void fillAll()
  }

  /** Not sooner than there is a copy to which entries can be added. */
  function listen() {
    if (!options.kafka) return
    kafka = listenToKafka({
      owner,
      ...options.kafka,
      isKnown: (claimed) => ['known', 'unloaded'].includes(judge(copy, claimed)),
      onEntries: (entries) => takeAll(entries, 'kafka'),
      log,
    })
  }

  async function loadSnapshot() {
    const attempt = new AbortController()
    const replies = source.snapshot(wanted, AbortSignal.any([signal, attempt.signal]))[Symbol.asyncIterator]()
    let epoch: string | undefined
    try {
      for (;;) {
        const { done, value } = await within(SNAPSHOT_SILENCE_MS, replies.next())
        if (signal.aborted) return
        if (done) break
        const { shard, facts, applied } = value
        if (epoch === undefined) {
          epoch = value.epoch
          begin(epoch)
        }
        if (value.epoch !== epoch) throw new Error('the epoch changed within a snapshot')
        if (copy.applied[shard] !== -1) throw new Error('a snapshot has rows of a shard that it has ended')
        put(facts, shard)
        if (applied !== undefined) loadedShard(copy, shard, applied)
      }
    } finally {
      attempt.abort()
      void replies.return?.()?.catch(() => {})
    }
    if (!isLoaded(copy)) throw new Error('a snapshot ended early')
  }

  /**
   * Takes the heads instead of a snapshot, for a replica that has no tables to load. From these heads on, facts that
   * are looked up on demand can be remembered.
   */
  async function loadNothing() {
    const present = await within(ANSWER_MS, source.heads())
    if (present.heads.length !== SHARDS) throw new Error('the owner has another number of shards')
    begin(present.epoch)
    for (const [shard, head] of present.heads.entries()) loadedShard(copy, shard, head)
  }

  function begin(epoch: string) {
    dropAll(epoch)
    for (const each of tables.values()) for (const table of each) table.clear()
  }

  // The state of the copy, for callers.

  function reaches(target: { epoch: string; heads: readonly number[] }, ms: number): Promise<boolean> {
    if (hasReached(target)) return Promise.resolve(true)
    if (signal.aborted || ms <= 0) return Promise.resolve(false)
    if (target.epoch === copy.epoch) {
      for (const [shard, head] of target.heads.entries()) known(shard, head)
      fillAfter(Math.min(PATIENCE_MS, ms / 3))
    }
    return new Promise((resolve) => {
      const waiter: Waiter = {
        ...target,
        resolve(hasReached) {
          clearTimeout(timer)
          waiters.delete(waiter)
          resolve(hasReached)
        },
      }
      const timer = setTimeout(() => waiter.resolve(false), ms)
      waiters.add(waiter)
    })
  }

  function hasReached(target: { epoch: string; heads: readonly number[] }): boolean {
    return target.epoch === copy.epoch && target.heads.every((head, shard) => copy.applied[shard]! >= head)
  }

  function isBehind(): boolean {
    return heads.some((head, shard) => copy.applied[shard]! < head)
  }

  function metrics(): ReplicaMetrics {
    const at = now()
    const shards = Array.from(copy.applied, (applied, shard) => {
      const until = copy.until[shard]!
      return {
        applied,
        head: Math.max(heads[shard]!, applied),
        leaseLeft: Math.max(0, until - at),
        ...(until > Number.NEGATIVE_INFINITY && { age: at - (until - leaseMs) }),
      }
    })
    return {
      epoch: copy.epoch,
      isLoaded: isLoaded(copy),
      shards,
      ...structuredClone(counts),
      refusedRecords: kafka && { ...kafka.refused },
      reconnects: streams.reconnects(),
    }
  }

  async function stop() {
    if (signal.aborted) return
    stopping.abort()
    clearInterval(renewing)
    clearTimeout(patience)
    dropAll(copy.epoch)
    for (const waiter of waiters) waiter.resolve(false)
    settleLoaded.reject(new Error('the replica was stopped'))
    await within(1_000, Promise.all([streams.stop(), kafka?.close()])).catch(() => {})
  }
}
