import { newId } from '@holdfast/contracts'
import { PaymentOverdue, type PlanChoiceInput, SubscriptionEnded } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import { outcomeOf, waitFor } from '@holdfast/testing'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { balancesOf } from '../book/posting.ts'
import { type BillingService, billingService, choiceOf, operatorCall, person } from '../testing/billing-service.ts'
import { openOwing } from '../testing/owing.ts'

// Business time: each test has companies of its own, and time only goes on.
let now = Temporal.Instant.from('2026-12-01T09:00:00Z')
const days = (count: number) => now.add({ hours: 24 * count })
const today = () => now.toZonedDateTimeISO('Europe/Stockholm').toPlainDate()

let service: BillingService
let second: Awaited<ReturnType<BillingService['another']>>
let owing: Awaited<ReturnType<typeof openOwing>>
beforeAll(async () => {
  service = await billingService({ clock: () => now })
  second = await service.another()
  owing = await openOwing(service.connection)
})
afterEach(() => {
  service.companies.unpaid.answer = ({ version }) => ({ because: [], version })
})

let count = 0
/** A company that owes an invoice, due some days ago. */
async function debtor({
  dueAgo = 1,
  isKnown = true,
  gross = 10_000n,
  plan,
}: {
  dueAgo?: number
  isKnown?: boolean
  gross?: bigint
  plan?: PlanChoiceInput
} = {}) {
  const { companyId, owner } = await service.company(plan)
  await service.entitlement(companyId)
  const number = `HF-2026-${String(++count).padStart(6, '0')}`
  const dueOn = today().subtract({ days: dueAgo }).toString()
  await owing.owe(companyId, { number, dueOn, gross, ...(isKnown && { knownAt: days(-14).epochMilliseconds }) })
  return { companyId, owner, number }
}
const eur = (amount: number) => ({ amount, currency: 'EUR' })
const transfer = (amount: number, reference = newId()) => ({
  amount: eur(amount),
  reference,
  receivedOn: today().toString(),
})
const pay = (
  companyId: string,
  amount: number,
  more: object = {},
  at: Pick<BillingService, 'paymentOperators'> = service,
) => at.paymentOperators.recordPayment({ companyId, ...transfer(amount), ...more }, operatorCall())
const typesOf = async (companyId: string) =>
  (await service.events(companyId)).map(({ type }) => type).filter((type) => type !== 'AccountOpened')
const timesOf = async (companyId: string, type: string) =>
  (await typesOf(companyId)).filter((each) => each === type).length
const wordsTo = (companyId: string) =>
  service.companies.unpaid.words.filter((word) => word.companyId === companyId).map(({ unpaid }) => unpaid)
const postingsOf = async (companyId: string) => (await owing.book.postingsOf(companyId)).map(({ posting }) => posting)
const postings = async (companyId: string) => (await postingsOf(companyId)).map(({ movement }) => movement.type)

test('when there is no payment provider, then no way to pay is offered, and none can be begun', async () => {
  const { companyId, owner } = await service.company()
  const ways = await service.payments.listPaymentMethods({ companyId }, owner.call())
  expect(ways).toEqual({ methods: [], isOffered: false })
  const page = { companyId, returnUrl: 'https://console.example.com/billing' }
  expect(await outcomeOf(service.payments.beginPaymentMethod(page, owner.call()))).toBe('no-payment-provider')
})

