import { DomainError } from '@holdfast/errors'
import { Temporal } from 'temporal-polyfill'
import { type CompanyAccount, move } from '../book/account.ts'
import type { CompanyMovement } from '../book/posting.ts'
import { release } from './allocation.ts'

/**
 * Where a payment over a provider stands. `action-needed`: the payer has to confirm it at their bank, and nothing is lost
 * yet. A payment that failed may still succeed, when the payer tries again.
 */
export type PaymentState =
  | { status: 'requested' }
  | { status: 'processing' }
  | { status: 'action-needed' }
  | { status: 'failed'; reason: string }
  | { status: 'succeeded' }

export interface Payment {
  paymentId: string
  companyId: string
  provider: string
  /** Our account at the provider: its events about others are not for us. */
  providerAccount: string
  /** The provider's name for the company, from when the payment was asked for. */
  providerCustomer: string
  amount: bigint
  currency: string
  /** The provider's name for the payment, from its first word about it. */
  providerId?: string
  /** Why it was asked for, in the order of tries. Credit goes to the oldest invoice all the same. */
  invoiceNumber?: string
  state: PaymentState
  /** When the provider says that the state came about. An older event about it changes nothing. */
  stateAt: Temporal.Instant
  /** Payments of the invoice that waited for their payer when it was requested. If one is confirmed after all, it is not needed. */
  insteadOf?: readonly string[]
  /** The provider may have been asked for it: its word alone says what has come of it. */
  isAsked?: true
  /** The provider was asked to end it, as it is not needed any more. */
  isWithdrawn?: true
  /** What is back with the payer in all. */
  returned: bigint
  /** Of what that is the sum, and what was undone of it; absent before anything went back over the provider. */
  returns?: readonly Return[]
}

/** Money that a provider gave back, or that a payer's bank took. */
export interface Return {
  /** The provider's name for the refund or the dispute. */
  id: string
  amount: bigint
  by: 'us' | 'bank'
  /** The refund failed, or the dispute was decided for us. For good: nothing leads back from there. */
  isUndone: boolean
  /** Ours for it, where we have asked for it. */
  refundId?: string
}

/**
 * What a provider says about a payment, after the signature was checked and its own words were put into ours. Everything is
 * said absolutely, so that repeats and events out of order do no harm.
 */
export interface ProviderEvent {
  eventId: string
  provider: string
  providerAccount: string
  providerCustomer: string
  paymentId: string
  /** The provider's name for it; absent where the provider speaks of something else of it, such as a refund. */
  providerId?: string
  amount: bigint
  currency: string
  at: Temporal.Instant
  says:
    | Exclude<PaymentState, { status: 'requested' }>
    /** @param returns refunds and disputes of this payment, each as it is now; others may be left out */
    | { status: 'returned'; returns: readonly Return[] }
}

export type PaymentEvent =
  | { type: 'PaymentActionNeeded' }
  | { type: 'PaymentFailed'; reason: string }
  | { type: 'PaymentSucceeded' }
  | { type: 'PaymentReturned' | 'PaymentReturnUndone'; amount: bigint; isByBank: boolean }

export interface PaymentDecision {
  payment: Payment
  events: PaymentEvent[]
  /** For the account of the company, in this order. */
  movements: CompanyMovement[]
}

/** Why a payment failed of which the provider has said nothing. */
const UNANSWERED = 'not-answered'
/** Another one has taken its place, or nothing is owed any more. */
export const WITHDRAWN = 'withdrawn'
/** The provider has ended it, by itself or because it was asked to. */
export const CANCELED = 'canceled'

export function requested(about: Omit<Payment, 'state' | 'stateAt' | 'returned'>, now: Temporal.Instant): Payment {
  if (about.amount <= 0n) throw new RangeError('nothing to pay')
  return { ...about, state: { status: 'requested' }, stateAt: now, returned: 0n }
}

/**
 * Takes in what a provider says. Said again, or late, it decides nothing. What does not fit the payment is refused, and
 * changes nothing: an event of another account or customer, or about another amount.
 */
export function told(payment: Payment, event: ProviderEvent, account: CompanyAccount): PaymentDecision {
  checkIsAbout(payment, event)
  const { providerId } = event
  const isNamed = payment.providerId === undefined && providerId !== undefined
  const named = isNamed ? { ...payment, providerId } : payment
  switch (event.says.status) {
    case 'returned':
      return returnsOf(named, event.says.returns, account, event.at)
    case 'succeeded':
      return succeeded(named, event.at)
    default:
      return unsettled(named, event.says, event.at)
  }
}

/** The provider has not answered for as long as it can be asked: nobody asks it any more, and others may be asked for. */
export function unanswered(payment: Payment): PaymentDecision {
  if (payment.state.status !== 'requested') return { payment, events: [], movements: [] }
  return failed(payment, UNANSWERED)
}

/** It is not needed any more, and the provider was never asked for it. */
export function withdrawn(payment: Payment): PaymentDecision {
  if (payment.state.status !== 'requested' || payment.isAsked) return { payment, events: [], movements: [] }
  return failed(payment, WITHDRAWN)
}

/** It waits for its payer, and the provider does not know it any more: nobody can confirm it. */
export function forgotten(payment: Payment): PaymentDecision {
  if (payment.state.status !== 'action-needed') return { payment, events: [], movements: [] }
  return failed(payment, payment.isWithdrawn ? WITHDRAWN : CANCELED)
}

