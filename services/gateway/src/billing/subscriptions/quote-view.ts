import type { Quote, QuotedPrice } from '@holdfast/contracts/billing'
import { type Static, Type } from 'typebox'
import { IdOut, OneOf, Time, time } from '../../schemas/fields.ts'
import { choiceView, PlanChoiceSchema } from '../plans/plan-choice-view.ts'

const MinorUnits = Type.Integer({ description: 'Minor units of the currency; negative where money is given back' })

const PriceSchema = Type.Object({
  lines: Type.Array(
    Type.Object({
      kind: OneOf(['plan', 'plan-unused'], 'Unused: what was paid for time that is not used after all'),
      plan: PlanChoiceSchema,
      from: Time,
      to: Time,
      amount: MinorUnits,
    }),
  ),
  net: MinorUnits,
  vat: Type.Array(
    Type.Object({
      category: Type.String({ description: 'Of UNCL 5305: S, AE, O, Z, E' }),
      rate: Type.String({ description: 'Percent' }),
      base: MinorUnits,
      amount: MinorUnits,
    }),
  ),
  gross: MinorUnits,
})

export const QuoteSchema = Type.Object({
  quoteId: IdOut,
  companyId: IdOut,
  at: Time,
  expiresAt: Time,
  effectiveAt: Time,
  currency: Type.String(),
  price: PriceSchema,
  renewal: Type.Union([Type.Intersect([Type.Object({ at: Time }), PriceSchema]), Type.Null()], {
    description: 'What the period after it costs, if nothing is changed',
  }),
})

const kinds = {
  QUOTED_LINE_KIND_UNSPECIFIED: 'plan',
  QUOTED_LINE_KIND_PLAN: 'plan',
  QUOTED_LINE_KIND_PLAN_UNUSED: 'plan-unused',
} as const

export function quoteView(quote: Quote): Static<typeof QuoteSchema> {
  const { quoteId, companyId, at, expiresAt, effectiveAt, currency, price, renewal, renewalAt } = quote
  return {
    quoteId,
    companyId,
    at: time(at),
    expiresAt: time(expiresAt),
    effectiveAt: time(effectiveAt),
    currency,
    price: priceView(price),
    renewal: renewal && renewalAt !== undefined ? { at: time(renewalAt), ...priceView(renewal) } : null,
  }
}

function priceView(price: QuotedPrice | null): Static<typeof PriceSchema> {
  const { lines = [], net = 0, vat = [], gross = 0 } = price ?? {}
  return {
    lines: lines.map(({ kind, choice, from, to, amount }) => ({
      kind: kinds[kind],
      plan: choiceView(choice!),
      from: time(from),
      to: time(to),
      amount,
    })),
    net,
    vat,
    gross,
  }
}
