import { DomainError } from '@holdfast/errors'
import type { Temporal } from 'temporal-polyfill'
import { checkMayBegin, type SaidOfCompany } from '../accounts/account.ts'
import { type ChargeLine, netOf } from '../charges/charge.ts'
import { vatOf } from '../invoices/composition.ts'
import { taxed } from '../invoices/crediting.ts'
import { isBefore, wholeSecond } from '../periods/period.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import type { PlanChoice } from '../plans/plan.ts'
import { cancelPlan, changePlan } from '../subscriptions/changing.ts'
import { closePeriods, previewRenewal } from '../subscriptions/renewing.ts'
import { pick } from '../subscriptions/starting.ts'
import { andThen, type Subscription, type SubscriptionDecision } from '../subscriptions/subscription.ts'
import type { VatDecision } from '../taxes/decision.ts'
import { textOf } from '../values/value.ts'

export const QUOTE_MINUTES = 15

export type QuotedCommand =
  | { readonly kind: 'pick'; readonly plan: PlanChoice }
  | { readonly kind: 'change'; readonly plan: PlanChoice }
  | { readonly kind: 'cancel'; readonly siteIds: readonly string[] }

export interface QuotedVat {
  readonly category: string
  /** Percent, `25`, `5.5`. */
  readonly rate: string
  readonly base: bigint
  readonly amount: bigint
}

/** In minor units; negative where money is given back. */
export interface QuotedPrice {
  readonly lines: readonly ChargeLine[]
  readonly net: bigint
  readonly vat: readonly QuotedVat[]
  readonly gross: bigint
}

/** What a command costs at an instant, fixed for {@link QUOTE_MINUTES}. The command that accepts it is done as of then. */
export interface Quote {
  readonly id: string
  readonly companyId: string
  readonly command: QuotedCommand
  readonly at: Temporal.Instant
  readonly expiresAt: Temporal.Instant
  /** The subscription that it was made for; any change of it makes the quote void. */
  readonly basedOn?: { readonly subscriptionId: string; readonly version: number }
  readonly currency: string
  /** When what is wanted takes place. */
  readonly effectiveAt: Temporal.Instant
  readonly price: QuotedPrice
  /** What the period after it will cost, if nothing is changed. */
  readonly renewal?: QuotedPrice & { readonly at: Temporal.Instant }
}

/** What a quote depends on beside the time. */
export interface QuotedAccount {
  /** The last one of the company. */
  readonly subscription?: Subscription
  readonly standing: SaidOfCompany
  readonly presentSiteIds: readonly string[]
  /** The seller's zone, and the id that a new subscription gets. */
  readonly zone: string
  readonly newSubscriptionId: string
}

/** VAT of lines as of an instant, for the company that the quote is for. */
export type VatOf = (lines: readonly ChargeLine[], at: Temporal.Instant) => readonly QuotedVat[]

/** VAT as on the documents that lines will stand on: each treatment has one, and its VAT is rounded once. */
export function vatByTreatment(
  lines: readonly ChargeLine[],
  today: VatDecision,
  vatOfLine: (line: ChargeLine) => VatDecision,
): QuotedVat[] {
  const { givenBack, rest } = taxed(lines, today, vatOfLine)
  const groups = [...givenBack, ...(rest.length > 0 ? [{ lines: rest, vat: today }] : [])]
  return groups.map(({ lines: ofGroup, vat: { treatment } }) => {
    const base = netOf(ofGroup)
    const { category, rate } = treatment
    return { category, rate, base, amount: vatOf(base, rate) }
  })
}

/** Decides the command as it would be decided now, and keeps nothing of it but the price: so the preview is the charge. */
export function makeQuote(
  request: { id: string; companyId: string; command: QuotedCommand; at: Temporal.Instant },
  account: QuotedAccount,
  catalogue: Catalogue,
  vatOf: VatOf,
): Quote {
  const at = wholeSecond(request.at)
  const current = account.subscription && closePeriods(account.subscription, at, catalogue).subscription
  const decision = decideCommand({ ...request, at }, { ...account, subscription: current }, catalogue)
  const renewal = previewRenewal(decision.subscription, catalogue).charges[0]
  return {
    ...request,
    at,
    expiresAt: at.add({ minutes: QUOTE_MINUTES }),
    ...(current && { basedOn: { subscriptionId: current.id, version: current.version } }),
    currency: catalogue.currency,
    effectiveAt: effectiveAt(decision) ?? at,
    price: priced(decision, at, vatOf),
    ...(renewal && { renewal: { at: renewal.at, ...priced({ charges: [renewal] }, renewal.at, vatOf) } }),
  }
}

/**
 * Does what a quote offers, at its price and as of its instant. What has ended meanwhile is closed first; a quote whose
 * subscription, sites, plan or VAT are not what they were is refused.
 */
export function acceptQuote(
  quote: Quote,
  acceptance: { companyId: string; now: Temporal.Instant },
  account: QuotedAccount,
  catalogue: Catalogue,
  vatOf: VatOf,
): SubscriptionDecision {
  if (quote.companyId !== acceptance.companyId) throw new DomainError('not-found')
  if (!isBefore(acceptance.now, quote.expiresAt)) throw new DomainError('quote-expired')
  const closed = account.subscription && closePeriods(account.subscription, acceptance.now, catalogue)
  const current = closed?.subscription
  if (quote.basedOn?.subscriptionId !== current?.id || quote.basedOn?.version !== current?.version) {
    throw new DomainError('quote-outdated')
  }
  const decision = decideCommand(quote, { ...account, subscription: current }, catalogue)
  const price = priced(decision, quote.at, vatOf)
  if (textOf(price) !== textOf(quote.price) || catalogue.currency !== quote.currency) {
    throw new DomainError('quote-outdated')
  }
  return closed ? andThen(closed, decision) : decision
}

/** What a command does: the quote of it, its acceptance, and the command without a quote are decided here. */
export function decideCommand(
  { command, companyId, at }: Pick<Quote, 'command' | 'companyId' | 'at'>,
  { subscription, standing, presentSiteIds, zone, newSubscriptionId }: QuotedAccount,
  catalogue: Catalogue,
): SubscriptionDecision {
  if (command.kind === 'pick') {
    checkMayBegin(standing)
    return pick({ id: newSubscriptionId, companyId, plan: command.plan, at, zone }, catalogue, subscription).started
  }
  if (!subscription) throw new DomainError('no-plan')
  if (command.kind === 'change') return changePlan(subscription, { plan: command.plan, at }, catalogue)
  return cancelPlan(subscription, { siteIds: command.siteIds, presentSiteIds, at }, catalogue)
}

function priced({ charges }: Pick<SubscriptionDecision, 'charges'>, at: Temporal.Instant, vatOf: VatOf): QuotedPrice {
  const lines = charges.flatMap((charge) => charge.lines)
  const vat = lines.length === 0 ? [] : vatOf(lines, at)
  const net = netOf(lines)
  return { lines, net, vat, gross: vat.reduce((total, { amount }) => total + amount, net) }
}

function effectiveAt({ events }: SubscriptionDecision): Temporal.Instant | undefined {
  for (const event of events) {
    if (event.type === 'PlanChangePlanned') return event.at
    if (event.type === 'SubscriptionCancelled') return event.endsAt
  }
  return undefined
}
