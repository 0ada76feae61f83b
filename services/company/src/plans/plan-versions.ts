import { shardOf } from '@holdfast/contracts'
import { type PlanChoiceInput, PlanVersionFact } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { FactTable, LiveReplica } from '@holdfast/replica'
import type { ChosenPlan } from '../companies/company.ts'

/** Which plans can be chosen, as billing offers them. */
export interface PlanVersions {
  /** For the replica of billing's ledger. */
  table: FactTable
  /** Throws `unknown-plan`, `plan-withdrawn`; `unavailable` while it is not known what billing offers. */
  check(choice: ChosenPlan): void
}

/** @param replica that of billing's ledger */
export function createPlanVersions(replica: () => Pick<LiveReplica, 'now' | 'isFresh'>): PlanVersions {
  const offered = new Map<string, readonly ChosenPlan['interval'][]>()
  const name = (key: Uint8Array) => Buffer.from(key).toString()
  return {
    table: {
      put: (key, value) =>
        void offered.set(name(key), PlanVersionFact.decode(value).intervals as ChosenPlan['interval'][]),
      drop: (key) => void offered.delete(name(key)),
      clear: () => offered.clear(),
    },
    check({ planId, version, interval }) {
      const { now, isFresh } = replica()
      if (!isFresh(shardOf(`plan/${planId}`), now())) throw new DomainError('unavailable')
      const intervals = offered.get(`${planId}/${version}`)
      if (!intervals) throw new DomainError('unknown-plan')
      if (!intervals.includes(interval)) throw new DomainError('plan-withdrawn')
    },
  }
}

/** Throws `bad-request` for an interval that is not known. */
export function readChoice({ planId = '', version = 0, interval }: PlanChoiceInput): ChosenPlan {
  if (interval !== 'INTERVAL_MONTH' && interval !== 'INTERVAL_YEAR') throw new DomainError('bad-request')
  return { planId, version, interval }
}
