import assert from 'node:assert/strict'
import type { Page, Route } from 'playwright-core'
import { scriptedStripe } from '../../services/billing/src/testing/scripted-stripe.ts'
import { send } from '../support/http.ts'
import { until } from '../support/until.ts'

/** Cards by what they do, as the page of the provider names them. */
export const cards = { good: 'visa •••• 4242', asking: 'visa •••• 3155', declined: 'visa •••• 0002' } as const
export type Card = keyof typeof cards

export type Provider = Awaited<ReturnType<typeof openProvider>>

/** A payment provider with its pages, and with those of banks. What is done there it tells the system when it is asked to. */
export async function openProvider() {
  const stripe = await scriptedStripe()
  const untold: ReturnType<typeof stripe.event>[] = []

  return {
    settings: stripe.settings,
    stop: stripe.stop,

    /** From now on the browser finds the pages of provider and bank, which are of other hosts than the system. */
    async openPages(page: Page): Promise<void> {
      await page.route(`${stripe.script.cardPage}*`, (route) => {
        const card = pressed(route)
        if (!card) return show(route, 'Add a card', Object.entries(cards))
        const { customer, returnUrl } = stripe.cardPages.at(-1)!
        untold.push(cardAdded(customer, card as Card))
        return goBack(route, returnUrl)
      })
      await page.route(`${stripe.script.bankPage}*`, (route) => {
        if (!pressed(route)) return show(route, 'Your bank', [['yes', 'Confirm the payment']])
        const intent = [...stripe.intents.values()].at(-1)!
        intent.status = 'succeeded'
        untold.push(stripe.event('payment_intent.succeeded', intent, { after: 1 }))
        return goBack(route, stripe.returnUrls.at(-1)!)
      })
    },

    /** The provider tells the system what was done on its pages since. */
    async tell(api: string): Promise<void> {
      await until('something was done on the pages of the provider', async () => untold.length > 0)
      for (const event of untold.splice(0)) await tell(api, event)
    },

    /** Somebody adds a card, whom no browser shows. */
    async addCard(api: string, companyId: string, card: Card): Promise<void> {
      await tell(api, cardAdded(`cus_${companyId}`, card))
    },
  }

  function cardAdded(customer: string, card: Card) {
    return stripe.event('checkout.session.completed', { mode: 'setup', customer, setup_intent: `seti_${card}` })
  }
}

async function tell(api: string, { body, signature }: { body: Buffer; signature: string }): Promise<void> {
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature }
  const { status } = await send(api, { method: 'POST', path: '/v1/webhooks/payments/stripe', headers, body })
  assert.equal(status, 204)
}

function pressed(route: Route): string | null {
  return new URL(route.request().url()).searchParams.get('pressed')
}

function show(route: Route, title: string, links: [name: string, label: string][]): Promise<void> {
  const items = links.map(([name, label]) => `<p><a href="?pressed=${name}">${label}</a></p>`).join('')
  return fulfill(route, `<h1>${title}</h1>${items}`)
}

function goBack(route: Route, to: string): Promise<void> {
  return fulfill(route, `<meta http-equiv="refresh" content="0; url=${to}">`)
}

function fulfill(route: Route, body: string): Promise<void> {
  return route.fulfill({
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><title>Elsewhere</title>${body}`,
  })
}