describe('when an operator records a bank transfer', () => {
  test('then it pays the oldest invoice, in the book and in the ledger, and the rest is credit', async () => {
    const { companyId, owner } = await debtor({ dueAgo: -5 })
    const paid = await pay(companyId, 12_000)
    expect(paid).toMatchObject({ companyId, outstanding: eur(0), credit: eur(2_000) })
    expect(await postings(companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
    expect(balancesOf(await postingsOf(companyId)).get('bank')).toBe(12_000n)
    expect(await typesOf(companyId)).toEqual(['PaymentReceived'])
    const { payments } = await service.payments.listPayments({ companyId }, owner.call())
    expect(payments).toMatchObject([
      { paymentId: paid.paymentId, amount: eur(12_000), returned: eur(0), status: 'PAYMENT_STATUS_SUCCEEDED' },
    ])
  })

  test('by the number of the invoice, then the company is found', async () => {
    const { companyId, number } = await debtor({ dueAgo: -5 })
    const request = { invoiceNumber: number, ...transfer(10_000) }
    const paid = await service.paymentOperators.recordPayment(request, operatorCall())
    expect(paid).toMatchObject({ companyId, outstanding: eur(0) })
  })

  test('twenty times at once in two processes, by one reference, then it is recorded once', async () => {
    const { companyId } = await debtor({ dueAgo: -5 })
    const said = transfer(4_000)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => pay(companyId, 4_000, said, index % 2 ? second : service)),
    )
    expect(new Set(answers.map(({ paymentId }) => paymentId)).size).toBe(1)
    expect(await postings(companyId)).toEqual(['invoice-issued', 'payment-received', 'credit-used'])
    expect(await timesOf(companyId, 'PaymentReceived')).toBe(1)
  })

  test('by one reference for two companies at once, then one has it', async () => {
    const [one, other] = [await debtor({ dueAgo: -5 }), await debtor({ dueAgo: -5 })]
    const said = transfer(4_000)
    const outcomes = await Promise.all([
      outcomeOf(pay(one.companyId, 4_000, said)),
      outcomeOf(pay(other.companyId, 4_000, said, second)),
    ])
    expect(outcomes.sort()).toEqual(['done', 'reference-taken'])
    expect((await postings(one.companyId)).length + (await postings(other.companyId)).length).toBe(4)
  })

  test('that cannot be one, then it is refused and the book is unchanged', async () => {
    const { companyId, owner } = await debtor({ dueAgo: -5 })
    const said = transfer(4_000)
    await pay(companyId, 4_000, said)
    const before = await postings(companyId)
    const refused = (more: object) => outcomeOf(pay(companyId, 4_000, more))
    expect([
      await refused({ ...said, amount: eur(4_001) }),
      await refused({ amount: { amount: 4_000, currency: 'SEK' } }),
      await refused({ amount: eur(0) }),
      await refused({ receivedOn: '2026-02-30' }),
      await refused({ receivedOn: '0999-12-31' }),
      await refused({ receivedOn: today().add({ days: 1 }).toString() }),
      await refused({ reference: '' }),
      await refused({ reference: 'x'.repeat(141) }),
      await refused({ companyId: newId() }),
      await refused({ companyId: undefined, invoiceNumber: 'HF-1999-000001' }),
    ]).toEqual(['reference-taken', 'currency-differs', ...Array(6).fill('bad-request'), 'not-found', 'not-found'])
    const asOwner = service.paymentOperators.recordPayment({ companyId, ...transfer(1) }, owner.call())
    expect(await outcomeOf(asOwner)).toBe('operators-only')
    expect(await postings(companyId)).toEqual(before)
  })
})

describe('money without a name', () => {
  const receive = (said: ReturnType<typeof transfer>) => service.paymentOperators.recordReceipt(said, operatorCall())
  const assign = (
    receiptId: string,
    companyId: string,
    amount?: number,
    at: Pick<BillingService, 'paymentOperators'> = service,
  ) =>
    at.paymentOperators.assignReceipt({ receiptId, companyId, ...(amount && { amount: eur(amount) }) }, operatorCall())

  test('when it is recorded twice and assigned in parts, then never more than was received', async () => {
    const { companyId } = await debtor({ dueAgo: -5 })
    const said = transfer(10_000)
    const { receiptId } = await receive(said)
    expect(await receive(said)).toEqual({ receiptId })
    expect(await outcomeOf(pay(companyId, 10_000, said))).toBe('reference-taken')
    expect(await assign(receiptId, companyId, 4_000)).toMatchObject({ outstanding: eur(6_000) })
    const { receipts } = await service.paymentOperators.listReceipts({}, operatorCall())
    expect(receipts.find((receipt) => receipt.receiptId === receiptId)?.left).toEqual(eur(6_000))
    expect(await outcomeOf(assign(receiptId, companyId, 6_001))).toBe('receipt-used-up')
    expect(await assign(receiptId, companyId)).toMatchObject({ outstanding: eur(0), credit: eur(0) })
    expect(await outcomeOf(assign(receiptId, companyId))).toBe('receipt-used-up')
  })

  test('when all of it is assigned to ten companies at once in two processes, then one has it', async () => {
    const { receiptId } = await receive(transfer(10_000))
    const companies = await Promise.all(Array.from({ length: 10 }, () => debtor({ dueAgo: -5 })))
    const outcomes = await Promise.all(
      companies.map(({ companyId }, index) =>
        outcomeOf(assign(receiptId, companyId, undefined, index % 2 ? second : service)),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['done', 'receipt-used-up']))
  })
})

