import { newId } from '@holdfast/contracts'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Signer } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { Temporal } from 'temporal-polyfill'
import type { Clock } from '../clock.ts'
import { anchorAt, MONTHS, monthAt } from '../periods/period.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import type { PlanChoice } from '../plans/plan.ts'
import { importSubscription } from '../subscriptions/starting.ts'
import { type AccountDecision, openAccount } from './account.ts'
import type { AccountStore } from './account-store.ts'

/** As it was kept while nothing was charged. */
interface EarlierAccount {
  _id: string
  choice?: PlanChoice
  since?: number
  entitlementVersion: number
  version: number
  state: 'open' | 'ended'
  /** A wish that site may have taken already. */
  planChange?: { choice: PlanChoice; begunAt: number }
}

/**
 * Takes over what an earlier release kept of companies, when nothing was charged yet: each keeps its plan, and is charged from
 * its next day of the month on. Site is told again, in a later version than any that it may know.
 */
export function createTakeover(needs: {
  connection: Connection
  ledger: Ledger
  accounts: AccountStore
  catalogue: Catalogue
  signer: Signer
  clock: Clock
  zone: string
}): () => Promise<void> {
  const { connection, ledger, accounts, catalogue, signer, clock, zone } = needs
  return async () => {
    const earlier = connection.db!.collection<EarlierAccount>('accounts').find({ account: { $exists: false } })
    for await (const { _id: companyId } of earlier.project<{ _id: string }>({ _id: 1 })) {
      const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
      await ledger.transact(command, async (tx) => {
        const { session } = tx
        const kept = connection.db!.collection<EarlierAccount>('accounts')
        const found = await kept.findOne({ _id: companyId, account: { $exists: false } } as object, { session })
        if (found) await accounts.save(takenOver(found, newId(tx.now)), tx)
        return {}
      })
    }
  }

  function takenOver(earlier: EarlierAccount, subscriptionId: string): AccountDecision {
    const { _id: companyId, planChange, entitlementVersion, version, state } = earlier
    const choice = earlier.choice ?? planChange?.choice
    const since = earlier.since ?? planChange?.begunAt
    const opened = openAccount(companyId, undefined, catalogue)
    const account = { ...opened.account, version: version + 1, toldVersion: entitlementVersion }
    if (!choice || since === undefined) return { ...opened, account }
    const at = clock()
    const paidUntil = nextDay(choice, Temporal.Instant.fromEpochMilliseconds(since), at)
    const row = { id: subscriptionId, companyId, plan: choice, at, zone, paidUntil, paid: 0n }
    const { subscription, events } = importSubscription(row, catalogue)
    return {
      ...opened,
      account: {
        ...account,
        subscription: { ...subscription, entitlementVersion: entitlementVersion + 1 },
        standing: { ...account.standing, isClosed: state === 'ended' },
      },
      events: [...opened.events, ...events],
    }
  }

  /** The first day of its next period, if it had been charged since its beginning. */
  function nextDay({ interval }: PlanChoice, since: Temporal.Instant, at: Temporal.Instant): string {
    const anchor = anchorAt(since, zone)
    const months = MONTHS[interval]
    const next = (Math.floor(monthAt(anchor, at) / months) + 1) * months
    return Temporal.PlainDate.from(anchor.date).add({ months: next }).toString()
  }
}
