import type { ChargeLine, TimeShare } from '../charges/charge.ts'
import { majorUnits, money } from '../money/money.ts'
import { dateAt, lastDateOf } from '../periods/period.ts'
import { singleLine, type UntaxedLine } from './composition.ts'

/** What an invoice calls things: names are those at the time of the invoice, and are frozen in it. */
export interface InvoiceNames {
  plan(planId: string, version: number): string
  site(siteId: string): string
}

/** What was charged, as the line of an invoice. @param zone the seller's, of whose days the line speaks */
export function untaxedLine(
  line: ChargeLine,
  { currency, zone, names }: { currency: string; zone: string; names: InvoiceNames },
): UntaxedLine {
  const period = { from: dateAt(line.period.from, zone), to: lastDateOf(line.period, zone) }
  const planName = names.plan(line.plan.planId, line.plan.version)
  switch (line.kind) {
    case 'plan': {
      const key = isWhole(line) ? 'plan' : 'plan-from-change'
      return singleLine(money(line.amount, currency), { text: { key, values: { planName } }, period })
    }
    case 'plan-unused':
      return singleLine(money(line.amount, currency), { text: { key: 'plan-unused', values: { planName } }, period })
    case 'premium-staging': {
      const text = { key: 'premium-staging', values: { siteName: names.site(line.siteId) } } as const
      return singleLine(money(line.amount, currency), { text, period })
    }
    case 'overage':
      return {
        text: { key: line.meter === 'visits' ? 'visits-overage' : 'bytes-overage', values: { planName } },
        period,
        quantity: String(line.blocks),
        unit: 'C62',
        unitPrice: majorUnits(money(line.price, currency)),
        net: line.amount,
      }
  }
}

function isWhole({ whole, period }: TimeShare): boolean {
  return whole.from.equals(period.from) && whole.to.equals(period.to)
}
