import { Decimal } from 'decimal.js'
import type { Choice, PlanId } from './life.ts'

// Written from the price list that people see, and from the rates of VAT, a second time: nothing is read from billing.

interface Offer {
  name: string
  month: Decimal
  year: Decimal
  sites: number
  stagings: number
  stagingMonth: Decimal
  visits: number
  /** Of each thousand visits more, begun or whole. */
  thousand: Decimal
}

const offer = (
  name: string,
  month: string,
  year: string,
  sites: number,
  stagings: number,
  stagingMonth: string,
  visits: number,
  thousand: string,
): Offer => ({
  name,
  month: new Decimal(month),
  year: new Decimal(year),
  sites,
  stagings,
  stagingMonth: new Decimal(stagingMonth),
  visits,
  thousand: new Decimal(thousand),
})

export const offers: Record<PlanId, Offer> = {
  starter: offer('Starter', '35', '350', 1, 0, '15', 25_000, '1.00'),
  studio: offer('Studio', '225', '2250', 10, 2, '15', 200_000, '0.90'),
  agency: offer('Agency', '860', '8600', 60, 10, '12', 1_000_000, '0.80'),
  enterprise: offer('Enterprise', '3900', '39000', 400, 60, '9', 6_000_000, '0.60'),
}

export const priceOf = ({ plan, interval }: Choice): Decimal => offers[plan][interval]

/** Days after the first start on which a company gets everything back. */
export const REFUND_DAYS = 14
/** Days from the end of a month until it is invoiced, because usage comes late. */
export const LATE_DAYS = 3
export const PAYMENT_DAYS = 14
/** After an invoice is overdue: days of reminders, then of the suspension, and from there to the end. */
export const REMINDERS = [0, 3, 7, 14]
export const SUSPENDED_AFTER = 1
export const ENDED_AFTER = 60

/** Standard rates in percent. The seller is in Sweden, and beyond the threshold for consumers elsewhere. */
export const rates: Record<string, string> = {
  ...{ AT: '20', BE: '21', BG: '20', CY: '19', CZ: '21', DE: '19', DK: '25', EE: '24', ES: '21', FI: '25.5' },
  ...{ FR: '20', GR: '24', HR: '25', HU: '27', IE: '23', IT: '22', LT: '21', LU: '17', LV: '21', MT: '18' },
  ...{ NL: '21', PL: '23', PT: '23', RO: '21', SE: '25', SI: '22', SK: '23' },
}
export const HOME = 'SE'
