import { DomainError } from '@holdfast/errors'
import Stripe from 'stripe'
import { Temporal } from 'temporal-polyfill'
import type { PaymentMethod } from '../payment-methods/payment-method.ts'
import { providerPage } from './page.ts'
import { CANCELED, type ProviderEvent, type Return } from './payment.ts'
import type { PaymentProvider, ProviderRecord, ProviderWord } from './payment-provider.ts'

const DEADLINE_MS = 8_000
/** What an event of our own account has; those of connected accounts name theirs. */
const OWN = 'own'
/** A webhook that was signed longer ago is a replay. */
const TOLERANCE_SECONDS = 300
/** Each payment takes some more questions. */
const PAGE = 10

/**
 * Payments over Stripe, by its official library.
 * @param settings.apiUrl another address than Stripe's own, for tests
 */
export function openStripe(settings: { secretKey: string; webhookSecret: string; apiUrl?: string }): PaymentProvider {
  const { secretKey, webhookSecret, apiUrl } = settings
  const address = apiUrl === undefined ? undefined : new URL(apiUrl)
  const stripe = new Stripe(secretKey, {
    timeout: DEADLINE_MS,
    // What was not answered is asked again by our own sweep, under the same key.
    maxNetworkRetries: 0,
    telemetry: false,
    ...(address && {
      host: address.hostname,
      port: Number(address.port),
      protocol: address.protocol === 'https:' ? 'https' : 'http',
    }),
  })
  const plain = address?.protocol === 'http:'
  const isLive = secretKey.includes('_live_')

  return {
    name: 'stripe',
    account: OWN,

    async charge({ paymentId, companyId, customer, method, amount, currency }) {
      const intent = {
        amount: Number(amount),
        currency: currency.toLowerCase(),
        customer,
        payment_method: method,
        off_session: true,
        confirm: true,
        metadata: { paymentId, companyId },
      }
      const answered = await outcomeOf(stripe.paymentIntents.create(intent, { idempotencyKey: paymentId }))
      if (typeof answered === 'string') {
        const paid = { amount: intent.amount, currency, customer }
        const about = { eventId: `refusal ${paymentId}`, account: OWN, created: nowInSeconds() }
        return { ...said(paymentId, paid, about), says: { status: 'failed', reason: answered } }
      }
      const event = eventOf(answered, { eventId: `answer ${paymentId}`, account: OWN, created: answered.created })
      if (!event) throw new DomainError('unavailable')
      return event
    },

    async confirmation({ providerId, method, returnUrl }) {
      const about = { eventId: `confirmation ${providerId}`, account: OWN, created: nowInSeconds() }
      const present = await unlessUnavailable(stripe.paymentIntents.retrieve(providerId))
      const isWaiting = saysOf(present)?.status === 'action-needed'
      // Stripe cancels a payment that is confirmed too often: a page that is open already is the answer.
      const answered =
        isWaiting && !present.next_action?.redirect_to_url
          ? await outcomeOf(
              stripe.paymentIntents.confirm(providerId, { payment_method: method, return_url: returnUrl }),
            )
          : present
      const event = eventOf(typeof answered === 'string' ? present : answered, about)
      if (!event) throw new DomainError('unavailable')
      if (typeof answered === 'string') return { event: { ...event, says: { status: 'failed', reason: answered } } }
      if (event.says.status !== 'action-needed') return { event }
      return { url: providerPage(answered.next_action?.redirect_to_url?.url, { plain }) }
    },

    async cancel(providerId) {
      const about = { eventId: `cancellation ${providerId}`, account: OWN, created: nowInSeconds() }
      const answered = await outcomeOf(stripe.paymentIntents.cancel(providerId))
      if (answered === 'resource_missing') return undefined
      // What cannot be canceled any more is as it is.
      const isRefused = typeof answered === 'string'
      const present = isRefused ? await unlessUnavailable(stripe.paymentIntents.retrieve(providerId)) : answered
      const event = eventOf(present, about)
      if (!event) throw new DomainError('unavailable')
      return event
    },

    async refund({ refundId, providerId, amount }) {
      const wanted = { payment_intent: providerId, amount: Number(amount), metadata: { refundId } }
      return stripe.refunds.create(wanted, { idempotencyKey: refundId }).then(
        () => ({}),
        (error) => ({ refusal: refusalOf(error) }),
      )
    },

    async beginMethod({ companyId, customer: known, currency, returnUrl }) {
      const customer =
        known ??
        (await unlessUnavailable(stripe.customers.create({ metadata: { companyId } }, { idempotencyKey: companyId })))
          .id
      const session = await unlessUnavailable(
        stripe.checkout.sessions.create({
          mode: 'setup',
          customer,
          currency: currency.toLowerCase(),
          success_url: returnUrl,
        }),
      )
      return { customer, url: providerPage(session.url, { plain }) }
    },

    async removeMethod(providerId) {
      await stripe.paymentMethods.detach(providerId).catch((error) => {
        // It is not there any more.
        if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw new DomainError('unavailable')
      })
    },

    async find(providerId) {
      const found = await stripe.paymentIntents.retrieve(providerId).catch((error) => {
        const isUnknown = error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'resource_missing'
        if (!isUnknown) throw new DomainError('unavailable')
        return undefined
      })
      return found && recordOf(found)
    },

    async list({ from, to, after }) {
      const created = { gte: Math.floor(from.epochMilliseconds / 1_000), lt: Math.floor(to.epochMilliseconds / 1_000) }
      const wanted = { created, limit: PAGE, ...(after !== '' && { starting_after: after }) }
      const { data, has_more: hasMore } = await unlessUnavailable(stripe.paymentIntents.list(wanted))
      const payments: ProviderRecord[] = []
      for (const intent of data) payments.push(await recordOf(intent))
      return { payments, next: hasMore ? data.at(-1)!.id : '' }
    },

    async read(body, signature): Promise<ProviderWord | undefined> {
      const event = verified(body, signature)
      if (event.livemode !== isLive) throw new DomainError('event-of-another-account')
      const about = { eventId: event.id, account: event.account ?? OWN, created: event.created }
      switch (event.type) {
        case 'payment_intent.processing':
        case 'payment_intent.requires_action':
        case 'payment_intent.payment_failed':
        case 'payment_intent.canceled':
        case 'payment_intent.succeeded': {
          const said = eventOf(event.data.object, about)
          return said && { about: 'payment', event: said }
        }
        case 'charge.refunded':
          return returned(event.data.object, await refundsOf(event.data.object.id), about)
        case 'refund.failed':
        case 'refund.updated':
        case 'charge.refund.updated': {
          const { charge: id } = event.data.object
          if (!id) return undefined
          const charge = await unlessUnavailable(stripe.charges.retrieve(idOf(id)))
          return returned(charge, await refundsOf(charge.id), about)
        }
        case 'charge.dispute.funds_withdrawn':
        case 'charge.dispute.funds_reinstated': {
          const { id, charge: of, amount, status } = event.data.object
          const charge = await unlessUnavailable(stripe.charges.retrieve(idOf(of)))
          // What was refunded before comes back from a dispute that is lost, too: no money of the payment does.
          const isUndone = event.type === 'charge.dispute.funds_reinstated' && status === 'won'
          const dispute = { id, amount: BigInt(amount), by: 'bank', isUndone } as const
          // A bank takes back what is left after the refunds, so these are known first.
          return returned(charge, [...(await refundsOf(charge.id)), dispute], about)
        }
        case 'checkout.session.completed': {
          const { mode, customer, setup_intent: setup } = event.data.object
          if (mode !== 'setup' || !customer || !setup) return undefined
          const { payment_method: id } = await unlessUnavailable(stripe.setupIntents.retrieve(idOf(setup)))
          if (!id) return undefined
          const method = await unlessUnavailable(stripe.paymentMethods.retrieve(idOf(id)))
          // Said late, or again: it was removed meanwhile.
          if (!method.customer || idOf(method.customer) !== idOf(customer)) return undefined
          return { about: 'method', customer: idOf(customer), method: methodOf(method) }
        }
        default:
          return undefined
      }
    },
  }

  async function recordOf(intent: Stripe.PaymentIntent): Promise<ProviderRecord> {
    const { id: providerId, metadata, amount, currency, status, latest_charge: charge, payment_method: method } = intent
    const isSucceeded = status === 'succeeded'
    const about = { providerId, amount: BigInt(amount), currency: currency.toUpperCase(), isSucceeded }
    const returned = isSucceeded && charge ? await returnedOf(providerId, idOf(charge)) : 0n
    const event = eventOf(intent, { eventId: `record ${providerId}`, account: OWN, created: intent.created })
    const { companyId = '' } = metadata
    return {
      ...about,
      returned,
      ...(metadata.paymentId && { paymentId: metadata.paymentId }),
      ...(event && { standing: { event, companyId, method: method ? idOf(method) : '' } }),
    }
  }

  async function returnedOf(intent: string, charge: string): Promise<bigint> {
    const disputes = await unlessUnavailable(stripe.disputes.list({ payment_intent: intent, limit: 100 }))
    // Those that take nothing yet are questions of the bank.
    const taken = disputes.data.filter(({ status }) => !status.startsWith('warning_') && status !== 'won')
    const refunds = (await refundsOf(charge)).filter(({ isUndone }) => !isUndone)
    return [...taken.map(({ amount }) => BigInt(amount)), ...refunds.map(({ amount }) => amount)].reduce(
      (sum, amount) => sum + amount,
      0n,
    )
  }

  /** As they are now: what an event says of them may be old, and is about one alone. */
  async function refundsOf(charge: string): Promise<Return[]> {
    const refunds = await unlessUnavailable(
      stripe.refunds.list({ charge, limit: 100 }).autoPagingToArray({ limit: 1_000 }),
    )
    return refunds.map(returnOf)
  }

  function verified(body: Uint8Array, signature: string): Stripe.Event {
    try {
      return stripe.webhooks.constructEvent(Buffer.from(body), signature, webhookSecret, TOLERANCE_SECONDS)
    } catch {
      throw new DomainError('webhook-not-verified')
    }
  }
}

