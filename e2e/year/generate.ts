import { seeded } from '../support/seeded.ts'
import { daysAfter } from './calendar.ts'
import { type Act, type Choice, type DatedAct, type Interval, type Life, MOMENTS, type PlanId } from './life.ts'
import { offers } from './price-list.ts'

// Companies made from a seed: the same seed gives the same lives. Each has a way of life, and some do what is refused: the
// oracle says with which code.

const PLANS: readonly PlanId[] = ['starter', 'studio', 'agency', 'enterprise']

/** Countries with a VAT id that has the right check digits, and some from outside of the EU, which have none. */
const INSIDE: Record<string, { vatId: string; postalCode: string }> = {
  AT: { vatId: 'ATU13585627', postalCode: '1010' },
  BE: { vatId: 'BE0428759497', postalCode: '1000' },
  DE: { vatId: 'DE136695976', postalCode: '10115' },
  DK: { vatId: 'DK13585628', postalCode: '1050' },
  EE: { vatId: 'EE100931558', postalCode: '10111' },
  FI: { vatId: 'FI20774740', postalCode: '00100' },
  FR: { vatId: 'FR40303265045', postalCode: '44000' },
  GR: { vatId: 'EL094259216', postalCode: '105 57' },
  IT: { vatId: 'IT00743110157', postalCode: '00184' },
  LU: { vatId: 'LU15027442', postalCode: '1009' },
  NL: { vatId: 'NL004495445B01', postalCode: '1012 JS' },
  PL: { vatId: 'PL8567346215', postalCode: '00-001' },
  PT: { vatId: 'PT501964843', postalCode: '1000-001' },
}
const OUTSIDE: Record<string, string> = { CH: '8001', GB: 'SW1A 1AA', JP: '100-0001', NO: '0150', US: '10001' }

/** Days on which calendars differ: ends of months, the leap day, and those on which clocks change in three zones. */
const SHARP_DAYS = [
  ...['2027-08-31', '2027-09-26', '2027-09-30', '2027-10-31', '2027-11-07', '2027-11-30', '2027-12-31', '2028-01-31'],
  ...['2028-02-28', '2028-02-29', '2028-03-12', '2028-03-26', '2028-03-31', '2028-04-02', '2028-04-30', '2028-05-31'],
]

const WAYS = [
  ...['steady', 'steady', 'grows', 'grows', 'shrinks', 'returns', 'refunded', 'resumes', 'to the year', 'busy', 'busy'],
  ...['stagings', 'stagings', 'late', 'late', 'suspended', 'unpaid', 'operator', 'closed', 'restless'],
] as const

/** @param from,to the dates of the run, both included */
export function livesFrom(seed: number, count: number, { from, to }: { from: string; to: string }): Life[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, (_, index) => lifeOf(index, { from, to }, random))
}

function lifeOf(index: number, run: { from: string; to: string }, random: Random): Life {
  const way = random.of(WAYS)
  const days = Math.round((Date.parse(run.to) - Date.parse(run.from)) / 86_400_000)
  const sharp = SHARP_DAYS.filter((day) => day >= run.from && day < daysAfter(run.to, -days / 3))
  const start = sharp.length > 0 && random.chance(0.4) ? random.of(sharp) : daysAfter(run.from, random.below(days / 2))
  const acts = actsOf(way, start, daysAfter(run.to, -1), random)
  return { name: `${index + 1} ${way}`, ...placeOf(random), ...habitOf(way, start, random), acts }
}

function placeOf(random: Random): Pick<Life, 'country' | 'postalCode' | 'vatId' | 'register'> {
  const kind = random.below(20)
  const country = random.of(Object.keys(INSIDE))
  const { vatId, postalCode } = INSIDE[country]!
  if (kind < 5) return { country: 'SE', postalCode: '111 22' }
  if (kind < 7) return { country: 'SE', postalCode: '111 22', vatId: 'SE123456789701', register: 'valid' }
  if (kind < 12) return { country, postalCode, vatId, register: 'valid' }
  if (kind < 16) return { country, postalCode }
  const outside = random.of(Object.keys(OUTSIDE))
  return { country: outside, postalCode: OUTSIDE[outside]! }
}

function habitOf(way: (typeof WAYS)[number], start: string, random: Random): Pick<Life, 'habit'> {
  if (way === 'late') return { habit: { paysAfter: 15 + random.below(20) } }
  if (way === 'suspended' || way === 'unpaid') {
    return { habit: { paysAfter: 3, until: daysAfter(start, 20 + random.below(50)) } }
  }
  return { habit: { paysAfter: random.below(15) } }
}

