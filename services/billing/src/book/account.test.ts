import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allocate, release, settle } from '../payments/allocation.ts'
import { balanceOf, type CompanyAccount, move, openAccount, openInvoices } from './account.ts'
import { type BookAccount, balancesOf, type CompanyMovement, legsOf, type MoneyPlace, type Posting } from './posting.ts'

const companyId = 'company-1'
const bank: MoneyPlace = { at: 'bank' }
const empty = openAccount(companyId, 'EUR')

const invoice = (number: string, gross: bigint, dueOn = '2026-12-01'): CompanyMovement => ({
  type: 'invoice-issued',
  companyId,
  number,
  dueOn,
  net: gross,
  vat: [],
})
const credited = (number: string, gross: bigint): CompanyMovement => ({
  type: 'credit-note-issued',
  companyId,
  number,
  dueOn: '2026-12-01',
  net: gross,
  vat: [],
})
const paid = (paymentId: string, amount: bigint): CompanyMovement => ({
  type: 'payment-received',
  companyId,
  paymentId,
  amount,
  place: bank,
})
const refunded = (paymentId: string, amount: bigint): CompanyMovement => ({
  type: 'payment-refunded',
  companyId,
  paymentId,
  amount,
  place: bank,
})
/** Each one settled before the next comes. */
function after(...movements: CompanyMovement[]): { account: CompanyAccount; balances: Map<BookAccount, bigint> } {
  const postings: Posting[] = []
  let account = empty
  for (const movement of movements) {
    const change = settle(account, [movement])
    account = change.account
    postings.push(...change.postings)
  }
  return { account, balances: balancesOf(postings) }
}
const open = (account: CompanyAccount) =>
  openInvoices(account).map(({ number, gross, settled }) => [number, gross - settled])
const refusal = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return undefined
}

describe('what a movement posts', () => {
  const of = (movement: CompanyMovement) => legsOf(movement).map(({ account, amount }) => `${account} ${amount}`)
  const vat = [{ country: 'FI', rate: '25.5', amount: 255n }]

  test('when an invoice is issued, then the company owes it, and VAT is owed to the member state', () => {
    expect(of({ ...invoice('1', 1_000n), vat } as CompanyMovement)).toEqual([
      `receivable:${companyId} 1255`,
      'revenue -1000',
      'vat:FI:25.5 -255',
    ])
  })

  test('when a credit note is issued, then all of that turns round, and the company has credit', () => {
    expect(of({ ...credited('1', 1_000n), vat } as CompanyMovement)).toEqual([
      `credit:${companyId} -1255`,
      'revenue 1000',
      'vat:FI:25.5 255',
    ])
  })

  test('when money moves, then it is debited where it goes', () => {
    const stripe: MoneyPlace = { at: 'provider', provider: 'stripe' }
    expect(of(paid('p', 5n))).toEqual(['bank 5', `credit:${companyId} -5`])
    expect(of({ ...paid('p', 5n), place: stripe } as CompanyMovement)[0]).toBe('clearing:stripe 5')
    expect(of(refunded('p', 5n))).toEqual([`credit:${companyId} 5`, 'bank -5'])
    expect(of({ type: 'credit-used', companyId, number: '1', amount: 5n })).toEqual([
      `credit:${companyId} 5`,
      `receivable:${companyId} -5`,
    ])
    expect(legsOf({ type: 'provider-paid-out', payoutId: 'o', provider: 'stripe', amount: 97n, fee: 3n })).toEqual([
      { account: 'bank', amount: 97n },
      { account: 'clearing:stripe', amount: -97n },
      { account: 'provider-fees', amount: 3n },
      { account: 'clearing:stripe', amount: -3n },
    ])
  })

  test('when money comes without a name, then it waits, and is the company’s once somebody knows', () => {
    const place = bank
    const received = legsOf({ type: 'money-received', receiptId: 'r', amount: 9n, place })
    const assigned = legsOf({ type: 'money-assigned', companyId, receiptId: 'r', paymentId: 'p', amount: 9n, place })
    expect(balancesOf([{ legs: received }]).get('unassigned')).toBe(-9n)
    expect([...balancesOf([{ legs: received }, { legs: assigned }])]).toEqual([
      ['bank', 9n],
      [`credit:${companyId}`, -9n],
    ])
  })
})

describe('allocation', () => {
  test('when money comes, then the oldest invoice is paid first, whichever was issued first', () => {
    const { account } = after(invoice('1', 100n, '2026-12-09'), invoice('2', 100n, '2026-12-01'), paid('p', 150n))
    expect(open(account)).toEqual([['1', 50n]])
  })

  test('when more is paid than is owed, then the rest is credit, and is used before the next invoice is charged', () => {
    const { account } = after(invoice('1', 100n), paid('p', 130n))
    expect([account.credit, balanceOf(account)]).toEqual([30n, -30n])
    const next = settle(account, [invoice('2', 100n)]).account
    expect([open(next), next.credit]).toEqual([[['2', 70n]], 0n])
  })

  test('when a credit note takes back an unpaid invoice, then that one is settled, and not an older one', () => {
    const { account } = after(invoice('1', 100n, '2026-11-01'), invoice('2', 100n, '2026-12-01'))
    expect(open(settle(account, [credited('C1', 100n)], '2').account)).toEqual([['1', 100n]])
    expect(open(settle(account, [credited('C1', 100n)]).account)).toEqual([['2', 100n]])
  })

  test('when it takes back a paid one, then it is credit for the next', () => {
    const { account } = after(invoice('1', 100n), paid('p', 100n), credited('C1', 40n))
    expect(account.credit).toBe(40n)
  })

  test('when the payer’s bank takes money back, then the newest invoices are open again', () => {
    const { account } = after(invoice('1', 100n, '2026-11-01'), invoice('2', 100n, '2026-12-01'), paid('p', 230n))
    const reversed: CompanyMovement = { ...refunded('p', 150n), type: 'payment-reversed' } as CompanyMovement
    const back = move(account, [...release(account, 150n), reversed]).account
    expect([open(back), back.credit]).toEqual([
      [
        ['1', 20n],
        ['2', 100n],
      ],
      0n,
    ])
  })
})