interface About {
  eventId: string
  account: string
  /** In seconds. */
  created: number
}

/** Undefined where it is no payment of ours, or nothing has come of it yet. */
function eventOf(intent: Stripe.PaymentIntent, about: About): ProviderEvent | undefined {
  const says = saysOf(intent)
  const { metadata, customer, amount, currency } = intent
  if (!says || !metadata.paymentId) return undefined
  return {
    ...said(metadata.paymentId, { amount, currency, customer: customer ? idOf(customer) : '' }, about),
    providerId: intent.id,
    says,
  }
}

function returned(charge: Stripe.Charge, returns: readonly Return[], about: About): ProviderWord | undefined {
  const { metadata, customer } = charge
  if (!metadata.paymentId) return undefined
  const paid = { amount: charge.amount, currency: charge.currency, customer: customer ? idOf(customer) : '' }
  return {
    about: 'payment',
    event: { ...said(metadata.paymentId, paid, about), says: { status: 'returned', returns } },
  }
}

function returnOf({ id, amount, status, metadata }: Stripe.Refund): Return {
  const refundId = metadata?.refundId
  const isUndone = status === 'failed' || status === 'canceled'
  return { id, amount: BigInt(amount), by: 'us', isUndone, ...(refundId !== undefined && { refundId }) }
}

