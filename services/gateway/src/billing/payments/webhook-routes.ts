import { DomainError } from '@holdfast/errors'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { App } from '../../http/fastify-app.ts'
import { route } from '../../routes/route.ts'
import { Exactly } from '../../schemas/fields.ts'
import type { Services } from '../../services.ts'

const MOST_BYTES = 64 * 1024
const MOST_SIGNATURE = 2_000

/** @param part of the app whose bodies are left where they are: what was signed are the very bytes */
export function webhookRoutes(part: App, { paymentWebhooks }: Services): void {
  route(
    part,
    {
      method: 'POST',
      path: '/v1/webhooks/payments/:provider',
      id: 'takePaymentWebhook',
      tag: 'Billing',
      callers: 'anyone',
      recorded: false,
      summary: 'A payment provider says what came of a payment',
      description:
        'In the provider’s own words, with its signature in `Stripe-Signature`. Said again, it changes nothing. At most 64 KiB.',
      params: Exactly({ provider: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{2,40}$', examples: ['stripe'] }) }),
      answers: { 204: 'Taken in, or nothing to take in' },
      problems: [
        'webhook-not-verified',
        'unknown-payment',
        'payment-differs',
        'event-of-another-account',
        'body-too-large',
        'overloaded',
      ],
    },
    async (request, reply) => {
      const signature = request.headers['stripe-signature']
      // What is not signed is refused like what is signed by somebody else.
      if (typeof signature !== 'string' || signature.length > MOST_SIGNATURE) {
        throw new DomainError('webhook-not-verified')
      }
      const body = await bytesOf(request)
      await paymentWebhooks.takeWebhook({ ...request.params, body, signature }, request.passport)
      return reply.code(204).send()
    },
  )
}

async function bytesOf({ raw }: FastifyRequest): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > MOST_BYTES) throw new DomainError('body-too-large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
