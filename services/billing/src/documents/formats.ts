import { type Money, majorUnits, minorDigits } from '../money/money.ts'
import type { DocumentLocale } from './wording.ts'

// How numbers and dates look to people. The structured document has its own forms.

const regions: Record<DocumentLocale, string> = { en: 'en-GB', fr: 'fr-FR', sv: 'sv-SE' }

/** Prices of a unit may be smaller than the smallest coin. */
const mostDigits = 10

/** Formatters are kept: to make one takes longer than to use it a hundred times. There are few ways to format. */
function kept<Options, Formatter>(make: (region: string, options: Options) => Formatter) {
  const formatters = new Map<string, Formatter>()
  return (locale: DocumentLocale, options: Options): Formatter => {
    const key = `${locale} ${JSON.stringify(options)}`
    const formatter = formatters.get(key) ?? make(regions[locale], options)
    formatters.set(key, formatter)
    return formatter
  }
}

const numberFormat = kept((region, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(region, options))
const dateFormat = kept((region, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(region, options))

/** An exact decimal number: text is formatted without becoming a float. */
function decimal(locale: DocumentLocale, number: string, options: Intl.NumberFormatOptions): string {
  return numberFormat(locale, options).format(number as Intl.StringNumericLiteral)
}

/** `1,234.50`: for columns whose heading names the currency. */
export function formatAmount(locale: DocumentLocale, money: Money): string {
  const digits = minorDigits(money.currency)
  return decimal(locale, majorUnits(money), { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

/** `EUR 1,234.50`, `1 234,50 EUR`: the code, as `kr` and `$` are names of many currencies. */
export function formatMoney(locale: DocumentLocale, money: Money): string {
  const { currency } = money
  return decimal(locale, majorUnits(money), { style: 'currency', currency, currencyDisplay: 'code' })
}

export function formatUnitPrice(locale: DocumentLocale, price: string, currency: string): string {
  return decimal(locale, price, { minimumFractionDigits: minorDigits(currency), maximumFractionDigits: mostDigits })
}

export function formatQuantity(locale: DocumentLocale, quantity: string): string {
  return decimal(locale, quantity, { maximumFractionDigits: mostDigits })
}

export function formatRate(locale: DocumentLocale, percent: string): string {
  return decimal(locale, percent, { style: 'unit', unit: 'percent', maximumFractionDigits: mostDigits })
}

/** @param date of the seller's zone, `2028-02-29` */
export function formatDate(locale: DocumentLocale, date: string, dateStyle: 'long' | 'medium' = 'long'): string {
  return dateFormat(locale, { dateStyle, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

/** Both dates are included. */
export function formatPeriod(locale: DocumentLocale, { from, to }: { from: string; to: string }): string {
  return `${formatDate(locale, from, 'medium')} – ${formatDate(locale, to, 'medium')}`
}

export function formatCountry(locale: DocumentLocale, country: string): string {
  return new Intl.DisplayNames(regions[locale], { type: 'region' }).of(country) ?? country
}

/** In groups of four, as people read and type it. */
export function formatIban(iban: string): string {
  return iban.replace(/\s/g, '').replace(/(.{4})(?=.)/g, '$1 ')
}
