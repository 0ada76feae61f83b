import type { Authorize } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import type { SubscriptionInput, Subscriptions } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Handlers } from '@holdfast/runtime'
import type { Account } from '../accounts/account.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import { choiceFromWire, choiceToWire } from '../plans/plan-choice.ts'
import { plannedChangeOf } from './renewing.ts'
import { isRunning, planOf, type Subscription, standingOf } from './subscription.ts'
import type { SubscriptionCommands } from './subscription-commands.ts'

const MOST_SITES = 10_000

export function subscriptionApi(needs: {
  authorize: Authorize
  known: KnownAccounts
  commands: SubscriptionCommands
}): Pick<
  Handlers<typeof Subscriptions>,
  'getSubscription' | 'putSubscription' | 'cancelSubscription' | 'resumeSubscription'
> {
  const { authorize, known, commands } = needs
  /** After a command of one's own. */
  const view = async (companyId: string) => subscriptionToWire(await known.opened(companyId))
  return {
    async getSubscription({ companyId }, call) {
      await authorize(call, companyId, 'plan.see')
      return subscriptionToWire(await known.account(companyId))
    },

    async putSubscription({ companyId, choice, ifVersion, quoteId }, call) {
      if (!choice || !isId(companyId)) throw new DomainError('bad-request')
      await commands.put(call, { companyId, choice: choiceFromWire(choice), ifVersion, quoteId })
      await authorize.afterwards(call, companyId, 'plan.see', 'plan.change')
      return view(companyId)
    },

    async cancelSubscription({ companyId, siteIds, ifVersion, quoteId }, call) {
      if (!isId(companyId) || siteIds.length > MOST_SITES || !siteIds.every(isId)) throw new DomainError('bad-request')
      await commands.cancel(call, { companyId, siteIds, ifVersion, quoteId })
      await authorize.afterwards(call, companyId, 'plan.see', 'plan.cancel')
      return view(companyId)
    },

    async resumeSubscription({ companyId, ifVersion }, call) {
      if (!isId(companyId)) throw new DomainError('bad-request')
      await commands.resume(call, { companyId, ifVersion })
      await authorize.afterwards(call, companyId, 'plan.see', 'plan.cancel')
      return view(companyId)
    },
  }
}

const states = {
  active: 'SUBSCRIPTION_STATE_ACTIVE',
  'past-due': 'SUBSCRIPTION_STATE_PAST_DUE',
  cancelled: 'SUBSCRIPTION_STATE_CANCELLED',
  ended: 'SUBSCRIPTION_STATE_ENDED',
} as const

export function subscriptionToWire({ companyId, subscription, version }: Account): SubscriptionInput {
  if (!subscription) return { companyId, version, state: 'SUBSCRIPTION_STATE_UNSPECIFIED', siteIds: [] }
  const about = {
    companyId,
    version,
    state: states[standingOf(subscription)],
    siteIds: subscription.state === 'cancelled' ? [...subscription.siteIds] : [],
  }
  if (subscription.state === 'ended') return about
  const next = plannedChangeOf(subscription)
  return {
    ...about,
    choice: choiceToWire(planOf(subscription)),
    since: subscription.startedAt.epochMilliseconds,
    ...periodOf(subscription),
    ...(next && { next: choiceToWire(next.plan) }),
    ...(subscription.refundUntil && { refundUntil: subscription.refundUntil.epochMilliseconds }),
  }
}

function periodOf(subscription: Subscription): Pick<SubscriptionInput, 'periodFrom' | 'periodTo'> {
  if (!isRunning(subscription)) return {}
  const { from, to } = subscription.period
  return { periodFrom: from.epochMilliseconds, periodTo: to.epochMilliseconds }
}
