import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { send } from '../support/http.ts'

interface Intent {
  id: string
  amount: number
  currency: string
  customer: string
  payment_method: string
  metadata: Record<string, string>
  created: number
}

const WEBHOOK_SECRET = 'whsec_0123456789abcdef'
const CARD = 'pm_good'
const nowInSeconds = () => Math.floor(Date.now() / 1_000)

/** Stands for Stripe, outside of what is backed up: it remembers what it has taken. Every card is good. */
export async function startPaymentProvider() {
  const intents = new Map<string, Intent>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const form = new URLSearchParams(Buffer.concat(chunks).toString())
    const key = String(request.headers['idempotency-key'])
    const [, , noun, id = ''] = new URL(request.url!, 'http://provider').pathname.split('/')
    const answer = (body: object) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const list = (data: object[]) => answer({ object: 'list', data, has_more: false })
    const isRead = request.method === 'GET'
    if (noun === 'customers') return answer({ id: `cus_${key}` })
    if (noun === 'checkout') return answer({ id: 'cs_1', url: 'https://pay.example.com/session' })
    if (noun === 'setup_intents') return answer({ id, payment_method: CARD })
    if (noun === 'payment_methods')
      return answer({ id, customer: customers.get(id), card: { brand: 'visa', last4: '4242' } })
    if (noun === 'payment_intents' && isRead && id === '') return list([...intents.values()].map(shown))
    if (noun === 'payment_intents' && isRead) return answer(shown([...intents.values()].find((one) => one.id === id)!))
    if (noun !== 'payment_intents') return list([])
    const intent = intents.get(key) ?? {
      id: `pi_${crypto.randomUUID()}`,
      amount: Number(form.get('amount')),
      currency: form.get('currency')!,
      customer: form.get('customer')!,
      payment_method: form.get('payment_method')!,
      metadata: { paymentId: form.get('metadata[paymentId]')!, companyId: form.get('metadata[companyId]')! },
      created: nowInSeconds(),
    }
    intents.set(key, intent)
    return answer(shown(intent))
  })
  const customers = new Map<string, string>()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    settings: {
      STRIPE_SECRET_KEY: 'sk_test_0123456789',
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    /** Each payment that was taken, once. */
    taken: () => [...intents.values()].map(({ amount }) => amount),
    /** Tells that the payer has added a card. Resolves with the status of the answer. */
    async addCard(api: string, companyId: string): Promise<number> {
      const customer = `cus_${companyId}`
      customers.set(CARD, customer)
      const object = { mode: 'setup', customer, setup_intent: 'seti_1' }
      const about = { id: `evt_${crypto.randomUUID()}`, object: 'event', livemode: false, created: nowInSeconds() }
      const body = JSON.stringify({ ...about, type: 'checkout.session.completed', data: { object } })
      const at = nowInSeconds()
      const signature = createHmac('sha256', WEBHOOK_SECRET).update(`${at}.${body}`).digest('hex')
      const headers = { 'content-type': 'application/json', 'stripe-signature': `t=${at},v1=${signature}` }
      const path = '/v1/webhooks/payments/stripe'
      return (await send(api, { method: 'POST', path, headers, body })).status
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function shown(intent: Intent) {
  return { object: 'payment_intent', status: 'succeeded', latest_charge: `ch_${intent.id}`, ...intent }
}
