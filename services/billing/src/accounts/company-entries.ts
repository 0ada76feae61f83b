import { newId, type Stream } from '@holdfast/contracts'
import {
  CompanyClosed,
  CompanyClosing,
  CompanyCreated,
  CompanyKept,
  CompanyRestored,
  CompanySuspended,
} from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
import type { Transaction } from '@holdfast/ledger'
import type { Clock } from '../clock.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import type { PlanChoice } from '../plans/plan.ts'
import { choiceFromWire } from '../plans/plan-choice.ts'
import { type Account, openAccount, type SaidOfCompany, withStanding } from './account.ts'
import type { AccountStore } from './account-store.ts'

/**
 * Opens an account for every company that is created, and notes what company says of it: that it is suspended, that it is
 * being closed, that it is closed. The subscription follows in a transaction of its own.
 */
export function followCompanies(needs: {
  accounts: AccountStore
  catalogue: Catalogue
  clock: Clock
  zone: string
  /** Called with a company for which there is something to do now. */
  wake: (companyId: string) => void
}) {
  const { accounts, catalogue, clock, zone, wake } = needs
  type Effect = (companyId: string, data: Uint8Array, tx: Transaction) => Promise<void>

  const noting =
    (said: (account: Account, data: Uint8Array) => Partial<SaidOfCompany>): Effect =>
    async (companyId, data, tx) => {
      const account = await accounts.find(companyId, tx.session)
      if (!account) return
      const noted = withStanding(account, said(account, data))
      if (noted === account) return
      await accounts.put(noted, tx.session)
      wake(companyId)
    }
  const suspended =
    (isSuspended: boolean, message: { decode(data: Uint8Array): { standingVersion: number } }) =>
    ({ standing }: Account, data: Uint8Array) => {
      const { standingVersion } = message.decode(data)
      return standingVersion <= standing.standingVersion ? {} : { isSuspended, standingVersion }
    }

  const effects = new Map<string, Effect>([
    [
      CompanyCreated.type,
      async (companyId, data, tx) => {
        if (await accounts.find(companyId, tx.session)) return
        const plan = chosen(CompanyCreated.decode(data))
        const start = plan && { subscriptionId: newId(tx.now), plan, at: clock(), zone }
        await accounts.save(openAccount(companyId, start, catalogue), tx)
      },
    ],
    [CompanySuspended.type, noting(suspended(true, CompanySuspended))],
    [CompanyRestored.type, noting(suspended(false, CompanyRestored))],
    [CompanyClosing.type, noting((_, data) => ({ isClosing: true, closingId: CompanyClosing.decode(data).closingId }))],
    [CompanyKept.type, noting(() => ({ isClosing: false }))],
    [CompanyClosed.type, noting(() => ({ isClosed: true }))],
  ])

  return {
    streamOf: ({ type, stream }: Entry) => (effects.has(type) ? (stream as Stream) : undefined),
    async apply({ type, stream, data }: Entry, tx: Transaction): Promise<void> {
      await effects.get(type)!(stream.slice('company/'.length), data, tx)
    },
  }
}

/** A company that is older than billing named its plan alone: it has the first version, month by month. */
function chosen({ choice, planId }: CompanyCreated): PlanChoice | undefined {
  if (choice) return choiceFromWire(choice)
  return planId ? { planId, version: 1, interval: 'month' } : undefined
}
