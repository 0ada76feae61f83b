import type { Stream } from '@holdfast/contracts'
import { CompanyClosed, CompanyCreated } from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
import type { Transaction } from '@holdfast/ledger'
import type { PlanChoice } from '../plans/plan.ts'
import { choiceFromWire } from '../plans/plan-choice.ts'
import { end, open } from './account.ts'
import type { AccountStore } from './account-store.ts'

/** Opens an account for every company that is created, and ends it when the company is closed. */
export function followCompanies(accounts: AccountStore) {
  const effects = new Map<string, (companyId: string, data: Uint8Array, tx: Transaction) => Promise<void>>([
    [
      CompanyCreated.type,
      async (companyId, data, tx) => {
        if (await accounts.find(companyId, tx.session)) return
        await accounts.save(open(companyId, { ...chosen(CompanyCreated.decode(data)), now: tx.now }), tx)
      },
    ],
    [
      CompanyClosed.type,
      async (companyId, _data, tx) => {
        const account = await accounts.find(companyId, tx.session)
        if (account) await accounts.save(end(account, tx.now), tx)
      },
    ],
  ])

  return {
    streamOf: ({ type, stream }: Entry) => (effects.has(type) ? (stream as Stream) : undefined),
    async apply({ type, stream, data }: Entry, tx: Transaction): Promise<void> {
      await effects.get(type)!(stream.slice('company/'.length), data, tx)
    },
  }
}

/** A company that is older than billing named its plan alone: it has the first version, month by month. */
function chosen({ choice, planId }: CompanyCreated): { choice?: PlanChoice } {
  if (choice) return { choice: choiceFromWire(choice) }
  return planId ? { choice: { planId, version: 1, interval: 'month' } } : {}
}
