import { numberFormat } from '../words/formats.ts'

/** Minor units and their currency as the language writes them; exact, however much it is. */
export function moneyText(minorUnits: string | number, currency: string, language: string): string {
  const format = numberFormat(language, { style: 'currency', currency })
  const digits = digitsOf(currency)
  const [, sign, units] = /^(-?)(\d+)$/.exec(String(minorUnits)) ?? ['', '', '0']
  const padded = (units ?? '0').padStart(digits + 1, '0')
  const whole = padded.slice(0, padded.length - digits)
  const decimal = digits === 0 ? whole : `${whole}.${padded.slice(-digits)}`
  return format.format(`${sign}${decimal}` as Intl.StringNumericLiteral)
}

/** What somebody typed as an amount, in minor units; undefined if it is none: `12,5` of euros is `1250`. */
export function minorUnitsOf(text: string | number, currency: string): string | undefined {
  const digits = digitsOf(currency)
  const [, whole, part = ''] = /^\s*(\d{1,12})(?:[.,](\d+))?\s*$/.exec(String(text)) ?? []
  if (whole === undefined || part.length > digits) return undefined
  return String(BigInt(whole + part.padEnd(digits, '0')))
}

/** Minor units as one types them: `1250` of euros is `12.50`. */
export function typedAmount(minorUnits: string, currency: string): string {
  const digits = digitsOf(currency)
  const padded = minorUnits.padStart(digits + 1, '0')
  return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`
}

function digitsOf(currency: string): number {
  return numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 0
}
