import { Accounts, type Interval, PlanOffered, PlanVersionFact, PlanWithdrawn } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import { putFact } from '@holdfast/ledger'
import { standInOwner } from '@holdfast/ledger/testing'
import { implement } from '@holdfast/runtime'

/** What was asked of the accounts. A test replaces the function to refuse, or to fail. */
export interface FakeAccounts {
  close(request: { companyId: string; closingId: string }): void
  withdraw(request: { companyId: string; closingId: string }): void
}

/**
 * Stands for billing: a real ledger in a database of its own, served as that service serves it, which offers a version of
 * one plan, and has withdrawn an earlier one. Its accounts are functions of the test.
 */
export async function planOwner() {
  const accounts: FakeAccounts = {
    close() {},
    withdraw() {
      throw new DomainError('closing-withdrawn')
    },
  }
  const { address, ledger, commit } = await standInOwner({
    owner: 'billing',
    tables: ['plan-version'],
    services: () => [
      implement(Accounts, {
        async close(request) {
          accounts.close(request)
          return {}
        },
        async withdraw(request) {
          accounts.withdraw(request)
          return {}
        },
      }),
    ],
  })
  await put(1, PlanWithdrawn, [])
  await put(2, PlanOffered, ['INTERVAL_MONTH'])
  return { address, ledger, accounts }

  function put(version: number, event: typeof PlanOffered | typeof PlanWithdrawn, intervals: Interval[]) {
    const fact = putFact('plan-version', Buffer.from(`studio/${version}`), PlanVersionFact, { intervals })
    return commit('plan/studio', (tx) => tx.append(event as typeof PlanOffered, { planId: 'studio', version }, [fact]))
  }
}