function failed(payment: Payment, reason: string): PaymentDecision {
  const state = { status: 'failed', reason } as const
  return { payment: { ...payment, state }, events: [{ type: 'PaymentFailed', reason }], movements: [] }
}

/** Money is counted once: from success nothing leads back, however late another word comes. */
function succeeded(payment: Payment, at: Temporal.Instant): PaymentDecision {
  if (payment.state.status === 'succeeded') return { payment, events: [], movements: [] }
  const { companyId, paymentId, amount, provider } = payment
  return {
    payment: { ...payment, state: { status: 'succeeded' }, stateAt: at },
    events: [{ type: 'PaymentSucceeded' }],
    movements: [{ type: 'payment-received', companyId, paymentId, amount, place: { at: 'provider', provider } }],
  }
}

function unsettled(
  payment: Payment,
  said: Exclude<PaymentState, { status: 'requested' | 'succeeded' }>,
  at: Temporal.Instant,
): PaymentDecision {
  const isOurs = payment.isWithdrawn && said.status === 'failed' && said.reason === CANCELED
  const state = isOurs ? { ...said, reason: WITHDRAWN } : said
  if (payment.state.status === state.status || !isNewer(state, at, payment))
    return { payment, events: [], movements: [] }
  const events: PaymentEvent[] =
    state.status === 'action-needed'
      ? [{ type: 'PaymentActionNeeded' }]
      : state.status === 'failed'
        ? [{ type: 'PaymentFailed', reason: state.reason }]
        : []
  return { payment: { ...payment, state, stateAt: at }, events, movements: [] }
}

/** The provider has said nothing of it yet. */
function isUnheard({ state, isWithdrawn }: Payment): boolean {
  if (state.status !== 'failed') return state.status === 'requested'
  return state.reason === UNANSWERED || (state.reason === WITHDRAWN && !isWithdrawn)
}

function isEnded(state: PaymentState): boolean {
  return state.status === 'failed' && [CANCELED, WITHDRAWN].includes(state.reason)
}

/** By the provider's clock, whose seconds hold several events: of those, the one that is further on is the newer one. */
function isNewer(state: PaymentState, at: Temporal.Instant, payment: Payment): boolean {
  const order = ['processing', 'action-needed', 'failed', 'succeeded']
  if (payment.state.status === 'succeeded') return false
  // Whether we asked before or after its event is by another clock, ours.
  if (isUnheard(payment)) return true
  // From there nothing leads back.
  if (isEnded(state) || isEnded(payment.state)) return isEnded(state)
  const later = Temporal.Instant.compare(at, payment.stateAt)
  return later > 0 || (later === 0 && order.indexOf(state.status) > order.indexOf(payment.state.status))
}

/** A refund says that there was success before, also where that word comes later. */
function returnsOf(
  payment: Payment,
  returns: readonly Return[],
  account: CompanyAccount,
  at: Temporal.Instant,
): PaymentDecision {
  let decision = succeeded(payment, at)
  let now = move(account, decision.movements).account
  // Where money has come back there is room for what went out after it, whichever is told first.
  for (const one of returns.toSorted((a, b) => Number(b.isUndone) - Number(a.isUndone))) {
    const next = returnOf(decision.payment, one, now)
    now = move(now, next.movements).account
    decision = {
      payment: next.payment,
      events: [...decision.events, ...next.events],
      movements: [...decision.movements, ...next.movements],
    }
  }
  return decision
}

/** Each refund and each dispute moves money once, and once back. */
function returnOf(payment: Payment, told: Return, account: CompanyAccount): PaymentDecision {
  const nothing: PaymentDecision = { payment, events: [], movements: [] }
  const { returns = [], companyId, paymentId, provider } = payment
  const known = returns.find(({ id }) => id === told.id)
  if (known?.isUndone || (known && !told.isUndone)) return nothing
  // A bank may take back more than is left of a payment of which a part was given back: the rest is the provider's affair.
  const left = payment.amount - payment.returned
  const amount = known?.amount ?? (told.by === 'bank' && told.amount > left ? left : told.amount)
  const others = returns.filter((one) => one !== known)
  const noted = { ...payment, returns: [...others, { ...told, amount }] }
  const isByBank = told.by === 'bank'
  const about = { companyId, paymentId, amount, place: { at: 'provider', provider } } as const
  // Undone before it was told: no money has moved here.
  if ((!known && told.isUndone) || amount === 0n) return { ...nothing, payment: noted }
  if (told.isUndone) {
    return {
      payment: { ...noted, returned: payment.returned - amount },
      events: [{ type: 'PaymentReturnUndone', amount, isByBank }],
      movements: [{ type: isByBank ? 'dispute-won' : 'refund-failed', ...about }],
    }
  }
  if (amount < 0n || amount > left) throw new DomainError('payment-differs')
  return {
    payment: { ...noted, returned: payment.returned + amount },
    events: [{ type: 'PaymentReturned', amount, isByBank }],
    // The money is gone already, whatever it was used for.
    movements: [...release(account, amount), { type: isByBank ? 'payment-reversed' : 'payment-refunded', ...about }],
  }
}

function checkIsAbout(payment: Payment, event: ProviderEvent): void {
  if (event.provider !== payment.provider || event.paymentId !== payment.paymentId) {
    throw new DomainError('unknown-payment')
  }
  const isOfAnother =
    event.providerAccount !== payment.providerAccount || event.providerCustomer !== payment.providerCustomer
  if (isOfAnother) throw new DomainError('event-of-another-account')
  if (event.currency !== payment.currency || event.amount !== payment.amount) throw new DomainError('payment-differs')
}
