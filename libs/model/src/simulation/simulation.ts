import type { Grant, Refused, Renew } from '@holdfast/contracts/ledger'
import type { Clearing, LeaseAnswer, LeaseBook, Registration, Wait } from '@holdfast/ledger/machines'
import { outlasting } from '@holdfast/ledger/machines'
import type { ElapsedClock, Replica } from '@holdfast/replica/state-machines'
import { type Machines, shipped } from '../replaceable-machines.ts'
import { type Chance, chanceOf } from './chance.ts'
import { createProcess, type Process } from './process.ts'
import { createSchedule } from './schedule.ts'
import { createStore, type Store } from './store.ts'

/** The outcome of one seed. */
export interface SimulationOutcome {
  checks: number
  local: number
  remote: number
  /** Answers that an owner process gave from its own copy, under its own lease. */
  leased: number
  unknown: number
  stale: number
  /** Checks of a row whose change had been answered less than a second before. */
  soon: number
  changes: number
  answered: number
  slowly: number
  faults: number
  /** Describes the first stale check. */
  firstStale?: string
}

/** Wrong uses of the machines, as in the model's `Habits`. */
export interface SimulatedHabits {
  unfencedHeads?: boolean
  unfencedChecks?: boolean
  registersLate?: boolean
  readsRegistrationsBefore?: boolean
  countsFromBefore?: boolean
  answersRepeatsAtOnce?: boolean
  confirmsOnReceipt?: boolean
  keepsClock?: boolean
  keepsReplicaName?: boolean
  fenceIgnoresMark?: boolean
  monotonicOnly?: boolean
  acceptsAnyEpoch?: boolean
}

interface Settings {
  seed: number
  machines?: Machines
  habits?: SimulatedHabits
  /** Milliseconds of simulated time. */
  duration?: number
  trace?: (line: string) => void
}

const SHARDS = 2
const ROWS = 40
const OWNERS = 3
const REPLICAS = 4
const shardOf = (row: number) => row % SHARDS

/** A ledger, its owner processes, and what every check must see of it. */
interface Owned {
  name: string
  store: Store
  owners: Owner[]
  /** Per shard, the seq up to which changes have been answered. */
  inForce: number[]
  /** Per row, the seq that every check from now on must see. */
  must: number[]
  answeredAt: number[]
  held: (() => void)[]
  /** True during a restore: no owner process starts meanwhile. */
  isRestoring: boolean
}

interface Owner {
  process: Process
  lease: number
  book: LeaseBook | undefined
  isLeaving: boolean
  isGone: boolean
  clearing: Clearing
  waits: Set<Waiting>
  /** Per shard, the seq up to which the owner process has read the database's change stream. */
  copy: number[]
  copyEpoch: string
  /** Its own replica, which gets leases from its own book. Under such a lease it decides checks for other processes. */
  own: Follower
  streams: Map<string, { follower: Follower; number: number }>
  /** The registrations that the owner process read last. */
  known: Registration[]
  checks: Map<number, { heads?: number[]; done: (seqs: number[] | undefined) => void }>
}

interface Waiting {
  wait: Wait
  done: () => void
}

interface Follower {
  process: Process
  clock: ElapsedClock
  ledger: Owned
  /** True for the replica in an owner process, which renews with that process only. */
  isOwn: boolean
  copy: Replica
  /** Per row, the seq of the change that the table holds. */
  table: Map<number, number>
  owner: Owner | undefined
  stream: number
  /** The stream before the present one, until it is given up. */
  former: { owner: Owner; stream: number } | undefined
  heardAt: number
  isAsking: boolean
  keptClock: number
  /** The replica renews, but applies no entries until this time. */
  deafUntil: number
}

/**
 * Simulates two ledgers under one seeded scheduler: memberships of companies, which name the tenure of a site, and the
 * tenures of sites. Each ledger has several owner processes. Replicas follow both ledgers, and decide checks from rows
 * of both. The lease book, waits, replicas and clocks are the functions that production runs. Database, network, feeds,
 * time and faults are simulated, and every random choice comes from the seed.
 */
