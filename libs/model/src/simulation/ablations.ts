import { ablations as explored } from '../ablations.ts'
import { type Machines, shipped, withInstead } from '../replaceable-machines.ts'
import type { SimulatedHabits } from './simulation.ts'

export interface SimulatedAblation {
  name: string
  instead: string
  machines?: Machines
  habits?: SimulatedHabits
}

const { book, wait } = shipped

/** Mistakes that the model explores too, and mistakes that show only in this larger world. */
export const ablations: SimulatedAblation[] = [
  ...[
    'in-flight-not-counted',
    'removed-while-leases-run',
    'lease-from-arrival',
    'answer-matched-by-latest',
    'head-not-awaited',
    'no-margin-in-wait',
    'no-margin-for-holders',
    'hole-accepted',
    'no-wait',
    'resync-keeps-renewals',
    'fence-joined-late',
    'remote-check-joined-late',
    'cleared-at-once-unseen',
    'goodbye-keeps-lease',
    'goodbye-covers-later-renewals',
  ].map(sameAsExplored),
  withHabits('unfenced-head', { unfencedHeads: true }),
  withHabits('late-registration', { registersLate: true }),
  withHabits('registrations-before-commit', { readsRegistrationsBefore: true }),
  withHabits('timer-before-commit', { countsFromBefore: true }),
  withHabits('repeat-at-once', { answersRepeatsAtOnce: true }),
  withHabits('confirmed-on-receipt', { confirmsOnReceipt: true }),
  withHabits('clock-kept', { keepsClock: true }),
  withHabits('replica-name-kept', { keepsReplicaName: true }),
  withHabits('mark-unseen', { fenceIgnoresMark: true }),
  {
    name: 'remote-check-unfenced',
    instead: 'an owner decides a check without a fence',
    habits: { unfencedChecks: true },
  },
  {
    name: 'own-copy-uncounted',
    instead: 'a change does not wait for the copies of the owner processes themselves',
    machines: withInstead({
      book: {
        answer(state, question, now) {
          const reply = book.answer(state, question, now)
          if (!reply) return
          const outstanding = reply.outstanding.filter((replica) => !replica.startsWith('own'))
          return { ...reply, outstanding, settled: outstanding.length === 0 }
        },
      },
    }),
  },
  {
    name: 'own-holders-only',
    instead: 'a change is answered when the own holders have confirmed',
    machines: withInstead({
      wait: {
        registrationsRead: (state, registrations, now) => wait.registrationsRead(state, registrations.slice(0, 1), now),
      },
    }),
  },
  {
    name: 'resync-keeps-lease',
    instead: 'a snapshot is loaded while the lease runs',
    machines: withInstead({
      replica: {
        resync(state, epoch) {
          const until = state.until.slice()
          shipped.replica.resync(state, epoch)
          state.until.set(until)
        },
      },
    }),
  },
  {
    name: 'own-lease-only',
    instead: 'the wait is as long as the own lease, whatever other processes grant',
    machines: withInstead({
      wait: {
        registrationsRead(state, registrations, now) {
          const { longestLease } = state
          wait.registrationsRead(state, registrations, now)
          state.longestLease = longestLease
        },
      },
    }),
  },
  {
    name: 'monotonic-clock-only',
    instead: 'a replica counts by the monotonic clock, which stands still while its machine sleeps',
    habits: { monotonicOnly: true },
  },
  {
    name: 'epoch-ignored',
    instead: 'an entry of another epoch is applied',
    habits: { acceptsAnyEpoch: true },
  },
]

function sameAsExplored(name: string): SimulatedAblation {
  const { instead, machines } = explored.find((ablation) => ablation.name === name)!
  return { name, instead, machines }
}

function withHabits(name: string, habits: SimulatedHabits): SimulatedAblation {
  return { ...sameAsExplored(name), habits }
}
