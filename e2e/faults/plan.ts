import type { Kind } from './fault-kinds.ts'
import type { LoadSize } from './load.ts'

export interface Plan {
  /** The kinds of faults, in their order. */
  kinds: Kind[]
  brokerGoneMs: number
  /** For how long company, site and billing are cut off from each other's ledgers. */
  streamsCutMs: number
  size: LoadSize
  /** Changes that the clients try in a second. Two cores that run the whole system do twice as many at most. */
  changesPerSecond: number
  /** Checks that each replica makes in a second. */
  localPerSecond: number
  remotePerSecond: number
  least: { faults: number; kinds: number; changes: number; soon: number; remote: number; local: number }
}

const LONG = 300

// How often each kind is in a full run: once if it takes a minute, more often if it is short and dangerous.
const often: Partial<Record<Kind, number>> = {
  'company killed': 4,
  'company stopped': 4,
  'company restarted in turn': 2,
  'site killed': 4,
  'site stopped': 3,
  'site restarted in turn': 1,
  'billing killed': 4,
  'billing stopped': 3,
  'billing restarted in turn': 1,
  'host killed': 2,
  'host stopped': 1,
  'identity killed': 2,
  'identity stopped': 2,
  'gateway killed': 2,
  'gateway stopped': 2,
  'replica killed': 4,
  'replica stopped': 4,
  'consumer killed': 1,
  'primary killed': 3,
  'primary stopped and woken': 3,
  'secondary killed': 1,
  'broker restarted': 2,
  'broker stopped': 1,
  'broker gone': 1,
  'records forged': 3,
  'connections cut': 4,
  'connections refused': 3,
  'connections slowed': 4,
  'connections silent': 3,
  'streams cut': 1,
  'streams cut without broker': 1,
  'wall clock moved': 3,
  'company killed without broker': 1,
}

const size: LoadSize = {
  roles: 8,
  guests: 3,
  owners: 2,
  suspensions: 2,
  sessions: 2,
  keys: 2,
  siteRoles: 2,
  sites: 2,
  unpaid: 2,
  plans: 1,
}

export function fullPlan(random: () => number): Plan {
  return {
    kinds: [...shuffled(timesOf(often), random), 'restored to a new epoch'],
    brokerGoneMs: 60_000,
    streamsCutMs: 30_000,
    size,
    changesPerSecond: 4,
    localPerSecond: 1_600,
    remotePerSecond: 200,
    least: { faults: 40, kinds: 10, changes: 5_000, soon: 100_000, remote: 1_000_000, local: 10_000_000 },
  }
}

/**
 * A full run, and then the same again and again without the kinds that take long. It has no second restore, because the
 * counting consumer starts from the first entry after each restore: with a long history that takes minutes.
 */
export function longPlan(random: () => number): Plan {
  const full = fullPlan(random)
  const quick = {
    ...often,
    'broker gone': 0,
    'company restarted in turn': 1,
    'streams cut': 0,
    'streams cut without broker': 0,
  }
  const round = (): Kind[] => shuffled(timesOf(quick), random)
  const rounds = Math.ceil((LONG - full.kinds.length) / round().length)
  return {
    ...full,
    kinds: [...full.kinds, ...Array.from({ length: rounds }, round).flat()],
    least: { ...full.least, faults: LONG, changes: 5_000 },
  }
}

/** For continuous integration: each short kind once, but for those of gateways, which keep nothing. */
export function shortPlan(random: () => number): Plan {
  const once: Kind[] = [
    'company killed',
    'company stopped',
    'site killed',
    'billing killed',
    'billing stopped',
    'host killed',
    'identity killed',
    'replica killed',
    'replica stopped',
    'primary stopped and woken',
    'broker gone',
    'records forged',
    'connections cut',
    'connections slowed',
    'streams cut',
    'streams cut without broker',
    'company restarted in turn',
    'wall clock moved',
  ]
  return {
    kinds: [...shuffled(once, random), 'restored to a new epoch'],
    brokerGoneMs: 6_000,
    streamsCutMs: 5_000,
    size: {
      roles: 4,
      guests: 1,
      owners: 1,
      suspensions: 1,
      sessions: 1,
      keys: 1,
      siteRoles: 1,
      sites: 1,
      unpaid: 1,
      plans: 1,
    },
    changesPerSecond: 4,
    localPerSecond: 2_500,
    remotePerSecond: 250,
    least: { faults: 19, kinds: 19, changes: 500, soon: 20_000, remote: 100_000, local: 1_000_000 },
  }
}

/** The faults that show stale answers when the given safeguard is removed. */
export function ablationPlan(random: () => number): Plan {
  return {
    ...shortPlan(random),
    kinds: ['replica stopped', 'company stopped', 'replica stopped'],
    least: { faults: 3, kinds: 2, changes: 100, soon: 1_000, remote: 1_000, local: 10_000 },
  }
}

function timesOf(weights: Partial<Record<Kind, number>>): Kind[] {
  return Object.entries(weights).flatMap(([kind, count]) => Array.from({ length: count }, () => kind as Kind))
}

function shuffled<T>(items: T[], random: () => number): T[] {
  const left = [...items]
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0]!)
}
