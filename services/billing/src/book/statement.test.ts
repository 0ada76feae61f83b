import { expect, test } from '@jest/globals'
import { settle } from '../payments/allocation.ts'
import { balanceOf, openAccount } from './account.ts'
import type { CompanyMovement, Posting } from './posting.ts'
import { statementOf } from './statement.ts'

const companyId = 'company-1'
const place = { at: 'bank' } as const
const story: [string, CompanyMovement][] = [
  ['2026-11-30', { type: 'invoice-issued', companyId, number: '1', dueOn: '2026-12-14', net: 1_000n, vat: [] }],
  ['2026-12-01', { type: 'payment-received', companyId, paymentId: 'p1', amount: 1_200n, place }],
  ['2026-12-31', { type: 'invoice-issued', companyId, number: '2', dueOn: '2027-01-14', net: 500n, vat: [] }],
  ['2027-01-01', { type: 'payment-received', companyId, paymentId: 'p2', amount: 300n, place }],
]
let account = openAccount(companyId, 'EUR')
const postings = story.flatMap(([on, movement]): { posting: Posting; on: string }[] => {
  const change = settle(account, [movement])
  account = change.account
  return change.postings.map((posting) => ({ posting, on }))
})

test('when a month is stated, then it begins and ends with what is owed, and has what changed that', () => {
  expect(statementOf(companyId, postings, { from: '2026-12-01', to: '2026-12-31' })).toEqual({
    companyId,
    from: '2026-12-01',
    to: '2026-12-31',
    opening: 1_000n,
    lines: [
      { on: '2026-12-01', type: 'payment-received', reference: 'p1', amount: -1_200n, balance: -200n },
      { on: '2026-12-31', type: 'invoice-issued', reference: '2', amount: 500n, balance: 300n },
    ],
    closing: 300n,
  })
})

test('when all is stated, then it ends with the balance of the account; of another company there is nothing', () => {
  const all = { from: '2026-01-01', to: '2027-12-31' }
  expect(statementOf(companyId, postings, all).closing).toBe(balanceOf(account))
  expect(statementOf('company-2', postings, all)).toMatchObject({ opening: 0n, lines: [], closing: 0n })
})