function said(
  paymentId: string,
  { amount, currency, customer }: { amount: number; currency: string; customer: string },
  { eventId, account, created }: About,
) {
  return {
    eventId,
    provider: 'stripe',
    providerAccount: account,
    providerCustomer: customer,
    paymentId,
    amount: BigInt(amount),
    currency: currency.toUpperCase(),
    at: Temporal.Instant.fromEpochMilliseconds(created * 1_000),
  }
}

function saysOf(intent: Stripe.PaymentIntent): ProviderEvent['says'] | undefined {
  switch (intent.status) {
    case 'succeeded':
      return { status: 'succeeded' }
    case 'processing':
      return { status: 'processing' }
    case 'requires_action':
      return { status: 'action-needed' }
    case 'canceled':
      return { status: 'failed', reason: CANCELED }
    case 'requires_payment_method': {
      const { decline_code: declined, code } = intent.last_payment_error ?? {}
      // Off session nobody can confirm: the payer has to come back.
      if (code === 'authentication_required') return { status: 'action-needed' }
      return { status: 'failed', reason: declined ?? code ?? 'failed' }
    }
    default:
      return undefined
  }
}

function methodOf({ id, card, sepa_debit: debit }: Stripe.PaymentMethod): PaymentMethod {
  if (debit) return { providerId: id, kind: 'bank-debit', label: `•••• ${debit.last4 ?? ''}` }
  return { providerId: id, kind: 'card', label: `${card?.brand ?? 'card'} •••• ${card?.last4 ?? ''}` }
}

function idOf(thing: string | { id: string }): string {
  return typeof thing === 'string' ? thing : thing.id
}

/** By our clock, before Stripe is asked: what it says of itself meanwhile is newer than its answer may be. */
function nowInSeconds(): number {
  return Math.floor(Date.now() / 1_000)
}

/**
 * The payment, or why it is refused for good. A card that is declined is an answer, and so is a payment that has gone on
 * meanwhile: it is there, and says what has come of it.
 */
function outcomeOf(asked: Promise<Stripe.PaymentIntent>): Promise<Stripe.PaymentIntent | string> {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors
  return asked.catch((error) => {
    const isAnswer = error instanceof StripeCardError || error instanceof StripeInvalidRequestError
    return (isAnswer && (error.payment_intent as Stripe.PaymentIntent | undefined)) || refusalOf(error)
  })
}

/** Why Stripe refuses for good what it was asked for, however often it is asked again. Throws `unavailable` otherwise. */
function refusalOf(error: unknown): string {
  const { StripeCardError, StripeInvalidRequestError } = Stripe.errors
  if (error instanceof StripeCardError) return error.decline_code ?? error.code ?? 'failed'
  // A conflict is no refusal: another process is asking for the same at this moment.
  if (error instanceof StripeInvalidRequestError && error.statusCode !== 409) return error.code ?? 'invalid-request'
  throw new DomainError('unavailable')
}

function unlessUnavailable<Answer>(asked: Promise<Answer>): Promise<Answer> {
  return asked.catch(() => {
    throw new DomainError('unavailable')
  })
}
