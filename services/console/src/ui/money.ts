/** Minor units and their currency in a language: `{ amount: '1999', currency: 'EUR' }` is "€19.99". Exact, however much. */
export function moneyText({ amount, currency }: { amount: string; currency: string }, language: string): string {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0
  const sign = amount.startsWith('-') ? '-' : ''
  const units = amount.replace('-', '').padStart(digits + 1, '0')
  const whole = units.slice(0, units.length - digits)
  const decimal = digits === 0 ? whole : `${whole}.${units.slice(-digits)}`
  return format.format(`${sign}${decimal}` as Intl.StringNumericLiteral)
}
