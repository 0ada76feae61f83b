import { readFileSync } from 'node:fs'
import { DomainError } from '@holdfast/errors'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import type { PlanChoice } from '../accounts/account.ts'

const Interval = Type.Union([Type.Literal('INTERVAL_MONTH'), Type.Literal('INTERVAL_YEAR')])

const PlanVersion = Type.Object(
  {
    planId: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }),
    version: Type.Integer({ minimum: 1 }),
    name: Type.String({ minLength: 1 }),
    sites: Type.Integer({ minimum: 1 }),
    premiumStagings: Type.Integer({ minimum: 0 }),
    backupDays: Type.Integer({ minimum: 1, description: 'How many days backups are kept' }),
    visitsPerMonth: Type.Integer({ minimum: 0 }),
    prices: Type.Array(
      Type.Object(
        {
          interval: Interval,
          amount: Type.Integer({ minimum: 0, description: 'Of one period, in minor units' }),
          currency: Type.String({ pattern: '^[A-Z]{3}$' }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1 },
    ),
    withdrawn: Type.Optional(Type.Literal(true, { description: 'Cannot be chosen any more; whoever has it keeps it' })),
  },
  { additionalProperties: false },
)
export type PlanVersion = Static<typeof PlanVersion>

export interface Catalogue {
  all: readonly PlanVersion[]
  /** The versions that can be chosen now, in the file's order. */
  offered(): PlanVersion[]
  /**
   * What somebody took. Throws `unavailable` if this process does not know it: then it is older than one that offers it,
   * for a version never leaves the file.
   */
  get(choice: PlanChoice): PlanVersion
  /**
   * Throws `unknown-plan`, and `plan-withdrawn` for what is not offered any more.
   * @param present what the company has: that can be chosen again
   */
  checkOffered(choice: PlanChoice, present: PlanChoice | undefined): void
}

/** Reads the plans. Throws when the file holds anything but plans, or a version twice. */
export function readCatalogue(file = new URL('./plans.json', import.meta.url)): Catalogue {
  const all = Value.Parse(Type.Array(PlanVersion), JSON.parse(readFileSync(file, 'utf8')))
  const byVersion = new Map(all.map((plan) => [`${plan.planId}/${plan.version}`, plan]))
  if (byVersion.size < all.length) throw new Error(`${file} holds a version of a plan twice`)
  const find = ({ planId, version }: PlanChoice) => byVersion.get(`${planId}/${version}`)

  return {
    all,
    offered: () => all.filter(({ withdrawn }) => !withdrawn),
    get(choice) {
      const plan = find(choice)
      if (!plan) throw new DomainError('unavailable')
      return plan
    },
    checkOffered(choice, present) {
      const plan = find(choice)
      if (!plan?.prices.some(({ interval }) => interval === choice.interval)) throw new DomainError('unknown-plan')
      const hasIt = present?.planId === choice.planId && present.version === choice.version
      if (plan.withdrawn && !hasIt) throw new DomainError('plan-withdrawn')
    },
  }
}
