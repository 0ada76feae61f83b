import { waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { createChargeStore } from '../charges/charge-store.ts'
import type { Charge } from '../subscriptions/charge.ts'
import { billingService } from '../testing/billing-service.ts'
import { chargeOf } from '../testing/charges.ts'
import { createInvoiceStore } from './invoice-store.ts'

const now = Temporal.Instant.from('2026-12-01T09:00:00Z')
const billing = await billingService({ clock: () => now })
const charges = await createChargeStore(billing.connection)
const invoices = await createInvoiceStore(billing.connection)

async function charge(companyId: string, charge: Charge, invoiceAt = now) {
  await billing.connection.transaction(async (session) => charges.add(companyId, [{ charge, invoiceAt }], session))
}
const ofCompany = (companyId: string) => invoices.ofCompany(companyId)

test('when two processes issue for 50 companies at once then no number is missing and nothing is charged twice', async () => {
  await billing.another()
  const companies = await Promise.all(Array.from({ length: 50 }, () => billing.company()))
  await Promise.all(companies.map(({ companyId }) => charge(companyId, chargeOf(1900n))))
  await waitFor(async () => (await billing.connection.collection('invoices').countDocuments()) >= 50)
  await waitFor(async () => (await billing.connection.collection('charges').countDocuments({ isOpen: true })) === 0)
  const numbers = (await billing.connection.collection<{ _id: string }>('invoices').find().toArray()).map(
    ({ _id }) => _id,
  )
  const expected = Array.from({ length: 50 }, (_, index) => `HF-2026-${String(index + 1).padStart(6, '0')}`)
  expect(numbers.sort()).toEqual(expected)
  for (const { companyId } of companies) expect(await ofCompany(companyId)).toHaveLength(1)
  const entries = await billing.connection
    .collection('ledger_entries')
    .find({ type: /InvoiceIssued/ })
    .toArray()
  expect(entries).toHaveLength(50)
})
