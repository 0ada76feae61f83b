import type { Machines } from './replaceable-machines.ts'
import { shipped, withInstead } from './replaceable-machines.ts'
import type { Bounds, Habits } from './world.ts'

/**
 * The protocol with one ingredient taken out. Bounds, habits and machines that are left out are those of the shipped
 * protocol.
 */
export interface Ablation {
  name: string
  /** What the changed protocol does instead. */
  instead: string
  bounds?: Partial<Bounds>
  habits?: Habits
  machines?: Machines
}

const { book, wait, clearing, replica } = shipped
/**
 * The milliseconds that the margin adds to a lease. If a function gets a clock reading that is later by this much, it
 * behaves as if it had no margin.
 */
const margin = (lease: number) => 0.1 * lease + 1e-6

/** The explorer must find a counterexample for each of them. This tests the explorer as well as the protocol. */
export const ablations: Ablation[] = [
  {
    name: 'unfenced-head',
    instead: 'the head that a grant names is read from a primary that may be deposed',
    habits: { unfencedHeads: true },
  },
  {
    name: 'late-registration',
    instead: 'the registration is written after the first lease',
    habits: { registersLate: true },
  },
  {
    name: 'registration-before-answer',
    instead: 'renewals are taken and heads read before the registration, only the answer waits for it',
    habits: { registersBeforeAnswer: true },
  },
  {
    name: 'registrations-before-commit',
    instead: 'the registrations are read before the commit',
    habits: { readsRegistrationsBefore: true },
  },
  {
    name: 'unfenced-registrations',
    instead: 'the registrations are read from a primary that may be deposed',
    habits: { readsOldRegistrations: true },
  },
  {
    name: 'in-flight-not-counted',
    instead: 'a replica is a holder from the answer to its renewal, not from its receipt',
    machines: withInstead({
      book: {
        receive(state, renew, now) {
          const before = state.holders.get(renew.replica)
          const kept = before && { ...before }
          const refusal = book.receive(state, renew, now)
          if (refusal) return refusal
          if (kept) state.holders.set(renew.replica, kept)
          else state.holders.delete(renew.replica)
        },
        fenced(state, heads, now) {
          const tickets = state.underWay!
          state.underWay = undefined
          const grants = tickets.flatMap((ticket) => {
            if (ticket.kind === 'check') return []
            const { request } = ticket
            const applied = state.holders.get(ticket.replica)?.applied ?? heads.map(() => 0)
            state.holders.set(ticket.replica, { request, receivedAt: now, applied, behind: undefined })
            return [{ replica: ticket.replica, grant: { request, epoch: state.epoch, heads, leaseMs: state.lease } }]
          })
          return { grants, checks: [] }
        },
      },
    }),
  },
  {
    name: 'removed-while-leases-run',
    instead: 'a leaving process removes its registration at once',
    machines: withInstead({ book: { isIdle: () => true } }),
  },
  {
    name: 'removed-while-unanswered',
    instead: 'a leaving process waits for the leases that it granted, not for renewals that it has yet to answer',
    machines: withInstead({
      book: {
        isIdle(state, now) {
          const inside = [...state.waiting, ...(state.underWay ?? [])]
          const granted = [...state.holders].filter(
            ([id]) => !inside.some((ticket) => ticket.kind === 'renewal' && ticket.replica === id),
          )
          return book.isIdle({ ...state, holders: new Map(granted) }, now)
        },
      },
    }),
  },
  {
    name: 'lease-from-arrival',
    instead: 'the lease runs from the arrival of the grant',
    machines: withInstead({
      replica: {
        granted(state, grant, now) {
          const sent = state.pending.get(grant.request)
          if (sent) sent.sentAt = now
          return replica.granted(state, grant, now)
        },
      },
    }),
  },
  {
    name: 'answer-matched-by-latest',
    instead: 'the lease runs from the latest renewal sent, whichever is answered',
    machines: withInstead({
      replica: {
        granted(state, grant, now) {
          const sent = state.pending.get(grant.request)
          if (sent) sent.sentAt = Math.max(...[...state.pending.values()].map(({ sentAt }) => sentAt))
          return replica.granted(state, grant, now)
        },
      },
    }),
  },
  {
    name: 'head-not-awaited',
    instead: 'the lease counts although `applied` has not reached the head',
    machines: withInstead({
      replica: {
        granted: (state, grant, now) => replica.granted(state, { ...grant, heads: grant.heads.map(() => 0) }, now),
      },
    }),
  },
  {
    name: 'own-holders-only',
    instead: 'a change is answered when the own holders have confirmed',
    machines: withInstead({
      wait: {
        isInForce: (state, now) => wait.isInForce(state, now) || isOwnSettled(state),
        isConfirmedByAll: isOwnSettled,
      },
    }),
  },
  {
    name: 'clock-kept',
    instead: 'the clock is read now and then, and checks use the last reading',
    habits: { keepsClock: true },
  },
  {
    name: 'clock-before-check',
    instead: 'the clock is read before the check starts, as for a batch that later checks join',
    bounds: { check: 'before', grain: 'flight' },
  },
  {
    name: 'decided-then-waits',
    instead: 'lease and head are looked at, then the check waits, then it looks into the table',
    bounds: { check: 'decided', grain: 'flight' },
  },
  {
    name: 'no-margin-in-wait',
    instead: 'a change is answered one lease after its commit',
    machines: withInstead({
      wait: { isInForce: (state, now) => wait.isInForce(state, now + margin(state.longestLease)) },
    }),
  },
  {
    name: 'no-margin-for-holders',
    instead: 'a replica is a holder for one lease from receipt',
    machines: withInstead({
      book: { answer: (state, question, now) => book.answer(state, question, now + margin(state.lease)) },
    }),
  },
  {
    name: 'no-margin-in-leaving',
    instead: 'a leaving process waits one lease from the last renewal',
    machines: withInstead({ book: { isIdle: (state, now) => book.isIdle(state, now + margin(state.lease)) } }),
  },
  {
    name: 'no-margin-in-clearing',
    instead: 'a silent registration is removed one lease after its mark',
    bounds: { clearing: true },
    machines: withInstead({
      clearing: {
        removable: (state, now) =>
          [...state]
            .filter(
              ([id]) => clearing.removable(new Map([[id, state.get(id)!]]), now + margin(state.get(id)!.lease)).length,
            )
            .map(([id]) => id),
      },
    }),
  },
  {
    name: 'hole-accepted',
    instead: 'any later entry is applied',
    bounds: { changes: 2, grain: 'flight' },
    machines: withInstead({
      replica: {
        judge: (state, place) => (place.seq > state.applied[place.shard]! ? 'next' : 'known'),
        advance(state, shard, seq) {
          state.applied[shard] = seq - 1
          return replica.advance(state, shard, seq)
        },
      },
    }),
  },
  {
    name: 'no-wait',
    instead: 'a change is answered when it is committed',
    machines: withInstead({ wait: { isInForce: () => true, isConfirmedByAll: () => true } }),
  },
  {
    name: 'timer-before-commit',
    instead: 'lease × 1.1 is counted from when the command began',
    habits: { countsFromBefore: true },
  },
  {
    name: 'holders-before-commit',
    instead: 'the own holders are looked at before the commit',
    habits: { asksItselfBefore: true },
  },
  {
    name: 'repeat-at-once',
    instead: 'a repeated command, or one that changes nothing, is answered at once',
    habits: { answersRepeatsAtOnce: true },
  },
  {
    name: 'registration-id-kept',
    instead: 'an owner process that starts again uses its former registration',
    habits: { keepsRegistrationId: true },
  },
  {
    name: 'old-id-answered',
    instead: 'a process that was closed and registered anew still answers for its former id',
    bounds: { clearing: true, grain: 'atomic' },
    habits: { answersForClosed: true },
  },
  {
    name: 'replica-name-kept',
    instead: 'two processes of a replica share a name, the old one paused, the new one up',
    bounds: { replicas: 2, grain: 'flight' },
    habits: { keepsReplicaName: true },
  },
  {
    name: 'resync-keeps-lease',
    instead: 'a snapshot is loaded while the lease runs',
    machines: withInstead({
      replica: {
        resync(state, epoch) {
          const kept = { until: state.until[0]!, waiting: state.waiting[0], from: state.from[0]! }
          replica.resync(state, epoch)
          state.until[0] = kept.until
          state.waiting[0] = kept.waiting
          state.from[0] = kept.from
        },
      },
    }),
  },
  {
    name: 'resync-keeps-renewals',
    instead: 'a snapshot is loaded while renewals are under way, and their answers count',
    machines: withInstead({
      replica: {
        resync(state, epoch) {
          const kept = [...state.pending]
          replica.resync(state, epoch)
          for (const [request, sent] of kept) state.pending.set(request, sent)
        },
      },
    }),
  },
  {
    name: 'fence-joined-late',
    instead: 'a renewal joins the fence that is under way',
    bounds: { remoteChecks: true },
    machines: withInstead({
      book: {
        receive(state, renew, now) {
          const refusal = book.receive(state, renew, now)
          if (!refusal && state.underWay) state.underWay.push(state.waiting.pop()!)
          return refusal
        },
      },
    }),
  },
  {
    name: 'remote-check-joined-late',
    instead: 'a check that a replica could not decide joins the fence that is under way',
    bounds: { remoteChecks: true },
    machines: withInstead({
      book: {
        ask(state, id) {
          const isTaken = book.ask(state, id)
          if (isTaken && state.underWay) state.underWay.push(state.waiting.pop()!)
          return isTaken
        },
      },
    }),
  },
  {
    name: 'remote-check-unfenced',
    instead: 'a check that a replica could not decide is answered without a fence',
    bounds: { remoteChecks: true },
    habits: { unfencedHeads: true },
  },
  {
    name: 'confirmed-on-receipt',
    instead: 'a replica confirms an entry when it comes, before checks see it',
    habits: { confirmsOnReceipt: true },
  },
  {
    name: 'cleared-at-once-unseen',
    instead: 'a silent registration is removed at once, and its process does not look',
    bounds: { clearing: true },
    habits: { fenceIgnoresMark: true },
    machines: withInstead({ clearing: { removable: (state) => [...state.keys()] } }),
  },
  {
    name: 'cleared-at-once',
    instead: 'a silent registration is removed at once',
    bounds: { clearing: true },
    machines: withInstead({ clearing: { removable: (state) => [...state.keys()] } }),
  },
  {
    name: 'mark-unseen',
    instead: 'a silent registration is marked and removed in time, but its process does not look',
    bounds: { clearing: true, grain: 'atomic' },
    habits: { fenceIgnoresMark: true },
  },
  {
    name: 'goodbye-keeps-lease',
    instead: 'a replica says that it gives its lease up, and uses it',
    bounds: { goodbyes: true },
    machines: withInstead({
      replica: {
        giveUp(state, stream) {
          const request = state.streams.get(stream) ?? 0
          return { replica: state.id, request }
        },
      },
    }),
  },
  {
    name: 'goodbye-covers-later-renewals',
    instead: 'a goodbye ends whatever the replica holds, renewals that it has sent since included',
    bounds: { goodbyes: true },
    machines: withInstead({
      book: {
        releaseLeases: (state, goodbye) => book.releaseLeases(state, { ...goodbye, request: Number.MAX_SAFE_INTEGER }),
      },
    }),
  },
  {
    name: 'expects-monotonic',
    instead: 'not promised: no check sees older state than an earlier one, between a commit and its answer',
    habits: { expectsMonotonic: true },
  },
]

function isOwnSettled({
  registrations,
  confirmed,
}: {
  registrations?: Map<string, { outstanding?: string[] }>
  confirmed: Set<string>
}) {
  const own = [...(registrations?.values() ?? [])][0]
  return own?.outstanding?.every((id) => confirmed.has(id)) ?? false
}
