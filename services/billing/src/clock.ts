import { Temporal } from 'temporal-polyfill'

/**
 * Business time: that of periods, quotes, due dates and dunning. Tests and simulated years set it. Leases, passports and the
 * times of entries are real time, always.
 */
export type Clock = () => Temporal.Instant

export const systemClock: Clock = () => Temporal.Now.instant()
