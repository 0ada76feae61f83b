import { type AccountChange, type CompanyAccount, move, openInvoices, outstandingOf } from '../book/account.ts'
import type { CompanyMovement } from '../book/posting.ts'

/**
 * Uses the credit of a company for what it owes: the oldest invoice first. Called after whatever gives a company credit,
 * or a new invoice, so nothing is charged while there is credit. What is left stays credit.
 * @param first the invoice that comes before all others: the one that a credit note takes back
 */
export function allocate(account: CompanyAccount, first?: string): CompanyMovement[] {
  const { companyId } = account
  const byAge = openInvoices(account)
  const open = [...byAge.filter(({ number }) => number === first), ...byAge.filter(({ number }) => number !== first)]
  let left = account.credit
  return open.flatMap((invoice): CompanyMovement[] => {
    const outstanding = outstandingOf(invoice)
    const amount = smaller(left, outstanding)
    left -= amount
    return amount === 0n ? [] : [{ type: 'credit-used', companyId, number: invoice.number, amount }]
  })
}

/** Takes movements in, and uses what credit there is then. */
export function settle(account: CompanyAccount, movements: readonly CompanyMovement[], first?: string): AccountChange {
  const before = move(account, movements)
  const after = move(before.account, allocate(before.account, first))
  return { account: after.account, postings: [...before.postings, ...after.postings] }
}

/**
 * Makes an amount credit again that has been used for invoices: the newest first, which are open again then. For money that
 * a payer's bank takes back without asking.
 */
export function release(account: CompanyAccount, amount: bigint): CompanyMovement[] {
  const { companyId, invoices } = account
  let missing = amount - account.credit
  const newestFirst = invoices.toSorted((a, b) => (a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? 1 : -1))
  return newestFirst.flatMap(({ number, settled }): CompanyMovement[] => {
    const part = smaller(missing, settled)
    if (part <= 0n) return []
    missing -= part
    return [{ type: 'credit-released', companyId, number, amount: part }]
  })
}

function smaller(one: bigint, other: bigint): bigint {
  if (one < other) return one
  return other
}
