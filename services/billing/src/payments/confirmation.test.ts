import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { move, openAccount } from '../book/account.ts'
import { settle } from './allocation.ts'
import { checkConfirmable } from './confirmation.ts'
import { type Payment, type PaymentState, requested } from './payment.ts'

const now = Temporal.Instant.from('2026-12-01T09:00:00Z')
const [companyId, number] = ['company-1', 'HF-2026-000012']
const payment = (paymentId: string, status: Exclude<PaymentState['status'], 'failed'>): Payment => {
  const provider = { provider: 'stripe', providerAccount: 'own', providerCustomer: 'cus_1' }
  const about = { paymentId, companyId, ...provider, amount: 10_000n, currency: 'EUR', invoiceNumber: number }
  return { ...requested(about, now), state: { status } }
}
const nothingOwed = openAccount(companyId, 'EUR')
const issued = { type: 'invoice-issued', companyId, number, dueOn: '2026-12-20', net: 10_000n, vat: [] } as const
const owing = move(nothingOwed, [issued]).account
const waiting = payment('p1', 'action-needed')
const others = [
  payment('p2', 'action-needed'),
  { ...payment('p3', 'requested'), state: { status: 'failed', reason: 'x' } },
]

test('when a payment waits for its payer, then it can be confirmed, whatever came of other tries', () => {
  expect(() => checkConfirmable(waiting, owing, [waiting, ...(others as Payment[])])).not.toThrow()
})

test('when it waits no more, then it cannot', () => {
  for (const status of ['requested', 'processing', 'succeeded'] as const) {
    expect(() => checkConfirmable(payment('p1', status), owing, [])).toThrow('payment-not-waiting')
  }
})

test('when a part of its invoice is paid otherwise, then it would take too much', () => {
  const paid = { type: 'payment-received', companyId, paymentId: 'p9', amount: 1n, place: { at: 'bank' } } as const
  const left = settle(owing, [paid]).account
  expect(() => checkConfirmable(waiting, left, [waiting])).toThrow('payment-not-waiting')
})

test('when its invoice is paid otherwise, or another payment of it is on its way, then it is not paid twice', () => {
  expect(() => checkConfirmable(waiting, nothingOwed, [waiting])).toThrow('nothing-outstanding')
  for (const status of ['requested', 'processing'] as const) {
    expect(() => checkConfirmable(waiting, owing, [waiting, payment('p2', status)])).toThrow('payment-under-way')
  }
})
