import type { Bounds } from './world.ts'

/** The bounds within which `npm run model` explores every state. */
export const usual: Record<string, Bounds> = {
  'one replica, every step of a renewal': {
    changes: 1,
    ticks: 1,
    replicas: 1,
    grain: 'full',
    forgetsConfirmations: true,
  },
  'one replica, grants in flight, goodbyes': {
    changes: 1,
    ticks: 1,
    replicas: 1,
    grain: 'flight',
    goodbyes: true,
    forgetsConfirmations: true,
  },
  'two replicas, joined renewals': { changes: 1, ticks: 1, replicas: 2, grain: 'atomic' },
  'two changes': { changes: 2, ticks: 1, replicas: 1, grain: 'atomic', forgetsConfirmations: true },
  'registrations cleared in two phases': { changes: 1, ticks: 1, replicas: 1, grain: 'atomic', clearing: true },
  'a lease of two ticks, grants in flight': {
    changes: 1,
    ticks: 2,
    replicas: 1,
    grain: 'flight',
    forgetsConfirmations: true,
  },
  'a check that waits after it read the clock': { changes: 1, ticks: 1, replicas: 1, grain: 'atomic', check: 'after' },
  'checks that an owner decides': {
    changes: 1,
    ticks: 1,
    replicas: 1,
    grain: 'atomic',
    remoteChecks: true,
    forgetsConfirmations: true,
  },
}

/** The bounds of `npm run model -- --deep`: those above and larger ones. It takes an hour or two. */
export const deep: Record<string, Bounds> = {
  ...usual,
  'one replica, every step, confirmations kept': { changes: 1, ticks: 1, replicas: 1, grain: 'full' },
  'one replica, every step, goodbyes': {
    changes: 1,
    ticks: 1,
    replicas: 1,
    grain: 'full',
    goodbyes: true,
    forgetsConfirmations: true,
  },
  'one replica, every step, a lease of two ticks': {
    changes: 1,
    ticks: 2,
    replicas: 1,
    grain: 'full',
    forgetsConfirmations: true,
  },
  'checks that an owner decides, sharing fences with renewals': {
    changes: 1,
    ticks: 1,
    replicas: 1,
    grain: 'answer',
    remoteChecks: true,
    forgetsConfirmations: true,
  },
  'two changes, grants in flight': { changes: 2, ticks: 1, replicas: 1, grain: 'flight', forgetsConfirmations: true },
  'two replicas, grants in flight': { changes: 1, ticks: 1, replicas: 2, grain: 'flight', forgetsConfirmations: true },
  'two replicas, two changes': { changes: 2, ticks: 1, replicas: 2, grain: 'atomic', forgetsConfirmations: true },
  'cleared in two phases, grants in flight': {
    changes: 1,
    ticks: 1,
    replicas: 1,
    grain: 'flight',
    clearing: true,
    forgetsConfirmations: true,
  },
}
