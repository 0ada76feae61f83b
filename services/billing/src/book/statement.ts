import type { CompanyMovement, Posting } from './posting.ts'

/** One line of a statement: what changed what a company owes. */
export interface StatementLine {
  on: string
  type: CompanyMovement['type']
  /** The number of the document, or the id of the payment. */
  reference: string
  /** Positive where the company owes more by it. */
  amount: bigint
  /** What it owes afterwards; negative where it is owed something. */
  balance: bigint
}

export interface Statement {
  companyId: string
  from: string
  to: string
  opening: bigint
  lines: StatementLine[]
  closing: bigint
}

/**
 * The account of a company between two dates, both included. What only moves within the account, such as credit that is
 * used for an invoice, changes nothing that is owed, and is no line.
 * @param postings from the first on, in their order, each with its date in the seller's zone. Others' count for nothing
 */
export function statementOf(
  companyId: string,
  postings: Iterable<{ posting: Posting; on: string }>,
  { from, to }: { from: string; to: string },
): Statement {
  let balance = 0n
  let opening = 0n
  const lines: StatementLine[] = []
  for (const { posting, on } of postings) {
    const { movement, legs } = posting
    if (!('companyId' in movement) || on > to) continue
    const amount = legs
      .filter(({ account }) => account === `receivable:${companyId}` || account === `credit:${companyId}`)
      .reduce((sum, leg) => sum + leg.amount, 0n)
    balance += amount
    if (on < from) opening = balance
    else if (amount !== 0n) lines.push({ on, type: movement.type, reference: referenceOf(movement), amount, balance })
  }
  return { companyId, from, to, opening, lines, closing: balance }
}

function referenceOf(movement: CompanyMovement): string {
  return 'number' in movement ? movement.number : movement.paymentId
}