test('when money is given back, then no more than was paid and is on the account; a write-off ends what is outstanding', async () => {
  const { companyId, number } = await debtor({ dueAgo: -5 })
  const { paymentId } = await pay(companyId, 12_000)
  const refund = (amount: number) =>
    service.paymentOperators.refundPayment({ paymentId, amount: eur(amount), reason: 'asked for' }, operatorCall())
  expect(await outcomeOf(refund(2_001))).toBe('refund-too-large')
  expect(await refund(1_500)).toEqual({ returned: eur(1_500) })
  expect(await outcomeOf(refund(501))).toBe('refund-too-large')
  const writeOff = (invoiceNumber: string) =>
    service.paymentOperators.writeOff({ invoiceNumber, reason: 'bankrupt' }, operatorCall())
  expect(await outcomeOf(writeOff(number))).toBe('nothing-outstanding')
  const other = await debtor()
  expect(await writeOff(other.number)).toEqual({ writtenOff: eur(10_000) })
  expect(await typesOf(companyId)).toEqual(['PaymentReceived', 'PaymentReturned'])
})

describe('who does not pay', () => {
  const isSuspended = async (companyId: string) => wordsTo(companyId).at(-1) === true
  const reminded = (companyId: string, times: number) => async () =>
    (await timesOf(companyId, 'PaymentOverdue')) === times
  /** The four tries of dunning, each when its time has come. */
  async function tryFourTimes(...companyIds: string[]) {
    for (const [wait, times] of [
      [0, 1],
      [3, 2],
      [4, 3],
      [7, 4],
    ] as const) {
      now = days(wait)
      for (const companyId of companyIds) await waitFor(reminded(companyId, times))
    }
    now = days(1)
  }
  async function suspended() {
    const debt = await debtor()
    await tryFourTimes(debt.companyId)
    await waitFor(() => isSuspended(debt.companyId))
    return debt
  }

  test('is reminded four times and suspended, each once in two processes; a payment lifts it before it is answered', async () => {
    const { companyId } = await suspended()
    expect(await typesOf(companyId)).toEqual([...Array(4).fill('PaymentOverdue'), 'UnpaidStandingChanged'])
    const part = await pay(companyId, 9_999)
    expect([part.outstanding, wordsTo(companyId).at(-1)]).toEqual([eur(1), true])
    await pay(companyId, 1)
    expect(wordsTo(companyId).at(-1)).toBe(false)
    expect((await typesOf(companyId)).slice(-2)).toEqual(['PaymentReceived', 'UnpaidStandingChanged'])
    // The next invoice begins from the first reminder.
    await owing.owe(companyId, { number: `${newId()}`, dueOn: today().subtract({ days: 1 }).toString(), gross: 1n })
    await waitFor(reminded(companyId, 5))
    expect((await service.entries(companyId, PaymentOverdue)).at(-1)).toMatchObject({ attempt: 1 })
  })

  test('and company does not answer, then the payment stands, and its repeat waits until company has heard', async () => {
    const { companyId } = await suspended()
    service.companies.unpaid.answer = () => {
      throw new DomainError('unavailable')
    }
    const repeat = { key: newId(), body: 'a' }
    const said = { companyId, ...transfer(10_000) }
    const call = () => service.paymentOperators.recordPayment(said, operatorCall(person(), { repeat }))
    expect(await outcomeOf(call())).toBe('unavailable')
    expect(wordsTo(companyId).at(-1)).toBe(true)
    service.companies.unpaid.answer = ({ version }) => ({ because: [], version })
    expect(await outcomeOf(call())).toBe('done')
    expect(wordsTo(companyId).at(-1)).toBe(false)
    expect(await timesOf(companyId, 'PaymentReceived')).toBe(1)
  })

  test('and nobody repeats the call, then a sweep tells company', async () => {
    const { companyId } = await suspended()
    service.companies.unpaid.answer = () => {
      throw new DomainError('unavailable')
    }
    expect(await outcomeOf(pay(companyId, 10_000))).toBe('unavailable')
    service.companies.unpaid.answer = ({ version }) => ({ because: [], version })
    await waitFor(async () => wordsTo(companyId).at(-1) === false)
  })

  test('and company has a later word, because billing was restored from a backup, then billing goes on above it', async () => {
    service.companies.unpaid.answer = ({ version }) => ({ because: [], version: Math.max(version, 7) })
    const { companyId } = await suspended()
    await waitFor(
      async () => service.companies.unpaid.words.some((word) => word.companyId === companyId && word.version === 8),
      { ms: 60_000 },
    )
    expect(await isSuspended(companyId)).toBe(true)
  })

  test('and is closed meanwhile, then billing stops telling', async () => {
    service.companies.unpaid.answer = () => {
      throw new DomainError('company-closed')
    }
    const debt = await debtor()
    await tryFourTimes(debt.companyId)
    const untold = () => service.connection.collection('dunned-companies').countDocuments({ isUntold: true })
    await waitFor(
      async () => (await timesOf(debt.companyId, 'UnpaidStandingChanged')) === 1 && (await untold()) === 0,
      {
        ms: 60_000,
      },
    )
  })

  test('of an invoice that nobody could know, is not suspended, and operators are told once', async () => {
    const { companyId, number } = await debtor({ isKnown: false })
    await tryFourTimes(companyId)
    await waitFor(async () => (await timesOf(companyId, 'OverdueInvoiceUndelivered')) === 1)
    await owing.known(number, now.epochMilliseconds)
    now = days(1)
    await waitFor(() => isSuspended(companyId))
    expect(await timesOf(companyId, 'OverdueInvoiceUndelivered')).toBe(1)
  })

  test('for sixty days more, has its plan ended, and keeps it if it pays before; the payment still lifts the suspension', async () => {
    const plan = choiceOf('studio', 'INTERVAL_YEAR')
    // In this order: the sweep would end the plan of the first one first.
    const [paying, { companyId }] = [await debtor({ plan }), await debtor({ plan })]
    const ended: string[] = []
    service.site.endPlan = (request) => void ended.push(request.companyId)
    await tryFourTimes(companyId, paying.companyId)
    for (const each of [companyId, paying.companyId]) await waitFor(() => isSuspended(each))
    now = days(59)
    // The invoice of the plan too, where it is issued by now.
    await pay(paying.companyId, 1_000_000)
    now = days(1)
    await waitFor(async () => (await timesOf(companyId, 'EndedAsUnpaid')) === 1)
    await waitFor(() => ended.includes(companyId))
    const endings = await service.entries(companyId, SubscriptionEnded)
    expect(endings).toMatchObject([{ reason: 'SUBSCRIPTION_END_REASON_UNPAID' }])
    expect((await service.entitlement(companyId)).sites).toBe(0)
    expect(await service.entries(paying.companyId, SubscriptionEnded)).toEqual([])
    expect((await service.entitlement(paying.companyId)).sites).toBeGreaterThan(0)
    expect(ended).not.toContain(paying.companyId)
    await pay(companyId, 1_000_000)
    // A word may be said again, by the sweep of either process.
    const news = wordsTo(companyId).filter((word, index, all) => word !== all[index - 1])
    expect(news).toEqual([true, false])
  })
})

test('when a member without the permission asks for payments, then they are refused', async () => {
  const { companyId } = await debtor({ dueAgo: -5 })
  const developer = person()
  await service.companies.join(companyId, developer.userId, { companyRole: 'developer' })
  expect(await outcomeOf(service.payments.listPayments({ companyId }, developer.call()))).toBe('not-allowed')
})
