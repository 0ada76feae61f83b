import type { Price } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'

/** An amount of money in an answer. */
export const MoneySchema = Type.Object({
  amount: Type.String({ description: 'In minor units, such as cents', examples: ['1999'] }),
  currency: Type.String({ examples: ['EUR'] }),
})

export function moneyView(price: Price | null | undefined): Static<typeof MoneySchema> {
  return { amount: String(price?.amount ?? 0), currency: price?.currency ?? '' }
}
