import { newId } from '@holdfast/contracts'
import { HOLD_ID, HOLDS, type HoldDocument } from '@holdfast/runtime'
import { atEnd, outcomeOf, waitFor } from '@holdfast/testing'
import { beforeAll, expect, test } from '@jest/globals'
import type { Collection } from 'mongoose'
import { Temporal } from 'temporal-polyfill'
import { type BillingService, billingService } from '../testing/billing-service.ts'
import { openOwing } from '../testing/owing.ts'
import { scriptedStripe } from '../testing/scripted-stripe.ts'

const patience = { ms: 60_000 }
let stripe: Awaited<ReturnType<typeof scriptedStripe>>
let service: BillingService
let owing: Awaited<ReturnType<typeof openOwing>>
let holds: Collection<HoldDocument>
beforeAll(async () => {
  stripe = await scriptedStripe()
  atEnd(stripe.stop)
  const now = Temporal.Now.instant()
  const restored = { backupAt: new Date(Date.now() - 3_600_000), restoredAt: new Date(), heads: {} }
  const hold = { _id: HOLD_ID, ...restored } as const
  service = await billingService({ clock: () => now, settings: stripe.settings, hold })
  holds = service.connection.collection<HoldDocument>(HOLDS)
  owing = await openOwing(service.connection)
})

/** A company with a card and an open invoice of 100.00, as the backup has it. */
async function debtor(number: string) {
  const { companyId, owner } = await service.company()
  await service.entitlement(companyId)
  const session = { mode: 'setup', customer: `cus_${companyId}`, setup_intent: 'seti_good' }
  await service.payments.beginPaymentMethod({ companyId, returnUrl: 'https://console.example.com' }, owner.call())
  await service.paymentWebhooks.takeWebhook(
    stripe.event('checkout.session.completed', session),
    service.anonymousCall(),
  )
  await owing.owe(companyId, { number, dueOn: '2199-12-20', gross: 10_000n })
  const pay = () => outcomeOf(service.payments.payInvoice({ companyId, number }, owner.call()))
  return { companyId, pay }
}

/** Taken by the system that is gone. */
function taken(companyId: string, status = 'succeeded') {
  const [paymentId, id] = [newId(), `pi_${newId()}`]
  const customer = `cus_${companyId}`
  const about = { amount: 10_000, currency: 'eur', customer, payment_method: 'pm_good', status }
  const created = Math.floor(Date.now() / 1_000)
  stripe.intents.set(paymentId, { id, object: 'payment_intent', ...about, created, metadata: { paymentId, companyId } })
  return id
}

async function askedAgain() {
  await holds.updateOne({}, { $unset: { asked: 1 } })
  return waitFor(async () => (await holds.findOne({}))?.asked, patience)
}

const movements = async (companyId: string) =>
  (await owing.book.postingsOf(companyId)).map(({ posting }) => posting.movement.type)

test('when billing was restored, then nobody is charged before the provider was asked and an operator has released it', async () => {
  const paid = await debtor('HF-2026-000001')
  const open = await debtor('HF-2026-000002')
  expect([await paid.pay(), await open.pay()]).toEqual(['unavailable', 'unavailable'])
  expect(stripe.intents.size).toBe(0)

  taken(paid.companyId)
  expect(await askedAgain()).toMatchObject({ adopted: 1, unclear: [] })
  // What was paid is known again, and pays the invoice; asked once more, it is known already.
  expect(await movements(paid.companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
  expect(await paid.pay()).toBe('nothing-outstanding')
  expect(await askedAgain()).toMatchObject({ adopted: 0, unclear: [] })
  expect(await movements(paid.companyId)).toHaveLength(3)

  // What nobody can judge is named to the operator.
  const stranger = taken(newId())
  const underWay = taken(open.companyId, 'processing')
  taken(open.companyId, 'requires_payment_method')
  const { unclear } = (await askedAgain())!
  expect(unclear).toHaveLength(2)
  expect(unclear[0]).toMatch(new RegExp(`^${stranger}: of a company that is not known`))
  expect(unclear[1]).toMatch(new RegExp(`^${underWay}: is processing`))
  expect(await movements(open.companyId)).toEqual(['invoice-issued'])
  // Another process, or a repeat, says the same.
  expect((await askedAgain())!.unclear).toHaveLength(2)

  await holds.deleteOne({})
  const before = stripe.intents.size
  await waitFor(async () => (await open.pay()) === 'done')
  expect(stripe.intents.size).toBe(before + 1)
  expect(await movements(open.companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
})
