import { newId } from '@holdfast/contracts'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { Passport } from '@holdfast/runtime'
import type { AuthorizeMember } from '../access/call-authorization.ts'
import { type Closing, checkVersion, stillOpen } from '../companies/company.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import type { PersonStore } from '../people/person-store.ts'
import type { SiteLimits } from '../sites/site-limits.ts'
import type { BillingAccounts } from './billing-accounts.ts'
import { beginClosing, close, keepOpen } from './closing.ts'
import { type ClosingRefusal, isClosingRefusal } from './closing-refusal.ts'

/** What is known to a repeat of the call that wished it. */
interface ClosingOutcome {
  isWithdrawn?: boolean
}

export interface Closings {
  /**
   * Throws `company-has-sites`, `company-owes`, `closing-withdrawn`. Throws `unavailable` if the outcome is not known yet; then
   * the sweep carries on.
   */
  close(call: Passport, wish: { companyId: string; ifVersion: number | undefined }): Promise<Record<string, never>>
  /**
   * Takes the wish back that stands; nothing happens where none does. Throws `company-closed` if it has come true, `unavailable`
   * if that is not known: then it stands as before.
   * @param by.reason an operator's
   */
  withdraw(
    call: Passport,
    companyId: string,
    by: { actor: ActorInput; reason?: string },
  ): Promise<Record<string, never>>
  /** Carries on a wish that stands, whoever began it. @param call in the process's own name */
  carryOn(call: Passport, companyId: string, closing: Closing): Promise<unknown>
}

/**
 * Closing a company takes four steps: the wish stands in the company's document, site closes the company's limit or
 * refuses, billing makes the final invoice or refuses, the company is closed or stays open. If billing refuses, site opens
 * the limit again before the company stays open. Each step can be repeated, by any process, so a crash between two of them
 * loses nothing. A site that is created meanwhile and the closing of the limit conflict at site, where one wins.
 *
 * A wish is withdrawn on the same way, but billing is asked to refuse it. So there is one place where it is decided whether
 * it was too late for that, and whoever carries the wish on meanwhile comes to the same end.
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
    async close(call, { companyId, ifVersion }) {
      const { isWithdrawn } = await ledger.once(call, async () => {
        await authorize.admit(call, companyId)
        const closing = await begin(call, companyId, ifVersion)
        return carryOn(call, companyId, closing, accounts.close)
      })
      if (isWithdrawn) throw new DomainError('closing-withdrawn')
      return {}
    },
    async withdraw({ repeat: _, ...call }, companyId, { actor, reason }) {
      const company = await companies.find(companyId)
      if (!company) throw new DomainError('not-found')
      const { closing } = stillOpen(company)
      if (!closing) return {}
      const by = { actor, ...(reason !== undefined && { reason }) }
      const isClosed = await carryOn(
        { ...call, repeat: closing.repeat },
        companyId,
        closing,
        accounts.withdraw,
        by,
      ).then(
        () => true,
        (error) => {
          if (!isClosingRefusal(error)) throw error
          return false
        },
      )
      if (isClosed) throw new DomainError('company-closed')
      return {}
    },
    carryOn: (call, companyId, closing) =>
      carryOn({ ...call, repeat: closing.repeat }, companyId, closing, accounts.close).catch((error) => {
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

  /** @param askBilling to close the account, or to refuse that because the wish is withdrawn, by somebody */
  async function carryOn(
    call: Passport,
    companyId: string,
    closing: Closing,
    askBilling: BillingAccounts['close'],
    withdrawn: { actor: ActorInput; reason?: string } = { actor: closing.by },
  ): Promise<ClosingOutcome> {
    const { id, by } = closing
    const stream = `company/${companyId}` as const
    const refusal = await askToClose(companyId, closing, call.requestId, askBilling)
    if (refusal) {
      const isWithdrawn = refusal === 'closing-withdrawn'
      const { repeat: _, ...unrepeated } = call
      const command = isWithdrawn
        ? { stream, call, actor: withdrawn.actor }
        : // Whoever asks again, wishes again.
          { stream, call: unrepeated, actor: by }
      await ledger.transact(command, async (tx): Promise<ClosingOutcome> => {
        const company = await companies.find(companyId, tx.session)
        const { reason } = withdrawn
        const because = { code: refusal, ...(isWithdrawn && reason !== undefined && { reason }) }
        if (company) await companies.save(keepOpen(company, id, because), tx)
        return isWithdrawn ? { isWithdrawn } : {}
      })
      throw new DomainError(refusal)
    }
    return ledger.transact({ stream, actor: by, call }, async (tx): Promise<ClosingOutcome> => {
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
    askBilling: BillingAccounts['close'],
  ): Promise<ClosingRefusal | undefined> {
    const refusal = await limits.close(companyId, closing, requestId)
    // Site remembers that billing has refused, and not why: that is asked of billing, which has decided.
    if (refusal && refusal !== 'company-owes') return refusal
    // Only now, when nothing is used any more, is the last month over.
    const refused = await askBilling(companyId, closing, requestId)
    if (refused) await limits.reopen(companyId, closing, requestId)
    return refused
  }
}
