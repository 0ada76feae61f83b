import {
  InvoiceIssued,
  OverdueInvoiceUndelivered,
  PaymentActionNeeded,
  PaymentFailed,
  PaymentOverdue,
  PaymentReceived,
  PaymentReturned,
  PaymentReturnUndone,
  PlanChangeDropped,
  PlanChanged,
  PlanChangePlanned,
  SubscriptionCancelled,
  SubscriptionEnded,
  UnpaidStandingChanged,
  UsageNoticeGiven,
} from '@holdfast/contracts/billing'
import { describe, expect, test } from '@jest/globals'
import { type CompanyAccount, openAccount } from '../book/account.ts'
import { billingLetters, type Occasion } from './letter-events.ts'

const companyId = 'c'
const currency = 'EUR'
const choice = (planId: string) => ({ planId, version: 1, interval: 'INTERVAL_MONTH' as const })
const number = 'HF-2026-000041'
const owing: CompanyAccount = {
  ...openAccount(companyId, currency),
  invoices: [{ number, dueOn: '2026-12-14', gross: 12_500n, settled: 500n, writtenOff: 0n }],
}
const occasion: Occasion = {
  companyId,
  companyName: 'Quay',
  readers: {
    members: [{ userId: 'owner', isOwner: true, access: { companyRole: 'administrator' } }],
    contacts: [{ id: 'contact', email: 'books@example.com', name: 'Books', language: 'sv' }],
    locale: 'en',
    switchedOff: new Set(),
  },
  isGiven: () => true,
  account: owing,
  isAttached: true,
  sellerEmail: 'seller@example.com',
  planNameOf: ({ planId }) => planId.toUpperCase(),
  dateOf: (at) => new Date(at + 3_600_000).toISOString().slice(0, 10),
  siteNames: 'Alpha, Beta',
}

/** The message of an event, and its letters. */
async function written<Input>(
  message: { type: string; encode(input: Input): Uint8Array },
  event: Input,
  changes: Partial<Occasion> = {},
) {
  const entry = { type: message.type, data: message.encode(event) }
  return billingLetters.write(entry, { ...occasion, ...changes })
}
const first = async (...given: Parameters<typeof written>) => (await written(...given))[0]
const asks = <Input>(message: { type: string; encode(input: Input): Uint8Array }, event: Input) =>
  billingLetters.asks(message.type, message.encode(event))

const issued = {
  companyId,
  number,
  kind: 'INVOICE_KIND_INVOICE' as const,
  dueOn: '2026-12-14',
  gross: 12_500,
  due: 12_000,
  currency,
  locale: 'en',
}

