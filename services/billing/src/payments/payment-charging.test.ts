import { newId } from '@holdfast/contracts'
import { PaymentFailed, PaymentReturnUndone } from '@holdfast/contracts/billing'
import type { Log } from '@holdfast/runtime'
import { atEnd, outcomeOf, silentLog, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { balancesOf } from '../book/posting.ts'
import { type BillingService, billingService, operatorCall, type Person, person } from '../testing/billing-service.ts'
import { openOwing } from '../testing/owing.ts'
import { chargeOf, scriptedStripe } from '../testing/scripted-stripe.ts'
import { cursorOf, emptyTally } from '../verifications/verification.ts'
import { requested } from './payment.ts'
import { createPaymentStore, type PaymentStore } from './payment-store.ts'

let now = Temporal.Instant.from('2026-12-01T09:00:00Z')
let stripe: Awaited<ReturnType<typeof scriptedStripe>>
let service: BillingService
let second: Awaited<ReturnType<BillingService['another']>>
let owing: Awaited<ReturnType<typeof openOwing>>
let payments: PaymentStore
interface Noted {
  paymentId?: string
  msg: string
}
/** What the processes have logged as errors. */
const errors: Noted[] = []
const errorsAbout = (paymentId: string) => errors.filter((error) => error.paymentId === paymentId).map(({ msg }) => msg)
/** What is logged comes a moment after what is stored. */
const toldAbout = (paymentId: string) => waitFor(() => errorsAbout(paymentId).length > 0 && errorsAbout(paymentId))
beforeAll(async () => {
  stripe = await scriptedStripe()
  atEnd(stripe.stop)
  const log: Log = silentLog.child({})
  log.error = (about: unknown, msg?: string) => void errors.push({ ...(about as Noted), msg: msg! })
  service = await billingService({ clock: () => now, settings: stripe.settings, log })
  second = await service.another()
  owing = await openOwing(service.connection)
  payments = await createPaymentStore(service.connection)
})

const eur = (amount: number) => ({ amount, currency: 'EUR' })
const typesOf = async (companyId: string) =>
  (await service.events(companyId)).map(({ type }) => type).filter((type) => type.startsWith('Payment'))
const movements = async (companyId: string) =>
  (await owing.book.postingsOf(companyId)).map(({ posting }) => posting.movement.type)
const webhook = (word: ReturnType<typeof stripe.event>, at: Pick<BillingService, 'paymentWebhooks'> = service) =>
  at.paymentWebhooks.takeWebhook(word, service.anonymousCall())
const fresh = (owner: Person) => owner.call()
const intentOf = (companyId: string) =>
  [...stripe.intents.values()].filter(({ metadata }) => metadata.companyId === companyId)

let count = 0
async function debtor({ card, dueOn = '2026-12-20' }: { card?: string; dueOn?: string } = {}) {
  const { companyId, owner } = await service.company()
  await service.entitlement(companyId)
  const number = `HF-2026-${String(++count).padStart(6, '0')}`
  if (card) await addMethod(companyId, owner, card)
  await owing.owe(companyId, { number, dueOn, gross: 10_000n })
  return { companyId, owner, number }
}
async function addMethod(companyId: string, owner: Person, card: string) {
  const page = { companyId, returnUrl: 'https://console.example.com/billing' }
  expect((await service.payments.beginPaymentMethod(page, fresh(owner))).url).toMatch(/^https:/)
  const customer = `cus_${companyId}`
  const session = { mode: 'setup', customer, setup_intent: card.replace('pm_', 'seti_') }
  const word = stripe.event('checkout.session.completed', session)
  await Promise.all([webhook(word), webhook(word, second)])
  return word
}
const prefer = (companyId: string, owner: Person, methodId: string) =>
  service.payments.preferPaymentMethod({ companyId, methodId }, fresh(owner))
const pay = (companyId: string, number: string, owner: Person, at: Pick<BillingService, 'payments'> = service) =>
  at.payments.payInvoice({ companyId, number }, fresh(owner))
/** Pays, and waits for what the provider says: the other process may have asked it meanwhile, and then the call does not know. */
async function outcomeOfPaying(companyId: string, number: string, owner: Person) {
  const { paymentId } = (await pay(companyId, number, owner)).payment!
  return waitFor(async () => {
    const { payments } = await service.payments.listPayments({ companyId }, owner.call())
    const paid = payments.find((payment) => payment.paymentId === paymentId)!
    return paid.status !== 'PAYMENT_STATUS_PROCESSING' && paid
  })
}

describe('when a member pays an invoice', () => {
  test('without a card, then they are told where to send the money', async () => {
    const { companyId, owner, number } = await debtor()
    expect(await pay(companyId, number, owner)).toMatchObject({
      amount: eur(10_000),
      bank: { iban: 'SE4550000000058398257466', reference: number },
    })
    expect(await outcomeOf(pay(companyId, 'HF-1999-000001', owner))).toBe('not-found')
    const ways = await service.payments.listPaymentMethods({ companyId }, owner.call())
    expect(ways).toEqual({ methods: [], isOffered: true })
  })

  test('by card, ten times at once in two processes, then it is charged once', async () => {
    const { companyId, owner, number } = await debtor({ card: 'pm_good' })
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) => outcomeOf(pay(companyId, number, owner, index % 2 ? second : service))),
    )
    expect(outcomes).toContain('done')
    await waitFor(async () => (await movements(companyId)).includes('credit-used'))
    expect(intentOf(companyId)).toHaveLength(1)
    expect(await movements(companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
    expect(await typesOf(companyId)).toEqual([
      'PaymentMethodsChanged',
      'PaymentMethodsChanged',
      'PaymentRequested',
      'PaymentReceived',
    ])
    expect(await outcomeOf(pay(companyId, number, owner))).toBe('nothing-outstanding')
  })

  test('and the provider is away, then the payment is asked for later, once', async () => {
    const { companyId, owner, number } = await debtor({ card: 'pm_good' })
    stripe.script.isAway = true
    const { payment } = await pay(companyId, number, owner)
    stripe.script.isAway = false
    expect(payment?.status).toBe('PAYMENT_STATUS_PROCESSING')
    await waitFor(async () => (await movements(companyId)).includes('credit-used'))
    expect(intentOf(companyId)).toHaveLength(1)
  })

  test('by a card that is declined, then the invoice stays open; the spare pays it', async () => {
    const { companyId, owner, number } = await debtor({ card: 'pm_declined' })
    expect((await outcomeOfPaying(companyId, number, owner)).status).toBe('PAYMENT_STATUS_FAILED')
    expect((await service.entries(companyId, PaymentFailed))[0]).toMatchObject({ number, reason: 'insufficient_funds' })
    expect(await movements(companyId)).toEqual(['invoice-issued'])
    await addMethod(companyId, owner, 'pm_good')
    expect(await outcomeOf(addMethod(companyId, owner, 'pm_third'))).toBe('too-many-payment-methods')
    // Who pays is told that the first one is charged.
    expect((await outcomeOfPaying(companyId, number, owner)).status).toBe('PAYMENT_STATUS_FAILED')
    const labels = (list: { methods: { methodId: string }[] }) => list.methods.map(({ methodId }) => methodId)
    expect(labels(await prefer(companyId, owner, 'pm_good'))).toEqual(['pm_good', 'pm_declined'])
    expect(await outcomeOf(prefer(companyId, owner, 'pm_unknown'))).toBe('not-found')
    expect((await outcomeOfPaying(companyId, number, owner)).status).toBe('PAYMENT_STATUS_SUCCEEDED')
    const removed = await service.payments.removePaymentMethod({ companyId, methodId: 'pm_good' }, fresh(owner))
    expect(labels(removed)).toEqual(['pm_declined'])
  })

  test('and removes the card, then a late repeat of the provider does not bring it back', async () => {
    const { companyId, owner } = await debtor()
    const word = await addMethod(companyId, owner, 'pm_good')
    await service.payments.removePaymentMethod({ companyId, methodId: 'pm_good' }, fresh(owner))
    await webhook(word)
    expect((await service.payments.listPaymentMethods({ companyId }, fresh(owner))).methods).toEqual([])
  })

  test('and removes the card, but the provider does not, then a late repeat does not bring it back either', async () => {
    const { companyId, owner } = await debtor()
    const word = await addMethod(companyId, owner, 'pm_good')
    stripe.script.keepsCards = true
    await service.payments.removePaymentMethod({ companyId, methodId: 'pm_good' }, fresh(owner))
    stripe.script.keepsCards = false
    await webhook(word)
    expect((await service.payments.listPaymentMethods({ companyId }, fresh(owner))).methods).toEqual([])
  })

  test('and may no longer when the call is repeated, then they are not told what has become of it', async () => {
    const { companyId, number, owner } = await debtor({ card: 'pm_good' })
    await addMethod(companyId, owner, 'pm_third')
    const member = person()
    await service.companies.join(companyId, member.userId, { companyRole: 'billing' })
    const again = () => ({ repeat: { key: newId(), body: 'a' } })
    const [paying, removing] = [again(), again()]
    const calls = [
      () => service.payments.payInvoice({ companyId, number }, member.call(paying)),
      () => service.payments.removePaymentMethod({ companyId, methodId: 'pm_third' }, member.call(removing)),
    ]
    for (const call of calls) expect([await outcomeOf(call()), await outcomeOf(call())]).toEqual(['done', 'done'])
    await service.companies.join(companyId, member.userId, { companyRole: 'developer' })
    for (const call of calls) expect(await outcomeOf(call())).toBe('already-done')
  })
})

