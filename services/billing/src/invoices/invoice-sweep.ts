import type { Log } from '@holdfast/runtime'
import type { Temporal } from 'temporal-polyfill'
import type { KnownBuyers } from '../buyers/known-buyers.ts'
import type { ChargeStore } from '../charges/charge-store.ts'
import type { Clock } from '../clock.ts'
import type { VatIdStore } from '../vat-ids/vat-id-store.ts'
import type { Invoicing } from './invoice-command.ts'
import type { InvoiceStore } from './invoice-store.ts'

const BATCH = 100

/**
 * The sweep task that issues what is due. Every process runs it: whoever comes second finds nothing left.
 * @param needs.isPaused while a close runs, it alone issues
 * @param needs.settle sums up what has ended by then: a period that begins and the usage of the one before become due at the
 *   same moment, and stand on one document
 */
export function createInvoiceSweep(needs: {
  charges: ChargeStore
  settle: (companyId: string, now: Temporal.Instant) => Promise<void>
  buyers: KnownBuyers
  invoicing: Invoicing
  isPaused: () => Promise<boolean>
  clock: Clock
  log: Log
}): () => Promise<boolean> {
  const { charges, settle, buyers, invoicing, isPaused, clock, log } = needs
  // A round goes through all companies: one that cannot be invoiced does not keep the others from it.
  let after: string | undefined

  return async () => {
    if (await isPaused()) return false
    const now = clock()
    const due = await charges.companiesDue(now, after, BATCH)
    after = due.length === BATCH ? due.at(-1) : undefined
    if (due.length === 0) return false
    const described = await buyers.of(due)
    for (const companyId of due) {
      const buyer = described.get(companyId)
      if (!buyer) continue
      try {
        await settle(companyId, now)
        await invoicing.issueDue(buyer, { now, upTo: now })
      } catch (err) {
        log.warn({ err, companyId }, 'what is due could not be invoiced; it is tried again')
      }
    }
    return after !== undefined
  }
}

/** The sweep task that takes VAT back where a VAT id turned out to be valid after it was charged. */
export function createVatSweep(needs: {
  vatIds: VatIdStore
  invoices: InvoiceStore
  invoicing: Invoicing
  isPaused: () => Promise<boolean>
  clock: Clock
  log: Log
}): () => Promise<boolean> {
  const { vatIds, invoices, invoicing, isPaused, clock, log } = needs
  // As above: one whose VAT cannot be taken back does not keep the others from it.
  let after: string | undefined

  return async () => {
    if (await isPaused()) return false
    const companyIds = await vatIds.news(after, BATCH)
    after = companyIds.length === BATCH ? companyIds.at(-1) : undefined
    for (const companyId of companyIds) {
      try {
        for (const number of await invoices.vatOpenOf(companyId)) {
          await invoicing.replace({ companyId, number, now: clock() })
        }
        await vatIds.looked(companyId)
      } catch (err) {
        log.warn({ err, companyId }, 'VAT could not be taken back; it is tried again')
      }
    }
    return after !== undefined
  }
}
