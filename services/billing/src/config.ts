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
