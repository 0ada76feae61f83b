import type { Price, PriceInput } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'

/** An amount of money in an answer. */
export const MoneySchema = Type.Object({
  amount: Type.String({ description: 'In minor units, such as cents', examples: ['1999'] }),
  currency: Type.String({ examples: ['EUR'] }),
})

/** An amount that somebody gives, in minor units. 15 digits are always a safe number. */
export const Amount = Type.String({
  pattern: '^[1-9][0-9]{0,14}$',
  description: 'In minor units, such as cents',
  examples: ['1999'],
})
export const Currency = Type.String({ pattern: '^[A-Z]{3}$', examples: ['EUR'] })

export function priceInput({ amount, currency }: { amount: string; currency: string }): PriceInput {
  return { amount: Number(amount), currency }
}

export function moneyView(price: Price | null | undefined): Static<typeof MoneySchema> {
  return { amount: String(price?.amount ?? 0), currency: price?.currency ?? '' }
}
