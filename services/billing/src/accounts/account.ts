import { DomainError } from '@holdfast/errors'
import type { Temporal } from 'temporal-polyfill'
import type { Charge } from '../charges/charge.ts'
import { entitledBy, type PlanEntitlement, unentitled } from '../entitlements/entitlement.ts'
import { isBefore } from '../periods/period.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import type { PlanChoice } from '../plans/plan.ts'
import { endSubscription, freezeSubscription, thawSubscription } from '../subscriptions/closing.ts'
import {
  askForLimit,
  becomeOverdue,
  becomePaid,
  closePeriods,
  pauseSubscription,
  plannedChangeOf,
  unpauseSubscription,
} from '../subscriptions/renewing.ts'
import { startWithCompany } from '../subscriptions/starting.ts'
import {
  andThen,
  isRunning,
  type MeteredMonth,
  type Subscription,
  type SubscriptionDecision,
  type SubscriptionEvent,
} from '../subscriptions/subscription.ts'

/**
 * What others have said of the company. The subscription follows as soon as it can: it may have to ask site first, and
 * whoever tells must not wait for that.
 */
export interface SaidOfCompany {
  isSuspended: boolean
  /** Of company's word about it: an earlier one changes nothing. */
  standingVersion: number
  isClosing: boolean
  /** The wish to close it that stands, or the last one that stood. */
  closingId?: string
  isClosed: boolean
  /** An invoice is overdue. */
  isOverdue: boolean
}

export type RefusedClosing = 'company-owes' | 'closing-withdrawn'

/** What a company has of the seller. There is one for every company, with a plan or without. */
export interface Account {
  companyId: string
  /** The last one; absent while the company never had a plan. */
  subscription?: Subscription
  standing: SaidOfCompany
  /** The version of the entitlement that site has taken, or learns when it asks for the first time. */
  toldVersion: number
  /** The last wish to close the company about which was decided here. */
  closing?: { id: string; refusal?: RefusedClosing }
  /** Counts the changes, for If-Match. */
  version: number
}

export type AccountEvent =
  | { type: 'AccountOpened' }
  | SubscriptionEvent
  | { type: 'LimitAsked' }
  | { type: 'LimitAnswered'; isLowered: boolean }
  | { type: 'SubscriptionMarked' }
  | { type: 'ClosingAnswered'; closingId: string; isRefused: boolean }

/** The account afterwards, what happened, and what is to be invoiced and metered. Without an event nothing has changed. */
export interface AccountDecision {
  account: Account
  events: readonly AccountEvent[]
  charges: readonly Charge[]
  months: readonly MeteredMonth[]
}

const unmarked: SaidOfCompany = {
  isSuspended: false,
  standingVersion: 0,
  isClosing: false,
  isClosed: false,
  isOverdue: false,
}

/** Where a subscription of this company starts. */
export interface AccountStart {
  subscriptionId: string
  plan: PlanChoice
  at: Temporal.Instant
  /** The seller's zone. */
  zone: string
}

/**
 * Throws `unavailable` as {@link entitlementOf} does.
 * @param start the plan that was chosen when the company was created, if one was
 */
export function openAccount(companyId: string, start: AccountStart | undefined, catalogue: Catalogue): AccountDecision {
  const account: Account = { companyId, standing: unmarked, toldVersion: 1, version: 1 }
  if (!start) return { account, events: [{ type: 'AccountOpened' }], charges: [], months: [] }
  const { subscriptionId: id, ...given } = start
  const { started } = onlyIfKnown(() => startWithCompany({ id, companyId, ...given }, catalogue))
  return {
    // Site asks before a company's first site, so it learns of this one by itself.
    account: { ...account, subscription: started.subscription, toldVersion: started.subscription.entitlementVersion },
    events: [{ type: 'AccountOpened' }, ...started.events],
    charges: started.charges,
    months: started.months,
  }
}

/** The account after a decision about its subscription. */
export function withSubscription(account: Account, decision: SubscriptionDecision): AccountDecision {
  const { subscription, events, charges, months } = decision
  const before = account.subscription
  const isSame = before?.id === subscription.id && before.version === subscription.version
  if (isSame) return { account, events: [], charges: [], months: [] }
  // A subscription also changes by what nobody has to be told of, such as the end of a month.
  const marked: AccountEvent[] = [{ type: 'SubscriptionMarked' }]
  return {
    account: { ...account, subscription, version: account.version + 1 },
    events: events.length > 0 ? events : marked,
    charges,
    months,
  }
}

/** What is said of the company. The same object when it is known already. */
export function withStanding(account: Account, said: Partial<SaidOfCompany>): Account {
  const standing = { ...account.standing, ...said }
  const isKnown = Object.entries(said).every(([name, value]) => account.standing[name as keyof SaidOfCompany] === value)
  return isKnown ? account : { ...account, standing }
}

/**
 * What the company may use now. Throws `unavailable` for a version of a plan that this process does not know: then it is
 * older than one that offers it, for a version never leaves the catalogue.
 */
export function entitlementOf({ companyId, subscription }: Account, catalogue: Catalogue): PlanEntitlement {
  return subscription ? onlyIfKnown(() => entitledBy(subscription, catalogue)) : unentitled(companyId)
}

/** What a rule decides about plans that exist, in a process that may be older than they are. */
function onlyIfKnown<Decided>(decide: () => Decided): Decided {
  try {
    return decide()
  } catch (error) {
    throw error instanceof DomainError && error.code === 'unknown-plan' ? new DomainError('unavailable') : error
  }
}

