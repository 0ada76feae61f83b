import { DomainError } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { openAccount } from '../book/account.ts'
import type { Return } from './payment.ts'
import { checkRefund, pendingOf, type Refund } from './refund.ts'

const refund = (amount: bigint, state: Refund['state']): Refund => ({ refundId: `${amount} ${state}`, amount, state })
const outcome = (
  amount: bigint,
  { credit = 1_000n, pending = 0n, ...more }: { credit?: bigint; pending?: bigint; [more: string]: unknown } = {},
) => {
  const payment = { amount: 1_000n, returned: 0n, state: { status: 'succeeded' as const }, refunds: [], ...more }
  try {
    checkRefund(payment, amount, { ...openAccount('company-1', 'EUR'), credit }, pending)
  } catch (error) {
    return error instanceof DomainError ? error.code : error
  }
  return undefined
}

test('when money is on its way back, then what is told or given up is not pending any more', () => {
  const refunds = [refund(100n, 'wanted'), refund(200n, 'asked'), refund(400n, 'given-up')]
  const back = (...ids: string[]) =>
    ids.map((refundId): Return => ({ id: refundId, refundId, amount: 1n, by: 'us', isUndone: false }))
  const pending = (...ids: string[]) => pendingOf({ refunds, returned: 0n, returns: back(...ids) })
  expect([pending(), pending('100 wanted'), pending('100 wanted', '200 asked')]).toEqual([300n, 200n, 0n])
  // What the payer's bank took is something else.
  const disputed: Return = { id: 'dp_1', amount: 500n, by: 'bank', isUndone: false }
  expect(pendingOf({ refunds, returned: 500n, returns: [disputed] })).toBe(300n)
})

test('when a refund is asked for, then no more than was paid, is not back yet, and is credit that goes nowhere else', () => {
  expect(outcome(1_000n)).toBeUndefined()
  expect(outcome(0n)).toBe('bad-request')
  expect(outcome(1n, { state: { status: 'failed', reason: 'expired' } })).toBe('refund-too-large')
  const refunds = [refund(200n, 'asked')]
  expect(outcome(700n, { credit: 5_000n, returned: 100n, refunds })).toBeUndefined()
  expect(outcome(701n, { credit: 5_000n, returned: 100n, refunds })).toBe('refund-too-large')
  expect(outcome(400n, { credit: 700n, pending: 300n })).toBeUndefined()
  expect(outcome(401n, { credit: 700n, pending: 300n })).toBe('refund-too-large')
})
