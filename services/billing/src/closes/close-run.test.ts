import { newId } from '@holdfast/contracts'
import { UsageCounted } from '@holdfast/contracts/site'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { createChargeStore } from '../charges/charge-store.ts'
import { createInvoiceStore } from '../invoices/invoice-store.ts'
import { billingService, choiceOf, operatorCall, person } from '../testing/billing-service.ts'
import { chargeOf } from '../testing/charges.ts'

let now = Temporal.Instant.from('2026-12-01T09:00:00Z')
// Late usage is awaited until then, so the sweep leaves these charges alone.
const late = Temporal.Instant.from('2026-12-03T12:00:00Z')
const billing = await billingService({ clock: () => now })
const charges = await createChargeStore(billing.connection)
const invoices = await createInvoiceStore(billing.connection)
const accounts = billing.connection.collection('accounts')
const closeRows = billing.connection.collection<{ _id: string }>('closes')

async function chargedCompanies(count: number, amount = 1900n): Promise<string[]> {
  const made = await Promise.all(Array.from({ length: count }, () => billing.company()))
  const ids = made.map(({ companyId }) => companyId).sort()
  for (const companyId of ids) {
    const charge = { charge: chargeOf(amount), invoiceAt: late }
    await billing.connection.transaction((session) => charges.add(companyId, [charge], session))
  }
  await waitFor(async () => (await accounts.countDocuments({ _id: { $in: ids } as never })) === count)
  return ids
}
const start = (changes: object = {}, call = operatorCall()) =>
  billing.closes.startClose({ period: '2026-11', dryRun: false, now: true, reason: 'month end', ...changes }, call)
const get = (closeId: string) => billing.closes.getClose({ closeId }, operatorCall())
async function ended(closeId: string) {
  await waitFor(async () => (await get(closeId)).endedAt !== undefined)
  return get(closeId)
}
const documentOf = async (companyId: string) => (await invoices.ofCompany(companyId))[0]?.document
const ordinal = (number: string) => Number(number.slice(-6))

test('when a month is closed without waiting then every company has its invoice, in the order of their ids', async () => {
  const ids = await chargedCompanies(12)
  const { closeId, total } = await start()
  expect(total).toBe(12)
  const close = await ended(closeId)
  expect(close).toMatchObject({ done: 12, issued: 12, gross: 12 * 2280, failed: 0, currency: 'EUR' })
  const numbers = await Promise.all(ids.map(async (id) => ordinal((await documentOf(id))!.number)))
  expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => numbers[0]! + index))
})

test('when several closes are started at once then one runs', async () => {
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => outcomeOf(start({ dryRun: true }))))
  expect(outcomes.filter((one) => one === 'close-running')).toHaveLength(4)
  await waitFor(async () => (await closeRows.countDocuments({ isRunning: true } as object)) === 0)
})

test('when a close is tried first then it says what would be issued, and nothing is', async () => {
  const ids = await chargedCompanies(3)
  const close = await ended((await start({ dryRun: true })).closeId)
  expect(close).toMatchObject({ dryRun: true, issued: 3, gross: 3 * 2280 })
  expect(await documentOf(ids[0]!)).toBeUndefined()
  expect(await charges.open(ids[0]!, late)).toHaveLength(1)
})

test('when a close is tried first then it counts usage that is not summed up yet, and keeps nothing of it', async () => {
  const real = now
  now = Temporal.Instant.from('2026-11-01T11:00:00Z')
  const { companyId } = await billing.company(choiceOf('studio'))
  // The plan of the month is invoiced at once.
  await waitFor(async () => (await invoices.ofCompany(companyId)).length === 1)
  now = Temporal.Instant.from('2026-11-30T11:00:00Z')
  const line = { siteId: newId(), environmentId: newId(), tenure: 1, counterId: 'host', day: '2026-11-20' }
  const used = { visitorClass: 'VISITOR_CLASS_PEOPLE', requests: 272_000, bytes: 0 } as const
  await billing.siteCommit(`company/${companyId}`, (tx) =>
    tx.append(UsageCounted, { companyId, lines: [{ ...line, ...used }] }),
  )
  now = real
  // The next month was charged, to be invoiced once late usage has come in.
  const complete = Temporal.Instant.from('2026-12-03T23:00:00Z')
  await waitFor(async () => (await charges.open(companyId, complete)).length > 0)
  const months = billing.connection.collection('months')
  await waitFor(async () => (await months.countDocuments({ companyId })) > 0)
  const tried = await ended((await start({ dryRun: true })).closeId)
  expect(await months.countDocuments({ companyId, isOpen: true })).toBe(1)
  expect(await charges.open(companyId, complete)).toHaveLength(1)
  const { issued, gross, failed } = await ended((await start()).closeId)
  expect(tried).toMatchObject({ issued, gross, failed })
  expect((await invoices.ofCompany(companyId)).at(-1)!.document.lines).toHaveLength(2)
})

test('when a process dies in a close then another goes on behind its last document, with the same date', async () => {
  const ids = await chargedCompanies(40)
  const { closeId } = await start()
  const issuedBy = () => billing.connection.collection('invoices').countDocuments({ closeId })
  await waitFor(async () => (await issuedBy()) > 2)
  // From here on it is as if another process had it, which says nothing any more.
  await closeRows.updateOne({ _id: closeId }, { $set: { holder: 'dead', until: Date.now() + 3_600_000 } })
  const { issued } = await get(closeId)
  expect(issued).toBe(await issuedBy())
  now = now.add({ hours: 24 })
  await closeRows.updateOne({ _id: closeId }, { $set: { until: 0 } })
  expect(await ended(closeId)).toMatchObject({ issued: 40, failed: 0 })
  const documents = await Promise.all(ids.map(async (id) => (await documentOf(id))!))
  expect(new Set(documents.map(({ issuedOn }) => issuedOn))).toEqual(new Set(['2026-12-01']))
  const numbers = documents.map(({ number }) => ordinal(number))
  expect(numbers).toEqual(Array.from({ length: 40 }, (_, index) => numbers[0]! + index))
  for (const id of ids) expect(await invoices.ofCompany(id)).toHaveLength(1)
})

test('when a company cannot be invoiced then it is named with the reason, and the others are closed', async () => {
  const [wrong, right] = await chargedCompanies(2)
  const foreign = { charge: chargeOf(100n, { currency: 'SEK' }), invoiceAt: late }
  await billing.connection.transaction((session) => charges.add(wrong!, [foreign], session))
  const close = await ended((await start()).closeId)
  expect(close.failures).toEqual([{ companyId: wrong, reason: 'currency-differs' }])
  expect(close.failed).toBe(1)
  expect(await documentOf(wrong!)).toBeUndefined()
  expect(await documentOf(right!)).toBeDefined()
})

test('when the month is not over, or who asks is no operator, then nothing is closed', async () => {
  expect(await outcomeOf(start({ period: '2026-12' }))).toBe('period-not-over')
  expect(await outcomeOf(start({ now: false }))).toBe('period-not-over')
  expect(await outcomeOf(start({ reason: ' ' }))).toBe('reason-needed')
  const nobody = person()
  billing.refusedOperators.set(nobody.userId, 'operators-only')
  expect(await outcomeOf(start({}, operatorCall(nobody)))).toBe('operators-only')
  expect(await outcomeOf(get('none'))).toBe('not-found')
})
