import { DomainError } from '@holdfast/errors'
import { type CompanyMovement, type MoneyPlace, type Posting, postingOf } from './posting.ts'

/** An invoice in the account of a company. What is outstanding of it is gross − settled − writtenOff. */
export interface AccountInvoice {
  number: string
  dueOn: string
  gross: bigint
  /** Credit that was used for it. */
  settled: bigint
  writtenOff: bigint
}

export interface AccountPayment {
  paymentId: string
  place: MoneyPlace
  amount: bigint
  /** Refunded, or taken back by the payer's bank. */
  returned: bigint
}

/**
 * What a company owes and is owed, by seller and so in one currency. Whatever comes in becomes credit, and credit is used
 * for invoices: so what nobody can allocate is kept, and nothing is lost.
 */
export interface CompanyAccount {
  companyId: string
  currency: string
  /** How many movements it has had. */
  movements: number
  credit: bigint
  invoices: readonly AccountInvoice[]
  payments: readonly AccountPayment[]
}

/** The account after some movements, and their postings. */
export interface AccountChange {
  account: CompanyAccount
  postings: Posting[]
}

export function openAccount(companyId: string, currency: string): CompanyAccount {
  return { companyId, currency, movements: 0, credit: 0n, invoices: [], payments: [] }
}

export function outstandingOf({ gross, settled, writtenOff }: AccountInvoice): bigint {
  return gross - settled - writtenOff
}

/** What the company owes in all; negative where it is owed something. */
export function balanceOf({ invoices, credit }: CompanyAccount): bigint {
  return invoices.reduce((sum, invoice) => sum + outstandingOf(invoice), 0n) - credit
}

/** Invoices of which something is outstanding: the oldest first, which is the order in which they are paid. */
export function openInvoices({ invoices }: CompanyAccount): AccountInvoice[] {
  const order = (a: AccountInvoice, b: AccountInvoice) =>
    a.dueOn === b.dueOn ? (a.number < b.number ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1
  return invoices.filter((invoice) => outstandingOf(invoice) > 0n).toSorted(order)
}

/**
 * Takes movements in, one after the other. Their postings are numbered by company: what was decided on an account that had
 * changed meanwhile has an id that is taken.
 */
export function move(account: CompanyAccount, movements: readonly CompanyMovement[]): AccountChange {
  const postings: Posting[] = []
  let now = account
  for (const movement of movements) {
    now = { ...moved(now, movement), movements: now.movements + 1 }
    postings.push(postingOf(`${now.companyId} ${now.movements}`, movement, now.currency))
  }
  return { account: now, postings }
}

function moved(account: CompanyAccount, movement: CompanyMovement): CompanyAccount {
  if (movement.companyId !== account.companyId) throw new RangeError('a movement of another company')
  if ('amount' in movement && movement.amount <= 0n) throw new RangeError('a movement of nothing')
  switch (movement.type) {
    case 'invoice-issued': {
      const { number, dueOn } = movement
      if (account.invoices.some((one) => one.number === number)) throw new RangeError('one invoice twice')
      const issued = { number, dueOn, gross: grossOf(movement), settled: 0n, writtenOff: 0n }
      return { ...account, invoices: [...account.invoices, issued] }
    }
    case 'credit-note-issued':
      return withCredit(account, grossOf(movement))
    case 'payment-received':
    case 'money-assigned': {
      const { paymentId, place, amount } = movement
      if (account.payments.some((one) => one.paymentId === paymentId)) throw new RangeError('one payment twice')
      const payments = [...account.payments, { paymentId, place, amount, returned: 0n }]
      return { ...withCredit(account, amount), payments }
    }
    case 'credit-used': {
      const invoice = invoiceOf(account, movement.number)
      const { amount } = movement
      if (amount > account.credit || amount > outstandingOf(invoice)) throw new RangeError('more than there is')
      return withInvoice(withCredit(account, -amount), { ...invoice, settled: invoice.settled + amount })
    }
    case 'credit-released': {
      const invoice = invoiceOf(account, movement.number)
      const { amount } = movement
      if (amount > invoice.settled) throw new RangeError('more than was used')
      return withInvoice(withCredit(account, amount), { ...invoice, settled: invoice.settled - amount })
    }
    case 'payment-refunded':
    case 'payment-reversed': {
      const { paymentId, amount } = movement
      const payment = account.payments.find((one) => one.paymentId === paymentId)
      if (!payment) throw new DomainError('unknown-payment')
      const returned = payment.returned + amount
      if (returned > payment.amount || amount > account.credit) throw new DomainError('refund-too-large')
      const payments = account.payments.map((one) => (one === payment ? { ...payment, returned } : one))
      return { ...withCredit(account, -amount), payments }
    }
    case 'refund-failed':
    case 'dispute-won': {
      const { paymentId, amount } = movement
      const payment = account.payments.find((one) => one.paymentId === paymentId)
      if (!payment || amount > payment.returned) throw new RangeError('more than went back')
      const returned = payment.returned - amount
      const payments = account.payments.map((one) => (one === payment ? { ...payment, returned } : one))
      return { ...withCredit(account, amount), payments }
    }
    case 'written-off': {
      const invoice = invoiceOf(account, movement.number)
      const { amount } = movement
      if (amount > outstandingOf(invoice)) throw new RangeError('more than is outstanding')
      return withInvoice(account, { ...invoice, writtenOff: invoice.writtenOff + amount })
    }
  }
}

function grossOf({ net, vat }: { net: bigint; vat: readonly { amount: bigint }[] }): bigint {
  return vat.reduce((sum, { amount }) => sum + amount, net)
}

function invoiceOf({ invoices }: CompanyAccount, number: string): AccountInvoice {
  const invoice = invoices.find((one) => one.number === number)
  if (!invoice) throw new RangeError('an invoice of another company')
  return invoice
}

function withInvoice(account: CompanyAccount, changed: AccountInvoice): CompanyAccount {
  return { ...account, invoices: account.invoices.map((one) => (one.number === changed.number ? changed : one)) }
}

function withCredit(account: CompanyAccount, more: bigint): CompanyAccount {
  return { ...account, credit: account.credit + more }
}
