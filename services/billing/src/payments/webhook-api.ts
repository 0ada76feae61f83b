import type { PaymentWebhooks } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Handlers } from '@holdfast/runtime'
import type { PaymentCharging } from './payment-charging.ts'
import type { PaymentProvider } from './payment-provider.ts'

const MOST_BYTES = 64 * 1024

export function webhookApi(needs: {
  provider: PaymentProvider | undefined
  charging: PaymentCharging
}): Handlers<typeof PaymentWebhooks> {
  const { provider, charging } = needs
  return {
    async takeWebhook({ provider: name, body, signature }) {
      if (!provider || name !== provider.name || body.length > MOST_BYTES) throw new DomainError('webhook-not-verified')
      const word = await provider.read(body, signature)
      if (word) await charging.take(word)
      return {}
    },
  }
}
