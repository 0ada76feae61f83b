import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { newId } from '@holdfast/contracts'
import Stripe from 'stripe'

interface Intent {
  id: string
  object: 'payment_intent'
  amount: number
  currency: string
  customer: string
  metadata: Record<string, string>
  created: number
  status: string
  last_payment_error?: object
  next_action?: object | null
}

/** The charge of a payment, as events of refunds and disputes know it. */
export function chargeOf({ id, amount, currency, customer, metadata }: Intent) {
  return { id: `ch_${id}`, object: 'charge', amount, currency, customer, metadata, payment_intent: id }
}

/** What a card does, by its name: `pm_refused` is one that Stripe does not know any more, and `pm_away` is never answered. */
const statuses: Record<string, string> = {
  pm_good: 'succeeded',
  pm_declined: 'requires_payment_method',
  pm_debit: 'processing',
}
/** Cards whose bank wants the payer to confirm, and what comes of it when the payer is there. */
const asking: Record<string, 'redirect' | 'succeeded' | 'declined' | 'gone'> = {
  pm_asking: 'redirect',
  pm_easy: 'succeeded',
  pm_worn: 'declined',
  pm_gone: 'gone',
}

/** The last digits of cards that have others than most. */
const digits: Record<string, string> = { pm_declined: '0002', pm_asking: '3155' }

/** How Stripe refuses a payment that it keeps. */
function declined(intent: Intent) {
  return { error: { type: 'card_error', message: 'no', ...intent.last_payment_error, payment_intent: intent } }
}

/**
 * Stands for Stripe: an HTTP server with the few calls that billing makes, which does with a card what the card's name says. It
 * counts payments by their Idempotency-Key, and signs events as Stripe does.
 */
