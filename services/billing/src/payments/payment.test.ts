import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { type CompanyAccount, openAccount, openInvoices, outstandingOf } from '../book/account.ts'
import { balancesOf, type Posting } from '../book/posting.ts'
import { settle } from './allocation.ts'
import {
  forgotten,
  type Payment,
  type PaymentEvent,
  type ProviderEvent,
  type Return,
  requested,
  told,
  unanswered,
  withdrawn,
} from './payment.ts'

const companyId = 'company-1'
const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(1_790_000_000_000 + seconds * 1_000)
const about = {
  paymentId: 'payment-1',
  companyId,
  provider: 'stripe',
  providerAccount: 'acct_1',
  providerCustomer: 'cus_1',
  amount: 1_000n,
  currency: 'EUR',
}
// Our clock is ahead of the provider's: that must not make its first events look old.
const asked = requested(about, at(50))
const { account: owing } = settle(openAccount(companyId, 'EUR'), [
  { type: 'invoice-issued', companyId, number: '1', dueOn: '2026-12-01', net: 1_000n, vat: [] },
])

const event = (says: ProviderEvent['says'], seconds: number, other: Partial<ProviderEvent> = {}): ProviderEvent => {
  const { provider, providerAccount, providerCustomer, paymentId, amount, currency } = about
  const eventId = `evt_${seconds}_${says.status}`
  return {
    provider,
    providerAccount,
    providerCustomer,
    paymentId,
    amount,
    currency,
    eventId,
    at: at(seconds),
    says,
    ...other,
  }
}
const processing = event({ status: 'processing' }, 1)
const actionNeeded = event({ status: 'action-needed' }, 2)
const failed = event({ status: 'failed', reason: 'card-declined' }, 2)
const succeeded = event({ status: 'succeeded' }, 5)
const returned = (
  id: string,
  amount: bigint,
  { by = 'us', isUndone = false, seconds = 6 }: Partial<Return & { seconds: number }> = {},
) => event({ status: 'returned', returns: [{ id, amount, by, isUndone }] }, seconds)
const refunded = (amount: bigint, seconds: number) => returned('re_1', amount, { seconds })
const reversed = (amount: bigint, seconds: number) => returned('dp_1', amount, { by: 'bank', seconds })

/** What becomes of payment and account, each event after the other, as transactions do. */
function after(...events: ProviderEvent[]) {
  let payment: Payment = asked
  let account: CompanyAccount = owing
  const told_: PaymentEvent[] = []
  const postings: Posting[] = []
  for (const one of events) {
    const decision = told(payment, one, account)
    const change = settle(account, decision.movements)
    payment = decision.payment
    account = change.account
    told_.push(...decision.events)
    postings.push(...change.postings)
  }
  return { payment, account, events: told_, balances: balancesOf(postings), postings }
}
const refusal = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return undefined
}

describe('a payment over a provider', () => {
  test('when it succeeds, then it is posted, and the invoice is paid', () => {
    const { payment, account, events, balances } = after(processing, succeeded)
    expect(payment.state).toEqual({ status: 'succeeded' })
    expect(events).toEqual([{ type: 'PaymentSucceeded' }])
    expect(openInvoices(account)).toEqual([])
    expect(balances.get('clearing:stripe')).toBe(1_000n)
  })

  test('when the payer has to confirm it, then that is a state of its own, told once, and nothing is posted', () => {
    const { payment, events, postings } = after(processing, actionNeeded, event({ status: 'action-needed' }, 4))
    expect([payment.state, events, postings]).toEqual([
      { status: 'action-needed' },
      [{ type: 'PaymentActionNeeded' }],
      [],
    ])
  })

  test('when it fails and the payer tries again, then it may succeed', () => {
    const { events, payment } = after(failed, event({ status: 'processing' }, 3), succeeded)
    expect(events).toEqual([{ type: 'PaymentFailed', reason: 'card-declined' }, { type: 'PaymentSucceeded' }])
    expect(payment.state.status).toBe('succeeded')
  })
})

