import { Temporal } from 'temporal-polyfill'

/** A day that there is, written `2026-12-01`. */
export function isDate(text: string): boolean {
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(text) && isValid(() => Temporal.PlainDate.from(text))
}

/** A month that there is, written `2026-12`. */
export function isMonth(text: string): boolean {
  return /^[12]\d{3}-(0[1-9]|1[0-2])$/.test(text)
}

function isValid(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}
