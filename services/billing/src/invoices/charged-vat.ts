import type { ClientSession } from 'mongoose'
import type { Charge, ChargeLine } from '../charges/charge.ts'
import type { ChargeStore } from '../charges/charge-store.ts'
import { creditedOf } from '../credit-notes/credit-note.ts'
import type { VatDecision } from '../taxes/decision.ts'
import { type ChargedOn, chargedOn, vatOfInvoice } from './crediting.ts'
import type { InvoiceStore, KeptInvoice } from './invoice-store.ts'

/** The VAT of a line: that with which it was charged, if it is given back, else today's. */
export type VatOfLine = (line: ChargeLine, today: VatDecision) => VatDecision

/**
 * Finds with which VAT a company was charged what it may give back now. Invoices and quotes ask here, so that a quote says what
 * will be charged.
 * @param isMeant the charges of which something may be given back: the documents of others are not looked up
 */
export function createChargedVat(needs: {
  charges: Pick<ChargeStore, 'charged'>
  invoices: Pick<InvoiceStore, 'find' | 'creditNotesOf'>
}) {
  const { charges, invoices } = needs
  return async (
    companyId: string,
    isMeant: (charge: Charge) => boolean,
    session?: ClientSession,
  ): Promise<VatOfLine> => {
    const charged: ChargedOn[] = (await charges.charged(companyId, session))
      .filter(({ charge }) => isMeant(charge))
      .map(({ charge, invoice }) => ({ charge, invoice: invoice! }))
    const kept = new Map<string, KeptInvoice>()
    for (const number of new Set(charged.map(({ invoice }) => invoice))) {
      const invoice = await invoices.find(companyId, number, session)
      // An invoice that was replaced, or taken back whole, says nothing of the VAT any more.
      const isBack =
        invoice && creditedOf(await invoices.creditNotesOf(number, session)) === invoice.document.totals.gross
      if (invoice && !isBack) kept.set(number, invoice)
    }
    return (line, today) => {
      const invoice = kept.get(chargedOn(line, charged) ?? '')
      return invoice ? vatOfInvoice(invoice, today) : today
    }
  }
}

export type ChargedVat = ReturnType<typeof createChargedVat>