describe('when a bank wants the payer to confirm a payment', () => {
  const returnUrl = 'https://holdfast.test/confirm-payment?payment=a.b'
  const confirm = (companyId: string, paymentId: string, who: Person, changes: { returnUrl?: string } = {}) =>
    service.payments.confirmPayment({ companyId, paymentId, returnUrl, ...changes }, who.call())
  const listed = async (companyId: string, owner: Person) =>
    (await service.payments.listPayments({ companyId }, owner.call())).payments[0]!
  async function waiting(card: string) {
    const debt = await debtor({ card })
    const { status, paymentId } = await outcomeOfPaying(debt.companyId, debt.number, debt.owner)
    expect(status).toBe('PAYMENT_STATUS_ACTION_NEEDED')
    return { ...debt, paymentId }
  }
  const said = (companyId: string, changes: object) => ({ ...intentOf(companyId)[0]!, ...changes })

  test('then they are sent to the bank’s page, however often they ask; what they do there settles the invoice, once', async () => {
    const { companyId, owner, number, paymentId } = await waiting('pm_asking')
    const sent = stripe.returnUrls.length
    const url = 'https://bank.example.com/confirm'
    expect(await confirm(companyId, paymentId, owner)).toEqual({ url })
    // Stripe says what has become of it; that was known.
    await webhook(stripe.event('payment_intent.requires_action', said(companyId, {}), { after: 1 }))
    expect(await confirm(companyId, paymentId, owner)).toEqual({ url })
    expect(stripe.returnUrls.slice(sent)).toEqual([returnUrl])
    const paid = stripe.event('payment_intent.succeeded', said(companyId, { status: 'succeeded' }), { after: 2 })
    await Promise.all([webhook(paid), webhook(paid, second)])
    expect(await movements(companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
    expect((await typesOf(companyId)).slice(2)).toEqual(['PaymentRequested', 'PaymentActionNeeded', 'PaymentReceived'])
    expect(await outcomeOf(confirm(companyId, paymentId, owner))).toBe('payment-not-waiting')
    expect(await outcomeOf(pay(companyId, number, owner))).toBe('nothing-outstanding')
  })

  test('and the bank then asks nothing, or declines it, then that is taken in, and nobody is sent anywhere', async () => {
    const easy = await waiting('pm_easy')
    expect(await outcomeOf(confirm(easy.companyId, easy.paymentId, easy.owner))).toBe('payment-not-waiting')
    expect(await movements(easy.companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
    for (const [card, reason] of [
      ['pm_worn', 'insufficient_funds'],
      ['pm_gone', 'resource_missing'],
    ] as const) {
      const { companyId, owner, number, paymentId } = await waiting(card)
      expect(await outcomeOf(confirm(companyId, paymentId, owner))).toBe('payment-not-waiting')
      expect(await service.entries(companyId, PaymentFailed)).toMatchObject([{ paymentId, number, reason }])
    }
  })

  test('and the payer has confirmed it, but nobody has told yet, then whoever asks again has it told', async () => {
    const { companyId, owner, paymentId } = await waiting('pm_asking')
    await confirm(companyId, paymentId, owner)
    Object.assign(intentOf(companyId)[0]!, { status: 'succeeded', next_action: null })
    expect(await outcomeOf(confirm(companyId, paymentId, owner))).toBe('payment-not-waiting')
    expect((await listed(companyId, owner)).status).toBe('PAYMENT_STATUS_SUCCEEDED')
  })

  const statusesOf = async (companyId: string, owner: Person) =>
    (await service.payments.listPayments({ companyId }, owner.call())).payments.map(({ status }) => status)

  test('and they pay in another way, then the page that they have open takes nothing any more', async () => {
    const { companyId, owner, number, paymentId } = await waiting('pm_asking')
    await confirm(companyId, paymentId, owner)
    await addMethod(companyId, owner, 'pm_good')
    await prefer(companyId, owner, 'pm_good')
    stripe.script.isAway = true
    expect((await pay(companyId, number, owner)).payment?.status).toBe('PAYMENT_STATUS_PROCESSING')
    expect(await outcomeOf(confirm(companyId, paymentId, owner))).toBe('payment-under-way')
    stripe.script.isAway = false
    await waitFor(async () => (await movements(companyId)).includes('credit-used'))
    expect(intentOf(companyId).map(({ status }) => status)).toEqual(['canceled', 'succeeded'])
    expect(await statusesOf(companyId, owner)).toEqual(['PAYMENT_STATUS_SUCCEEDED', 'PAYMENT_STATUS_WITHDRAWN'])
    expect(await service.entries(companyId, PaymentFailed)).toMatchObject([{ paymentId, reason: 'withdrawn' }])
    // Stripe tells it on its own, too.
    await webhook(stripe.event('payment_intent.canceled', said(companyId, {}), { after: 1 }))
    expect(await service.entries(companyId, PaymentFailed)).toHaveLength(1)
    expect(await outcomeOf(confirm(companyId, paymentId, owner))).toBe('payment-not-waiting')
  })

  test('and they have confirmed it, which nobody has told yet, then no other card is charged', async () => {
    const { companyId, owner, number, paymentId } = await waiting('pm_asking')
    await confirm(companyId, paymentId, owner)
    await addMethod(companyId, owner, 'pm_good')
    await prefer(companyId, owner, 'pm_good')
    Object.assign(intentOf(companyId)[0]!, { status: 'succeeded', next_action: null })
    expect((await outcomeOfPaying(companyId, number, owner)).status).toBe('PAYMENT_STATUS_WITHDRAWN')
    expect(intentOf(companyId)).toHaveLength(1)
    expect(await statusesOf(companyId, owner)).toEqual(['PAYMENT_STATUS_WITHDRAWN', 'PAYMENT_STATUS_SUCCEEDED'])
    expect(await movements(companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
  })

  test('and they have confirmed it, which pays an older invoice, then no other card is charged for the younger one', async () => {
    const { companyId, owner } = await debtor()
    const [older, younger] = [
      `HF-2026-${String(++count).padStart(6, '0')}`,
      `HF-2026-${String(++count).padStart(6, '0')}`,
    ]
    for (const [number, dueOn] of [
      [older, '2026-12-19'],
      [younger, '2026-12-21'],
    ] as const) {
      await owing.owe(companyId, { number, dueOn, gross: 10_000n })
    }
    await addMethod(companyId, owner, 'pm_asking')
    await pay(companyId, younger, owner)
    await addMethod(companyId, owner, 'pm_good')
    await prefer(companyId, owner, 'pm_good')
    Object.assign(intentOf(companyId)[0]!, { status: 'succeeded', next_action: null })
    expect((await outcomeOfPaying(companyId, younger, owner)).status).toBe('PAYMENT_STATUS_WITHDRAWN')
    expect(intentOf(companyId)).toHaveLength(1)
  })

  test('and the provider does not know it any more, then they can pay in another way', async () => {
    const { companyId, owner, number, paymentId } = await waiting('pm_asking')
    stripe.intents.delete(paymentId)
    await addMethod(companyId, owner, 'pm_good')
    await prefer(companyId, owner, 'pm_good')
    expect((await outcomeOfPaying(companyId, number, owner)).status).toBe('PAYMENT_STATUS_SUCCEEDED')
    // A step that a slow machine begins again tells it again.
    expect([...new Set(errorsAbout(paymentId))]).toEqual([
      'a provider does not know a payment that waits for its payer',
    ])
  })

  test('and they are told the bank account instead, then the page that they have open takes nothing any more', async () => {
    const { companyId, owner, number } = await waiting('pm_asking')
    await service.payments.removePaymentMethod({ companyId, methodId: 'pm_asking' }, fresh(owner))
    expect((await pay(companyId, number, owner)).bank).toMatchObject({ reference: number })
    expect(intentOf(companyId)[0]!.status).toBe('canceled')
  })

  test.each([
    ['all', 10_000, 'nothing-outstanding'],
    ['a part', 4_000, 'payment-not-waiting'],
  ])('and %s of it comes over the bank, then nobody can confirm it any more', async (_part, amount, code) => {
    const { companyId, owner, number, paymentId } = await waiting('pm_asking')
    await confirm(companyId, paymentId, owner)
    const transfer = { companyId, amount: eur(amount), reference: newId(), receivedOn: '2026-12-01' }
    await service.paymentOperators.recordPayment(transfer, operatorCall())
    expect([code, 'payment-not-waiting']).toContain(await outcomeOf(confirm(companyId, paymentId, owner)))
    await waitFor(() => intentOf(companyId)[0]!.status === 'canceled')
    await waitFor(async () => (await statusesOf(companyId, owner))[1] === 'PAYMENT_STATUS_WITHDRAWN')
    const next = await outcomeOf(pay(companyId, number, owner))
    expect(next).toBe(amount === 10_000 ? 'nothing-outstanding' : 'done')
    if (amount < 10_000) expect(intentOf(companyId)[1]!.amount).toBe(10_000 - amount)
  })

  test('and the provider is away, or names a page that is none, then it can be asked again', async () => {
    const { companyId, owner, paymentId } = await waiting('pm_asking')
    stripe.script.isAway = true
    expect(await outcomeOf(confirm(companyId, paymentId, owner))).toBe('unavailable')
    stripe.script.isAway = false
    stripe.script.bankPage = 'javascript:alert(1)'
    expect(await outcomeOf(confirm(companyId, paymentId, owner))).toBe('unavailable')
    stripe.script.bankPage = 'https://bank.example.com/confirm'
    Object.assign(intentOf(companyId)[0]!, { status: 'requires_action', next_action: null })
    expect(await confirm(companyId, paymentId, owner)).toEqual({ url: 'https://bank.example.com/confirm' })
  })

  test('and somebody asks who may not, or about a payment of others, a transfer or none, then each gets its code', async () => {
    const { companyId, owner, paymentId } = await waiting('pm_asking')
    const other = await debtor()
    const developer = person()
    await service.companies.join(companyId, developer.userId, { companyRole: 'developer' })
    const transfer = { companyId, amount: eur(1), reference: newId(), receivedOn: '2026-12-01' }
    const bank = await service.paymentOperators.recordPayment(transfer, operatorCall())
    const sent = stripe.returnUrls.length
    expect([
      await outcomeOf(confirm(companyId, paymentId, developer)),
      await outcomeOf(confirm(companyId, paymentId, other.owner)),
      await outcomeOf(confirm(other.companyId, paymentId, other.owner)),
      await outcomeOf(confirm(companyId, newId(), owner)),
      await outcomeOf(confirm(companyId, bank.paymentId, owner)),
      await outcomeOf(confirm(companyId, paymentId, owner, { returnUrl: 'javascript:alert(1)' })),
    ]).toEqual(['not-allowed', 'not-found', 'not-found', 'not-found', 'payment-not-waiting', 'bad-request'])
    expect(stripe.returnUrls).toHaveLength(sent)
  })

  test('and the company is suspended, then paying works', async () => {
    const { companyId, owner, paymentId } = await waiting('pm_asking')
    await service.companies.suspend(companyId, owner.userId)
    expect(await outcomeOf(confirm(companyId, paymentId, owner))).toBe('done')
  })
})

describe('what a provider does not take', () => {
  const statusOf = async (companyId: string, owner: Person) =>
    (await service.payments.listPayments({ companyId }, owner.call())).payments[0]?.status
  /** A payment that was asked for some hours ago. */
  async function left(companyId: string, number: string, { card, hours }: { card: string; hours: number }) {
    const paymentId = newId(Date.now() - hours * 3_600_000)
    const customer = { provider: 'stripe', providerAccount: 'own', providerCustomer: `cus_${companyId}` }
    const about = { paymentId, companyId, ...customer, amount: 10_000n, currency: 'EUR', invoiceNumber: number }
    const payment = { via: 'provider' as const, method: card, refunds: [], ...requested(about, now) }
    await service.connection.transaction((session) => payments.save(payment, session))
    return paymentId
  }

  test('because it refuses it for good, then the payment has failed and is not asked for again', async () => {
    const { companyId, owner, number } = await debtor({ card: 'pm_refused' })
    expect((await outcomeOfPaying(companyId, number, owner)).status).toBe('PAYMENT_STATUS_FAILED')
    expect((await service.entries(companyId, PaymentFailed))[0]).toMatchObject({ number, reason: 'resource_missing' })
    expect(await payments.unasked('', 1_000)).toEqual([])
    await addMethod(companyId, owner, 'pm_good')
    await prefer(companyId, owner, 'pm_good')
    expect((await outcomeOfPaying(companyId, number, owner)).status).toBe('PAYMENT_STATUS_SUCCEEDED')
  })

  test('for longer than it can be asked, then the payment has failed, and another one is asked for', async () => {
    const { companyId, owner, number } = await debtor({ card: 'pm_good' })
    const paymentId = await left(companyId, number, { card: 'pm_away', hours: 21 })
    await waitFor(async () => (await statusOf(companyId, owner)) === 'PAYMENT_STATUS_FAILED')
    expect(await service.entries(companyId, PaymentFailed)).toMatchObject([{ number, reason: 'not-answered' }])
    expect(await payments.unasked('', 1_000)).toEqual([])
    expect(await toldAbout(paymentId)).toEqual(['nobody knows what came of a payment: look at the provider'])
    expect((await outcomeOfPaying(companyId, number, owner)).status).toBe('PAYMENT_STATUS_SUCCEEDED')
  })

  test('of sixty companies, then a younger payment is asked for all the same', async () => {
    const never = await debtor()
    for (let count = 0; count < 60; count++) {
      await left(never.companyId, never.number, { card: 'pm_away', hours: 19 })
    }
    const { companyId, owner, number } = await debtor()
    await left(companyId, number, { card: 'pm_good', hours: 1 })
    await waitFor(async () => (await statusOf(companyId, owner)) === 'PAYMENT_STATUS_SUCCEEDED')
    await service.connection.db!.collection('payments').deleteMany({ companyId: never.companyId })
  })
})

describe('what a provider says', () => {
  /** A debit is on its way. */
  async function underWay() {
    const debt = await debtor({ card: 'pm_debit' })
    expect((await pay(debt.companyId, debt.number, debt.owner)).payment?.status).toBe('PAYMENT_STATUS_PROCESSING')
    const [intent] = intentOf(debt.companyId)
    return { ...debt, intent: intent! }
  }

  test('and it is that a debit is on its way, then nobody asks for it again, and no other one is asked for', async () => {
    const { companyId, number, owner, intent } = await underWay()
    const [known] = await payments.ofCompany(companyId, '', 1)
    expect(known).toMatchObject({ state: { status: 'processing' }, providerId: intent.id })
    expect(await payments.unasked('', 1_000)).not.toContain(known!.paymentId)
    expect(await outcomeOf(pay(companyId, number, owner))).toBe('payment-under-way')
    expect(intentOf(companyId)).toHaveLength(1)
  })

  test('fifty times at once in two processes, then the book has it once', async () => {
    const { companyId, intent } = await underWay()
    const word = stripe.event('payment_intent.succeeded', { ...intent, status: 'succeeded' }, { after: 1 })
    const all = Array.from({ length: 50 }, (_, index) => outcomeOf(webhook(word, index % 2 ? second : service)))
    // On a busy machine some wait too long for their turn; then a provider says it again.
    for (const outcome of await Promise.all(all)) expect(['done', 'unavailable', 'overloaded']).toContain(outcome)
    await webhook(word)
    expect(await movements(companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
    expect((await typesOf(companyId)).filter((type) => type === 'PaymentReceived')).toHaveLength(1)
  })

  test('out of order, then the latest word counts', async () => {
    const { companyId, intent } = await underWay()
    stripe.refunds.set(newId(), { intent: intent.id, amount: 3_000, status: 'succeeded' })
    await webhook(stripe.event('charge.refunded', chargeOf(intent), { after: 3 }))
    await webhook(stripe.event('payment_intent.succeeded', { ...intent, status: 'succeeded' }, { after: 2 }))
    const failed = { ...intent, status: 'requires_payment_method', last_payment_error: { code: 'expired_card' } }
    await webhook(stripe.event('payment_intent.payment_failed', failed, { after: 1 }))
    const postings = (await owing.book.postingsOf(companyId)).map(({ posting }) => posting)
    expect(balancesOf(postings).get('clearing:stripe')).toBe(7_000n)
    const types = await typesOf(companyId)
    expect(types.slice(-2)).toEqual(['PaymentReceived', 'PaymentReturned'])
  })

  test('forged, of another account, customer, amount or nobody’s payment, then each gets its code and nothing has changed', async () => {
    const { companyId, intent } = await underWay()
    const before = [await movements(companyId), await typesOf(companyId)]
    const paid = { ...intent, status: 'succeeded' }
    const said = (object: object, more: object = {}) =>
      outcomeOf(webhook(stripe.event('payment_intent.succeeded', object, more)))
    const good = stripe.event('payment_intent.succeeded', paid)
    expect([
      await said(paid, { secret: 'whsec_of-somebody-else' }),
      await outcomeOf(webhook({ ...good, body: Buffer.from(good.body.toString().replace('10000', '10001')) })),
      await outcomeOf(webhook({ ...good, signature: '' })),
      await outcomeOf(webhook({ ...good, provider: 'manual' })),
      await outcomeOf(webhook({ ...good, body: Buffer.alloc(65 * 1024) })),
      await said(paid, { account: 'acct_of-somebody-else' }),
      await said(paid, { livemode: true }),
      await said({ ...paid, customer: 'cus_other' }),
      await said({ ...paid, amount: 10_001 }),
      await said({ ...paid, currency: 'sek' }),
      await said({ ...paid, metadata: { paymentId: newId() } }),
    ]).toEqual([
      ...Array(5).fill('webhook-not-verified'),
      ...Array(3).fill('event-of-another-account'),
      ...Array(2).fill('payment-differs'),
      'unknown-payment',
    ])
    expect(await said({ ...paid, metadata: {} })).toBe('done')
    expect(await outcomeOf(webhook(stripe.event('invoice.paid', {})))).toBe('done')
    expect([await movements(companyId), await typesOf(companyId)]).toEqual(before)
  })
})

test('when money is given back over the provider, then no more than is credit, asked for once, and posted when it is told', async () => {
  const { companyId, owner, number } = await debtor({ card: 'pm_good' })
  const { payment } = await pay(companyId, number, owner)
  const paymentId = payment!.paymentId
  const refund = (amount: number) =>
    service.paymentOperators.refundPayment({ paymentId, amount: eur(amount), reason: 'asked for' }, operatorCall())
  expect(await outcomeOf(refund(1))).toBe('refund-too-large')
  await service.paymentOperators.recordPayment(
    { companyId, amount: eur(5_000), reference: newId(), receivedOn: '2026-12-01' },
    operatorCall(),
  )
  const outcomes = await Promise.all([outcomeOf(refund(3_000)), outcomeOf(refund(3_000))])
  expect(outcomes.sort()).toEqual(['done', 'refund-too-large'])
  const [intent] = intentOf(companyId)
  await waitFor(async () => [...stripe.refunds.values()].some((each) => each.intent === intent!.id))
  expect(await movements(companyId)).not.toContain('payment-refunded')
  await webhook(stripe.event('charge.refunded', chargeOf(intent!)))
  expect(await movements(companyId)).toContain('payment-refunded')
  expect([...stripe.refunds.values()].filter((each) => each.intent === intent!.id)).toHaveLength(1)
})

describe('credit that goes back', () => {
  const refund = (paymentId: string, amount: number) =>
    service.paymentOperators.refundPayment({ paymentId, amount: eur(amount), reason: 'asked for' }, operatorCall())
  const transfer = async (companyId: string, amount: number) => {
    const said = { companyId, amount: eur(amount), reference: newId(), receivedOn: '2026-12-01' }
    return (await service.paymentOperators.recordPayment(said, operatorCall())).paymentId
  }
  /** Has paid by card, so often, and has credit over the bank. */
  async function paidByCard(times: number) {
    const debt = await debtor({ card: 'pm_good' })
    const paymentIds: string[] = []
    for (let paid = 0; paid < times; paid++) {
      const number = paid === 0 ? debt.number : `${debt.number}-${paid}`
      if (paid > 0) await owing.owe(debt.companyId, { number, dueOn: '2026-12-20', gross: 10_000n })
      paymentIds.push((await pay(debt.companyId, number, debt.owner)).payment!.paymentId)
    }
    return { ...debt, paymentIds, transferred: await transfer(debt.companyId, 10_000) }
  }
  const asked = (companyId: string) => {
    const ids = new Set(intentOf(companyId).map(({ id }) => id))
    return [...stripe.refunds.values()].filter(({ intent }) => ids.has(intent))
  }
  /** A refund that was asked for some hours ago, and left. */
  async function leave(paymentId: string, hours: number) {
    await service.connection.transaction(async (session) => {
      const payment = await payments.find(paymentId, session)
      if (payment?.via !== 'provider') throw new Error('no payment over the provider')
      const refundId = newId(Date.now() - hours * 3_600_000)
      await payments.save({ ...payment, refunds: [{ refundId, amount: 4_000n, state: 'wanted' }] }, session)
    })
  }

  test('of one payment, then it is no credit for a refund of another one, over the provider or the bank', async () => {
    const { companyId, paymentIds, transferred } = await paidByCard(2)
    const [one, other] = paymentIds as [string, string]
    expect(await outcomeOf(refund(one, 10_000))).toBe('done')
    expect(await outcomeOf(refund(other, 1))).toBe('refund-too-large')
    expect(await outcomeOf(refund(transferred, 1))).toBe('refund-too-large')
    const intent = intentOf(companyId).find((each) => each.metadata.paymentId === one)!
    await webhook(stripe.event('charge.refunded', chargeOf(intent)))
    expect(await outcomeOf(refund(other, 1))).toBe('refund-too-large')
    await transfer(companyId, 3_000)
    expect(await outcomeOf(refund(transferred, 2_000))).toBe('done')
    expect(await outcomeOf(refund(other, 1_001))).toBe('refund-too-large')
    expect(await outcomeOf(refund(other, 1_000))).toBe('done')
  })

  test('and does not reach the payer, then it is credit again, an operator is told, and it can be given back anew', async () => {
    const { companyId, owner, paymentIds } = await paidByCard(1)
    const [paymentId] = paymentIds as [string]
    expect(await outcomeOf(refund(paymentId, 10_000))).toBe('done')
    await waitFor(() => asked(companyId).length === 1)
    const [intent] = intentOf(companyId) as [ReturnType<typeof intentOf>[number]]
    await webhook(stripe.event('charge.refunded', chargeOf(intent)))
    const returned = async () => (await service.payments.listPayments({ companyId }, owner.call())).payments.at(-1)
    expect((await returned())?.returned).toEqual(eur(10_000))
    expect(await outcomeOf(refund(paymentId, 1))).toBe('refund-too-large')
    for (const each of stripe.refunds.values()) if (each.intent === intent.id) each.status = 'failed'
    const failed = stripe.event('refund.failed', { id: 're_1', object: 'refund', charge: chargeOf(intent).id })
    await Promise.all([webhook(failed), webhook(failed, second)])
    await webhook(stripe.event('charge.refunded', chargeOf(intent)))
    expect((await returned())?.returned).toEqual(eur(0))
    expect((await movements(companyId)).filter((type) => type === 'refund-failed')).toHaveLength(1)
    expect(await service.entries(companyId, PaymentReturnUndone)).toEqual([
      { companyId, paymentId, amount: 10_000, currency: 'EUR', byBank: false, paidNumbers: [] },
    ])
    expect(errorsAbout(paymentId)).toEqual(['a refund has failed: it is credit again'])
    expect(await outcomeOf(refund(paymentId, 10_000))).toBe('done')
  })

  test('while the payer’s bank takes the same payment back, then it is told with that, and counts once', async () => {
    const { companyId, number, paymentIds, transferred } = await paidByCard(1)
    const [paymentId] = paymentIds as [string]
    expect(await outcomeOf(refund(paymentId, 4_000))).toBe('done')
    const [intent] = intentOf(companyId) as [ReturnType<typeof intentOf>[number]]
    const dispute = { id: 'dp_1', object: 'dispute', charge: chargeOf(intent).id, amount: 5_000 }
    await webhook(stripe.event('charge.dispute.funds_withdrawn', dispute))
    // Of 10,000 of credit 5,000 are gone, and 4,000 are given back.
    expect(await outcomeOf(refund(transferred, 1_001))).toBe('refund-too-large')
    expect(await outcomeOf(refund(transferred, 1_000))).toBe('done')
    // What was refunded before comes back from a dispute that is lost: nothing of the payment does.
    await webhook(stripe.event('charge.dispute.funds_reinstated', { ...dispute, status: 'lost' }))
    expect(await movements(companyId)).not.toContain('dispute-won')
    await webhook(stripe.event('charge.dispute.funds_reinstated', { ...dispute, status: 'won' }))
    await webhook(stripe.event('charge.dispute.funds_withdrawn', dispute))
    expect(await movements(companyId)).toEqual(
      expect.arrayContaining(['payment-reversed', 'payment-refunded', 'dispute-won']),
    )
    // The bank has given its 5,000 back, and 1,000 went back by transfer.
    expect((await owing.book.account(companyId)).credit).toBe(5_000n)
    expect(number).toMatch(/^HF/)
  })

  test('and was not answered for too long, then it is not asked for again, and is credit again', async () => {
    const { companyId, paymentIds } = await paidByCard(1)
    const [paymentId] = paymentIds as [string]
    await leave(paymentId, 21)
    await waitFor(async () => !(await payments.unasked('', 1_000)).includes(paymentId))
    expect(asked(companyId)).toEqual([])
    expect(await toldAbout(paymentId)).toEqual(['nobody knows what came of a refund: look at the provider'])
    expect(await outcomeOf(refund(paymentId, 10_000))).toBe('done')
    await waitFor(async () => asked(companyId).length === 1)
  })

  test('and the provider refuses it for good, then it is credit again', async () => {
    const { companyId, paymentIds } = await paidByCard(1)
    const [paymentId] = paymentIds as [string]
    stripe.script.refusesRefunds = true
    expect(await outcomeOf(refund(paymentId, 10_000))).toBe('done')
    await waitFor(async () => !(await payments.unasked('', 1_000)).includes(paymentId))
    stripe.script.refusesRefunds = false
    expect(await toldAbout(paymentId)).toEqual(['a provider refuses to give money back: look at the provider'])
    expect(asked(companyId)).toEqual([])
    expect(await outcomeOf(refund(paymentId, 10_000))).toBe('done')
    await waitFor(async () => asked(companyId).length === 1)
  })
})

test('when the book is verified, then what the provider has is compared, both ways, and each difference is named', async () => {
  const debts: Awaited<ReturnType<typeof debtor>>[] = []
  for (let made = 0; made < 5; made++) {
    const debt = await debtor({ card: 'pm_good' })
    await pay(debt.companyId, debt.number, debt.owner)
    await waitFor(async () => (await movements(debt.companyId)).includes('credit-used'))
    debts.push(debt)
  }
  const [same, gone, other, returned, disputed] = debts.map(({ companyId }) => intentOf(companyId)[0]!) as ReturnType<
    typeof intentOf
  >
  const stranger = { ...same!, id: 'pi_stranger', metadata: { paymentId: newId() } }
  const verified = async () => {
    const about = { cut: newId(), documents: emptyTally, entries: emptyTally }
    const at = { provider: 'theirs', after: '', until: Date.now() + 60_000 } as const
    const found: string[] = []
    for (let after = cursorOf({ ...about, at }); after !== ''; ) {
      const part = await waitFor(() => service.invoiceOperators.verifyBook({ after }, operatorCall()))
      found.push(...part.findings.map(({ about, subject, finding }) => `${about} ${subject} ${finding}`))
      after = part.nextCursor
    }
    const of = new Set([
      'pi_stranger',
      'pi_elsewhere',
      stranger.metadata.paymentId,
      ...debts.flatMap(({ companyId }) => intentOf(companyId).map(({ metadata }) => metadata.paymentId!)),
    ])
    return found.filter((line) => of.has(line.split(' ')[1]!)).sort()
  }
  expect(await verified()).toEqual([])
  const keyOf = (id: string) => [...stripe.intents].find(([, intent]) => intent.id === id)![0]
  const [goneKey, otherKey] = [keyOf(gone!.id), keyOf(other!.id)]
  const goneId = gone!.metadata.paymentId
  stripe.intents.set('stranger', stranger)
  stripe.intents.set(goneKey, { ...gone!, id: 'pi_elsewhere' })
  stripe.intents.set(otherKey, { ...other!, status: 'requires_payment_method' })
  stripe.refunds.set('by-hand', { intent: returned!.id, amount: 500, status: 'succeeded' })
  stripe.disputes.push({ intent: disputed!.id, amount: 700, status: 'needs_response' })
  expect(await verified()).toEqual(
    [
      `payment ${stranger.metadata.paymentId} unknown-here`,
      `payment ${goneId} missing-at-provider`,
      'payment pi_elsewhere unknown-here',
      `payment ${other!.metadata.paymentId} state-differs`,
      `payment ${returned!.metadata.paymentId} returned-differs`,
      `payment ${disputed!.metadata.paymentId} returned-differs`,
    ].sort(),
  )
  stripe.intents.delete('stranger')
})

test('when an invoice is overdue and a card is known, then each try charges it, in turn with the spare', async () => {
  const { companyId, owner } = await debtor({ card: 'pm_declined', dueOn: '2026-12-02' })
  await addMethod(companyId, owner, 'pm_good')
  now = Temporal.Instant.from('2026-12-03T09:00:00Z')
  await waitFor(async () => (await typesOf(companyId)).includes('PaymentFailed'))
  expect(intentOf(companyId)).toHaveLength(1)
  now = Temporal.Instant.from('2026-12-06T10:00:00Z')
  await waitFor(async () => (await movements(companyId)).includes('credit-used'))
  expect(intentOf(companyId)).toHaveLength(2)
  expect((await typesOf(companyId)).filter((type) => type === 'PaymentOverdue')).toHaveLength(2)
  // In the transaction of the payment, without a sweep.
  const dunned = service.connection.db!.collection<{ _id: string; dunned: string }>('dunned-companies')
  const { dunned: text } = (await dunned.findOne({ _id: companyId }))!
  expect(JSON.parse(text).dunning).toEqual({ state: 'none' })
})

test('when a provider is slow, then nobody else waits for it to be reminded', async () => {
  const release = stripe.hold()
  for (let count = 0; count < 12; count++) await debtor({ card: 'pm_good', dueOn: '2026-12-05' })
  await waitFor(() => stripe.held() > 0)
  const { companyId } = await debtor({ dueOn: '2026-12-05' })
  await waitFor(async () => (await service.events(companyId)).some(({ type }) => type === 'PaymentOverdue'), {
    ms: 60_000,
  }).finally(release)
})
