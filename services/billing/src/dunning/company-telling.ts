import { UnpaidStandingChanged } from '@holdfast/contracts/billing'
import { Suspensions } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Channel, type Log, type Signer } from '@holdfast/runtime'
import type { DunningStore } from './dunning-store.ts'
import { type DunnedCompany, isTold, sayAbove } from './unpaid.ts'

const BATCH = 100

export interface CompanyTelling {
  /**
   * Returns when company has taken what billing says of this company: a suspension or its end that was committed before the
   * call is in force then. Throws `unavailable`; then the sweep tells it.
   */
  tell(companyId: string): Promise<void>
  /** The sweep's task: tells what was left untold. */
  sweep(): Promise<boolean>
}

export function createCompanyTelling(needs: {
  ledger: Ledger
  dunnings: DunningStore
  company: Channel
  signer: Signer
  log: Log
}): CompanyTelling {
  const { ledger, dunnings, company, signer, log } = needs
  const suspensions = company.client(Suspensions)

  return {
    tell,
    async sweep() {
      for (const companyId of await dunnings.untold(BATCH)) {
        await tell(companyId).catch((error) =>
          log.warn({ err: error, companyId }, 'company could not be told who has not paid; it is tried again'),
        )
      }
      return false
    },
  }

  async function tell(companyId: string): Promise<void> {
    // Another word may come meanwhile, but each only for a reason of its own.
    for (let tries = 0; tries < 5; tries++) {
      const dunned = await dunnings.find(companyId)
      if (!dunned || isTold(dunned)) return
      await say(dunned)
    }
    throw new DomainError('unavailable')
  }

  async function say(dunned: DunnedCompany): Promise<void> {
    const { companyId, isUnpaid: unpaid, version } = dunned
    const taken = await suspensions
      .putUnpaid({ companyId, unpaid, version }, asService(signer, crypto.randomUUID()))
      .catch((error) => {
        if (error instanceof DomainError && error.code === 'company-closed') return undefined
        throw new DomainError('unavailable')
      })
    if (!taken) return dunnings.noted(dunned, { isClosed: true })
    if (taken.version <= version) return dunnings.noted(dunned, { toldVersion: version })
    const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
    await ledger.transact(command, async (tx) => {
      const present = await dunnings.find(companyId, tx.session)
      if (!present) return {}
      const said = sayAbove(present, taken.version)
      if (said.events.length > 0) await dunnings.save(said.dunned, tx.session)
      for (const event of said.events) {
        if (event.type === 'UnpaidStandingChanged') {
          tx.append(UnpaidStandingChanged, { companyId, unpaid: event.unpaid, version: event.version })
        }
      }
      return {}
    })
  }
}
