import { readFileSync } from 'node:fs'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const Plan = Type.Object(
  {
    planId: Type.String({ minLength: 1 }),
    name: Type.String({ minLength: 1 }),
    sites: Type.Integer({ minimum: 1 }),
    visitsPerMonth: Type.Integer({ minimum: 0 }),
    premiumStagings: Type.Integer({ minimum: 0 }),
    backupDays: Type.Integer({ minimum: 1, description: 'How many days backups are kept' }),
    price: Type.Object({
      amount: Type.Integer({ minimum: 0, description: 'Minor units' }),
      currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    }),
  },
  { additionalProperties: false },
)
export type Plan = Static<typeof Plan>

export type Catalogue = ReadonlyMap<string, Plan>

/** Reads the plans that can be chosen, in the file's order. Throws when the file holds anything but plans. */
export function readCatalogue(file = new URL('./plans.json', import.meta.url)): Catalogue {
  const plans = Value.Parse(Type.Array(Plan), JSON.parse(readFileSync(file, 'utf8')))
  return new Map(plans.map((plan) => [plan.planId, plan]))
}
