import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Signer } from '@holdfast/runtime'
import {
  type Account,
  type AccountDecision,
  type AccountEvent,
  askSite,
  bringUpToDate,
  isLimitNeeded,
  isTold,
} from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { Clock } from '../clock.ts'
import type { TellSite } from '../limits/limit-telling.ts'
import type { Catalogue } from '../plans/catalogue.ts'

/**
 * Does everything that is due for an account by now: asks site for a smaller limit where a period has ended, begins the next
 * period, and follows what was said of the company. Several processes may do it at once. Throws `unavailable`.
 */
export type KeepUpToDate = (companyId: string) => Promise<void>

/** Each step is one of: told, asked, answered, brought up to date; and somebody else's steps may come between. */
const MOST_STEPS = 12
/** What comes about because a period is over. */
const byTime = new Set<AccountEvent['type']>(['LimitAsked', 'PeriodRenewed', 'SubscriptionEnded', 'SubscriptionLapsed'])

export function createKeepUpToDate(needs: {
  ledger: Pick<Ledger, 'transact'>
  accounts: Pick<AccountStore, 'find' | 'save'>
  catalogue: Catalogue
  clock: Clock
  tellSite: TellSite
  /** Billing was restored from a backup: what has come to its end since may have been prolonged. */
  isHeld: () => Promise<boolean>
  signer: Signer
}): KeepUpToDate {
  const { ledger, accounts, catalogue, clock, tellSite, isHeld, signer } = needs

  return async (companyId) => {
    for (let steps = 0; steps < MOST_STEPS; steps++) {
      const account = await accounts.find(companyId)
      if (!account) return
      if (!isTold(account)) {
        await tellSite(companyId)
        continue
      }
      const { events } = next(account)
      if (events.some(({ type }) => byTime.has(type)) && (await isHeld())) break
      // Mostly nothing is due, and whoever acts decides anew in a transaction of their own: so none is begun for that.
      if (events.length === 0 || !(await step(companyId))) return
    }
    throw new DomainError('unavailable')
  }

  function next(account: Account): AccountDecision {
    const now = clock()
    return isLimitNeeded(account, now) ? askSite(account) : bringUpToDate(account, now, catalogue)
  }

  /** False when there was nothing to do. */
  function step(companyId: string): Promise<boolean> {
    const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
    return ledger.transact(command, async (tx) => {
      const account = await accounts.find(companyId, tx.session)
      if (!account || !isTold(account)) return Boolean(account)
      const decision = next(account)
      await accounts.save(decision, tx)
      return decision.events.length > 0
    })
  }
}
