import { type Interval, PlanOffered, PlanVersionFact, PlanWithdrawn } from '@holdfast/contracts/billing'
import { putFact } from '@holdfast/ledger'
import { standInOwner } from '@holdfast/ledger/testing'

/**
 * Stands for billing: a real ledger in a database of its own, served as that service serves it, which offers a version of
 * one plan, and has withdrawn an earlier one.
 */
export async function planOwner() {
  const { address, commit } = await standInOwner({ owner: 'billing', tables: ['plan-version'] })
  await put(1, PlanWithdrawn, [])
  await put(2, PlanOffered, ['INTERVAL_MONTH'])
  return { address }

  function put(version: number, event: typeof PlanOffered | typeof PlanWithdrawn, intervals: Interval[]) {
    const fact = putFact('plan-version', Buffer.from(`studio/${version}`), PlanVersionFact, { intervals })
    return commit('plan/studio', (tx) => tx.append(event as typeof PlanOffered, { planId: 'studio', version }, [fact]))
  }
}
