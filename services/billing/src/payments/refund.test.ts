import { DomainError } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { openAccount } from '../book/account.ts'
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
  expect([0n, 100n, 300n, 700n].map((returned) => pendingOf({ refunds, returned }))).toEqual([300n, 200n, 0n, 0n])
})

test('when a refund is asked for, then no more than was paid, is not back yet, and is credit that goes nowhere else', () => {
  expect(outcome(1_000n)).toBeUndefined()
  expect(outcome(0n)).toBe('bad-request')
  expect(outcome(1n, { state: { status: 'failed', reason: 'expired' } })).toBe('refund-too-large')
  const refunds = [refund(200n, 'asked')]
  expect(outcome(700n, { credit: 5_000n, returned: 100n, refunds })).toBeUndefined()
  expect(outcome(801n, { credit: 5_000n, returned: 100n, refunds })).toBe('refund-too-large')
  expect(outcome(400n, { credit: 700n, pending: 300n })).toBeUndefined()
  expect(outcome(401n, { credit: 700n, pending: 300n })).toBe('refund-too-large')
})
