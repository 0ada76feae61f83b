import { DomainError } from '@holdfast/errors'
import { Temporal } from 'temporal-polyfill'
import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'
import { isBefore } from '../periods/period.ts'
import { textOf } from '../values/value.ts'
import { isOffered, type OverageRule, type PlanChoice, type PlanVersion } from './plan.ts'

const strict = { additionalProperties: false }
const MinorUnits = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Minor units' })
const Amount = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Time = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z$', description: 'UTC' })
const Overage = Type.Object(
  { block: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), price: MinorUnits },
  strict,
)

const PlanText = Type.Object(
  {
    planId: Type.String({ pattern: '^[a-z][a-z0-9-]{0,59}$' }),
    version: Type.Integer({ minimum: 1 }),
    name: Type.String({ minLength: 1, maxLength: 100 }),
    offeredFrom: Time,
    withdrawnAt: Type.Optional(Time),
    prices: Type.Object({ month: Type.Optional(MinorUnits), year: Type.Optional(MinorUnits) }, strict),
    sites: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    premiumStagings: Type.Integer({ minimum: 0, maximum: 1_000_000 }),
    premiumStagingPrice: MinorUnits,
    diskBytes: Amount,
    backupDays: Type.Integer({ minimum: 1, maximum: 3650 }),
    included: Type.Object({ visits: Type.Optional(Amount), bytes: Type.Optional(Amount) }, strict),
    overage: Type.Object({ visits: Type.Optional(Overage), bytes: Type.Optional(Overage) }, strict),
    // Shorter than every month, so that what is given back was paid for one period.
    refundDays: Type.Integer({ minimum: 0, maximum: 27 }),
  },
  strict,
)
export const CatalogueText = Type.Object(
  {
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    plans: Type.Array(PlanText, { minItems: 1, maxItems: 1000 }),
  },
  strict,
)
type PlanText = Static<typeof PlanText>

/** The plans of a seller, in all their versions. */
export interface Catalogue {
  readonly currency: string
  /** By plan in the order of the file, its versions in order. */
  readonly plans: readonly PlanVersion[]
}

/** Reads a catalogue. Throws an error that names all that is wrong with it, and where. */
export function parseCatalogue(content: unknown): Catalogue {
  if (!Value.Check(CatalogueText, content)) {
    throw faulty(Value.Errors(CatalogueText, content).map((error) => `${error.instancePath || '/'} ${error.message}`))
  }
  const plans = content.plans.map(readPlan)
  const faults = faultsOf({ currency: content.currency, plans })
  if (faults.length > 0) throw faulty(faults)
  const order = [...new Set(plans.map(({ planId }) => planId))]
  return { currency: content.currency, plans: order.flatMap((planId) => versionsOf({ plans }, planId)) }
}

/** The version that a choice names. A plan, version or interval that does not exist is refused. */
export function findPlan({ plans }: Pick<Catalogue, 'plans'>, choice: PlanChoice): PlanVersion {
  const plan = plans.find(({ planId, version }) => planId === choice.planId && version === choice.version)
  if (!plan || !Object.hasOwn(plan.prices, choice.interval)) throw new DomainError('unknown-plan')
  return plan
}

/** What a version is called; by its id, where the catalogue has lost it. */
export function planName({ plans }: Pick<Catalogue, 'plans'>, planId: string, version: number): string {
  return plans.find((plan) => plan.planId === planId && plan.version === version)?.name ?? planId
}

/** As {@link findPlan}, for somebody who takes it now: what is not offered any more, or not yet, is refused too. */
export function findOffered(catalogue: Catalogue, choice: PlanChoice, at: Temporal.Instant): PlanVersion {
  const plan = findPlan(catalogue, choice)
  if (isBefore(at, plan.offeredFrom)) throw new DomainError('unknown-plan')
  if (!isOffered(plan, at)) throw new DomainError('plan-withdrawn')
  return plan
}

/** What a whole period costs, in minor units. */
export function priceOf(catalogue: Catalogue, choice: PlanChoice): bigint {
  return findPlan(catalogue, choice).prices[choice.interval] ?? 0n
}

export function offeredPlans({ plans }: Catalogue, at: Temporal.Instant): PlanVersion[] {
  return plans.filter((plan) => isOffered(plan, at))
}

/** Prices in another currency than the seller's would be charged as if they were in the seller's. */
export function checkCurrency(catalogue: Catalogue, currency: string): void {
  if (catalogue.currency !== currency) throw new DomainError('currency-differs')
}

/**
 * What is not allowed of the change from one catalogue to the next: a version that was offered stays as it is for those
 * who took it. It may be withdrawn, but not in the past; what nobody could take yet may change freely.
 */
