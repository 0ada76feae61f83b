import type { IssuedInvoice } from '../invoices/invoice.ts'

/**
 * Where money is, or who is owed it. Assets and expenses have positive balances, what is owed to others and revenue has
 * negative ones.
 */
export type BookAccount =
  /** What a company owes. */
  | `receivable:${string}`
  /** Money owed to a company; used before anything is charged. */
  | `credit:${string}`
  /** Money that came in and that nobody could say yet from whom. */
  | 'unassigned'
  | 'revenue'
  /** VAT owed to a member state, by its rate: `vat:FI:25.5`. */
  | `vat:${string}:${string}`
  | 'bank'
  /** What a provider has taken in and not paid out yet. */
  | `clearing:${string}`
  | 'provider-fees'
  | 'write-off'

/** Where money comes in and goes out: our bank account, or a provider by its name. */
export type MoneyPlace = { at: 'bank' } | { at: 'provider'; provider: string }

/** A movement of money of one company. Amounts are minor units, and positive. */
export type CompanyMovement = { companyId: string } & (
  | {
      type: 'invoice-issued' | 'credit-note-issued'
      number: string
      /** The invoice that a credit note takes back. */
      corrects?: string
      dueOn: string
      net: bigint
      vat: readonly { country: string; rate: string; amount: bigint }[]
    }
  | { type: 'payment-received'; paymentId: string; amount: bigint; place: MoneyPlace }
  | { type: 'money-assigned'; paymentId: string; amount: bigint; place: MoneyPlace; receiptId: string }
  | { type: 'credit-used'; number: string; amount: bigint }
  /** What was used for an invoice is not there any more, because a payment was taken back. */
  | { type: 'credit-released'; number: string; amount: bigint }
  /** Given back by us, or taken back by the payer's bank. */
  | { type: 'payment-refunded' | 'payment-reversed'; paymentId: string; amount: bigint; place: MoneyPlace }
  /** It came back: what we gave did not reach the payer, or the payer's bank has decided a dispute for us. */
  | { type: 'refund-failed' | 'dispute-won'; paymentId: string; amount: bigint; place: MoneyPlace }
  | { type: 'written-off'; number: string; amount: bigint }
)

export type Movement =
  | CompanyMovement
  /** Money without a name on it, such as a bank transfer with a reference that nobody knows. */
  | { type: 'money-received'; receiptId: string; amount: bigint; place: MoneyPlace }
  | { type: 'provider-paid-out'; payoutId: string; provider: string; amount: bigint; fee: bigint }

/** A part of a posting: positive amounts are debits, negative ones credits. */
export interface Leg {
  account: BookAccount
  amount: bigint
}

/** One movement of money as it stands in the book. It is appended, and never changed. */
export interface Posting {
  /** Unique. A company's are numbered without holes: its id, and how many it had with this one. */
  id: string
  currency: string
  movement: Movement
  legs: readonly Leg[]
}

/** The posting of a movement. Its legs add up to nothing, whatever the movement. */
export function postingOf(id: string, movement: Movement, currency: string): Posting {
  return { id, currency, movement, legs: legsOf(movement) }
}

/** What an issued document moves. */
export function issuing(invoice: IssuedInvoice): CompanyMovement {
  return {
    type: invoice.kind === 'invoice' ? 'invoice-issued' : 'credit-note-issued',
    companyId: invoice.buyer.companyId,
    number: invoice.number,
    ...(invoice.corrects && { corrects: invoice.corrects.number }),
    dueOn: invoice.dueOn,
    net: invoice.totals.net,
    vat: invoice.vat.flatMap(({ country, rate, amount }) => (country === undefined ? [] : [{ country, rate, amount }])),
  }
}

/** The balance of every account that is not empty, which is the sum of its legs. */
export function balancesOf(postings: Iterable<Pick<Posting, 'legs'>>): Map<BookAccount, bigint> {
  const balances = new Map<BookAccount, bigint>()
  for (const { account, amount } of [...postings].flatMap(({ legs }) => legs)) {
    const balance = (balances.get(account) ?? 0n) + amount
    if (balance === 0n) balances.delete(account)
    else balances.set(account, balance)
  }
  return balances
}

/** Debits and credits of a movement; accounts that it does not change are left out. */
export function legsOf(movement: Movement): Leg[] {
  return allLegs(movement).filter(({ amount }) => amount !== 0n)
}

function allLegs(movement: Movement): Leg[] {
  switch (movement.type) {
    case 'invoice-issued':
      return issuedLegs(movement, `receivable:${movement.companyId}`)
    case 'credit-note-issued':
      // All that a company is given becomes credit, and is used from there.
      return issuedLegs(movement, `credit:${movement.companyId}`).map(({ account, amount }) => ({
        account,
        amount: -amount,
      }))
    case 'payment-received':
    case 'refund-failed':
    case 'dispute-won':
      return moved(movement.amount, { to: accountAt(movement.place), from: `credit:${movement.companyId}` })
    case 'money-received':
      return moved(movement.amount, { to: accountAt(movement.place), from: 'unassigned' })
    case 'money-assigned':
      return moved(movement.amount, { to: 'unassigned', from: `credit:${movement.companyId}` })
    case 'credit-used':
      return moved(movement.amount, {
        to: `credit:${movement.companyId}`,
        from: `receivable:${movement.companyId}`,
      })
    case 'credit-released':
      return moved(movement.amount, {
        to: `receivable:${movement.companyId}`,
        from: `credit:${movement.companyId}`,
      })
    case 'payment-refunded':
    case 'payment-reversed':
      return moved(movement.amount, { to: `credit:${movement.companyId}`, from: accountAt(movement.place) })
    case 'written-off':
      return moved(movement.amount, { to: 'write-off', from: `receivable:${movement.companyId}` })
    case 'provider-paid-out': {
      const clearing = `clearing:${movement.provider}` as const
      return [
        ...moved(movement.amount, { to: 'bank', from: clearing }),
        ...moved(movement.fee, { to: 'provider-fees', from: clearing }),
      ]
    }
  }
}

function issuedLegs(
  { net, vat }: { net: bigint; vat: readonly { country: string; rate: string; amount: bigint }[] },
  account: BookAccount,
): Leg[] {
  const gross = vat.reduce((sum, { amount }) => sum + amount, net)
  return [
    { account, amount: gross },
    { account: 'revenue', amount: -net },
    ...vat.map(({ country, rate, amount }): Leg => ({ account: `vat:${country}:${rate}`, amount: -amount })),
  ]
}

/** @param to debited @param from credited */
function moved(amount: bigint, { to, from }: { to: BookAccount; from: BookAccount }): Leg[] {
  return [
    { account: to, amount },
    { account: from, amount: -amount },
  ]
}

function accountAt(place: MoneyPlace): BookAccount {
  return place.at === 'bank' ? 'bank' : `clearing:${place.provider}`
}
