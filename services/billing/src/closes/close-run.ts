import { CloseDone } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { DescribedBuyer } from '../buyers/buyer.ts'
import type { KnownBuyers } from '../buyers/known-buyers.ts'
import type { Charge } from '../charges/charge.ts'
import type { Clock } from '../clock.ts'
import type { InvoiceDraft } from '../invoices/invoice.ts'
import type { Invoicing } from '../invoices/invoice-command.ts'
import type { Seller } from '../sellers/seller.ts'
import { type Close, type CompanyOutcome, chargedUpTo, closedCompany, companiesOf, endClose } from './close.ts'
import type { CloseStore } from './close-store.ts'

const BATCH = 50
/** A process that says nothing for so long is taken for dead, and another one goes on. */
const LEASE_MS = 15_000
/** Where nothing is issued, progress is written so often. */
const TELL_MS = 1_000

/** So often a company is tried that cannot be closed now: about once a second. */
const TRIES = 10

/** What has to be done for a company before its documents: whatever became due in the period. Throws `unavailable`. */
export type CloseStep = (companyId: string, close: Close) => Promise<void>

/** What those steps would charge that is to be invoiced by then, with nothing kept. Throws `unavailable`. */
export type ForeseeCharges = (companyId: string, close: Close) => Promise<Charge[]>

/**
 * The sweep task that works off the close that runs, in one process at a time. What was done of it is written in the
 * transaction of each document, so a process that is killed leaves the cursor exactly behind the last document, and the
 * next one issues what this one would have.
 */
export function createCloseRun(needs: {
  ledger: Ledger
  signer: Signer
  closes: CloseStore
  companiesAfter: (companyId: string | undefined, limit: number) => Promise<string[]>
  buyers: Pick<KnownBuyers, 'of'>
  steps: readonly CloseStep[]
  foresee: ForeseeCharges
  invoicing: Pick<Invoicing, 'isDue' | 'issueDue' | 'previewDue'>
  seller: Seller
  clock: Clock
  log: Log
}): () => Promise<boolean> {
  const { ledger, signer, closes, companiesAfter, buyers, steps, foresee, invoicing, seller, clock, log } = needs
  const holder = crypto.randomUUID()
  let tries = { companyId: '', count: 0 }

  return async () => {
    const taken = await closes.take(holder, LEASE_MS)
    if (!taken) return false
    const companyIds = companiesOf(taken, await companiesAfter(taken.cursor, BATCH))
    if (companyIds.length === 0) {
      await end(taken)
      return false
    }
    const described = await buyers.of(companyIds)
    let close = taken
    let toldAt = performance.now()
    for (const companyId of companyIds) {
      const { after, isSaved } = await closeCompany(close, companyId, described.get(companyId))
      close = after
      if (!isSaved && performance.now() - toldAt < TELL_MS) continue
      if (!isSaved) await save(close)
      toldAt = performance.now()
    }
    await save(close)
    return true
  }

  async function closeCompany(close: Close, companyId: string, buyer: DescribedBuyer | undefined) {
    let isSaved = false
    try {
      if (!close.isDryRun) for (const step of steps) await step(companyId, close)
      const foreseen = close.isDryRun ? await foresee(companyId, close) : []
      const moment = { now: close.at, upTo: chargedUpTo(close, seller) }
      if (!buyer) {
        const isOwed = foreseen.length > 0 || (await invoicing.isDue(companyId, moment.upTo))
        return { after: closedCompany(close, companyId, isOwed ? { failure: 'not-found' } : {}), isSaved }
      }
      if (close.isDryRun) {
        const drafts = await invoicing.previewDue(buyer, moment, foreseen)
        return { after: closedCompany(close, companyId, outcome(drafts)), isSaved }
      }
      let after: Close | undefined
      await invoicing.issueDue(buyer, moment, {
        closeId: close.id,
        beside: async (documents, session) => {
          after = closedCompany(close, companyId, outcome(documents))
          if (!(await closes.save(after, { holder, forMs: LEASE_MS, session }))) throw new Taken()
        },
      })
      isSaved = after !== undefined
      return { after: after ?? closedCompany(close, companyId, {}), isSaved }
    } catch (error) {
      if (error instanceof Taken) throw error
      // Nobody knows now; the sweep tries again from here. What was done before is kept.
      if (error instanceof DomainError && error.kind === 'unavailable' && isTriedAgain(companyId)) {
        await save(close)
        throw error
      }
      log.error({ err: error, companyId, closeId: close.id }, 'a company could not be closed')
      const failure = error instanceof DomainError ? error.code : 'internal'
      return { after: closedCompany(close, companyId, { failure }), isSaved }
    }
  }

  /** The others wait for a company that cannot be closed now, but not for ever. */
  function isTriedAgain(companyId: string): boolean {
    tries = tries.companyId === companyId ? { companyId, count: tries.count + 1 } : { companyId, count: 1 }
    return tries.count < TRIES
  }

  async function save(close: Close): Promise<void> {
    if (!(await closes.save(close, { holder, forMs: LEASE_MS }))) throw new Taken()
  }

  async function end(close: Close): Promise<void> {
    const { id, issued, failed } = close
    const command = { stream: `close/${id}`, call: asService(signer, crypto.randomUUID()) } as const
    await ledger.transact(command, async (tx) => {
      const isMine = await closes.save(endClose(close, clock()), { holder, forMs: LEASE_MS, session: tx.session })
      if (isMine) tx.append(CloseDone, { closeId: id, issued, failed })
      return {}
    })
  }
}

/** Another process goes on with the close. */
class Taken extends Error {}

function outcome(drafts: readonly InvoiceDraft[]): CompanyOutcome {
  const signed = drafts.map(({ kind, totals }) => (kind === 'invoice' ? totals.gross : -totals.gross))
  return { documents: drafts.length, gross: signed.reduce((sum, gross) => sum + gross, 0n) }
}