describe('a payment of which the provider says nothing', () => {
  test('when it cannot be asked any more, then it has failed, once', () => {
    const { payment, events, movements } = unanswered(asked)
    expect([payment.state, events, movements]).toEqual([
      { status: 'failed', reason: 'not-answered' },
      [{ type: 'PaymentFailed', reason: 'not-answered' }],
      [],
    ])
    expect(unanswered(payment)).toEqual({ payment, events: [], movements: [] })
    for (const word of [processing, succeeded]) {
      const { payment: known } = told(asked, word, owing)
      expect(unanswered(known).payment).toBe(known)
    }
  })

  test('when its word comes after all, then it counts, whatever the clocks say', () => {
    const { payment } = unanswered(asked)
    expect(told(payment, processing, owing).payment.state.status).toBe('processing')
    expect(told(payment, succeeded, owing).events).toEqual([{ type: 'PaymentSucceeded' }])
  })
})

describe('a payment that is not needed any more', () => {
  test('when the provider was never asked for it, then it ends; when it may have been, its word decides', () => {
    expect(withdrawn(asked)).toMatchObject({
      payment: { state: { status: 'failed', reason: 'withdrawn' } },
      events: [{ type: 'PaymentFailed', reason: 'withdrawn' }],
    })
    const known = { ...asked, isAsked: true as const }
    expect(withdrawn(known)).toEqual({ payment: known, events: [], movements: [] })
  })

  test('when it waited, and was ended at the provider, then nothing leads back, whatever the clocks say, but money', () => {
    const waiting = { ...after(event({ status: 'action-needed' }, 5)).payment, isWithdrawn: true as const }
    // Its own clock is behind.
    const ended = told(waiting, event({ status: 'failed', reason: 'canceled' }, 2), owing)
    expect(ended.events).toEqual([{ type: 'PaymentFailed', reason: 'withdrawn' }])
    for (const late of ['action-needed', 'processing'] as const) {
      expect(told(ended.payment, event({ status: late }, 9), owing).events).toEqual([])
    }
    expect(told(ended.payment, succeeded, owing).events).toEqual([{ type: 'PaymentSucceeded' }])
  })

  test('when it was on its way already, and fails later, then its payer is told why', () => {
    const waiting = { ...after(event({ status: 'action-needed' }, 2)).payment, isWithdrawn: true as const }
    const { payment } = told(waiting, event({ status: 'processing' }, 3), owing)
    const { events } = told(payment, event({ status: 'failed', reason: 'card-declined' }, 4), owing)
    expect(events).toEqual([{ type: 'PaymentFailed', reason: 'card-declined' }])
  })

  test('when it waited, and the provider does not know it, then nobody can confirm it', () => {
    const waiting = { ...after(event({ status: 'action-needed' }, 2)).payment, isWithdrawn: true as const }
    expect(forgotten(waiting).events).toEqual([{ type: 'PaymentFailed', reason: 'withdrawn' }])
    expect(forgotten(asked).events).toEqual([])
  })
})

describe('events', () => {
  test('when the provider’s name for a payment comes after all else, then it is known', () => {
    const { payment } = after(refunded(300n, 6))
    expect(told(payment, { ...succeeded, providerId: 'pi_1' }, owing).payment.providerId).toBe('pi_1')
  })

  test('when the same one comes 50 times, then the book has it once', () => {
    const { postings, events } = after(...Array(50).fill(succeeded))
    expect(postings.map(({ movement }) => movement.type)).toEqual(['payment-received', 'credit-used'])
    expect(events).toHaveLength(1)
    const twice = after(succeeded, ...Array(50).fill(refunded(300n, 6)))
    expect(twice.balances.get('clearing:stripe')).toBe(700n)
  })

  test('when an older one comes late, then it changes nothing', () => {
    expect(after(succeeded, failed).payment.state.status).toBe('succeeded')
    expect(after(succeeded, event({ status: 'failed', reason: 'expired' }, 9)).payment.state.status).toBe('succeeded')
    expect(after(failed, processing).payment.state.status).toBe('failed')
    // Both in one second, whichever comes first.
    expect(after(failed, actionNeeded).payment.state.status).toBe('failed')
    expect(after(actionNeeded, failed).payment.state.status).toBe('failed')
  })

  test('when a refund is told before the payment, then both are posted, and the later word decides nothing', () => {
    const { balances, events } = after(refunded(300n, 6), succeeded)
    expect(balances.get('clearing:stripe')).toBe(700n)
    expect(events.map(({ type }) => type)).toEqual(['PaymentSucceeded', 'PaymentReturned'])
  })

  test('when one is forged, of another account or customer, or about another amount, then it is refused', () => {
    const wrong = (other: Partial<ProviderEvent>) =>
      refusal(() => told(asked, event({ status: 'succeeded' }, 5, other), owing))
    expect(wrong({ providerAccount: 'acct_2' })).toBe('event-of-another-account')
    expect(wrong({ providerCustomer: 'cus_2' })).toBe('event-of-another-account')
    expect(wrong({ paymentId: 'payment-2' })).toBe('unknown-payment')
    expect(wrong({ provider: 'another' })).toBe('unknown-payment')
    expect(wrong({ amount: 1_001n })).toBe('payment-differs')
    expect(wrong({ currency: 'SEK' })).toBe('payment-differs')
    expect(refusal(() => told(asked, refunded(1_001n, 6), owing))).toBe('payment-differs')
    expect(wrong({})).toBeUndefined()
  })
})