function actsOf(way: (typeof WAYS)[number], start: string, last: string, random: Random): DatedAct[] {
  const acts: DatedAct[] = []
  let day = start
  const first = choice(random)
  /** Some days later, so that no two acts of a company are at one moment. */
  const then = (days: number, act: Act, moment: string = random.of(MOMENTS)) => {
    day = daysAfter(day, Math.max(1, Math.floor(days)))
    if (day <= last) acts.push({ at: `${day}T${moment}`, ...act })
  }
  const choose = (wanted: Choice): Act => ({ do: 'choose', ...wanted })
  acts.push({ at: `${day}T${random.of(MOMENTS)}`, ...choose(first) })
  switch (way) {
    case 'steady':
    case 'late':
      break
    case 'grows': {
      for (let step = PLANS.indexOf(first.plan) + 1; step < PLANS.length && random.chance(0.7); step++) {
        then(1 + random.below(40), choose({ plan: PLANS[step]!, interval: first.interval }))
      }
      break
    }
    case 'shrinks': {
      then(1, { do: 'sites', count: Math.min(random.of([1, 1, 2, 11]), offers[first.plan].sites) })
      const less = PLANS[Math.max(0, PLANS.indexOf(first.plan) - 1)]!
      then(5 + random.below(30), choose({ plan: less, interval: 'month' }))
      if (random.chance(0.3)) then(3, choose(first))
      then(40, choose({ plan: less, interval: random.chance(0.5) ? 'month' : first.interval }))
      break
    }
    case 'returns':
      then(16 + random.below(30), { do: 'cancel' })
      then(40 + random.below(40), choose(choice(random)))
      if (random.chance(0.5)) then(2, { do: 'cancel' })
      break
    case 'refunded':
      if (random.chance(0.5)) then(2, choose({ plan: 'agency', interval: first.interval }))
      if (random.chance(0.3)) then(1, choose({ plan: 'enterprise', interval: 'year' }))
      then(1 + random.below(8), { do: 'cancel' })
      if (random.chance(0.6)) then(5 + random.below(60), choose(choice(random)))
      break
    case 'resumes':
      then(16 + random.below(10), { do: 'cancel' })
      then(1 + random.below(4), choose({ plan: 'enterprise', interval: 'month' }))
      then(1 + random.below(4), { do: 'resume' })
      then(1 + random.below(30), { do: 'resume' })
      if (random.chance(0.5)) then(20, { do: 'cancel' })
      break
    case 'to the year':
      then(1 + random.below(60), choose({ plan: first.plan, interval: 'year' }))
      if (random.chance(0.5)) then(10 + random.below(60), choose({ plan: 'agency', interval: 'year' }))
      if (random.chance(0.5)) then(10 + random.below(60), choose({ plan: 'studio', interval: 'month' }))
      break
    case 'busy':
      if (random.chance(0.5)) then(1, { do: 'cap', amount: random.of(['2.50', '12.00', '100.00', '0.50']) })
      for (let told = 0; told < 6; told++) {
        const of = 1 + random.below(3)
        const people = random.below(30_000) * random.of([1, 1, 10, 100])
        const earlier = daysAfter(day, 25 - of)
        if (earlier > last) break
        then(25, { do: 'visits', day: earlier, people, bots: random.below(500_000) }, MOMENTS[1])
      }
      break
    case 'stagings': {
      then(1, choose({ plan: random.of(['studio', 'agency']), interval: first.interval }))
      then(1, { do: 'sites', count: 1 })
      for (let number = 1; number <= 3; number++) {
        then(1 + random.below(30), { do: 'staging', name: `preview-${number}` })
        if (random.chance(0.7)) then(1 + random.below(40), { do: 'staging-gone', name: `preview-${number}` })
        else break
      }
      if (random.chance(0.4)) then(20, choose({ plan: 'enterprise', interval: first.interval }))
      break
    }
    case 'suspended':
      then(90 + random.below(60), { do: 'pay' })
      then(30 + random.below(60), { do: 'pay' })
      break
    case 'unpaid':
      then(200 + random.below(40), { do: 'pay' })
      if (random.chance(0.6)) then(5, choose(choice(random)))
      break
    case 'operator':
      // Who gets all back has no plan any more, and begins none while it is suspended.
      if (random.chance(0.5)) then(1 + random.below(8), { do: 'cancel' })
      then(10 + random.below(60), { do: 'suspend' })
      then(3, choose({ plan: 'enterprise', interval: 'year' }))
      then(10 + random.below(60), { do: 'restore' })
      break
    case 'closed':
      then(16 + random.below(30), { do: 'cancel' })
      // It may owe something, or be closed here already.
      if (random.chance(0.6)) then(1 + random.below(20), { do: 'close' })
      // The month is over and paid, whatever the habit.
      then(70, { do: 'pay' })
      then(3, { do: 'close' })
      then(2, choose(first))
      break
    case 'restless':
      for (let change = 0; change < 8; change++) then(1 + random.below(25), choose(choice(random)))
      break
  }
  return acts
}

function choice(random: Random): Choice {
  const plan = random.of<PlanId>([
    'starter',
    'starter',
    'starter',
    'studio',
    'studio',
    'studio',
    'agency',
    'enterprise',
  ])
  return { plan, interval: random.of<Interval>(['month', 'month', 'month', 'year']) }
}

interface Random {
  /** A whole number from 0 on, below the bound. */
  below(bound: number): number
  chance(share: number): boolean
  of<T>(items: readonly T[]): T
}

function randomFrom(seed: number): Random {
  const next = seeded(seed)
  const below = (bound: number) => Math.floor(next() * Math.max(1, Math.floor(bound)))
  return { below, chance: (share) => next() < share, of: (items) => items[below(items.length)]! }
}
