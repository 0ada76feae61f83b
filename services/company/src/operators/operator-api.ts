import type { Operators } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger, Transaction } from '@holdfast/ledger'
import type { AdmitOperator } from '@holdfast/process'
import { type Call, type Handlers, note, pageOf, readPage, reasonOf } from '@holdfast/runtime'
import type { Closings } from '../closings/closing-command.ts'
import type { CompanyStore } from '../companies/company-store.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { startRecovery } from '../ownership/ownership.ts'
import { reasonsToWire, restore, suspend } from '../suspensions/suspension.ts'

/** A wish that has stood so long is not about to be decided. */
const STANDING_MS = 60_000

export function companyOperatorApi(needs: {
  ledger: Ledger
  companies: CompanyStore
  memberships: MembershipStore
  admitOperator: AdmitOperator
  closings: Closings
  noticeMs: number
}): Handlers<typeof Operators> {
  const { ledger, companies, memberships, admitOperator, closings, noticeMs } = needs

  return {
    suspendCompany({ companyId, reason: given }, call) {
      const reason = reasonOf(given)
      return act(call, companyId, async (tx) => {
        await companies.save(suspend(await companyOf(companyId, tx.session), { reason, now: tx.now }), tx)
        return {}
      })
    },

    restoreCompany({ companyId, reason: given }, call) {
      const reason = reasonOf(given)
      return act(call, companyId, async (tx) => {
        const restored = restore(await companyOf(companyId, tx.session), { reason })
        await companies.save(restored, tx)
        return { because: reasonsToWire(restored.company) }
      })
    },

    recoverOwner({ companyId, newOwnerId, reason: given }, call) {
      const reason = reasonOf(given)
      return act(call, companyId, async (tx) => {
        const chosen = await memberships.find(companyId, newOwnerId, tx.session)
        const company = await companyOf(companyId, tx.session)
        const started = startRecovery(company, chosen, { reason, now: tx.now, noticeMs })
        await companies.save(started, tx)
        return { effectiveAt: started.company.ownerRecovery.effectiveAt }
      })
    },

    async listClosings(request, call) {
      await admitOperator(call)
      const wanted = readPage(request, 'closings')
      const rows = await companies.closing(Date.now() - STANDING_MS, wanted.after, wanted.limit + 1)
      const { page, nextCursor } = pageOf(rows, wanted, ({ id }) => id)
      return { closings: page.map(({ id, closing }) => ({ companyId: id, begunAt: closing.begunAt })), nextCursor }
    },

    async withdrawClosing({ companyId, reason: given }, call) {
      const reason = reasonOf(given)
      const { userId } = await admitOperator(call)
      note(call, { about: companyId })
      return closings.withdraw(call, companyId, { actor: { kind: 'KIND_OPERATOR', id: userId }, reason })
    },
  }

  async function act<Result>(call: Call, companyId: string, decide: (tx: Transaction) => Promise<Result>) {
    const { userId } = await admitOperator(call)
    const actor = { kind: 'KIND_OPERATOR', id: userId } as const
    return ledger.once(call, async () => {
      await companyOf(companyId)
      note(call, { about: companyId })
      return ledger.transact({ stream: `company/${companyId}`, call, actor }, decide)
    })
  }

  async function companyOf(companyId: string, session?: Transaction['session']) {
    const company = await companies.find(companyId, session)
    if (!company) throw new DomainError('not-found')
    return company
  }
}