describe('refunds', () => {
  const { account } = after(invoice('1', 100n), paid('p', 160n), paid('q', 10n))

  test('when it is on the account and was paid, then it is given back', () => {
    expect(move(account, [refunded('p', 60n)]).account.credit).toBe(10n)
  })

  test('when it is more than was paid, or than is on the account, then it is refused, and nothing changes', () => {
    expect(refusal(() => move(account, [refunded('q', 11n)]))).toBe('refund-too-large')
    expect(refusal(() => move(account, [refunded('p', 71n)]))).toBe('refund-too-large')
    const once = move(account, [refunded('q', 6n)]).account
    expect(refusal(() => move(once, [refunded('q', 5n)]))).toBe('refund-too-large')
    expect(refusal(() => move(account, [refunded('unknown', 1n)]))).toBe('unknown-payment')
  })
})

test('when something is posted twice, or on an account that is too old, then it is noticed', () => {
  const { account } = after(invoice('1', 100n), paid('p', 10n))
  expect(() => move(account, [invoice('1', 100n)])).toThrow('twice')
  expect(() => move(account, [paid('p', 10n)])).toThrow('twice')
  expect(() => move(account, [{ ...paid('q', 1n), companyId: 'another' } as CompanyMovement])).toThrow(
    'another company',
  )
  expect(() => move(account, [paid('q', 0n)])).toThrow('nothing')
  expect(() => move(account, [{ type: 'credit-used', companyId, number: '1', amount: 1n }])).toThrow('than there is')
  expect(() => move(account, [{ type: 'written-off', companyId, number: '1', amount: 91n }])).toThrow('outstanding')
  expect(() => move(account, [{ type: 'credit-released', companyId, number: '1', amount: 11n }])).toThrow('was used')
  const [one, other] = [paid('q', 1n), paid('r', 1n)].map((movement) => move(account, [movement]).postings[0]?.id)
  expect(one).toBe(other)
})

const amount = fc.bigInt(1n, 1_000n)
const step = fc.oneof(
  fc.record({ do: fc.constant('invoice' as const), amount }),
  fc.record({ do: fc.constant('pay' as const), amount }),
  fc.record({ do: fc.constant('credit' as const), amount }),
  fc.record({ do: fc.constant('refund' as const), amount, which: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('reverse' as const), amount, which: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('write-off' as const), amount }),
)

test('whatever happens, postings balance, the account is the sum of them, and nothing is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let account = empty
      const postings: Posting[] = []
      const take = (movements: CompanyMovement[]) => {
        const change = settle(account, movements)
        account = change.account
        postings.push(...change.postings)
      }
      const totals = { invoiced: 0n, in: 0n, out: 0n, writtenOff: 0n }
      for (const [index, one] of steps.entries()) {
        const dueOn = `2026-12-${10 + (index % 20)}`
        const payment = 'which' in one ? account.payments[one.which] : undefined
        if (one.do === 'invoice') {
          take([invoice(`${index}`, one.amount, dueOn)])
          totals.invoiced += one.amount
        } else if (one.do === 'pay') {
          take([paid(`${index}`, one.amount)])
          totals.in += one.amount
        } else if (one.do === 'credit') {
          take([credited(`C${index}`, one.amount)])
          totals.in += one.amount
        } else if (one.do === 'refund' && payment) {
          if (refusal(() => take([refunded(payment.paymentId, one.amount)])) === undefined) totals.out += one.amount
        } else if (one.do === 'reverse' && payment) {
          const left = payment.amount - payment.returned
          if (one.amount > left) continue
          const reversed = { ...refunded(payment.paymentId, one.amount), type: 'payment-reversed' } as CompanyMovement
          take([...release(account, one.amount), reversed])
          totals.out += one.amount
        } else if (one.do === 'write-off') {
          const oldest = openInvoices(account)[0]
          if (!oldest || one.amount > oldest.gross - oldest.settled - oldest.writtenOff) continue
          take([{ type: 'written-off', companyId, number: oldest.number, amount: one.amount }])
          totals.writtenOff += one.amount
        }
        expect(allocate(account)).toEqual([])
        expect(account.credit === 0n || openInvoices(account).length === 0).toBe(true)
      }
      expect(balanceOf(account)).toBe(totals.invoiced - totals.in + totals.out - totals.writtenOff)
      const balances = balancesOf(postings)
      const owed = balances.get(`receivable:${companyId}`) ?? 0n
      expect(owed + (balances.get(`credit:${companyId}`) ?? 0n)).toBe(balanceOf(account))
      expect([...balances.values()].reduce((sum, balance) => sum + balance, 0n)).toBe(0n)
      for (const { legs } of postings) expect(legs.reduce((sum, leg) => sum + leg.amount, 0n)).toBe(0n)
      expect(postings.map(({ id }) => id)).toEqual(postings.map((_, index) => `${companyId} ${index + 1}`))
    }),
  )
})
