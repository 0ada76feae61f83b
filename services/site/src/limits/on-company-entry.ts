import type { Stream } from '@holdfast/contracts'
import { CompanyClosed, CompanyRestored, CompanySuspended } from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
import type { Transaction } from '@holdfast/ledger'
import { endLimit, type Limit, suspendLimit, unentitledLimit } from './limit.ts'
import type { LimitStore } from './limit-store.ts'

/** What an entry of company does to the company's limit. */
const effects = new Map<string, (limit: Limit) => Limit>([
  [CompanySuspended.type, (limit) => suspendLimit(limit, true)],
  [CompanyRestored.type, (limit) => suspendLimit(limit, false)],
  [CompanyClosed.type, endLimit],
])

/** Brings what happened to a company into its limit, which every creation reads. */
export function onCompanyEntry(limits: LimitStore) {
  return {
    streamOf: ({ type, stream }: Entry) => (effects.has(type) ? (stream as Stream) : undefined),
    async apply({ type, stream }: Entry, tx: Transaction): Promise<void> {
      const companyId = stream.slice('company/'.length)
      const known = await limits.find(companyId, tx.session)
      // A limit that is not there yet is begun: the entitlement may have been asked for before this happened.
      const decided = effects.get(type)!(known ?? unentitledLimit(companyId))
      await limits.tell(decided, known, tx)
    },
  }
}
