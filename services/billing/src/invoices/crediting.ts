import type { Charge, ChargeLine, PlanLine } from '../charges/charge.ts'
import { isBefore } from '../periods/period.ts'
import { sameChoice } from '../plans/plan.ts'
import type { VatDecision } from '../taxes/decision.ts'
import { textOf } from '../values/value.ts'
import type { KeptInvoice } from './invoice-store.ts'

/** A charge that stands on a document. */
export interface ChargedOn {
  charge: Charge
  invoice: string
}

/** Lines with one treatment of VAT: a document has no other. */
interface TaxedGroup {
  lines: readonly ChargeLine[]
  vat: VatDecision
}

/**
 * The number of the document on which a line was charged that is given back now. Undefined where it is on none yet: then both
 * stand on the same one.
 * @param charged of the company, in the order in which it came about
 */
export function chargedOn(given: ChargeLine, charged: readonly ChargedOn[]): string | undefined {
  if (given.kind !== 'plan-unused') return undefined
  return charged.findLast(({ charge }) => charge.lines.some((line) => line.kind === 'plan' && covers(line, given)))
    ?.invoice
}

/** Was this line, which is given back, charged with this charge? */
export function isChargedWith(given: ChargeLine, charge: Charge): boolean {
  return chargedOn(given, [{ charge, invoice: '' }]) !== undefined
}

/** What is given back of a plan is a part of the time of one line with which it was charged. */
function covers(line: PlanLine, given: PlanLine): boolean {
  return (
    sameChoice(line.plan, given.plan) &&
    line.price === given.price &&
    line.whole.from.equals(given.whole.from) &&
    line.whole.to.equals(given.whole.to) &&
    !isBefore(given.period.from, line.period.from) &&
    !isBefore(line.period.to, given.period.to)
  )
}

/** How the VAT of an invoice was treated, whatever is known of its buyer since. Its VAT may still be open. */
export function vatOfInvoice({ document, madeFrom, isVatOpen }: KeptInvoice, today: VatDecision): VatDecision {
  if (madeFrom.from !== 'charges') return today
  const { vatId } = document.buyer
  const { vatId: _today, ...rest } = today
  return { ...rest, ...(vatId !== undefined && { vatId }), treatment: madeFrom.charges[0]!.vat, isOpen: isVatOpen }
}

/**
 * Lines by the VAT that each has: those that are given back with another one than today's, and the rest. So what somebody says
 * of their address or VAT id meanwhile makes nothing of what they paid more or less.
 */
export function taxed(
  lines: readonly ChargeLine[],
  today: VatDecision,
  vatOf: (line: ChargeLine) => VatDecision,
): { givenBack: readonly TaxedGroup[]; rest: readonly ChargeLine[] } {
  const groups = new Map<string, { lines: ChargeLine[]; vat: VatDecision }>()
  const keyOf = ({ treatment }: VatDecision) => textOf(treatment)
  for (const line of lines) {
    const vat = vatOf(line)
    const group = groups.get(keyOf(vat)) ?? { lines: [], vat }
    groups.set(keyOf(vat), group)
    group.lines.push(line)
  }
  const rest = groups.get(keyOf(today))?.lines ?? []
  groups.delete(keyOf(today))
  return { givenBack: [...groups.values()], rest }
}
