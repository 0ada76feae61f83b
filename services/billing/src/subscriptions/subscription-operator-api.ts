import { isId, newId } from '@holdfast/contracts'
import type { SubscriptionOperators } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { AdmitOperator } from '@holdfast/process'
import { type Handlers, note, reasonOf } from '@holdfast/runtime'
import { type Account, type AccountDecision, checkMayBegin, withSubscription } from '../accounts/account.ts'
import type { AccountStore } from '../accounts/account-store.ts'
import type { KnownAccounts } from '../accounts/known-accounts.ts'
import type { Clock } from '../clock.ts'
import type { TellSite } from '../limits/limit-telling.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { choiceFromWire } from '../plans/plan-choice.ts'
import { type Import, importSubscription } from './starting.ts'
import { subscriptionToWire } from './subscription-api.ts'

/** For operators, who bring companies here that have a plan elsewhere. */
export function subscriptionOperatorApi(needs: {
  ledger: Ledger
  admitOperator: AdmitOperator
  known: KnownAccounts
  accounts: AccountStore
  catalogue: Catalogue
  clock: Clock
  zone: string
  tellSite: TellSite
}): Handlers<typeof SubscriptionOperators> {
  const { ledger, admitOperator, known, accounts, catalogue, clock, zone, tellSite } = needs
  return {
    async importSubscription({ companyId, choice, paidUntil, paid, currency, meteredFrom, reason: given }, call) {
      const { userId } = await admitOperator(call)
      if (!choice || !isId(companyId)) throw new DomainError('bad-request')
      note(call, { about: companyId })
      const reason = reasonOf(given)
      if (currency !== catalogue.currency) throw new DomainError('currency-differs')
      const about = { companyId, plan: choiceFromWire(choice), zone, paidUntil, paid: BigInt(paid), meteredFrom }
      const actor = { kind: 'KIND_OPERATOR', id: userId } as const
      await ledger.once(call, async () => {
        await known.account(companyId)
        return ledger.transact({ stream: `company/${companyId}`, call, actor }, async (tx) => {
          const account = await accounts.find(companyId, tx.session)
          if (!account) throw new DomainError('unavailable')
          const imported = importPlan(account, { ...about, id: newId(tx.now), at: clock() }, catalogue)
          const events = imported.events.map((event) =>
            event.type === 'SubscriptionImported' ? { ...event, reason } : event,
          )
          await accounts.save({ ...imported, events }, tx)
          return {}
        })
      })
      await tellSite(companyId)
      return subscriptionToWire(await known.account(companyId))
    },
  }
}

/** Only a company that never had a plan here has one to bring along. */
function importPlan(account: Account, row: Import, catalogue: Catalogue): AccountDecision {
  checkMayBegin(account.standing)
  if (account.subscription) throw new DomainError('has-plan')
  return withSubscription(account, importSubscription(row, catalogue))
}
