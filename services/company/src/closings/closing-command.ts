import { newId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { Passport } from '@holdfast/runtime'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import { type Closing, checkVersion } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import type { SiteLimits } from '../sites/site-limits.ts'
import type { BillingAccounts } from './billing-accounts.ts'
import { beginClosing, close, keepOpen } from './closing.ts'
import { type ClosingRefusal, isClosingRefusal } from './closing-refusal.ts'

export interface Closings {
  /** Throws `company-has-sites`, `company-owes`. Throws `unavailable` if the outcome is not known yet; then the sweep carries on. */
  close(call: Passport, wish: { companyId: string; ifVersion: number | undefined }): Promise<Record<string, never>>
  /** Carries on a wish that stands, whoever began it. @param call in the process's own name */
  carryOn(call: Passport, companyId: string, closing: Closing): Promise<unknown>
}

/**
 * Closing a company takes four steps: the wish stands in the company's document, site closes the company's limit or
 * refuses, billing makes the final invoice or refuses, the company is closed or stays open. If billing refuses, site opens
 * the limit again before the company stays open. Each step can be repeated, by any process, so a crash between two of them
 * loses nothing. A site that is created meanwhile and the closing of the limit conflict at site, where one wins.
 */
export function createClosings(needs: {
  ledger: Ledger
  authorize: AuthorizeMember
  companies: CompanyStore
  people: PersonStore
  limits: SiteLimits
  accounts: BillingAccounts
}): Closings {
  const { ledger, authorize, companies, people, limits, accounts } = needs

  return {
    close: (call, { companyId, ifVersion }) =>
      ledger.once(call, async () => {
        await authorize.admit(call, companyId)
        const closing = await begin(call, companyId, ifVersion)
        return carryOn(call, companyId, closing)
      }),
    carryOn: (call, companyId, closing) =>
      carryOn({ ...call, repeat: closing.repeat }, companyId, closing).catch((error) => {
        if (!isClosingRefusal(error)) throw error
      }),
  }

  /** The caller's repeat stays out of this step: only the last one says what came of the call. */
  async function begin({ repeat, ...call }: Passport, companyId: string, ifVersion: number | undefined) {
    return ledger.transact({ stream: `company/${companyId}`, call }, async (tx) => {
      const { company, userId } = await authorize.in(tx.session)(call, companyId, 'company.close')
      checkVersion(company, ifVersion)
      const by = { kind: 'KIND_USER', id: userId } as const
      const begun = beginClosing(company, { id: newId(tx.now), begunAt: tx.now, by, ...(repeat && { repeat }) })
      await companies.save(begun, tx)
      return begun.company.closing
    })
  }

  async function carryOn(call: Passport, companyId: string, closing: Closing) {
    const { id, by } = closing
    const command = { stream: `company/${companyId}`, actor: by } as const
    const refusal = await askToClose(companyId, closing, call.requestId)
    if (refusal) {
      const { repeat: _, ...unrepeated } = call
      await ledger.transact({ ...command, call: unrepeated }, async (tx) => {
        const company = await companies.find(companyId, tx.session)
        if (company) await companies.save(keepOpen(company, id, refusal), tx)
        return {}
      })
      throw new DomainError(refusal)
    }
    return ledger.transact({ ...command, call }, async (tx): Promise<Record<string, never>> => {
      const company = await companies.find(companyId, tx.session)
      if (!company) throw new DomainError('not-found')
      const closed = close(company, id, tx.now)
      if (closed.events.length > 0) await people.endOwner(company.ownerId, tx.session)
      // Site and billing say the same to everybody who asks about this wish, so it cannot have ended otherwise.
      else if (company.state !== 'closed') throw new DomainError('unavailable')
      await companies.save(closed, tx)
      return {}
    })
  }

  async function askToClose(
    companyId: string,
    closing: Closing,
    requestId: string,
  ): Promise<ClosingRefusal | undefined> {
    const refusal = await limits.close(companyId, closing, requestId)
    if (refusal) return refusal
    // Only now, when nothing is used any more, is the last month over.
    const owing = await accounts.close(companyId, closing, requestId)
    if (owing) await limits.reopen(companyId, closing, requestId)
    return owing
  }
}