describe('the letters of billing', () => {
  test('when an invoice is issued, then each who gets it has what it is over and what is to be paid', async () => {
    const values = {
      companyName: 'Quay',
      number,
      grossAmount: '12500 EUR',
      dueAmount: '12000 EUR',
      dueOn: '2026-12-14',
      isAttached: 'true',
    }
    expect(await written(InvoiceIssued, issued)).toEqual([
      { userId: 'owner', template: 'invoice', token: '', values },
      {
        email: 'books@example.com',
        recipientId: 'contact',
        language: 'sv',
        template: 'invoice',
        token: '',
        values: { ...values, asContact: 'true' },
      },
    ])
    const covered = await first(InvoiceIssued, { ...issued, due: 0 }, { isAttached: false })
    expect(covered!.values).toEqual({ companyName: 'Quay', number, grossAmount: '12500 EUR', dueOn: '2026-12-14' })
  })

  test('when a credit note is issued, then it names the invoice that it takes back', async () => {
    const note = { ...issued, kind: 'INVOICE_KIND_CREDIT_NOTE' as const, corrects: 'HF-2026-000017', due: 0 }
    expect(await first(InvoiceIssued, note)).toMatchObject({
      template: 'credit-note',
      values: { grossAmount: '12500 EUR', correctedNumber: 'HF-2026-000017' },
    })
  })

  test('when a payment fails or waits for its payer, then what is still to be paid is said, and nothing when it is paid', async () => {
    const about = { companyId, paymentId: 'p', amount: 12_500, currency, number, reason: 'declined' }
    const paid = { account: openAccount(companyId, currency) }
    const values = { companyName: 'Quay', number, dueAmount: '12000 EUR' }
    for (const [message, template, more] of [
      [PaymentFailed, 'payment-failed', {}],
      // The page on which it is confirmed has to know of which payment.
      [PaymentActionNeeded, 'payment-action-needed', { companyId, paymentId: 'p' }],
    ] as const) {
      const letter = { template, values: { ...values, ...more } }
      expect(await first(message, about)).toEqual(expect.objectContaining(letter))
      expect(await written(message, about, paid)).toEqual([])
    }
  })

  test('when an invoice is overdue, then there is one reminder for each try, the last one warns, and whoever has paid gets none', async () => {
    const reminded = async (attempt: number, changes: Partial<Occasion> = {}) =>
      (await written(PaymentOverdue, { companyId, number, attempt, amount: 12_000, currency }, changes)).map(
        ({ template, values }) => [template, values!.dueAmount, values!.dueOn, values!.attempt],
      )
    for (const attempt of [1, 2, 3]) {
      const reminder = ['payment-reminder', '12000 EUR', '2026-12-14', String(attempt)]
      expect(await reminded(attempt)).toEqual([reminder, reminder])
    }
    expect((await reminded(4))[0]![0]).toBe('payment-last-reminder')
    expect(await reminded(1, { account: openAccount(companyId, currency) })).toEqual([])
  })

  test('when an overdue invoice reached nobody, then the seller is told, and the company is not', async () => {
    expect(await written(OverdueInvoiceUndelivered, { companyId, number })).toEqual([
      expect.objectContaining({ email: 'seller@example.com', template: 'invoice-undelivered' }),
    ])
  })

  test('when a company is suspended as unpaid, then it is told, but not when it has paid meanwhile; and when it is over', async () => {
    const suspended = { companyId, unpaid: true, version: 2 }
    expect(await first(UnpaidStandingChanged, suspended)).toMatchObject({ template: 'suspended-unpaid' })
    const account = openAccount(companyId, currency)
    expect(await written(UnpaidStandingChanged, suspended, { account })).toEqual([])
    const restored = { companyId, unpaid: false, version: 3 }
    expect(await first(UnpaidStandingChanged, restored, { account })).toMatchObject({
      template: 'restored-after-payment',
    })
  })

  test('when money comes, goes, or comes back, then it is said how much; what a bank took or gave back is no refund', async () => {
    const received = { companyId, paymentId: 'p', amount: 12_500, currency, paidNumbers: [number, 'HF-2026-000042'] }
    expect((await first(PaymentReceived, received))!.values).toMatchObject({
      paidAmount: '12500 EUR',
      numbers: `${number}, HF-2026-000042`,
    })
    const returned = { companyId, paymentId: 'p', amount: 700, currency, byBank: false }
    expect(await first(PaymentReturned, returned)).toMatchObject({
      template: 'refund',
      values: { refundAmount: '700 EUR' },
    })
    expect(asks(PaymentReturned, { ...returned, byBank: true })).toBe(false)
    const undone = { ...returned, paidNumbers: [] }
    expect(await first(PaymentReturnUndone, undone)).toMatchObject({
      template: 'refund-failed',
      values: { refundAmount: '700 EUR' },
    })
    expect(await written(PaymentReturnUndone, undone)).toHaveLength(2)
    expect(asks(PaymentReturnUndone, { ...undone, byBank: true })).toBe(false)
  })

  test('when usage passes what is included, then members alone are told, with the day on which the month began', async () => {
    const from = Date.parse('2026-10-31T23:00:00Z')
    const notice = {
      companyId,
      meter: 'USAGE_METER_VISITS',
      percent: 80,
      included: 10,
      used: 8,
      from,
      to: from,
    } as const
    expect(await written(UsageNoticeGiven, notice)).toEqual([
      {
        userId: 'owner',
        template: 'usage-notice',
        token: '',
        values: { companyName: 'Quay', meter: 'visits', percent: '80', beganOn: '2026-11-01' },
      },
    ])
  })

  test('when a plan changes, is going to, or does not after all, then the plans are named', async () => {
    const planned = { companyId, choice: choice('studio'), at: 5 }
    expect(await first(PlanChangePlanned, planned)).toMatchObject({
      template: 'plan-change-planned',
      values: { planName: 'STUDIO', changesAt: '5' },
    })
    const changed = { companyId, from: choice('studio'), to: choice('agency'), at: 5 }
    expect(await first(PlanChanged, changed)).toMatchObject({
      template: 'plan-changed',
      values: { planName: 'AGENCY', formerPlanName: 'STUDIO' },
    })
    const dropped = { companyId, choice: choice('studio') }
    expect(await first(PlanChangeDropped, { ...dropped, because: 'DROP_CAUSE_REFUSED' })).toMatchObject({
      template: 'plan-change-refused',
    })
    for (const because of ['DROP_CAUSE_WITHDRAWN', 'DROP_CAUSE_REPLACED', 'DROP_CAUSE_CANCELLED'] as const) {
      expect(asks(PlanChangeDropped, { ...dropped, because })).toBe(false)
    }
  })

  test('when a plan is cancelled or ends, then the sites that go are named; whoever closes the company is not told', async () => {
    const cancelled = { companyId, endsAt: 5, siteIds: ['a', 'b'] }
    expect(await first(SubscriptionCancelled, cancelled)).toMatchObject({
      template: 'plan-cancelled',
      values: { endsAt: '5', siteName: 'Alpha, Beta' },
    })
    expect((await first(SubscriptionCancelled, cancelled, { siteNames: '' }))!.values).toEqual({
      companyName: 'Quay',
      endsAt: '5',
    })
    const ended = (reason: 'CANCELLED' | 'UNPAID' | 'REFUNDED' | 'CLOSED') => ({
      companyId,
      reason: `SUBSCRIPTION_END_REASON_${reason}` as const,
      siteIds: ['a'],
    })
    for (const reason of ['CANCELLED', 'UNPAID', 'REFUNDED'] as const) {
      expect((await first(SubscriptionEnded, ended(reason)))!.values).toMatchObject({
        cause: reason.toLowerCase(),
        siteName: 'Alpha, Beta',
      })
    }
    expect(asks(SubscriptionEnded, ended('CLOSED'))).toBe(false)
  })
})
