import { Temporal } from 'temporal-polyfill'

/**
 * One text for one value, whatever the order of its keys; a field that is undefined is a missing one. It is JSON, with
 * instants as `{"$instant":"…"}` and bigints as `{"$bigint":"…"}`: {@link valueFrom} reads it back.
 */
export function textOf(value: unknown): string {
  return JSON.stringify(plain(value))
}

/** The value of a text that {@link textOf} made. */
export function valueFrom<T>(text: string): T {
  return JSON.parse(text, (_, inner: unknown) => {
    if (typeof inner !== 'object' || inner === null) return inner
    if ('$instant' in inner) return Temporal.Instant.from(inner.$instant as string)
    if ('$bigint' in inner) return BigInt(inner.$bigint as string)
    return inner
  }) as T
}

function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return { $bigint: `${value}` }
  if (value instanceof Temporal.Instant) return { $instant: value.toString() }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, field]) => [key, plain(field)]))
}
