import { SHARDS } from '@holdfast/contracts'
import type { Applied, Entry, Fact, FollowReply, Grant, Leave, Refused, Renew } from '@holdfast/contracts/ledger'
import type { Log } from '@holdfast/runtime'
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

/** An owner's facts, kept up to date in this process, and the right to answer from them. */
export interface LiveReplica {
  readonly owner: string
  /** The elapsed clock, milliseconds. Read it after a check began. */
  now(): number
  /** May a check of this shard be decided from memory? In the same synchronous block as the look-up. */
  isFresh(shard: number, now: number): boolean
  /** Would a fact that the owner read at this place be kept? */
  accepts(place: EpochPlace): boolean
  /** Resolves when all shards are loaded for the first time; rejects when stopped before. */
  readonly loaded: Promise<void>
  /** Of the ledger that the copy is of; empty before the first snapshot. */
  readonly epoch: string
  /** Resolves true when every shard has reached its head in this epoch, false after `ms`. */
  reaches(target: { epoch: string; heads: readonly number[] }, ms: number): Promise<boolean>
  metrics(): ReplicaMetrics
  /** An entry by another way than those that the replica opens itself: the owner's own process pushes its own here. */
  offer(entry: Entry): void
  /** Gives up its leases, so that no change waits for it, and hangs up. Takes a second at most. */
  stop(): Promise<void>
}

/** Highest format of facts that this release understands. */
const FORMAT = 1

const ANSWER_MS = 2_000
/** A snapshot that brings nothing for so long is given up. */
const SNAPSHOT_SILENCE_MS = 10_000
/** How long a feed may take to bring what a grant names, before the owner is asked for it. */
const PATIENCE_MS = 100
const FOREIGN_EVERY_MS = 1_000
/** After this time without a new snapshot, the next one is taken without delay. */
const CALM_MS = 60_000
const RELOAD_LEAST_MS = 500
const RELOAD_MOST_MS = 30_000
/** A release that is too old for the facts goes on asking, in case the owner's goes back. */
const OUTDATED_EVERY = 10
/** Answers without anything new after which a seq that nobody has is not believed any more. */
const FRUITLESS = 20

interface Waiter {
  epoch: string
  heads: readonly number[]
  resolve(hasReached: boolean): void
}

/**
 * Follows an owner's ledger: loads a snapshot, renews leases, applies entries from whichever feed brings them first, and
 * asks the owner for those that none brought. What may be answered when is decided by the machine in replica.ts; here is
 * what it needs of the world.
 */
export function startReplica(options: {
  owner: string
  source: Source
  /** Loaded from the snapshot, and kept up to date. */
  tables: Record<string, FactTable>
  /**
   * In no snapshot: told of every put and drop, a put meaning that what is remembered of the key is void, and cleared
   * when nothing of before counts.
   */
  onDemand?: Record<string, FactTable>
  /**
   * Listens to Kafka too.
   *
   * Until entries are signed: no service sets this. Facts go from an entry straight into the table that decides access,
   * and anybody who may write to the topic could grant themselves access.
   */
  brokers?: string[]
  log: Log
  /** Milliseconds; 500 */
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
  /** Snapshots in a short time; the next one waits longer. */
  let haste = 0
  let reloadedAt = Number.NEGATIVE_INFINITY
  let isAskingForEpoch = false
  let isCatchingUp = false
  /** Renewals to leave out since this release was called too old; undefined: it is not. */
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
  // Nobody may be waiting for it when it is stopped.
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
  const kafka =
    options.brokers &&
    listenToKafka({
      owner,
      brokers: options.brokers,
      onEntries: (entries) => takeAll(entries, 'kafka'),
      onRubbish: (shard) => isLoading || poisoned(shard, new Error('a record of Kafka is no entry')),
      log,
    })
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

  // Entries, whoever brings them: everything from here to the confirmation is one synchronous block.

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

  /** One confirmation speaks for all entries before it. */
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

  // What feeds did not bring.

  async function fillAll(areHeadsUnknown = false) {
    await Promise.all(Array.from(copy.applied, (_, shard) => fill(shard, areHeadsUnknown)))
  }

  /** Asks the owner for entries of a shard until its head is reached, one question at a time. */
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
        if (failures++ === FRUITLESS) log.warn({ err, shard }, 'entries are missing, and the owner does not give them')
      }
      if (failures > 0) await pause(backoff(failures), signal)
    }
    filling.delete(shard)
  }

  /** Feeds have a moment to bring what is known to exist. */
  function fillAfter(ms: number) {
    patience ??= setTimeout(() => {
      patience = undefined
      void fillAll()
    }, ms)
  }

  /** The owner says that too much is missing for a lease: asks for all of it, and renews without waiting for the turn. */
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
   * Gives up former streams once everything rests on the present one. A goodbye is for all renewals up to its own, and
   * several streams may lead to one process: so nothing else may live on any of them, or still come of them, and the
   * present stream must have been granted a later one.
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

  /** A feed spoke of another epoch. Its word does not count, the owner's does. */
  async function askForEpoch() {
    if (isAskingForEpoch || isLoading) return
    isAskingForEpoch = true
    try {
      const { epoch } = await within(ANSWER_MS, source.heads())
      if (epoch !== copy.epoch) beginAnew(epoch)
    } catch {
      // The feed will speak again, and renewals name the epoch too.
    }
    await pause(FOREIGN_EVERY_MS, signal)
    isAskingForEpoch = false
  }

  /** The copy is of another ledger than the present one: nothing of it counts. */
  function beginAnew(epoch: string) {
    if (isLoading || signal.aborted) return
    log.warn({ from: copy.epoch, to: epoch }, 'the ledger has another epoch, taking a new snapshot')
    dropAll(epoch)
    void load()
  }

  /** What cannot be understood may have been anything: checks of the shard go to the owner until a new snapshot is here. */
  function poisoned(shard: number, err: unknown, seq?: number) {
    distrust(copy, shard)
    if (isLoading) return
    log.error({ err, shard, seq }, 'an entry cannot be applied, taking a new snapshot')
    void load()
  }

  /** Leases first: they speak of a copy that had come further than the next one may have. Then owners need not wait. */
  function dropAll(epoch: string) {
    resync(copy, epoch)
    heads.fill(0)
    confirmations.fill(undefined)
    streams.send((stream) => ({ leave: giveUp(copy, stream) }))
  }

  async function load() {
    isLoading = true
    // What made the last snapshot necessary may do so again and again.
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
        if (copy.applied[shard] !== -1) throw new Error('a snapshot goes on after the end of a shard')
        put(facts, shard)
        if (applied !== undefined) loadedShard(copy, shard, applied)
      }
    } finally {
      attempt.abort()
      void replies.return?.()?.catch(() => {})
    }
    if (!isLoaded(copy)) throw new Error('a snapshot ended early')
  }

  /** Nothing is held but what is looked up: to know from where on is enough. */
  async function loadNothing() {
    const present = await within(ANSWER_MS, source.heads())
    if (present.heads.length !== SHARDS) throw new Error('the owner has other shards')
    begin(present.epoch)
    for (const [shard, head] of present.heads.entries()) loadedShard(copy, shard, head)
  }

  function begin(epoch: string) {
    dropAll(epoch)
    for (const each of tables.values()) for (const table of each) table.clear()
  }

  // What others may know.

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