describe('money that goes back', () => {
  test('when the payer’s bank takes it back, then the invoice is open again', () => {
    const { account, balances, events } = after(succeeded, reversed(1_000n, 9))
    expect(openInvoices(account).map(outstandingOf)).toEqual([1_000n])
    expect(balances.get('clearing:stripe')).toBeUndefined()
    expect(events.at(-1)).toEqual({ type: 'PaymentReturned', amount: 1_000n, isByBank: true })
  })
})

describe('money that comes back from the payer', () => {
  const lost = reversed(1_000n, 9)

  test('when a dispute is decided for us, then the invoice is paid again, once', () => {
    const won = returned('dp_1', 1_000n, { by: 'bank', isUndone: true, seconds: 20 })
    const { account, balances, events, payment } = after(succeeded, lost, won, won, lost)
    expect(openInvoices(account)).toEqual([])
    expect(balances.get('clearing:stripe')).toBe(1_000n)
    expect(events.slice(-2)).toEqual([
      { type: 'PaymentReturned', amount: 1_000n, isByBank: true },
      { type: 'PaymentReturnUndone', amount: 1_000n, isByBank: true },
    ])
    expect(payment.returned).toBe(0n)
    // Its beginning is told late: no money has moved.
    expect(after(succeeded, won, lost).postings).toHaveLength(2)
  })

  test('when a refund fails, then it is credit again, and can be given back by another one', () => {
    const failing = returned('re_1', 300n, { isUndone: true })
    const { account, payment, postings } = after(succeeded, refunded(300n, 6), failing, returned('re_2', 300n))
    expect(postings.map(({ movement }) => movement.type)).toEqual([
      ...['payment-received', 'credit-used', 'credit-released', 'payment-refunded'],
      ...['refund-failed', 'credit-used', 'credit-released', 'payment-refunded'],
    ])
    expect([payment.returned, openInvoices(account).map(outstandingOf)]).toEqual([300n, [300n]])
  })

  test('when a refund of all fails and is made anew, then both are booked, in whatever order they are listed', () => {
    const anew = { id: 're_2', amount: 1_000n, by: 'us', isUndone: false } as const
    const returns = [anew, { id: 're_1', amount: 1_000n, by: 'us', isUndone: true }] as const
    const { payment } = after(succeeded, refunded(1_000n, 6), event({ status: 'returned', returns }, 9))
    expect(payment.returned).toBe(1_000n)
  })

  test('when a bank takes the whole back of which a part was given back, then no more is posted than was paid', () => {
    const { balances, payment } = after(succeeded, refunded(300n, 6), lost)
    expect([balances.get('clearing:stripe'), payment.returned]).toEqual([undefined, 1_000n])
  })
})

test('whatever the order, and however often repeated, the same money has moved and the same state is reached', () => {
  const other = returned('re_2', 150n)
  const story = [
    ...[processing, actionNeeded, failed, succeeded, refunded(300n, 6), other, reversed(250n, 9)],
    ...[returned('re_1', 300n, { isUndone: true }), returned('dp_2', 100n, { by: 'bank' })],
    returned('dp_2', 100n, { by: 'bank', isUndone: true }),
  ]
  const expected = after(...story)
  const orders = fc
    .tuple(fc.shuffledSubarray(story, { minLength: story.length }), fc.array(fc.constantFrom(...story)))
    .map(([all, more]) => [...more, ...all])
  fc.assert(
    fc.property(orders, (events) => {
      const { payment, balances, account } = after(...events)
      expect(payment.returned).toBe(400n)
      expect([payment.state, payment.returned]).toEqual([expected.payment.state, expected.payment.returned])
      expect(balances).toEqual(expected.balances)
      expect(openInvoices(account)).toEqual(openInvoices(expected.account))
    }),
  )
})
