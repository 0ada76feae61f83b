import { type ConfigIn, serviceConfig } from '@holdfast/runtime'
import { Type } from 'typebox'

export const configSchema = serviceConfig('billing', {
  SELLER_FILE: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Who sells, as services/billing/src/sellers/seller.json; the example there when left out',
    }),
  ),
  VAT_FILE: Type.Optional(
    Type.String({
      minLength: 1,
      description: 'Rates of VAT, as services/billing/src/taxes/vat.json; those there when left out',
    }),
  ),
  STRIPE_SECRET_KEY: Type.Optional(
    Type.String({
      pattern: '^[a-z]+_(test|live)_[A-Za-z0-9]+$',
      writeOnly: true,
      description: 'For payments by card and bank debit. If left out, companies pay by bank transfer alone',
    }),
  ),
  STRIPE_WEBHOOK_SECRET: Type.Optional(
    Type.String({
      minLength: 16,
      writeOnly: true,
      description: 'Of the webhook endpoint; needed with STRIPE_SECRET_KEY',
    }),
  ),
  STRIPE_URL: Type.Optional(
    Type.String({ pattern: '^https?://[^/?#]+$', description: 'Another address than Stripe’s own, for tests' }),
  ),
  VIES_URL: Type.Optional(
    Type.String({
      pattern: '^https?://[^?#]+[^/?#]$',
      description:
        'Where VAT ids are asked about: https://ec.europa.eu/taxation_customs/vies/rest-api. If left out nobody is asked, ' +
        'and VAT is charged to businesses in other member states, too',
    }),
  ),
})

export type Config = ConfigIn<typeof configSchema>
