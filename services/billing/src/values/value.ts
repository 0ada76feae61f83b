import { Temporal } from 'temporal-polyfill'

/** One text for one value, whatever the order of its keys; a field that is undefined is a missing one. */
export function textOf(value: unknown): string {
  if (value instanceof Temporal.Instant) return value.toString()
  if (Array.isArray(value)) return `[${value.map(textOf).join()}]`
  if (typeof value === 'string') return JSON.stringify(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  const texts = fields.map(([key, field]) => `${JSON.stringify(key)}:${textOf(field)}`)
  return `{${texts.sort().join()}}`
}
