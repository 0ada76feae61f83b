import type { Stream } from '@holdfast/contracts'
import { CompanyClosed, CompanyRestored, CompanySuspended } from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
import type { Transaction } from '@holdfast/ledger'
import { endLimit, type Limit, suspendLimit, unentitledLimit } from './limit.ts'
import type { LimitStore } from './limit-store.ts'

/** What an entry of company does to the company's limit. */
const effects = new Map<string, (limit: Limit, data: Uint8Array) => Limit>([
  [CompanySuspended.type, (limit, data) => suspendLimit(limit, true, versionOf(CompanySuspended.decode(data)))],
  [CompanyRestored.type, (limit, data) => suspendLimit(limit, false, versionOf(CompanyRestored.decode(data)))],
  [CompanyClosed.type, endLimit],
])

/** Entries of before there was billing have the one version of standing and entitlement. */
function versionOf(entry: { standingVersion: number; entitlementVersion: number }): number {
  return entry.standingVersion || entry.entitlementVersion
}

/** Brings what happened to a company into its limit, which every creation reads. */
export function onCompanyEntry(limits: LimitStore) {
  return {
    streamOf: ({ type, stream }: Entry) => (effects.has(type) ? (stream as Stream) : undefined),
    async apply({ type, stream, data }: Entry, tx: Transaction): Promise<void> {
      const companyId = stream.slice('company/'.length)
      const known = await limits.find(companyId, tx.session)
      // A limit that is not there yet is begun: the entitlement may have been asked for before this happened.
      const decided = effects.get(type)!(known ?? unentitledLimit(companyId), data)
      await limits.tell(decided, known, tx)
    },
  }
}
