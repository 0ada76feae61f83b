import assert from 'node:assert/strict'
import type { Clearing, LeaseBook, Registration, Ticket, Wait } from '@holdfast/ledger/machines'
import type { World } from './explorer.ts'
import { type Machines, shipped } from './replaceable-machines.ts'

/**
 * The world around the lease protocol, small enough to be explored completely: one shard of one ledger, its store, two
 * owner processes X and Y, one or two replicas C1 and C2, and the messages between them. The work of the processes is
 * not modelled: every step calls the functions that production runs. The world decides only the order of the steps, and
 * explores every possible order.
 *
 * **Steps.** Owners start, register, commit, take renewals, fence, grant, read registrations, ask each other, answer
 * their callers, and leave in order. They crash at any moment and come back under a new id. They mark each other's
 * registrations closing, whether or not the other process is dead, and remove them. An owner that was only slow finds
 * itself closed and registers anew. Either owner may wait for a change that it finds already done (a repeat after a
 * crash, or a command that changes nothing). Replicas renew with both owners, take entries, give leases up, restart,
 * and resync from any snapshot, also an older one. A process that is paused takes no steps for a while. Renewals,
 * grants and goodbyes may be lost or late. Every entry may reach every replica at any time, any number of times, in any
 * order, or never. This covers loss, delay, duplicates, reordering, and a broker that is down.
 *
 * **Time.** A state holds only ages and no absolute time. So the length of a run, and the number of renewals, losses,
 * crashes and restarts, are unbounded. A lease lasts `ticks` + 1 ticks of global time, because the replica's clock is
 * slow. An owner's wait of lease × 1.1 is over after `ticks` + 1 ticks too; without the margin it would be over after
 * `ticks`.
 *
 * **Safety.** In every reachable state, a check that starts there must not be decided from a table that lacks a change
 * answered before. The answer for a seq also puts all lower seqs in force.
 *
 * **Bounds.** `changes`, `ticks`, `replicas`; two owners; one renewal under way for each replica and owner.
 * The simulation, but not this world, has several shards and ledgers, epochs, leases of different length, replicas that
 * stay behind, more than two owners, late confirmations, late answers between owners, and the silence before a mark.
 *
 * **Steps that are joined, and why no behaviour is lost.** Every owner and wait knows a confirmation as soon as the
 * replica has applied the entry: a run in which it arrives later equals a run in which the owner's next step comes
 * later. A question between owners and its answer are one step, because the waiting owner uses the answer only at its
 * next step. Time is counted from the first mark of a registration: an owner that counts from a later read only removes
 * the registration later. If a wait has read a dead registration, and the same process leaves another dead one later,
 * the two are treated as one until both are gone. A renewal that its replica has forgotten, or whose lease would be
 * over, is dropped: it could only add a holder. When all changes are answered, owners are assumed to be up and to have
 * no holders, which only adds behaviour. `grain` says which steps of a renewal are joined. `full`: none. `answer`:
 * reading the heads and answering. `flight`: all but the delivery of the grant. `atomic`: all. This is safe because a
 * holder is counted from the receipt of its renewal: of all runs with the same receipt, the one with the latest
 * sending, the earliest read of the heads and the earliest arrival of the grant has the longest lease with the lowest
 * heads, so it is the most dangerous one.
 */
export interface Bounds {
  changes: number
  ticks: number
  replicas: 1 | 2
  grain: 'full' | 'answer' | 'flight' | 'atomic'
  /** Other processes mark registrations closing and remove them. */
  clearing?: boolean
  /** Replicas give leases up, and tell the owner so. */
  goodbyes?: boolean
  /**
   * A confirmation is forgotten when the replica loads an older snapshot. This gives fewer states and fewer early
   * answers.
   */
  forgetsConfirmations?: boolean
  /** Owners decide checks that a replica could not decide. */
  remoteChecks?: boolean
  /**
   * A check that waits between its steps, instead of one that happens at once. `after`: the check starts, reads the
   * clock, waits, then reads lease and table together. The other two are wrong. `before`: the clock is read before the
   * check starts. `decided`: lease and head are read, then the check waits, then it reads the table.
   */
  check?: 'at-once' | 'after' | 'before' | 'decided'
}

/** Wrong uses of the machines, for ablations. The protocol does none of them. */
export interface Habits {
  unfencedHeads?: boolean
  fenceIgnoresMark?: boolean
  registersLate?: boolean
  registersBeforeAnswer?: boolean
  readsRegistrationsBefore?: boolean
  readsOldRegistrations?: boolean
  countsFromBefore?: boolean
  asksItselfBefore?: boolean
  answersRepeatsAtOnce?: boolean
  keepsRegistrationId?: boolean
  keepsReplicaName?: boolean
  confirmsOnReceipt?: boolean
  keepsClock?: boolean
  answersForClosed?: boolean
  /**
   * Demands more than the protocol promises: no check may be decided on older state than another check may have seen.
   */
  expectsMonotonic?: boolean
}

const LEASE = 60
const NOW = 1000
const EPOCH = 'e'
const OWNERS = ['X', 'Y'] as const
const DEAD = 'dead'

const NONE = 0
const SENT = 1
const RECEIVED = 2
const FENCING = 3
const GRANTED = 4

const OFF = 0
const STARTED = 1
const UP = 2
const LEAVING = 3

const GRANTING = 1
const CLOSING = 2

const REFUSED = 15

