/** What companies do in a year: the data that generator, oracle and run have in common. It decides nothing. */
export type PlanId = 'starter' | 'studio' | 'agency' | 'enterprise'
export type Interval = 'month' | 'year'

export interface Choice {
  plan: PlanId
  interval: Interval
}

export type Act =
  /** The first plan, another one, or one after the last has ended. */
  | ({ do: 'choose' } & Choice)
  | { do: 'cancel' }
  | { do: 'resume' }
  /** How many sites it has from now on. */
  | { do: 'sites'; count: number }
  | { do: 'staging'; name: string }
  | { do: 'staging-gone'; name: string }
  /** Hosts tell what was used on a day of UTC. */
  | { do: 'visits'; day: string; people: number; bots: number }
  /** What overage costs in a month at most; without an amount, there is no limit any more. */
  | { do: 'cap'; amount?: string }
  /** A bank transfer: of all that is owed, or of an amount. */
  | { do: 'pay'; amount?: string }
  /** An operator's. */
  | { do: 'suspend' | 'restore' }
  | { do: 'close' }

/** @param at an instant of whole seconds, `2027-08-31T13:05:40Z`: one of the run's moments */
export type DatedAct = { at: string } & Act

export interface Life {
  name: string
  country: string
  postalCode: string
  vatId?: string
  /** What the register of VAT ids says about it. */
  register?: 'valid' | 'unknown'
  /** So many days after an invoice's date it is paid, and whether that ever ends. Without it, nothing is paid by habit. */
  habit?: { paysAfter: number; until?: string }
  /** In order. */
  acts: readonly DatedAct[]
}

/** Each day has one moment at which time passes and habits are followed, and two at which people act. */
export const DAILY = '05:17:21Z'
export const MOMENTS = [DAILY, '13:05:40Z', '20:48:09Z'] as const

/** All moments of a run in order, in seconds: the daily ones and those of acts. @param from,to dates, both included */
export function momentsOf(lives: readonly Life[], { from, to }: { from: string; to: string }): number[] {
  const moments = new Set<number>()
  for (let day = secondsOf(`${from}T${DAILY}`); day <= secondsOf(`${to}T${DAILY}`); day += 86_400) moments.add(day)
  const last = secondsOf(`${to}T23:59:59Z`)
  for (const { acts } of lives) for (const { at } of acts) if (secondsOf(at) <= last) moments.add(secondsOf(at))
  return [...moments].sort((a, b) => a - b)
}

export function secondsOf(instant: string): number {
  return Date.parse(instant) / 1000
}

export function isDaily(moment: number): boolean {
  return new Date(moment * 1000).toISOString().slice(11, 19) === DAILY.slice(0, 8)
}