export function forbiddenChanges(before: Catalogue, after: Catalogue, now: Temporal.Instant): string[] {
  if (before.currency !== after.currency) return ['the currency of a catalogue never changes']
  const faults: string[] = []
  for (const old of before.plans) {
    if (isBefore(now, old.offeredFrom)) continue
    const name = nameOf(old)
    const kept = after.plans.find(({ planId, version }) => planId === old.planId && version === old.version)
    if (!kept) faults.push(`${name} was offered, and is missing`)
    else {
      const changed = changedFields(old, kept)
      if (changed.length > 0) faults.push(`${name} was offered, and differs in ${changed.join(', ')}`)
      if (!sameInstant(old.withdrawnAt, kept.withdrawnAt)) {
        const [was, is] = [old.withdrawnAt, kept.withdrawnAt]
        if (was && !isBefore(now, was)) faults.push(`${name} was withdrawn, and stays so`)
        else if (is && isBefore(is, now)) faults.push(`${name} cannot be withdrawn in the past`)
      }
    }
  }
  for (const plan of after.plans) {
    const isNew = !before.plans.some(
      ({ planId, version, offeredFrom }) =>
        planId === plan.planId && version === plan.version && !isBefore(now, offeredFrom),
    )
    if (isNew && isBefore(plan.offeredFrom, now))
      faults.push(`${nameOf(plan)} cannot be offered from a time in the past`)
  }
  return faults
}

function readPlan(text: PlanText): PlanVersion {
  const { offeredFrom, withdrawnAt, prices, included, overage, premiumStagingPrice, diskBytes, ...plain } = text
  return {
    ...plain,
    offeredFrom: readTime(offeredFrom),
    ...(withdrawnAt !== undefined && { withdrawnAt: readTime(withdrawnAt) }),
    prices: exactly(prices, BigInt),
    premiumStagingPrice: BigInt(premiumStagingPrice),
    diskBytes: BigInt(diskBytes),
    included: exactly(included, BigInt),
    overage: exactly(overage, ({ block, price }): OverageRule => ({ block: BigInt(block), price: BigInt(price) })),
  }
}

/** What no schema says. */
function faultsOf({ currency, plans }: Catalogue): string[] {
  const faults = plans.flatMap((plan) => faultsOfPlan(plan).map((fault) => `${nameOf(plan)} ${fault}`))
  if (!Intl.supportedValuesOf('currency').includes(currency)) faults.push(`there is no currency ${currency}`)
  for (const planId of new Set(plans.map((plan) => plan.planId))) {
    const versions = versionsOf({ plans }, planId)
    if (versions.some(({ version }, index) => version !== index + 1)) {
      faults.push(`the versions of ${planId} are not 1, 2, 3 …`)
    }
    for (const [index, next] of versions.entries()) {
      const previous = versions[index - 1]
      if (previous && (!previous.withdrawnAt || isBefore(next.offeredFrom, previous.withdrawnAt))) {
        faults.push(`${nameOf(next)} is offered while ${nameOf(previous)} is`)
      }
    }
  }
  return faults
}

function faultsOfPlan({ offeredFrom, withdrawnAt, prices, included, overage }: PlanVersion): string[] {
  const faults: string[] = []
  if (withdrawnAt && isBefore(withdrawnAt, offeredFrom)) faults.push('is withdrawn before it is offered')
  if (Object.keys(prices).length === 0) faults.push('has no price')
  // Else somebody could pay less for more time, and a change to the year could owe them money.
  if (prices.month !== undefined && prices.year !== undefined && prices.year < prices.month) {
    faults.push('costs less for a year than for a month')
  }
  for (const meter of Object.keys(overage) as (keyof typeof overage)[]) {
    if (included[meter] === undefined) faults.push(`charges ${meter} and does not say how many are included`)
  }
  return faults
}

function changedFields(old: PlanVersion, kept: PlanVersion): string[] {
  const fields = new Set([...Object.keys(old), ...Object.keys(kept)] as (keyof PlanVersion)[])
  fields.delete('withdrawnAt')
  return [...fields].filter((field) => textOf(old[field]) !== textOf(kept[field])).sort()
}

function sameInstant(one?: Temporal.Instant, other?: Temporal.Instant): boolean {
  return one?.epochMilliseconds === other?.epochMilliseconds
}

function versionsOf({ plans }: Pick<Catalogue, 'plans'>, planId: string): PlanVersion[] {
  return plans.filter((plan) => plan.planId === planId).toSorted((a, b) => a.version - b.version)
}

function exactly<Key extends string, From, To>(
  record: { [K in Key]?: From | undefined },
  read: (value: From) => To,
): Partial<Record<Key, To>> {
  const entries = Object.entries(record) as [Key, From][]
  return Object.fromEntries(entries.map(([key, value]) => [key, read(value)])) as Partial<Record<Key, To>>
}

function readTime(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw faulty([`there is no time ${text}`])
  }
}

function nameOf({ planId, version }: PlanVersion): string {
  return `${planId} version ${version}`
}

function faulty(faults: string[]): Error {
  return new Error(`the catalogue of plans is wrong: ${faults.join('; ')}`)
}
