import type { IssuedInvoice } from './invoice.ts'

/**
 * An issued document as text: the same data gives the same text, whatever order its fields were written in. Amounts are
 * strings of minor units.
 */
export function frozenText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => {
    if (typeof inner === 'bigint') return `${inner}`
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner
    return Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** The document of a text that `frozenText` made. */
export function thawed(text: string): IssuedInvoice {
  const { lines, vat, totals, ...head } = JSON.parse(text)
  return {
    ...head,
    lines: lines.map((line: { net: string }) => ({ ...line, net: BigInt(line.net) })),
    vat: vat.map((group: { base: string; amount: string }) => ({
      ...group,
      base: BigInt(group.base),
      amount: BigInt(group.amount),
    })),
    totals: Object.fromEntries(Object.entries<string>(totals).map(([name, amount]) => [name, BigInt(amount)])),
  }
}
