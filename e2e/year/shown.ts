import type { ExpectedInvoice, ExpectedLine, Standing } from './oracle.ts'

/**
 * One line for a document, which is compared as text: the same for what was expected and for what billing answered. Its lines
 * are in no order.
 */
export function shownInvoice(invoice: ExpectedInvoice): string {
  const { kind, issuedOn, dueOn, lines, vat, net, gross, prepaid, owed } = invoice
  const { category, rate, amount } = vat
  const sums = `net ${net.toFixed(2)} + ${category} ${rate} % ${amount.toFixed(2)} = ${gross.toFixed(2)}`
  const shown = lines.map(shownLine).sort().join(', ')
  if (kind === 'credit-note') return `${issuedOn} credit-note: ${shown}; ${sums}`
  return `${issuedOn} invoice, due ${dueOn}: ${shown}; ${sums}, credit ${prepaid.toFixed(2)}, owed ${owed.toFixed(2)}`
}

function shownLine({ text, plan, from, to, net }: ExpectedLine): string {
  return `${plan ? `${text} ${plan}` : text} ${from}..${to} ${net.toFixed(2)}`
}

export function shownStanding(standing: Standing): string {
  const { state, plan, sites, stagings, suspendedBecause, isClosed, credit, owed } = standing
  return [
    plan ? `${state} ${plan.plan}/${plan.interval}` : state,
    `${sites} sites`,
    `${stagings} stagings`,
    ...(suspendedBecause.length > 0 ? [`suspended: ${suspendedBecause.join(', ')}`] : []),
    ...(isClosed ? ['closed'] : []),
    `credit ${credit.toFixed(2)}`,
    `owed ${owed.toFixed(2)}`,
  ].join(', ')
}