export async function scriptedStripe() {
  const webhookSecret = 'whsec_0123456789abcdef'
  const secretKey = 'sk_test_0123456789'
  const intents = new Map<string, Intent>()
  const refunds = new Map<string, { intent: string; amount: number; status: string; refundId?: string }>()
  const disputes: { intent: string; amount: number; status: string }[] = []
  const script = {
    isAway: false,
    refusesRefunds: false,
    keepsCards: false,
    bankPage: 'https://bank.example.com/confirm',
    cardPage: 'https://pay.example.com/session',
  }
  /** Who was sent to the page where a card is added, and where they come back to, in that order. */
  const cardPages: { customer: string; returnUrl: string }[] = []
  /** Where the payers were to come back to, in the order in which they were sent to their bank. */
  const returnUrls: string[] = []
  /** Whose card it is, until it is detached. */
  const attached = new Map<string, string>()
  let isHeld = Promise.resolve()
  let held = 0
  const now = () => Math.floor(Date.now() / 1_000)

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const key = String(request.headers['idempotency-key'] ?? newId())
    const [, , noun, id = '', act] = (request.url ?? '').split('?')[0]!.split('/')
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (script.isAway) return answer(500, { error: { type: 'api_error', message: 'away' } })
    switch (noun) {
      case 'customers':
        return answer(200, { id: `cus_${key}` })
      case 'checkout':
        cardPages.push({ customer: form.get('customer')!, returnUrl: form.get('success_url')! })
        return answer(200, { id: `cs_${newId()}`, url: script.cardPage })
      case 'setup_intents':
        return answer(200, { id, payment_method: id.replace('seti_', 'pm_') })
      case 'payment_methods':
        if (act === 'detach' && script.keepsCards) return answer(500, { error: { type: 'api_error', message: 'away' } })
        if (act === 'detach') attached.delete(id)
        return answer(200, {
          id,
          customer: attached.get(id) ?? null,
          card: { brand: 'visa', last4: digits[id] ?? '4242' },
        })
      case 'charges': {
        const intent = [...intents.values()].find((one) => chargeOf(one).id === id)
        return intent ? answer(200, chargeOf(intent)) : answer(404, { error: { type: 'invalid_request_error' } })
      }
      case 'refunds':
        if (request.method === 'GET') {
          const charge = new URL(request.url!, 'http://stripe').searchParams.get('charge')
          const of = [...refunds].filter(([, { intent }]) => `ch_${intent}` === charge)
          const data = of.map(([of, { amount, status, refundId }]) => ({
            id: `re_${of}`,
            ...{ object: 'refund', amount, status, metadata: refundId === undefined ? {} : { refundId } },
          }))
          return answer(200, { object: 'list', data, has_more: false })
        }
        if (script.refusesRefunds) {
          const error = { type: 'invalid_request_error', code: 'charge_already_refunded', message: 'no' }
          return answer(400, { error })
        }
        refunds.set(key, {
          intent: form.get('payment_intent')!,
          amount: Number(form.get('amount')),
          status: 'pending',
          refundId: form.get('metadata[refundId]')!,
        })
        return answer(200, { id: `re_${key}`, status: 'pending' })
      case 'disputes': {
        const intent = new URL(request.url!, 'http://stripe').searchParams.get('payment_intent')
        const data = disputes.filter((one) => one.intent === intent).map(({ amount, status }) => ({ amount, status }))
        return answer(200, { object: 'list', data, has_more: false })
      }
      case 'payment_intents': {
        if (request.method === 'GET') {
          const all = [...intents.values()].map((intent) => ({ ...intent, latest_charge: `ch_${intent.id}` }))
          if (id === '') {
            const after = new URL(request.url!, 'http://stripe').searchParams.get('starting_after')
            const rest = all.slice(after ? all.findIndex((intent) => intent.id === after) + 1 : 0)
            return answer(200, { object: 'list', data: rest.slice(0, 10), has_more: rest.length > 10 })
          }
          const found = all.find((intent) => intent.id === id)
          const error = { type: 'invalid_request_error', code: 'resource_missing', message: 'none' }
          return found ? answer(200, found) : answer(404, { error })
        }
        if (act === 'confirm') {
          const confirmed = confirm([...intents.values()].find((intent) => intent.id === id)!, form)
          return answer(confirmed.status, confirmed.body)
        }
        if (act === 'cancel') {
          const intent = [...intents.values()].find((intent) => intent.id === id)
          const missing = { type: 'invalid_request_error', code: 'resource_missing', message: 'none' }
          if (!intent) return answer(404, { error: missing })
          const isLate = ['succeeded', 'processing', 'canceled'].includes(intent.status)
          const error = { type: 'invalid_request_error', code: 'payment_intent_unexpected_state', message: 'no' }
          if (isLate) return answer(400, { error: { ...error, payment_intent: intent } })
          intent.status = 'canceled'
          return answer(200, intent)
        }
        held += 1
        await isHeld
        held -= 1
        const card = form.get('payment_method')!
        if (card === 'pm_away') return answer(500, { error: { type: 'api_error', message: 'away' } })
        if (card === 'pm_refused') {
          return answer(404, { error: { type: 'invalid_request_error', code: 'resource_missing', message: 'gone' } })
        }
        const intent = intents.get(key) ?? begin(form)
        intents.set(key, intent)
        if (intent.status !== 'requires_payment_method') return answer(200, intent)
        return answer(402, declined(intent))
      }
      default:
        return answer(404, { error: { type: 'invalid_request_error', message: 'unknown' } })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  /** The payer is there. */
  function confirm(intent: Intent, form: URLSearchParams): { status: number; body: object } {
    const end = asking[form.get('payment_method')!]
    if (end === 'gone') {
      const error = { type: 'invalid_request_error', code: 'resource_missing', message: 'gone' }
      return { status: 404, body: { error } }
    }
    const returnUrl = form.get('return_url')!
    returnUrls.push(returnUrl)
    delete intent.last_payment_error
    if (end === 'declined') {
      intent.last_payment_error = { code: 'card_declined', decline_code: 'insufficient_funds' }
      return { status: 402, body: declined(intent) }
    }
    if (end === 'succeeded') intent.status = 'succeeded'
    else {
      intent.status = 'requires_action'
      const redirect = { url: script.bankPage, return_url: returnUrl }
      intent.next_action = { type: 'redirect_to_url', redirect_to_url: redirect }
    }
    return { status: 200, body: intent }
  }

  function begin(form: URLSearchParams): Intent {
    const card = form.get('payment_method') ?? ''
    const isAsking = Object.hasOwn(asking, card)
    const status = isAsking ? 'requires_payment_method' : (statuses[card] ?? 'succeeded')
    return {
      id: `pi_${newId()}`,
      object: 'payment_intent',
      amount: Number(form.get('amount')),
      currency: form.get('currency')!,
      customer: form.get('customer')!,
      metadata: { paymentId: form.get('metadata[paymentId]')!, companyId: form.get('metadata[companyId]')! },
      created: now(),
      status,
      ...(status === 'requires_payment_method' && {
        last_payment_error: isAsking
          ? { code: 'authentication_required' }
          : { code: 'card_declined', decline_code: 'insufficient_funds' },
      }),
    }
  }

  const stripe = new Stripe(secretKey)
  return {
    settings: {
      STRIPE_SECRET_KEY: secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      STRIPE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    script,
    /** From now on no payment is answered. Returns what ends that. */
    hold(): () => void {
      let release = () => {}
      isHeld = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    /** How many payments are being asked for. */
    held: () => held,
    async stop(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    intents,
    returnUrls,
    cardPages,
    refunds,
    disputes,
    /** What Stripe sends about an object, with its signature. */
    event(
      type: string,
      object: object,
      { after = 0, secret = webhookSecret, ...more }: { after?: number; secret?: string } & object = {},
    ) {
      const { customer, setup_intent: setup } = object as { customer?: string; setup_intent?: string }
      if (customer && setup) attached.set(setup.replace('seti_', 'pm_'), customer)
      const event = { id: `evt_${newId()}`, object: 'event', type, created: now() + after, livemode: false }
      const payload = JSON.stringify({ ...event, data: { object }, ...more })
      const signature = stripe.webhooks.generateTestHeaderString({ payload, secret })
      return { provider: 'stripe', body: Buffer.from(payload), signature }
    },
  }
}