export function isTold({ subscription, toldVersion }: Account): boolean {
  return !subscription || toldVersion >= subscription.entitlementVersion
}

/** Whether site has to be asked for a smaller limit before the account can be brought up to date. */
export function isLimitNeeded({ subscription, standing }: Account, now: Temporal.Instant): boolean {
  const next = subscription && plannedChangeOf(subscription)
  if (!subscription || next?.limit !== 'waiting') return false
  // What stands still goes on when company says so, and then the period that has ended meanwhile is closed.
  if (subscription.frozenAt && standing.isClosing) return false
  if (subscription.state === 'lapsed') return !standing.isSuspended
  if (subscription.suspendedAt && standing.isSuspended) return false
  return subscription.state === 'active' && !isBefore(now, subscription.period.to)
}

/** Site is asked, with a version of its own. */
export function askSite(account: Account): AccountDecision {
  const { subscription } = account
  if (subscription?.state !== 'active' && subscription?.state !== 'lapsed') return withoutChange(account)
  const asked = withSubscription(account, askForLimit(subscription))
  return asked.events.length === 0 ? asked : { ...asked, events: [{ type: 'LimitAsked' }] }
}

/**
 * Everything that is due by now: what has ended is closed, and the subscription is what company and the book say of it.
 * Throws `plan-changing` while {@link isLimitNeeded}, or site has not answered.
 */
export function bringUpToDate(account: Account, now: Temporal.Instant, catalogue: Catalogue): AccountDecision {
  const { subscription, standing } = account
  if (!subscription) return withoutChange(account)
  let decision: SubscriptionDecision = closePeriods(subscription, now, catalogue)
  const apply = (rule: (current: Subscription) => SubscriptionDecision) => {
    decision = andThen(decision, rule(decision.subscription))
  }
  if (standing.isClosed) {
    apply((current) => endSubscription(current, { at: now, reason: 'closed', siteIds: [] }, catalogue))
    return withSubscription(account, decision)
  }
  // While a company is being closed nothing begins, so whether it is suspended waits until it goes on.
  if (standing.isClosing) apply((current) => freezeSubscription(current, now, catalogue))
  else {
    if (decision.subscription.frozenAt) apply(thawSubscription)
    if (standing.isSuspended) apply((current) => pauseSubscription(current, now, catalogue))
    else apply((current) => unpauseSubscription(current, now, catalogue))
  }
  if (standing.isOverdue) apply((current) => becomeOverdue(current, now))
  else apply(becomePaid)
  return withSubscription(account, decision)
}

/**
 * From when on there is something to do for the account without anybody's call: at once where it does not follow what is
 * said of the company, or site has not taken its entitlement.
 */
export function dueAt({ subscription, standing, ...account }: Account): Temporal.Instant | 'now' | undefined {
  if (!subscription) return undefined
  if (!isTold({ subscription, standing, ...account })) return 'now'
  if (subscription.state === 'ended') return undefined
  const follows =
    (standing.isClosing || standing.isSuspended === Boolean(subscription.suspendedAt)) &&
    standing.isClosing === Boolean(subscription.frozenAt) &&
    standing.isOverdue === Boolean(subscription.overdueSince) &&
    !standing.isClosed
  if (!follows) return 'now'
  return isRunning(subscription) && !subscription.frozenAt ? subscription.month.whole.to : undefined
}

/**
 * Decides about a wish to close the company, once: whoever asks again gets the same answer. A wish that does not stand any
 * more was refused, or the company is closed.
 * @param isOwing whether an invoice is open, when everything is invoiced
 */
export function closeAccount(account: Account, closingId: string, isOwing: boolean): AccountDecision {
  return answerClosing(account, closingId, isOwing ? 'company-owes' : undefined)
}

/**
 * The wish is taken back, so it is refused instead of being decided about: that needs no invoice. Where it was decided about
 * before, that stands, for the other services may have heard it.
 */
export function withdrawClosing(account: Account, closingId: string): AccountDecision {
  return answerClosing(account, closingId, 'closing-withdrawn')
}

function answerClosing(account: Account, closingId: string, refusal: RefusedClosing | undefined): AccountDecision {
  const { standing, closing } = account
  if (closing?.id === closingId) return withoutChange(account)
  if (!isClosingFor(account, closingId)) throw new DomainError(standing.isClosed ? 'company-closed' : 'company-owes')
  return {
    ...withoutChange(account),
    account: { ...account, closing: { id: closingId, ...(refusal && { refusal }) } },
    events: [{ type: 'ClosingAnswered', closingId, isRefused: refusal !== undefined }],
  }
}

/** Does this wish to close the company stand? */
export function isClosingFor({ standing }: Account, closingId: string): boolean {
  const { isClosing, isClosed, closingId: standingId = closingId } = standing
  return isClosing && !isClosed && standingId === closingId
}

export function withoutChange(account: Account): AccountDecision {
  return { account, events: [], charges: [], months: [] }
}

/**
 * A company that is suspended, closing, or owes something overdue begins no plan: it would be charged for what it cannot use.
 * Throws `company-suspended`, `company-closing`, `payment-overdue`.
 */
export function checkMayBegin({ isSuspended, isClosing, isClosed, isOverdue }: SaidOfCompany): void {
  if (isClosing || isClosed) throw new DomainError('company-closing')
  if (isSuspended) throw new DomainError('company-suspended')
  if (isOverdue) throw new DomainError('payment-overdue')
}

/** The subscription that rules of a running plan are about. Throws `no-plan`. */
export function subscriptionOf({ subscription }: Account): Subscription {
  if (!subscription) throw new DomainError('no-plan')
  return subscription
}