export function simulate({
  seed,
  machines = shipped,
  habits = {},
  duration = 60_000,
  trace,
}: Settings): SimulationOutcome {
  const { book: books, wait: waits, clearing: clearings, replica: copies, clock: clocks } = machines
  const chance = chanceOf(seed)
  const schedule = createSchedule()
  const { now } = schedule
  const outcome: SimulationOutcome = {
    checks: 0,
    local: 0,
    remote: 0,
    leased: 0,
    unknown: 0,
    stale: 0,
    soon: 0,
    changes: 0,
    answered: 0,
    slowly: 0,
    faults: 0,
  }
  const log = trace ? (line: () => string) => trace(`${now().toFixed(1).padStart(9)}  ${line()}`) : () => {}
  let ids = 0
  const newId = (prefix: string) => `${prefix}${++ids}`
  const network = createNetwork(chance)
  let isKafkaUp = true
  const ledgers = ['company', 'site'].map((name) => createLedger(name))
  const [company, site] = ledgers as [Owned, Owned]
  let readers = Array.from({ length: REPLICAS }, (_, index) => startReader(`reader${index}`))
  for (const ledger of ledgers) planChanges(ledger)
  planFaults()
  schedule.run(duration)
  return outcome

  // ---- messages between processes

  /** Sends a message, which may be lost, late, doubled or overtaken. A cut separates two processes for a while. */
  function send(from: Process, to: Process, deliver: () => void) {
    if (from === to) return to.after(0, deliver)
    if (network.isLost(from.name, to.name)) return
    to.after(network.latency(), deliver)
    if (chance.is(0.01)) to.after(network.latency() + chance.between(0, 500), deliver)
  }

  // ---- owners

  function createLedger(name: string): Owned {
    const ledger: Owned = {
      name,
      store: createStore(schedule, chance, SHARDS),
      owners: [],
      inForce: new Array(SHARDS).fill(0),
      must: new Array(ROWS).fill(0),
      answeredAt: new Array(ROWS).fill(Number.NEGATIVE_INFINITY),
      held: [],
      isRestoring: false,
    }
    for (let index = 0; index < OWNERS; index++) startOwner(ledger, index)
    return ledger
  }

  function startOwner(ledger: Owned, index: number) {
    const process = createProcess(`${ledger.name}${index}.${++ids}`, schedule, chance)
    const own = openFollower(process, clocks.openClock(process.monotonic(), process.wall()), ledger, newId('own'))
    const owner: Owner = {
      process,
      lease: chance.is(0.2) ? 8_000 : 5_000,
      book: undefined,
      isLeaving: false,
      isGone: false,
      clearing: new Map(),
      waits: new Set(),
      copy: ledger.store.heads(),
      copyEpoch: ledger.store.epoch,
      own,
      streams: new Map(),
      known: [],
      checks: new Map(),
    }
    ledger.owners[index] = owner
    own.isOwn = true
    connect(own, owner)
    log(() => `${process.name} starts`)
    register(ledger, owner)
    every(process, 1_000, () => clear(ledger, owner))
    every(process, 250, () => {
      for (const waiting of owner.waits) proceed(ledger, owner, waiting)
      if (owner.isLeaving) finishLeaving(ledger, owner)
      if (owner.book) books.forget(owner.book, process.monotonic())
      pump(ledger, owner)
    })
    every(process, 500, () => renew(own))
    return owner
  }

  function startAgain(ledger: Owned, index: number) {
    if (!ledger.isRestoring && !ledger.owners[index]!.process.isAlive) startOwner(ledger, index)
  }

  function register(ledger: Owned, owner: Owner) {
    const { process, lease } = owner
    const id = newId('registration')
    const { epoch } = ledger.store
    const open = () => {
      owner.book = books.openBook({ registration: id, epoch, lease, format: 1 })
      owner.copyEpoch = epoch
      log(() => `${process.name} registers as ${id}`)
    }
    if (habits.registersLate) open()
    const put = () => ledger.store.registrations.set(id, { id, lease, state: 'granting' })
    const wait = habits.registersLate ? 3_000 : 0
    process.after(wait, () =>
      ledger.store.call(process, true, put, (result) => {
        if (owner.isLeaving) return
        if (!result) register(ledger, owner)
        else if (!habits.registersLate) open()
      }),
    )
  }

  /** Fences for the renewals and checks that wait, and then again for those that came during the fence. */
  function pump(ledger: Owned, owner: Owner) {
    const { book, process } = owner
    if (!book || !books.beginFence(book)) return
    const fence = (deposedAt: number | undefined) => {
      const isGranting = ledger.store.registrations.get(book.registration)?.state === 'granting'
      if (!isGranting && !habits.fenceIgnoresMark && !habits.registersLate) return 'refused'
      return ledger.store.heads(deposedAt)
    }
    const isFenced = !habits.unfencedHeads
    ledger.store.call(process, isFenced, fence, (result) => {
      if (owner.book !== book) return
      if (!result) books.fenceFailed(book)
      else if (result === 'refused') {
        books.fenceRefused(book)
        failChecks(owner)
        if (book.state === 'closed') {
          log(() => `${process.name} finds ${book.registration} closed`)
          owner.book = undefined
          owner.streams.clear()
          register(ledger, owner)
        }
      } else {
        const { grants, checks } = books.fenced(book, result as number[], process.monotonic())
        for (const { replica, grant } of grants)
          reply(owner, replica, (follower, stream) => onGrant(follower, stream, grant))
        for (const id of checks) {
          const check = owner.checks.get(id)
          if (check) check.heads = result as number[]
        }
        answerChecks(owner)
        pump(ledger, owner)
      }
    })
  }

  function reply(owner: Owner, replica: string, deliver: (follower: Follower, stream: number) => void) {
    const stream = owner.streams.get(replica)
    if (stream) send(owner.process, stream.follower.process, () => deliver(stream.follower, stream.number))
  }

  function onRenew(ledger: Owned, owner: Owner, follower: Follower, stream: number, renewal: Renew) {
    const { book, process } = owner
    if (!book) return
    owner.streams.set(renewal.replica, { follower, number: stream })
    const refusal = books.receive(book, renewal, process.monotonic())
    if (refusal) return reply(owner, renewal.replica, (to) => onRefused(to, refusal))
    for (const waiting of owner.waits) proceedIfDone(ledger, owner, waiting)
    pump(ledger, owner)
  }

  function onApplied(
    ledger: Owned,
    owner: Owner,
    replica: string,
    applied: { shard: number; seq: number; epoch: string },
  ) {
    if (owner.book) books.confirm(owner.book, replica, applied)
    if (applied.epoch !== owner.copyEpoch) return
    for (const waiting of owner.waits) {
      const { shard, seq } = waiting.wait
      if (shard !== applied.shard || seq > applied.seq) continue
      waits.confirmed(waiting.wait, replica)
      proceedIfDone(ledger, owner, waiting)
    }
  }

  // ---- a change, and its wait

  function planChanges(ledger: Owned) {
    let commands = 0
    const next = () => {
      schedule.at(now() + -Math.log(1 - chance.next()) * 350, () => {
        const row = chance.is(0.5) ? Math.floor(chance.next() * 4) : Math.floor(chance.next() * ROWS)
        command(ledger, { id: ++commands, row, value: site.must[row]!, isNothing: chance.is(0.1) }, 1)
        next()
      })
    }
    next()
  }

  /** A caller that has no answer after a while repeats the command, with any owner process. */
  function command(ledger: Owned, it: { id: number; row: number; value: number; isNothing: boolean }, attempt: number) {
    const owner = chance.of(ledger.owners)
    let isAnswered = false
    const { process, lease } = owner
    const isRepeat = attempt > 1
    if (process.isAlive && !process.isStopped && !owner.isGone) {
      const begunAt = process.monotonic()
      const shard = shardOf(it.row)
      let early: Registration[] | undefined
      if (habits.readsRegistrationsBefore) early = owner.known
      const commit = () => {
        const found = ledger.store.outcomes.get(it.id)
        if (found) return found
        const changes = ledger.store.shards[shard]!
        // A removal that finds nothing to remove waits for the present head.
        if (it.isNothing) return { shard, seq: changes.length }
        changes.push({ row: it.row, value: it.value, at: now() })
        outcome.changes++
        const place = { shard, seq: changes.length }
        ledger.store.outcomes.set(it.id, place)
        publish(ledger, place)
        return place
      }
      const { epoch } = ledger.store
      ledger.store.call(process, true, commit, (place) => {
        if (!place || epoch !== ledger.store.epoch) return
        const done = () => {
          if (isAnswered) return
          isAnswered = true
          answered(ledger, place, owner, process.monotonic() - begunAt)
        }
        if (habits.answersRepeatsAtOnce && (isRepeat || it.isNothing)) return done()
        const wait = waits.openWait(place, lease, habits.countsFromBefore ? begunAt - 3_000 : process.monotonic())
        const waiting: Waiting = { wait, done }
        owner.waits.add(waiting)
        if (early) {
          waits.registrationsRead(wait, early, process.monotonic())
          askHolders(ledger, owner, waiting)
        } else readRegistrations(ledger, owner, waiting)
      })
    }
    if (attempt < 6)
      schedule.at(now() + chance.between(2_000, 9_000), () => {
        if (!isAnswered) command(ledger, it, attempt + 1)
      })
  }

  function readRegistrations(ledger: Owned, owner: Owner, waiting: Waiting) {
    const { process } = owner
    const read = () => [...ledger.store.registrations.values()].map((registration) => ({ ...registration }))
    ledger.store.call(process, true, read, (registrations) => {
      if (!registrations || !owner.waits.has(waiting)) return
      waits.registrationsRead(waiting.wait, registrations, process.monotonic())
      askHolders(ledger, owner, waiting)
    })
  }

  function askHolders(ledger: Owned, owner: Owner, waiting: Waiting) {
    const { process } = owner
    const { wait } = waiting
    for (const registration of waits.unsettled(wait)) {
      const question = { registration, epoch: owner.copyEpoch, shard: wait.shard, seq: wait.seq }
      const hear = (reply: LeaseAnswer | undefined) => {
        if (!reply) return
        waits.answered(wait, registration, reply, process.monotonic())
        proceedIfDone(ledger, owner, waiting)
      }
      if (owner.book?.registration === registration) {
        hear(books.answer(owner.book, question, process.monotonic()))
        continue
      }
      // Asks all other owner processes: the process of this registration answers, the others do not.
      for (const peer of ledger.owners) {
        if (peer === owner || peer.isGone) continue
        send(process, peer.process, () => {
          const reply = peer.book && books.answer(peer.book, question, peer.process.monotonic())
          if (reply) send(peer.process, process, () => hear(reply))
        })
      }
    }
    proceedIfDone(ledger, owner, waiting)
  }

  function proceed(ledger: Owned, owner: Owner, waiting: Waiting) {
    if (proceedIfDone(ledger, owner, waiting)) return
    const { process } = owner
    for (const id of waits.silent(waiting.wait, process.monotonic())) mark(ledger, owner, id)
    readRegistrations(ledger, owner, waiting)
  }

  function proceedIfDone(_ledger: Owned, owner: Owner, waiting: Waiting): boolean {
    if (!waits.isInForce(waiting.wait, owner.process.monotonic())) return false
    owner.waits.delete(waiting)
    waiting.done()
    return true
  }

  /** The caller has its answer: from now on, no check may be decided on older state. */
  function answered(ledger: Owned, { shard, seq }: { shard: number; seq: number }, owner: Owner, took: number) {
    outcome.answered++
    if (took > 1_000) outcome.slowly++
    for (let at = ledger.inForce[shard]! + 1; at <= seq; at++) {
      const { row } = ledger.store.shards[shard]![at - 1]!
      ledger.must[row] = at
      ledger.answeredAt[row] = now()
    }
    const row = ledger.store.shards[shard]![seq - 1]?.row
    ledger.inForce[shard] = Math.max(ledger.inForce[shard]!, seq)
    log(() => `${owner.process.name} answers ${ledger.name}/${shard}/${seq} after ${took.toFixed(0)} ms`)
    if (row === undefined) return
    // Every reader checks this row at once, and twice again soon.
    for (const reader of readers)
      for (const delay of [0, 1, 50]) reader.process.after(delay, () => checkRow(reader, row))
  }

  // ---- leaving and clearing

  function mark(ledger: Owned, owner: Owner, id: string) {
    const { process } = owner
    const put = () => {
      const found = ledger.store.registrations.get(id)
      if (found) ledger.store.registrations.set(id, { ...found, state: 'closing' })
      return found ?? 'gone'
    }
    ledger.store.call(process, true, put, (found) => {
      if (found && found !== 'gone') clearings.marked(owner.clearing, found as Registration, process.monotonic())
    })
    log(() => `${process.name} marks ${id} closing`)
  }

  function clear(ledger: Owned, owner: Owner) {
    const { process } = owner
    const read = () => [...ledger.store.registrations.values()].map((registration) => ({ ...registration }))
    ledger.store.call(process, true, read, (found) => {
      if (!found) return
      owner.known = found
      clearings.registrationsSeen(owner.clearing, found, process.monotonic())
      for (const id of clearings.removable(owner.clearing, process.monotonic())) {
        log(() => `${process.name} removes ${id}`)
        ledger.store.call(
          process,
          true,
          () => ledger.store.registrations.delete(id),
          () => {},
        )
      }
    })
  }

  function leave(ledger: Owned, owner: Owner) {
    if (!owner.book || owner.isLeaving) return
    books.leave(owner.book)
    owner.isLeaving = true
    log(() => `${owner.process.name} leaves`)
    mark(ledger, owner, owner.book.registration)
  }

  function finishLeaving(ledger: Owned, owner: Owner) {
    const { book, process, clearing } = owner
    if (!book || owner.isGone) return
    const id = book.registration
    if (!clearing.has(id)) return mark(ledger, owner, id)
    if (owner.waits.size > 0) return
    if (!books.isIdle(book, process.monotonic()) && !clearings.removable(clearing, process.monotonic()).includes(id))
      return
    ledger.store.call(
      process,
      true,
      () => ledger.store.registrations.delete(id) || true,
      (isDone) => {
        if (!isDone || owner.isGone) return
        owner.isGone = true
        process.isAlive = false
        log(() => `${process.name} has left`)
        const index = ledger.owners.indexOf(owner)
        if (index >= 0) schedule.at(now() + chance.between(300, 2_000), () => startAgain(ledger, index))
      },
    )
  }

  // ---- feeds

  function publish(ledger: Owned, { shard, seq }: { shard: number; seq: number }) {
    const { epoch } = ledger.store
    const row = rowAt(ledger, shard, seq)
    for (const owner of ledger.owners) {
      if (!owner.process.isAlive) continue
      const hear = () => {
        if (owner.copyEpoch !== epoch || ledger.store.epoch !== epoch) return
        // The change stream of a deposed primary brings nothing new either.
        if (ledger.store.isDeposed(owner.process)) return owner.process.after(100, hear)
        for (; owner.copy[shard]! < seq; owner.copy[shard]!++) {
          const next = owner.copy[shard]! + 1
          for (const { follower } of owner.streams.values())
            send(owner.process, follower.process, () =>
              onEntry(follower, epoch, shard, next, rowAt(ledger, shard, next)),
            )
        }
        answerChecks(owner)
      }
      owner.process.after(chance.is(0.02) ? chance.between(20, 1_500) : chance.between(0.5, 8), hear)
    }
    for (const reader of readers) {
      const follower = reader.followers[ledgers.indexOf(ledger)]!
      const deliver = () => {
        const delay = chance.is(0.03) ? chance.between(50, 3_000) : chance.between(2, 30)
        if (network.isLost(reader.process.name, 'kafka')) return
        reader.process.after(delay, () => onEntry(follower, epoch, shard, seq, row))
        if (chance.is(0.02))
          reader.process.after(delay + chance.between(0, 9_000), () => onEntry(follower, epoch, shard, seq, row))
      }
      if (isKafkaUp) deliver()
      else ledger.held.push(deliver)
    }
  }

  // ---- replicas

  interface Reader {
    process: Process
    clock: ElapsedClock
    followers: Follower[]
  }

  function startReader(name: string): Reader {
    const process = createProcess(`${name}.${++ids}`, schedule, chance)
    const reader: Reader = { process, clock: clocks.openClock(process.monotonic(), process.wall()), followers: [] }
    reader.followers = ledgers.map((ledger) => {
      const follower = openFollower(process, reader.clock, ledger, habits.keepsReplicaName ? name : undefined)
      every(process, 500, () => renew(follower))
      return follower
    })
    every(process, 100, () => {
      for (let count = 0; count < 12; count++) checkRow(reader, Math.floor(chance.next() * ROWS))
    })
    if (habits.keepsClock)
      every(process, 4_000, () => {
        for (const follower of reader.followers) follower.keptClock = clockNow(reader)
      })
    log(() => `${process.name} starts`)
    return reader
  }

  function openFollower(process: Process, clock: ElapsedClock, ledger: Owned, id = newId('replica')): Follower {
    return {
      process,
      clock,
      ledger,
      isOwn: false,
      copy: copies.openReplica({ id, shards: SHARDS, format: 1 }),
      table: new Map(),
      owner: undefined,
      stream: 0,
      former: undefined,
      heardAt: now(),
      isAsking: false,
      keptClock: 0,
      deafUntil: 0,
    }
  }

  function clockNow({ process, clock }: { process: Process; clock: ElapsedClock }): number {
    if (habits.monotonicOnly) return process.monotonic()
    return clocks.read(clock, process.monotonic(), process.wall())
  }

  function renew(follower: Follower) {
    const { ledger, process, copy } = follower
    const isSilent = now() - follower.heardAt > 1_200
    if (!follower.owner || isSilent || chance.is(0.005)) connect(follower)
    if (!copies.isLoaded(copy)) return loadSnapshot(follower)
    const { owner, stream } = follower
    const renewal = copies.renew(copy, stream, clockNow(follower))
    send(process, owner!.process, () => onRenew(ledger, owner!, follower, stream, renewal))
  }

  function connect(follower: Follower, owner = follower.isOwn ? follower.owner! : chance.of(follower.ledger.owners)) {
    if (follower.owner && !follower.former) follower.former = { owner: follower.owner, stream: follower.stream }
    follower.owner = owner
    follower.stream = ++ids
    follower.heardAt = now()
  }

  function onGrant(follower: Follower, stream: number, grant: Grant) {
    if (stream === follower.stream) follower.heardAt = now()
    const { copy, process, former } = follower
    const result = copies.granted(copy, grant, clockNow(follower))
    if (result === 'resync') loadSnapshot(follower)
    if (result !== 'taken' || !former || stream !== follower.stream) return
    // The new stream was granted a lease, so the old one is given up.
    follower.former = undefined
    const goodbye = copies.giveUp(copy, former.stream)
    const { owner } = former
    send(process, owner.process, () => {
      if (owner.book) books.releaseLeases(owner.book, goodbye)
      for (const waiting of owner.waits) proceed(follower.ledger, owner, waiting)
    })
  }

  function onRefused(follower: Follower, refusal: Refused) {
    const what = copies.refused(follower.copy, refusal)
    if (what === 'elsewhere') connect(follower)
    if (what === 'resync') loadSnapshot(follower)
    if (what === 'later') fill(follower)
  }

  function onEntry(follower: Follower, epoch: string, shard: number, seq: number, row: number) {
    const { copy, ledger } = follower
    if (now() < follower.deafUntil) return
    const place = { epoch: habits.acceptsAnyEpoch ? copy.epoch : epoch, shard, seq }
    if (habits.confirmsOnReceipt) tell(follower, { shard, seq, epoch })
    const what = copies.judge(copy, place)
    if (what === 'hole') return fill(follower)
    if (what !== 'next') return
    if (chance.is(0.0005)) {
      log(() => `${follower.process.name} cannot decode ${ledger.name}/${shard}/${seq}`)
      copies.distrust(copy, shard)
      return loadSnapshot(follower)
    }
    follower.table.set(row, seq)
    tell(follower, copies.advance(copy, shard, seq))
  }

  function tell(follower: Follower, applied: { shard: number; seq: number; epoch: string }) {
    const { owner, process, ledger, copy } = follower
    if (owner) send(process, owner.process, () => onApplied(ledger, owner, copy.id, applied))
  }

  /** Asks an owner process for missing entries. */
  function fill(follower: Follower) {
    const { process, ledger, copy } = follower
    const owner = follower.owner
    if (!owner || follower.isAsking) return
    follower.isAsking = true
    process.after(300, () => (follower.isAsking = false))
    const after = Array.from(copy.applied)
    send(process, owner.process, () => {
      if (!owner.book) return
      const { copyEpoch } = owner
      const upTo = [...owner.copy]
      send(owner.process, process, () => {
        follower.isAsking = false
        if (ledger.store.epoch !== copyEpoch) return
        for (let shard = 0; shard < SHARDS; shard++)
          for (let seq = after[shard]! + 1; seq <= upTo[shard]!; seq++)
            if (after[shard]! >= 0) onEntry(follower, copyEpoch, shard, seq, rowAt(ledger, shard, seq))
      })
    })
  }

  function loadSnapshot(follower: Follower) {
    const { process, ledger, copy, owner } = follower
    if (!owner) return
    send(process, owner.process, () => {
      if (!owner.book) return
      const { copyEpoch } = owner
      const upTo = [...owner.copy]
      send(owner.process, process, () => {
        if (ledger.store.epoch !== copyEpoch) return
        copies.resync(copy, copyEpoch)
        follower.table.clear()
        for (let shard = 0; shard < SHARDS; shard++) {
          for (let seq = 1; seq <= upTo[shard]!; seq++)
            follower.table.set(ledger.store.shards[shard]![seq - 1]!.row, seq)
          copies.loaded(copy, shard, upTo[shard]!)
        }
        log(() => `${process.name} loads ${ledger.name} at ${upTo}`)
      })
    })
  }

  // ---- checks

  /**
   * Checks whether a member may work on a site. The site's row holds the site's present tenure; the membership's row
   * holds the tenure for which the membership counts.
   */
  function checkRow(reader: Reader, row: number) {
    outcome.checks++
    const [members, sites] = reader.followers as [Follower, Follower]
    const must = [company.must[row]!, site.must[row]!]
    if (now() - Math.max(company.answeredAt[row]!, site.answeredAt[row]!) < 1_000) outcome.soon++
    const clock = clockNow(reader)
    const remote: Follower[] = []
    // Some checks ask an owner at once, as in a service that has no copy.
    const asksAlways = chance.is(0.05)
    for (const follower of [members, sites]) {
      if (asksAlways) remote.push(follower)
      else if (copies.isFresh(follower.copy, shardOf(row), habits.keepsClock ? follower.keptClock : clock))
        look(follower, row, follower.table.get(row) ?? 0, must[ledgers.indexOf(follower.ledger)]!, 'memory')
      else remote.push(follower)
    }
    if (remote.length === 0) {
      outcome.local++
      return
    }
    let left = remote.length
    let isOver = false
    const end = (isDecided: boolean) => {
      if (isOver) return
      if (isDecided && --left > 0) return
      isOver = true
      if (isDecided) outcome.remote++
      else outcome.unknown++
    }
    for (const follower of remote) {
      const { ledger, process } = follower
      const { epoch } = ledger.store
      let isHeard = false
      const hear = (seq: number) => {
        // After a restore, the result is not judged: what this check must see is from the history before the restore.
        if (isOver || isHeard || ledger.store.epoch !== epoch) return
        isHeard = true
        look(follower, row, seq, must[ledgers.indexOf(ledger)]!, 'an owner')
        end(true)
      }
      const first = chance.is(0.8) && follower.owner ? follower.owner : chance.of(ledger.owners)
      askOwner(first, process, row, hear)
      // If the first process has not answered after 50 ms, a second one is asked too.
      process.after(50, () => {
        if (isOver || isHeard) return
        const others = ledger.owners.filter((owner) => owner !== first)
        askOwner(chance.of(others), process, row, hear)
      })
    }
    schedule.at(now() + 250, () => end(false))
  }

  function look({ ledger, process }: Follower, row: number, seq: number, must: number, from: string) {
    if (seq >= must) return
    outcome.stale++
    const line = `${process.name} decided ${ledger.name} row ${row} from ${from} at seq ${seq}, in force was ${must}, at ${now().toFixed(1)} ms`
    log(() => `STALE ${line}`)
    outcome.firstStale ??= line
  }

  function askOwner(owner: Owner, process: Process, row: number, done: (seq: number) => void) {
    const { ledger } = owner.own
    send(process, owner.process, () => {
      const { book, own } = owner
      if (owner.isGone) return
      // An owner process may decide from its own copy under a lease. Half of the questions are fenced all the same.
      if (chance.is(0.5) && copies.isFresh(own.copy, shardOf(row), clockNow(own))) {
        outcome.leased++
        const seq = own.table.get(row) ?? 0
        return send(owner.process, process, () => done(seq))
      }
      if (!book) return
      const id = ++ids
      const answer = (seqs: number[] | undefined) => {
        if (seqs) send(owner.process, process, () => done(latest(ledger, row, seqs[shardOf(row)]!)))
      }
      if (habits.unfencedChecks) return answer(owner.copy)
      if (!books.ask(book, id)) return
      owner.checks.set(id, { done: answer })
      pump(ledger, owner)
    })
  }

  function answerChecks(owner: Owner) {
    for (const [id, { heads, done }] of owner.checks) {
      if (!heads || heads.some((seq, shard) => owner.copy[shard]! < seq)) continue
      owner.checks.delete(id)
      done([...owner.copy])
    }
  }

  function failChecks(owner: Owner) {
    owner.checks.clear()
  }

  function rowAt({ store }: Owned, shard: number, seq: number): number {
    return store.shards[shard]![seq - 1]!.row
  }

  /** The seq of the row's last change up to `upTo`; 0 if there is none. */
  function latest(ledger: Owned, row: number, upTo: number): number {
    const changes = ledger.store.shards[shardOf(row)]!
    for (let seq = Math.min(upTo, changes.length); seq > 0; seq--) if (changes[seq - 1]!.row === row) return seq
    return 0
  }

  // ---- faults

  function planFaults() {
    const faults: [string, () => void][] = [
      ['stop owner', () => pause(anyOwner().process, chance.between(200, 9_000), false)],
      ['stop reader', () => pause(chance.of(readers).process, chance.between(200, 9_000), false)],
      ['suspend reader', () => pause(chance.of(readers).process, chance.between(500, 9_000), true)],
      ['suspend owner', () => pause(anyOwner().process, chance.between(500, 9_000), true)],
      ['kill owner', killOwner],
      ['kill reader', killReader],
      [
        'owner leaves',
        () => {
          const ledger = chance.of(ledgers)
          const owner = chance.of(ledger.owners)
          if (owner.process.isAlive && !owner.process.isStopped) leave(ledger, owner)
        },
      ],
      [
        'wall clock',
        () => {
          const one = chance.is(0.7) ? chance.of(readers) : anyOwner().own
          // A wall clock that is set back while its machine sleeps hides the sleep; the protocol does not promise to
          // survive that.
          if (one.process.isStopped) return
          one.process.moveWall(chance.of([-3_600_000, -4_000, 3_000, 60_000]))
          clockNow(one)
        },
      ],
      ['cut', () => network.cut(pickNames(), now(), chance.between(500, 7_000))],
      [
        'reader deaf',
        () => {
          const follower = chance.of(chance.of(readers).followers)
          follower.deafUntil = now() + chance.between(2_000, 10_000)
        },
      ],
      ['reader alone', () => network.isolate(chance.of(readers).process.name, now(), chance.between(500, 7_000))],
      ['loss', () => network.lose(chance.between(0.05, 0.4), now() + chance.between(500, 3_000))],
      ['slow', () => network.slow(chance.between(50, 2_500), now() + chance.between(500, 4_000))],
      ['kafka off', () => kafkaOff(chance.between(2_000, 20_000))],
      [
        'deposed primary',
        () => {
          const ledger = chance.of(ledgers)
          const owner = chance.of(ledger.owners)
          ledger.store.depose(owner.process)
          // The owner process's own copy gets nothing new either, and some readers load a snapshot from it.
          if (chance.is(0.3)) loadSnapshot(owner.own)
          for (const reader of readers) {
            if (chance.is(0.7)) continue
            reader.process.after(chance.between(100, 4_000), () => {
              const follower = reader.followers[ledgers.indexOf(ledger)]!
              connect(follower, owner)
              loadSnapshot(follower)
            })
          }
          schedule.at(now() + chance.between(500, 12_000), () => ledger.store.elect(owner.process))
        },
      ],
      [
        'no primary',
        () => {
          const { store } = chance.of(ledgers)
          store.isDown = true
          schedule.at(now() + chance.between(500, 3_000), () => (store.isDown = false))
        },
      ],
      ['resync', () => loadSnapshot(chance.of(chance.of(readers).followers))],
    ]
    const next = () => {
      schedule.at(now() + chance.between(500, 9_500), () => {
        const [name, happen] = chance.of(faults)
        outcome.faults++
        log(() => `fault: ${name}`)
        happen()
        next()
      })
    }
    next()
    if (!chance.is(0.1)) return
    const at = chance.between(15_000, 40_000)
    // Kafka is off during the restore, so that records of the old epoch come after the new epoch has begun.
    schedule.at(at - 3_000, () => kafkaOff(chance.between(13_000, 20_000)))
    schedule.at(at, () => restore(chance.of(ledgers)))
  }

  function anyOwner() {
    return chance.of(chance.of(ledgers).owners)
  }
  function pickNames() {
    const any = () => (chance.is(0.5) ? anyOwner().process.name : chance.of(readers).process.name)
    return [any(), any()] as const
  }
  function pause(process: Process, time: number, sleeps: boolean) {
    if (process.isStopped || !process.isAlive) return
    log(() => `${process.name} stops for ${time.toFixed(0)} ms${sleeps ? ', suspended' : ''}`)
    process.stop()
    schedule.at(now() + time, () => process.goOn(sleeps))
  }
  function killOwner() {
    const ledger = chance.of(ledgers)
    const index = Math.floor(chance.next() * OWNERS)
    const owner = ledger.owners[index]!
    if (!owner.process.isAlive) return
    owner.process.isAlive = false
    owner.isGone = true
    log(() => `${owner.process.name} is killed`)
    schedule.at(now() + chance.between(300, 4_000), () => startAgain(ledger, index))
  }
  function killReader() {
    const index = Math.floor(chance.next() * REPLICAS)
    const reader = readers[index]!
    // If the replica keeps its name, the old process is only paused, so that it still exists beside the new one.
    if (habits.keepsReplicaName) {
      pause(reader.process, 9_000, false)
    } else reader.process.isAlive = false
    log(() => `${reader.process.name} is killed`)
    const next = startReader(`reader${index}`)
    readers = readers.map((old) => (old === reader ? next : old))
  }
  function kafkaOff(time: number) {
    if (!isKafkaUp) return
    isKafkaUp = false
    schedule.at(now() + time, () => {
      isKafkaUp = true
      for (const ledger of ledgers) for (const deliver of ledger.held.splice(0)) deliver()
    })
  }

  /**
   * Restores a ledger from a backup: owner processes stop, all leases end, some changes are lost, a new epoch begins.
   */
  function restore(ledger: Owned) {
    log(() => `${ledger.name} is restored`)
    const { store } = ledger
    ledger.isRestoring = true
    for (const owner of ledger.owners) {
      owner.process.isAlive = false
      owner.isGone = true
    }
    schedule.at(now() + outlasting(8_000) * 1.1, () => {
      store.epoch = `${Number(store.epoch) + 1}`
      store.registrations.clear()
      for (const [shard, changes] of store.shards.entries()) {
        changes.length = Math.max(0, changes.length - Math.floor(chance.between(0, 6)))
        ledger.inForce[shard] = Math.min(ledger.inForce[shard]!, changes.length)
        // New changes take the numbers of those that were lost.
        for (let lost = Math.floor(chance.between(0, 6)); lost > 0; lost--) {
          changes.push({ row: shard + SHARDS * Math.floor(chance.between(0, ROWS / SHARDS)), value: 0, at: now() })
        }
      }
      for (let row = 0; row < ROWS; row++) {
        ledger.must[row] = latest(ledger, row, store.shards[shardOf(row)]!.length)
      }
      for (const [shard, changes] of store.shards.entries()) ledger.inForce[shard] = changes.length
      for (const [id, place] of store.outcomes)
        if (place.seq > store.shards[place.shard]!.length) store.outcomes.delete(id)
      ledger.isRestoring = false
      for (let index = 0; index < OWNERS; index++) startOwner(ledger, index)
    })
  }

  function every(process: Process, period: number, work: () => void) {
    const again = () => {
      work()
      process.after(period * chance.between(0.95, 1.05), again)
    }
    process.after(chance.between(0, period), again)
  }

  function createNetwork(chance: Chance) {
    let loss = 0
    let lossUntil = 0
    let slowness = 0
    let slowUntil = 0
    const cuts = new Map<string, number>()
    const alone = new Map<string, number>()
    const key = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`)
    return {
      isLost(from: string, to: string) {
        if (alone.size > 0 && Math.max(alone.get(from) ?? 0, alone.get(to) ?? 0) > schedule.now()) return true
        if (cuts.size > 0 && (cuts.get(key(from, to)) ?? 0) > schedule.now()) return true
        return chance.is(schedule.now() < lossUntil ? loss : 0.002)
      },
      latency() {
        if (schedule.now() < slowUntil && chance.is(0.5)) return chance.between(0, slowness)
        return chance.is(0.01) ? chance.between(5, 400) : chance.between(0.2, 2)
      },
      cut: ([a, b]: readonly [string, string], at: number, time: number) => void cuts.set(key(a, b), at + time),
      isolate: (name: string, at: number, time: number) => void alone.set(name, at + time),
      lose(share: number, until: number) {
        loss = share
        lossUntil = until
      },
      slow(by: number, until: number) {
        slowness = by
        slowUntil = until
      },
    }
  }
}