export function createWorld(bounds: Bounds, machines: Machines = shipped, habits: Habits = {}): World {
  const { changes: S, ticks, replicas: C, grain } = bounds
  const { book: books, wait: waits, clearing: clearings, replica: copies } = machines
  const check = bounds.check ?? 'at-once'
  const over = ticks + 1
  const ownerTick = LEASE / ticks
  const replicaTick = LEASE / over
  assert(Number.isInteger(ownerTick) && Number.isInteger(replicaTick) && S <= 4)
  const names = habits.keepsReplicaName ? ['C', 'C'] : ['C1', 'C2']
  const symmetric = check === 'at-once' && !bounds.remoteChecks && !habits.keepsClock && !habits.keepsReplicaName
  // If states differ only in something that can have no effect any more, they are folded into one. With two of the
  // habits such differences do have an effect, so nothing is folded then.
  const folds = !habits.keepsClock && !habits.expectsMonotonic

  // The positions of the fields in a state.
  const OWNER = 2
  const OWNER_SIZE = 5
  const REPLICA = OWNER + 2 * OWNER_SIZE
  const LINK = 7
  const LINK_SIZE = 6
  const REPLICA_SIZE = LINK + 2 * LINK_SIZE
  const WAIT = REPLICA + C * REPLICA_SIZE
  const WAIT_SIZE = 5
  const CHECK = WAIT + S * WAIT_SIZE
  const REMOTE = CHECK + (check === 'at-once' ? 0 : 3)
  const fields = REMOTE + (bounds.remoteChecks ? 4 : 0)

  // ---- the live world
  let head = 0
  let inForce = 0
  let now = NOW
  const owners = OWNERS.map((name) => ({
    name,
    phase: OFF,
    document: NONE,
    ghost: NONE,
    fence: NONE,
    early: 0,
    book: undefined as LeaseBook | undefined,
  }))
  type Owner = (typeof owners)[number]
  const replicas = Array.from({ length: C }, (_, index) => ({
    name: names[index]!,
    copy: copies.openReplica({ id: names[index]!, shards: 1, format: 1 }),
    table: 0,
    keptFresh: 0,
    links: [0, 1].map(() => ({ net: NONE, request: 0, head: 0, goodbye: undefined as number | undefined })),
  }))
  type Copy = (typeof replicas)[number]
  const changes = Array.from({ length: S }, (_, index) => ({
    seq: index + 1,
    by: 0,
    wait: undefined as Wait | undefined,
  }))
  type Change = (typeof changes)[number]
  // These objects are emptied and used again for every state: creating new ones would take most of the time.
  const keptBooks = OWNERS.map((registration) =>
    books.openBook({ registration, epoch: EPOCH, lease: LEASE, format: 1 }),
  )
  const clearing: Clearing = new Map()
  const slow = { phase: 0, from: 0, clock: 0 }
  const remote = { phase: 0, owner: 0, from: 0, head: 0 }

  const ownerNow = () => now * ownerTick
  const replicaNow = () => now * replicaTick
  const ghostOf = (owner: Owner) => owner.name.toLowerCase()
  const all = (seq: number) => (1 << seq) - 1
  const maskOf = (ids: Iterable<string>) => {
    let mask = 0
    for (const id of ids) for (let c = 0; c < C; c++) if (names[c] === id) mask |= 1 << c
    return mask
  }
  const idsOf = (mask: number) => names.filter((_, c) => c < C && mask & (1 << c))
  const ageAt = (at: number, tick: number) => Math.round((now * tick - at) / tick)

  function load(s: Uint8Array) {
    now = NOW
    head = s[0]!
    inForce = s[1]!
    if (clearing.size > 0) clearing.clear()
    for (let o = 0; o < 2; o++) {
      const owner = owners[o]!
      const p = OWNER + o * OWNER_SIZE
      owner.phase = s[p]!
      owner.document = loadMark(s[p + 1]!, owner.name)
      owner.ghost = loadMark(s[p + 2]!, ghostOf(owner))
      owner.fence = s[p + 3]!
      owner.early = s[p + 4]!
      owner.book = undefined
      if (owner.phase >= UP) {
        const book = keptBooks[o]!
        owner.book = book
        book.state = owner.phase === LEAVING ? 'leaving' : 'granting'
        if (book.holders.size > 0) book.holders.clear()
        if (book.waiting.length > 0) book.waiting = []
        book.underWay = owner.fence ? [] : undefined
      }
    }
    for (let c = 0; c < C; c++) {
      const replica = replicas[c]!
      const { copy } = replica
      const p = REPLICA + c * REPLICA_SIZE
      copy.epoch = EPOCH
      copy.applied[0] = s[p]!
      replica.table = s[p + 1]!
      copy.until[0] = loadUntil(s[p + 2]!)
      copy.waiting[0] = s[p + 4]! ? { head: s[p + 3]!, until: loadUntil(s[p + 4]!), stream: s[p + 5]! >> 1 } : undefined
      copy.from[0] = s[p + 5]! & 1
      replica.keptFresh = s[p + 6]!
      if (copy.pending.size > 0) copy.pending.clear()
      copy.lastRequest = 39
      for (let o = 0; o < 2; o++) {
        const m = p + LINK + o * LINK_SIZE
        const link = replica.links[o]!
        const owner = owners[o]!
        const phase = s[m]!
        copy.streams.set(o, 39)
        link.request = 30 + o + 2 * c
        link.net = phase === RECEIVED || phase === FENCING ? NONE : Math.min(phase, GRANTED)
        link.head = phase >= GRANTED ? phase - GRANTED : 0
        link.goodbye = s[m + 4]! ? 20 : undefined
        if (phase) copy.pending.set(link.request, { sentAt: loadUntil(s[m + 1]!) - LEASE, stream: o })
        if (!owner.book) continue
        const ticket: Ticket = { kind: 'renewal', replica: replica.name, request: link.request }
        if (phase === RECEIVED) owner.book.waiting.push(ticket)
        if (phase === FENCING) owner.book.underWay!.push(ticket)
        if (s[m + 2]! || s[m + 3]!)
          owner.book.holders.set(replica.name, {
            request: s[m + 5]! ? link.request : 20,
            receivedAt: (NOW - (over - s[m + 2]!)) * ownerTick,
            applied: [s[m + 3]!],
            behind: undefined,
          })
      }
    }
    for (let q = 0; q < S; q++) {
      const change = changes[q]!
      const p = WAIT + q * WAIT_SIZE
      change.by = s[p]!
      change.wait = undefined
      if (change.by !== 1 && change.by !== 2) continue
      const acknowledgedAt = (NOW - s[p + 1]!) * ownerTick
      const wait = waits.openWait({ shard: 0, seq: q + 1 }, LEASE, acknowledgedAt)
      change.wait = wait
      const flags = s[p + 4]!
      for (const id of idsOf((flags >> 1) & 3)) wait.confirmed.add(id)
      if (!(flags & 8)) continue
      wait.registrations = new Map()
      for (let o = 0; o < 2; o++) {
        const known = s[p + 2 + o]!
        if (!known) continue
        const outstanding = known === 1 ? undefined : known === 5 ? [] : idsOf(known - 1)
        wait.registrations.set(OWNERS[o]!, { state: 'granting', outstanding, heardAt: acknowledgedAt })
      }
      if (flags & 1) wait.registrations.set(DEAD, { state: 'closing', outstanding: undefined, heardAt: acknowledgedAt })
    }
    if (check !== 'at-once') {
      slow.phase = s[CHECK]!
      slow.from = s[CHECK + 1]!
      slow.clock = s[CHECK + 2]!
    }
    if (bounds.remoteChecks) {
      remote.phase = s[REMOTE]!
      remote.owner = s[REMOTE + 1]!
      remote.from = s[REMOTE + 2]!
      remote.head = s[REMOTE + 3]!
      const book = owners[remote.owner]!.book
      if (remote.phase === 1) book?.waiting.push({ kind: 'check', id: 1 })
      if (remote.phase === 2) book?.underWay?.push({ kind: 'check', id: 1 })
    }
  }

  function loadMark(code: number, id: string): number {
    if (code < CLOSING) return code
    clearing.set(id, { lease: LEASE, since: (NOW - (over - (code - CLOSING))) * ownerTick })
    return CLOSING
  }

  // A lease's end at a replica is stored as: 0, it is over; 1 … ticks + 1, the ticks that are left; ticks + 2, it is
  // over now, but was not when the slow check read its clock.
  const readEarlier = () => (NOW - 50) * replicaTick
  function loadUntil(left: number): number {
    if (left === 0) return Number.NEGATIVE_INFINITY
    return (left <= over ? NOW + left : NOW) * replicaTick
  }
  function saveUntil(until: number): number {
    const left = Math.ceil(until / replicaTick - now - 1e-9)
    if (left > 0) return left
    return waitsWithClock() && until > slowClock() ? over + 1 : 0
  }
  function waitsWithClock() {
    return check !== 'at-once' && check !== 'decided' && (check === 'after' ? slow.phase === 2 : slow.phase >= 1)
  }
  function slowClock() {
    return slow.clock === 1 ? readEarlier() : slow.clock
  }

  function save(n: Uint8Array) {
    n.fill(0)
    n[0] = head
    n[1] = inForce
    const isDone = folds && inForce === S
    for (let o = 0; o < 2; o++) {
      const owner = owners[o]!
      const p = OWNER + o * OWNER_SIZE
      n[p] = isDone ? UP : owner.phase
      n[p + 1] = isDone ? GRANTING : saveMark(owner.document, owner.name)
      n[p + 2] = isDone ? NONE : saveMark(owner.ghost, ghostOf(owner))
      n[p + 3] = owner.phase >= UP ? owner.fence : 0
      n[p + 4] = isDone ? 0 : owner.early
    }
    for (let c = 0; c < C; c++) saveReplica(n, c, isDone)
    for (let q = 0; q < S; q++) saveChange(n, changes[q]!)
    if (check !== 'at-once') {
      n[CHECK] = slow.phase
      n[CHECK + 1] = slow.from
      n[CHECK + 2] = waitsWithClock() ? 1 : check === 'decided' ? slow.clock : 0
    }
    if (bounds.remoteChecks) {
      const book = owners[remote.owner]!.book
      const isCheck = (ticket: Ticket) => ticket.kind === 'check'
      if (remote.phase === 1 || remote.phase === 2)
        remote.phase = book?.waiting.some(isCheck) ? 1 : book?.underWay?.some(isCheck) ? 2 : 0
      if (remote.phase) {
        n[REMOTE] = remote.phase
        n[REMOTE + 1] = remote.owner
        n[REMOTE + 2] = remote.from
        n[REMOTE + 3] = remote.head
      }
    }
    for (let o = 0; o < 2; o++) {
      // A fence for which no renewal and no check waits has no effect.
      const p = OWNER + o * OWNER_SIZE
      if (n[p + 3] && owners[o]!.book && !isAnybodyFencing(n, o)) n[p + 3] = 0
    }
    if (symmetric) canonize(n)
  }

  function isAnybodyFencing(n: Uint8Array, o: number): boolean {
    for (let c = 0; c < C; c++) if (n[REPLICA + c * REPLICA_SIZE + LINK + o * LINK_SIZE] === FENCING) return true
    return Boolean(bounds.remoteChecks) && n[REMOTE] === 2 && n[REMOTE + 1] === o
  }

  function saveMark(mark: number, id: string): number {
    if (mark === NONE) return NONE
    // Without `clearing`, a dead registration stays for ever, and a leaving one is removed when it is idle.
    if (!bounds.clearing) return id === id.toLowerCase() ? GRANTING : mark
    if (mark !== CLOSING) return mark
    return CLOSING + Math.max(0, over - ageAt(clearing.get(id)!.since, ownerTick))
  }

  function saveReplica(n: Uint8Array, c: number, isDone: boolean) {
    const replica = replicas[c]!
    const { copy } = replica
    const p = REPLICA + c * REPLICA_SIZE
    const applied = copy.applied[0]!
    n[p] = applied
    n[p + 1] = replica.table
    const until = saveUntil(copy.until[0]!)
    n[p + 2] = until
    const waiting = copy.waiting[0]
    if (waiting) {
      const left = saveUntil(waiting.until)
      // A waiting grant whose lease ends before the present one has no effect, unless the present lease is given up.
      if (left && (waiting.until > copy.until[0]! || (bounds.goodbyes && waiting.stream !== copy.from[0]))) {
        n[p + 3] = waiting.head
        n[p + 4] = left
      }
    }
    if (bounds.goodbyes) n[p + 5] = (until ? copy.from[0]! : 0) | (n[p + 4] ? waiting!.stream << 1 : 0)
    n[p + 6] = replica.keptFresh
    const noWaitLeft = isDone || (folds && head === S && applied === S)
    for (let o = 0; o < 2; o++) {
      const m = p + LINK + o * LINK_SIZE
      const link = replica.links[o]!
      const owner = owners[o]!
      const book = owner.book
      const sent = copy.pending.get(link.request)
      let phase = link.net
      if (phase === GRANTED) phase = GRANTED + (folds && link.head <= applied ? 0 : link.head)
      if (phase === NONE && book) {
        const isMine = (ticket: Ticket) =>
          ticket.kind === 'renewal' && ticket.replica === replica.name && ticket.request === link.request
        if (book.waiting.some(isMine)) phase = RECEIVED
        else if (book.underWay?.some(isMine)) phase = FENCING
      }
      const left = sent && phase ? saveUntil(sent.sentAt + LEASE) : 0
      if (left || (phase && sent && !dropsLate)) {
        n[m] = phase
        n[m + 1] = left
      }
      const holder = book?.holders.get(replica.name)
      if (holder && !noWaitLeft) {
        const held = Math.max(0, over - ageAt(holder.receivedAt, ownerTick))
        // Owners know a confirmation as soon as the replica has applied the entry. It matters only for changes that are
        // not in force yet.
        const known = Math.max(habits.keepsReplicaName ? 0 : applied, holder.applied[0]!)
        n[m + 2] = held
        n[m + 3] = known > inForce ? known : 0
        if (bounds.forgetsConfirmations || (!held && known <= applied))
          n[m + 3] = held && applied > inForce ? applied : 0
      }
      if (link.goodbye !== undefined && !noWaitLeft) {
        n[m + 4] = 1
        n[m + 5] = holder && holder.request > link.goodbye ? 1 : 0
      }
    }
  }
  const dropsLate = !machines.replica.granted || machines.replica.granted === shipped.replica.granted

  function saveChange(n: Uint8Array, change: Change) {
    const p = WAIT + (change.seq - 1) * WAIT_SIZE
    if (change.by && change.seq <= inForce) change.by = 3
    n[p] = change.by
    const { wait } = change
    if (change.by === 0 || change.by === 3 || !wait) return
    const age = Math.min(over, ageAt(wait.acknowledgedAt, ownerTick))
    n[p + 1] = age
    let known = bounds.forgetsConfirmations ? 0 : maskOf(wait.confirmed)
    if (!habits.keepsReplicaName)
      for (let c = 0; c < C; c++) if (replicas[c]!.copy.applied[0]! >= change.seq) known |= 1 << c
    let flags = known << 1
    if (wait.registrations) {
      flags |= 8
      for (const [id, asked] of wait.registrations) {
        const mask = asked.outstanding && maskOf(asked.outstanding) & ~known
        const status = mask === undefined ? 1 : mask === 0 ? 5 : mask + 1
        const o = OWNERS.indexOf(id as 'X')
        // The process of this registration will not answer any more.
        if (id === DEAD || (status === 1 && owners[o]!.phase < UP)) flags |= 1
        else n[p + 2 + o] = status
      }
    }
    n[p + 4] = flags
    if (age === over && flags & 8) {
      // The lease time is over, so the change may be answered whether or not holders have confirmed.
      n[p + 2] = 0
      n[p + 3] = 0
      n[p + 4] = 8
    } else if (flags & 1 && !bounds.clearing) {
      n[p + 2] = 0
      n[p + 3] = 0
    }
  }

  // ---- symmetry: states that differ only in the names of owners or replicas are one state
  const twin = new Uint8Array(fields)
  const best = new Uint8Array(fields)
  function canonize(n: Uint8Array) {
    best.set(n)
    for (let variant = 1; variant < (C > 1 ? 4 : 2); variant++) {
      twin.set(n)
      if (variant & 1) swapOwners(twin)
      if (variant & 2) swapReplicas(twin)
      if (isLess(twin, best)) best.set(twin)
    }
    n.set(best)
  }
  function isLess(a: Uint8Array, b: Uint8Array) {
    for (let i = 0; i < fields; i++) if (a[i] !== b[i]) return a[i]! < b[i]!
    return false
  }
  function swap(n: Uint8Array, a: number, b: number, size: number) {
    for (let i = 0; i < size; i++) {
      const kept = n[a + i]!
      n[a + i] = n[b + i]!
      n[b + i] = kept
    }
  }
  function swapOwners(n: Uint8Array) {
    swap(n, OWNER, OWNER + OWNER_SIZE, OWNER_SIZE)
    for (let c = 0; c < C; c++) {
      const p = REPLICA + c * REPLICA_SIZE
      swap(n, p + LINK, p + LINK + LINK_SIZE, LINK_SIZE)
      if (bounds.goodbyes)
        n[p + 5] = (n[p + 2] ? 1 - (n[p + 5]! & 1) : 0) | (n[p + 4] ? (1 - (n[p + 5]! >> 1)) << 1 : 0)
    }
    for (let q = 0; q < S; q++) {
      const p = WAIT + q * WAIT_SIZE
      if (n[p] === 1 || n[p] === 2) n[p] = 3 - n[p]!
      swap(n, p + 2, p + 3, 1)
    }
  }
  function swapReplicas(n: Uint8Array) {
    swap(n, REPLICA, REPLICA + REPLICA_SIZE, REPLICA_SIZE)
    const swapBits = (mask: number) => ((mask & 1) << 1) | (mask >> 1)
    for (let q = 0; q < S; q++) {
      const p = WAIT + q * WAIT_SIZE
      n[p + 4] = (n[p + 4]! & 9) | (swapBits((n[p + 4]! >> 1) & 3) << 1)
      for (let o = 0; o < 2; o++)
        if (n[p + 2 + o]! > 1 && n[p + 2 + o]! < 5) n[p + 2 + o] = swapBits(n[p + 2 + o]! - 1) + 1
    }
  }

  // ---- is a check that starts here decided on older state?
  function isBad(): boolean {
    if (bounds.remoteChecks && remote.phase === 3 && remote.head < remote.from) return true
    if (check !== 'at-once') {
      if (slow.phase !== 2) return false
      const lacks = (replicas[0]!.table & all(slow.from)) !== all(slow.from)
      return lacks && (check === 'decided' ? slow.clock === 1 : copies.isFresh(replicas[0]!.copy, 0, slowClock()))
    }
    const need = all(habits.expectsMonotonic ? head : inForce)
    for (const replica of replicas) {
      const isFresh = habits.keepsClock ? replica.keptFresh : copies.isFresh(replica.copy, 0, replicaNow())
      if (isFresh && (replica.table & need) !== need) return true
    }
    return false
  }

  // ---- the store
  function registrations(): Registration[] {
    const found: Registration[] = []
    for (const owner of owners) {
      if (owner.document)
        found.push({ id: owner.name, lease: LEASE, state: owner.document === CLOSING ? 'closing' : 'granting' })
      if (owner.ghost) found.push({ id: DEAD, lease: LEASE, state: 'closing' })
    }
    return found
  }
  /** The owner's process has gone: its registration, if any, becomes a dead one. */
  function orphan(owner: Owner) {
    if (owner.document) {
      const mine = clearing.get(owner.name)
      const earlier = clearing.get(ghostOf(owner))
      const isMarked = owner.document === CLOSING && owner.ghost !== GRANTING
      owner.ghost = isMarked ? CLOSING : GRANTING
      // Two dead registrations are treated as one, which is removed when the later one of them may be.
      if (isMarked) clearing.set(ghostOf(owner), !earlier || mine!.since > earlier.since ? mine! : earlier)
      else clearing.delete(ghostOf(owner))
    }
    clearing.delete(owner.name)
    owner.document = NONE
  }
  /**
   * The owner's id will name a new registration from now on. Waits that know the old registration must not confuse the
   * two.
   */
  function retireId(owner: Owner) {
    for (const { wait } of changes) {
      const asked = wait?.registrations?.get(owner.name)
      if (!asked) continue
      wait!.registrations!.delete(owner.name)
      const isSettled = asked.outstanding?.every((id) => wait!.confirmed.has(id))
      if (!isSettled) wait!.registrations!.set(DEAD, { state: 'closing', outstanding: undefined, heardAt: 0 })
    }
  }
  function endWaitsOf(owner: Owner) {
    for (const change of changes) if (change.by === owners.indexOf(owner) + 1) change.by = 3
  }
  function stopProcess(owner: Owner) {
    owner.phase = OFF
    owner.book = undefined
    owner.fence = NONE
    owner.early = 0
    endWaitsOf(owner)
  }
  function open(owner: Owner) {
    owner.book = books.openBook({ registration: owner.name, epoch: EPOCH, lease: LEASE, format: 1 })
    owner.phase = UP
  }
  function mark(owner: Owner, id: string) {
    if (id === owner.name) owner.document = CLOSING
    else owner.ghost = CLOSING
    clearings.marked(clearing, { id, lease: LEASE }, ownerNow())
  }
  function mayFence(owner: Owner): boolean {
    if (habits.registersLate || habits.registersBeforeAnswer) return true
    return owner.document === GRANTING || Boolean(habits.fenceIgnoresMark)
  }
  /** The owner finds its registration closed, and will register anew. */
  function foundClosed(owner: Owner) {
    const { book } = owner
    books.fenceRefused(book!)
    owner.fence = NONE
    if (book!.state !== 'closed') return
    owner.book = undefined
    owner.phase = STARTED
    orphan(owner)
    retireIdUnlessMistaken(owner)
  }
  function retireIdUnlessMistaken(owner: Owner) {
    if (!habits.answersForClosed) retireId(owner)
  }

  const heads = [0]
  const confirmation = { shard: 0, seq: 0, epoch: EPOCH }
  function isConfirmed(replica: Copy, seq: number) {
    confirmation.seq = seq
    for (const owner of owners) if (owner.book) books.confirm(owner.book, replica.name, confirmation)
    for (const { wait } of changes) if (wait && wait.seq <= seq) waits.confirmed(wait, replica.name)
  }
  function answerOf(owner: Owner, wait: Wait) {
    const { seq, shard } = wait
    return books.answer(owner.book!, { registration: owner.name, epoch: EPOCH, shard, seq }, ownerNow())
  }

  function steps(s: Uint8Array, n: Uint8Array, emit: (action: string, who: string, isBad: boolean) => void) {
    let isLoaded = false
    const begin = () => {
      if (!isLoaded) load(s)
      isLoaded = true
    }
    const end = (action: string, who: string) => {
      const bad = isBad()
      save(n)
      isLoaded = false
      emit(action, who, bad)
    }
    const phaseOf = (o: number) => s[OWNER + o * OWNER_SIZE]!

    begin()
    now = NOW + 1
    if (habits.countsFromBefore)
      for (const owner of owners) if (owner.early) owner.early = Math.min(owner.early + 1, over + 1)
    end('tick', '')

    for (let o = 0; o < 2; o++) ownerSteps(o)
    for (let q = 0; q < s[0]!; q++) changeSteps(q)
    for (let c = 0; c < C; c++) replicaSteps(c)
    if (check !== 'at-once') checkSteps()
    if (bounds.remoteChecks) remoteSteps()

    function ownerSteps(o: number) {
      const owner = owners[o]!
      const { name } = owner
      const p = OWNER + o * OWNER_SIZE
      const phase = s[p]!
      const document = s[p + 1]!
      if (phase === OFF) {
        begin()
        owner.phase = STARTED
        if (habits.registersLate || habits.registersBeforeAnswer) open(owner)
        end('start', name)
      }
      if (
        phase === STARTED ||
        (phase === UP && document === NONE && (habits.registersLate || habits.registersBeforeAnswer))
      ) {
        begin()
        if (!habits.keepsRegistrationId) retireIdUnlessMistaken(owner)
        if (phase === STARTED) open(owner)
        owner.document = GRANTING
        end('register', name)
      }
      if (phase !== OFF) {
        begin()
        if (!habits.keepsRegistrationId) orphan(owner)
        stopProcess(owner)
        end('crash', name)
      }
      if (phase === UP) {
        begin()
        books.leave(owner.book!)
        owner.phase = LEAVING
        if (document === GRANTING) mark(owner, name)
        end('stop', name)
      }
      if (phase >= UP && !s[p + 3]) {
        begin()
        if (books.beginFence(owner.book!)) {
          for (let seen = habits.unfencedHeads ? 0 : s[0]!; seen <= s[0]!; seen++) {
            begin()
            books.beginFence(owner.book!)
            owner.fence = mayFence(owner) ? 2 + seen : REFUSED
            if (grain === 'answer') finishFence(owner, `${name} reads ${seen}`)
            else end('fence', `${name} reads ${seen}`)
          }
        }
      }
      if (phase === LEAVING && document !== GRANTING) {
        begin()
        if (document === NONE || books.isIdle(owner.book!, ownerNow())) {
          owner.document = NONE
          clearing.delete(name)
          stopProcess(owner)
          end('unregister', name)
        }
      }
      if (phase >= UP && s[p + 3]! && !(habits.registersBeforeAnswer && document === NONE)) {
        begin()
        finishFence(owner, name)
        if (s[p + 3] !== REFUSED) {
          begin()
          books.fenceFailed(owner.book!)
          owner.fence = NONE
          end('fenceFails', name)
        }
      }
      if (bounds.clearing) {
        if (document === GRANTING) {
          begin()
          mark(owner, name)
          end('mark', name)
        }
        if (s[p + 2] === GRANTING) {
          begin()
          mark(owner, ghostOf(owner))
          end('mark', `${name}, dead`)
        }
        begin()
        const removable = clearings.removable(clearing, ownerNow())
        for (const id of [name, ghostOf(owner)]) {
          if (!removable.includes(id)) continue
          begin()
          if (id === name) owner.document = NONE
          else owner.ghost = NONE
          clearing.delete(id)
          end('clear', id === name ? name : `${name}, dead`)
        }
        isLoaded = false
      }
      if (phase !== OFF && s[0]! < S) commitSteps(o)
      if (habits.answersRepeatsAtOnce && phase !== OFF && s[0]! > s[1]!) {
        begin()
        inForce = head
        end('answerAtOnce', name)
      }
    }

    function finishFence(owner: Owner, who: string) {
      if (owner.fence === REFUSED) {
        foundClosed(owner)
        end('foundClosed', who)
        return
      }
      heads[0] = owner.fence - 2
      const { grants, checks } = books.fenced(owner.book!, [...heads], ownerNow())
      owner.fence = NONE
      for (const { replica: to, grant } of grants) {
        for (const replica of replicas) {
          const link = replica.links[owners.indexOf(owner)]!
          if (replica.name !== to || link.request !== grant.request) continue
          link.net = GRANTED
          link.head = grant.heads[0]!
        }
      }
      if (checks.length > 0) {
        remote.phase = 3
        remote.head = heads[0]
      }
      end('answer', who)
    }

    function commitSteps(o: number) {
      const owner = owners[o]!
      const { name } = owner
      const p = OWNER + o * OWNER_SIZE
      const early = s[p + 4]!
      const needsEarly = habits.readsRegistrationsBefore || habits.countsFromBefore || habits.asksItselfBefore
      if (needsEarly && !early) {
        begin()
        owner.early = 1
        const wait = waits.openWait({ shard: 0, seq: head + 1 }, LEASE, ownerNow())
        if (habits.readsRegistrationsBefore) {
          // Which registrations it read, as bits: 1 always, 2 the other owner's, 4 a dead one.
          const seen = registrations().filter(({ id }) => id !== name)
          owner.early = 1 + (seen.some(({ id }) => id !== DEAD) ? 2 : 0) + (seen.some(({ id }) => id === DEAD) ? 4 : 0)
        }
        let isUseful = true
        if (habits.asksItselfBefore) isUseful = Boolean(owner.book && answerOf(owner, wait)?.settled)
        if (isUseful) end(habits.countsFromBefore ? 'startTimer' : 'askBefore', name)
        isLoaded = false
        if (!habits.asksItselfBefore) return
      }
      if (needsEarly && !early && !habits.asksItselfBefore) return
      begin()
      head++
      const change = changes[head - 1]!
      change.by = o + 1
      change.wait = waits.openWait({ shard: 0, seq: head }, LEASE, ownerNow())
      if (habits.readsRegistrationsBefore) {
        const asked = () => ({ state: 'granting' as const, outstanding: undefined, heardAt: ownerNow() })
        change.wait.registrations = new Map([[name, asked()]])
        if (early & 2) change.wait.registrations.set(OWNERS[1 - o]!, asked())
        if (early & 4) change.wait.registrations.set(DEAD, asked())
      }
      if (habits.countsFromBefore) {
        change.wait = { ...change.wait, acknowledgedAt: (now - (early - 1)) * ownerTick }
      }
      if (early && habits.asksItselfBefore) {
        change.wait.registrations = new Map([[name, { state: 'granting', outstanding: [], heardAt: 0 }]])
      }
      owner.early = 0
      end('commit', `${name} ${head}`)
    }

    function changeSteps(q: number) {
      const seq = q + 1
      if (seq <= s[1]!) return
      const p = WAIT + q * WAIT_SIZE
      const by = s[p]!
      const change = changes[q]!
      for (let o = 0; o < 2; o++) {
        if (phaseOf(o) === OFF || by === o + 1) continue
        begin()
        change.by = o + 1
        change.wait = waits.openWait({ shard: 0, seq }, LEASE, ownerNow())
        end(by === 3 ? 'repeat' : 'findNothingToDo', `${OWNERS[o]} ${seq}`)
      }
      if (by === 3 || phaseOf(by - 1) === OFF) return
      const o = by - 1
      const owner = owners[o]!
      const { name } = owner
      begin()
      const wait = change.wait!
      if (waits.isInForce(wait, ownerNow())) {
        const isFast = s[p + 1]! < over
        inForce = Math.max(inForce, seq)
        change.by = 3
        end(isFast ? 'ackFast' : 'ackSlow', `${name} ${seq}`)
        begin()
      }
      // If the wait can end already, further reads and answers have no effect.
      if (waits.isConfirmedByAll(change.wait!) || s[p + 1]! >= over) {
        if (s[p + 4]! & 8) return
      }
      if (!habits.readsRegistrationsBefore) {
        for (const isOld of habits.readsOldRegistrations ? [false, true] : [false]) {
          begin()
          const found = registrations()
          waits.registrationsRead(change.wait!, isOld ? found.filter(({ id }) => id === name) : found, ownerNow())
          end('readRegistrations', `${name} ${seq}`)
        }
      }
      for (let other = 0; other < 2; other++) {
        if (phaseOf(other) < UP || !(s[p + 4]! & 8)) continue
        const known = s[p + 2 + other]!
        if (known === 0 || known === 5) continue
        begin()
        const reply = answerOf(owners[other]!, change.wait!)
        if (!reply) continue
        waits.answered(change.wait!, OWNERS[other]!, reply, ownerNow())
        end(other === o ? 'ownAnswers' : 'peerAnswers', `${OWNERS[other]} to ${name} ${seq}`)
      }
      isLoaded = false
    }

    function replicaSteps(c: number) {
      const replica = replicas[c]!
      const { copy } = replica
      const id = `C${c + 1}`
      const p = REPLICA + c * REPLICA_SIZE
      for (let seq = 1; seq <= s[0]!; seq++) {
        begin()
        if (habits.confirmsOnReceipt && seq > s[p]!) {
          isConfirmed(replica, seq)
          end('confirmEarly', `${id} ${seq}`)
          begin()
        }
        if (copies.judge(copy, { epoch: EPOCH, shard: 0, seq }) !== 'next') continue
        replica.table |= 1 << (seq - 1)
        isConfirmed(replica, copies.advance(copy, 0, seq).seq)
        end('apply', `${id} ${seq}`)
      }
      for (let seq = 0; seq <= s[0]!; seq++) {
        begin()
        copies.resync(copy, EPOCH)
        replica.table = all(seq)
        copies.loaded(copy, 0, seq)
        end('resync', `${id} to ${seq}`)
      }
      if (habits.keepsClock) {
        begin()
        const isFresh = Number(copies.isFresh(copy, 0, replicaNow()))
        if (isFresh !== replica.keptFresh) {
          replica.keptFresh = isFresh
          end('readClock', `${id}: ${isFresh ? 'lease runs' : 'over'}`)
        }
      }
      for (let o = 0; o < 2; o++) linkSteps(c, o)
    }

    function linkSteps(c: number, o: number) {
      const replica = replicas[c]!
      const { copy } = replica
      const link = replica.links[o]!
      const owner = owners[o]!
      const m = REPLICA + c * REPLICA_SIZE + LINK + o * LINK_SIZE
      const phase = s[m]!
      const who = `C${c + 1}>${owner.name}`
      if (phase === NONE) {
        if (grain === 'full' || grain === 'answer') {
          begin()
          link.request = copies.renew(copy, o, replicaNow()).request
          link.net = SENT
          end('sendRenewal', who)
        } else if (phaseOf(o) === UP && !s[OWNER + o * OWNER_SIZE + 3]) {
          begin()
          renewAtOnce()
        }
      } else {
        if (phase === SENT || phase >= GRANTED) {
          begin()
          link.net = NONE
          end('lose', who)
        }
        if (phase === SENT && phaseOf(o) >= UP) {
          begin()
          const renewal = {
            request: link.request,
            replica: replica.name,
            epoch: EPOCH,
            applied: habits.keepsReplicaName ? [0] : [copy.applied[0]!],
            format: 1,
          }
          link.net = NONE
          const refusal = books.receive(owner.book!, renewal, ownerNow())
          if (refusal) copies.refused(copy, refusal)
          end(refusal ? 'refuse' : 'receiveRenewal', who)
        }
        if (phase >= GRANTED) {
          begin()
          takeGrant()
          end('leaseStarts', `${who} head ${phase - GRANTED}`)
        }
      }
      if (bounds.goodbyes) {
        if (!s[m + 4]) {
          begin()
          link.goodbye = copies.giveUp(copy, o).request
          end('giveUp', who)
        } else {
          begin()
          link.goodbye = undefined
          end('loseGoodbye', who)
          if (phaseOf(o) >= UP) {
            begin()
            books.releaseLeases(owner.book!, { replica: replica.name, request: link.goodbye! })
            link.goodbye = undefined
            end('hearGoodbye', who)
          }
        }
      }

      function renewAtOnce() {
        const renewal = copies.renew(copy, o, replicaNow())
        link.request = renewal.request
        books.receive(owner.book!, renewal, ownerNow())
        books.beginFence(owner.book!)
        if (!mayFence(owner)) {
          foundClosed(owner)
          end('foundClosed', owner.name)
          return
        }
        heads[0] = head
        const { grants, checks } = books.fenced(owner.book!, [...heads], ownerNow())
        if (checks.length > 0) {
          remote.phase = 3
          remote.head = head
        }
        link.net = GRANTED
        link.head = grants[0]!.grant.heads[0]!
        if (grain === 'atomic') takeGrant()
        end(grain === 'atomic' ? 'renewAtOnce' : 'renewInFlight', `${who} head ${head}`)
      }

      function takeGrant() {
        heads[0] = link.head
        link.net = NONE
        const grant = { request: link.request, epoch: EPOCH, heads: [...heads], leaseMs: LEASE }
        copies.granted(copy, grant, replicaNow())
      }
    }

    function checkSteps() {
      begin()
      const fresh = () => Number(copies.isFresh(replicas[0]!.copy, 0, replicaNow()))
      const readClock = () => {
        slow.clock = check === 'decided' ? fresh() : replicaNow()
        end('readClock', 'C1')
      }
      const start = () => {
        slow.from = inForce
        end('checkStarts', 'C1')
      }
      const phase = s[CHECK]!
      if (phase === 2) {
        slow.phase = 0
        slow.from = 0
        slow.clock = 0
        end('checkEnds', 'C1')
        return
      }
      slow.phase = phase + 1
      if ((phase === 0) === (check === 'before')) readClock()
      else start()
    }

    function remoteSteps() {
      begin()
      if (remote.phase === 3) {
        remote.phase = 0
        end('remoteCheckEnds', '')
        return
      }
      if (remote.phase === 0) {
        for (let o = 0; o < 2; o++) {
          if (phaseOf(o) < UP) continue
          begin()
          if (!books.ask(owners[o]!.book!, 1)) continue
          remote.phase = owners[o]!.book!.waiting.some(({ kind }) => kind === 'check') ? 1 : 2
          remote.owner = o
          remote.from = inForce
          end('remoteCheckStarts', OWNERS[o]!)
        }
      }
      isLoaded = false
    }
  }

  return {
    fields,
    initial(state) {
      load(new Uint8Array(fields))
      owners[0]!.phase = UP
      owners[0]!.document = GRANTING
      open(owners[0]!)
      if (habits.registersLate || habits.registersBeforeAnswer) open(owners[0]!)
      save(state)
    },
    steps,
  }
}
