import { Temporal } from 'temporal-polyfill'

/** A value with its instants as texts: two instants are equal for the test framework, whatever they are. */
export function shown(value: unknown): unknown {
  if (value instanceof Temporal.Instant) return value.toString()
  if (Array.isArray(value)) return value.map(shown)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [key, shown(field)]),
  )
}
