import { outcomeOf } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { readSeller } from '../sellers/seller-data.ts'
import { readVatTable } from '../taxes/vat-data.ts'
import { beginClose, chargedUpTo, closedCompany, companiesOf, summedUpTo } from './close.ts'

// Stockholm; three days for usage that comes late.
const seller = readSeller(readVatTable())
const at = (text: string) => Temporal.Instant.from(text)
const wanted = { period: '2026-11', isDryRun: false, isNow: false }
const begun = (moment: string, changes: Partial<typeof wanted> = {}) =>
  beginClose({ ...wanted, ...changes }, { id: 'c', seller, at: at(moment), total: 3, lastCompany: 'c3' })

test('when a month is not over in the zone of the seller then it is not closed', async () => {
  for (const [moment, isNow] of [
    ['2026-11-30T22:59:59Z', true],
    ['2026-12-03T22:59:59Z', false],
  ] as const) {
    expect(await outcomeOf((async () => begun(moment, { isNow }))())).toBe('period-not-over')
  }
  expect(begun('2026-11-30T23:00:00Z', { isNow: true }).state).toBe('running')
  expect(begun('2026-12-03T23:00:00Z').state).toBe('running')
})

test('when the period is none then it is refused', async () => {
  for (const period of ['2026-13', '2026-1', '', '2026-11-01', 'x'.repeat(1000)]) {
    expect(await outcomeOf((async () => begun('2027-12-01T00:00:00Z', { period }))())).toBe('bad-request')
  }
})

test('when late usage is not waited for then what would be invoiced after it is invoiced now', () => {
  expect(chargedUpTo(begun('2026-12-01T08:00:00Z', { isNow: true }), seller).toString()).toBe('2026-12-03T23:00:00Z')
  expect(chargedUpTo(begun('2026-12-20T08:00:00Z', { isNow: true }), seller).toString()).toBe('2026-12-20T08:00:00Z')
  expect(chargedUpTo(begun('2026-12-20T08:00:00Z'), seller).toString()).toBe('2026-12-20T08:00:00Z')
})

test('when late usage is not waited for then months that ended after the period are left to their time', () => {
  const late = begun('2026-12-20T08:00:00Z', { isNow: true })
  expect(summedUpTo(late, seller).toString()).toBe('2026-11-30T23:00:00Z')
  expect(summedUpTo(begun('2026-12-20T08:00:00Z'), seller).toString()).toBe('2026-12-20T08:00:00Z')
})

test('when companies are done then documents and failures are counted, and none is done twice', () => {
  const one = closedCompany(begun('2026-12-04T00:00:00Z'), 'c1', { documents: 1, gross: 2280n })
  const two = closedCompany(one, 'c2', { failure: 'currency-differs' })
  const three = closedCompany(closedCompany(two, 'c3', {}), 'c4', { documents: 1, gross: -120n })
  expect(three).toMatchObject({ cursor: 'c4', done: 4, issued: 2, gross: 2160n, failed: 1 })
  expect(three.failures).toEqual([{ companyId: 'c2', reason: 'currency-differs' }])
  expect(() => closedCompany(two, 'c2', {})).toThrow('done already')
})

test('when thousands fail then the first are named and all are counted', () => {
  let close = begun('2026-12-04T00:00:00Z')
  for (let nth = 1000; nth < 1300; nth++) close = closedCompany(close, `c${nth}`, { failure: 'internal' })
  expect([close.failed, close.failures.length, close.failures[0]!.companyId]).toEqual([300, 100, 'c1000'])
})

test('when a company comes while a close runs then it waits for the next one', () => {
  expect(companiesOf(begun('2026-12-04T00:00:00Z'), ['c2', 'c3', 'c4'])).toEqual(['c2', 'c3'])
})
