import { DomainError } from '@holdfast/errors'
import type { Repeat } from '@holdfast/runtime'
import { type PlanChoice, sameChoice } from '../plans/plan.ts'

/** The wish for another plan. Site is asked about it, and it is carried on until it has come true or was refused. */
export interface PlanChange {
  id: string
  /** That of the entitlement when the wish began. It rises from wish to wish, so that site knows one that has ended. */
  version: number
  begunAt: number
  choice: PlanChoice
  /** Who wished it, for the entry that ends it; and the repeat of their call, so that a repetition finds what came of it. */
  by: { kind: 'KIND_USER' | 'KIND_API_KEY'; id: string }
  repeat?: Repeat
}

interface AccountFields {
  companyId: string
  /** Absent: the company has no plan, and can have no site. */
  choice?: PlanChoice
  /** Since when it has this choice. */
  since?: number
  /** Rises whenever what the company may use changes, so that nobody takes an old answer for a newer one. */
  entitlementVersion: number
  /** Counts the changes, for If-Match. */
  version: number
}

export type OpenAccount = AccountFields & { state: 'open'; planChange?: PlanChange }
/** Of a company that is closed. */
export type EndedAccount = AccountFields & { state: 'ended'; endedAt: number }
/** What a company has of the seller. There is one for every company, with a plan or without. */
export type Account = OpenAccount | EndedAccount

/** The fields are those of the message in the contract, without the company's id: the store adds it. Choices are ours. */
export type AccountEvent =
  | { type: 'AccountOpened' }
  | { type: 'SubscriptionStarted'; choice: PlanChoice; entitlementVersion: number }
  | { type: 'PlanChanging'; changeId: string; from?: PlanChoice; to: PlanChoice; entitlementVersion: number }
  | { type: 'PlanChanged'; changeId: string; from?: PlanChoice; to: PlanChoice; entitlementVersion: number }
  | { type: 'PlanKept'; changeId: string; code: string }
  | { type: 'SubscriptionEnded'; entitlementVersion: number }

/** What a rule decided: the account afterwards, and what happened. Without an event nothing has changed. */
export interface AccountDecision<A extends Account = Account> {
  account: A
  events: AccountEvent[]
}

/** @param given.choice the plan that was chosen when the company was created, if one was */
export function open(companyId: string, given: { choice?: PlanChoice; now: number }): AccountDecision<OpenAccount> {
  const { choice, now } = given
  const account = { companyId, entitlementVersion: 1, version: 1, state: 'open' } as const
  const opened = { type: 'AccountOpened' } as const
  if (!choice) return { account, events: [opened] }
  return {
    account: { ...account, choice, since: now },
    events: [opened, { type: 'SubscriptionStarted', choice, entitlementVersion: 1 }],
  }
}

/**
 * The wish for another plan stands from here on. The same wish that stands already stays as it is; another one throws
 * `plan-changing`. Without an event and without a wish, the company has this plan. Throws `company-closed`.
 */
export function beginPlanChange(account: Account, wish: Omit<PlanChange, 'version'>): AccountDecision<OpenAccount> {
  const present = stillOpen(account)
  if (present.planChange) {
    if (!sameChoice(present.planChange.choice, wish.choice)) throw new DomainError('plan-changing')
    return { account: present, events: [] }
  }
  if (present.choice && sameChoice(present.choice, wish.choice)) return { account: present, events: [] }
  const entitlementVersion = present.entitlementVersion + 1
  return {
    account: { ...present, entitlementVersion, planChange: { ...wish, version: entitlementVersion } },
    events: [{ type: 'PlanChanging', changeId: wish.id, from: present.choice, to: wish.choice, entitlementVersion }],
  }
}

/** The company has the plan. Nothing happens if this wish does not stand any more. */
export function changePlan(account: Account, changeId: string, now: number): AccountDecision {
  if (account.state === 'ended' || account.planChange?.id !== changeId) return { account, events: [] }
  const { planChange, ...present } = account
  const { choice } = planChange
  const entitlementVersion = present.entitlementVersion + 1
  return {
    account: { ...present, choice, since: now, entitlementVersion, version: present.version + 1 },
    events: [
      present.choice
        ? { type: 'PlanChanged', changeId, from: present.choice, to: choice, entitlementVersion }
        : { type: 'SubscriptionStarted', choice, entitlementVersion },
    ],
  }
}

/** The company keeps what it has after all; nothing happens if this wish does not stand any more. */
export function keepPlan(account: Account, changeId: string, code: string): AccountDecision {
  if (account.state === 'ended' || account.planChange?.id !== changeId) return { account, events: [] }
  const { planChange: _, ...present } = account
  return { account: present, events: [{ type: 'PlanKept', changeId, code }] }
}

/** The company is closed for good. A wish that stands is given up: what it asked for is of no use any more. */
export function end(account: Account, now: number): AccountDecision {
  if (account.state === 'ended') return { account, events: [] }
  const { planChange: _, ...present } = account
  const entitlementVersion = present.entitlementVersion + 1
  return {
    account: { ...present, entitlementVersion, version: present.version + 1, state: 'ended', endedAt: now },
    events: [{ type: 'SubscriptionEnded', entitlementVersion }],
  }
}

function stillOpen(account: Account): OpenAccount {
  if (account.state === 'ended') throw new DomainError('company-closed')
  return account
}

/** Throws `changed-meanwhile` when the caller decided on another version than the present one. */
export function checkAccountVersion(present: Account, expected: number | undefined): void {
  if (expected !== undefined && expected !== present.version) throw new DomainError('changed-meanwhile')
}
