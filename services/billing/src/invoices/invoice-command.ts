import { newId } from '@holdfast/contracts'
import { InvoiceIssued } from '@holdfast/contracts/billing'
import type { ActorInput } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import { asService, type Passport, type Signer } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { Temporal } from 'temporal-polyfill'
import type { CompanyAccount } from '../book/account.ts'
import type { BookStore } from '../book/book-store.ts'
import { issuing } from '../book/posting.ts'
import type { DescribedBuyer } from '../buyers/buyer.ts'
import type { Charge, ChargeLine } from '../charges/charge.ts'
import type { ChargeStore, KeptCharge } from '../charges/charge-store.ts'
import { type Correction, correct, creditedOf, replacement, vatTakenBack } from '../credit-notes/credit-note.ts'
import { ublOf } from '../documents/ubl.ts'
import type { InvoiceSettingStore } from '../invoice-settings/invoice-setting-store.ts'
import type { CompanySites } from '../limits/company-sites.ts'
import { settle } from '../payments/allocation.ts'
import { dateAt, dueOn, type Seller } from '../sellers/seller.ts'
import { decideVat, type VatDecision } from '../taxes/decision.ts'
import type { VatTable } from '../taxes/table.ts'
import type { VatIdStore } from '../vat-ids/vat-id-store.ts'
import type { InvoiceNames } from './charged.ts'
import type { ChargedVat, VatOfLine } from './charged-vat.ts'
import { composeInvoice, type InvoiceHead, type TaxedLine } from './composition.ts'
import { isChargedWith, taxed } from './crediting.ts'
import { type Composed, composeDue } from './due-invoice.ts'
import type { InvoiceDraft, IssuedInvoice } from './invoice.ts'
import type { InvoiceStore } from './invoice-store.ts'
import { nextNumber } from './series.ts'
import { createIssuingTurns } from './turns.ts'

export interface DueMoment {
  /** The document's date is that of this moment. */
  now: Temporal.Instant
  /** What is to be invoiced by then stands on it: this moment, or a later one. */
  upTo: Temporal.Instant
}

/** What is written in the transaction that issues, so that it is there exactly when the document is. */
export type Beside = (documents: readonly IssuedInvoice[], session: ClientSession) => Promise<void>

export type Invoicing = ReturnType<typeof createInvoicing>

/**
 * Issues documents. Everything about one is a single transaction: its number, its frozen text, its postings, the charges
 * that it takes. So no number is ever missing, and no charge stands on two.
 */
export function createInvoicing(needs: {
  ledger: Ledger
  signer: Signer
  seller: Seller
  vatTable: VatTable
  vatIds: VatIdStore
  charges: ChargeStore
  chargedVat: ChargedVat
  invoices: InvoiceStore
  book: BookStore
  settings: Pick<InvoiceSettingStore, 'find'>
  planName: InvoiceNames['plan']
  sites: Pick<CompanySites, 'names'>
  /** Called in the transaction, with the account as it is then: what credit has paid is not asked for any more. */
  settled: (account: CompanyAccount, tx: CommandTransaction) => Promise<void>
}) {
  const { ledger, signer, seller, vatTable, vatIds, charges, chargedVat, invoices, book, settings } = needs
  const { planName, sites, settled } = needs
  // Transactions that take a number at the same time can only conflict, so within a process they follow one another.
  const inTurn = createIssuingTurns()

  return {
    /** Is something to be invoiced to a company by then? */
    isDue: async (companyId: string, upTo: Temporal.Instant) => (await charges.open(companyId, upTo)).length > 0,

    /**
     * All that is due of a company, as one document. What is given back with another VAT than today's has one of its own, before
     * it: so there may be several, and none if nothing is due.
     */
    async issueDue(
      buyer: DescribedBuyer,
      moment: DueMoment,
      { beside, closeId }: { beside?: Beside; closeId?: string } = {},
    ): Promise<IssuedInvoice[]> {
      const { companyId } = buyer
      const seen = await charges.open(companyId, moment.upTo)
      if (seen.length === 0) return []
      const names = await namesFor(companyId, seen.map(chargeOf))
      return transact({ companyId }, async (tx) => {
        const open = await charges.open(companyId, moment.upTo, tx.session)
        if (open.length === 0) return []
        const documents: IssuedInvoice[] = []
        for (const compose of await composersOf({ buyer, names }, moment.now, open.map(chargeOf), tx.session)) {
          const account = await book.account(companyId, tx.session)
          documents.push(await put(tx, (on) => compose(on, account.credit), moment.now, { account, closeId }))
        }
        await charges.invoiced(
          open.map(({ id }) => id),
          documents.at(-1)!.number,
          tx.session,
        )
        await beside?.(documents, tx.session)
        return documents
      })
    },

    /** What {@link issueDue} would issue now, if these charges were kept too. */
    async previewDue(
      buyer: DescribedBuyer,
      { now, upTo }: DueMoment,
      more: readonly Charge[],
    ): Promise<InvoiceDraft[]> {
      const { companyId } = buyer
      const open = [...(await charges.open(companyId, upTo)).map(chargeOf), ...more]
      if (open.length === 0) return []
      const { credit } = await book.account(companyId)
      const names = await namesFor(companyId, open)
      const composers = await composersOf({ buyer, names }, now, open)
      return composers.map((compose) => compose(dateAt(seller, now), credit).draft)
    },

    /** A credit note for an invoice, or for a part of it. Throws `not-found` and what `correct` throws. */
    correct(
      by: { call: Passport; actor: ActorInput },
      wanted: {
        companyId: string
        number: string
        lines: readonly Correction[] | 'rest'
        reason: string
        now: Temporal.Instant
      },
    ): Promise<{ number: string }> {
      const { companyId, number, lines, reason, now } = wanted
      return transact({ companyId, by }, async (tx) => {
        const { document: invoice } = await invoiceOf(companyId, number, tx.session)
        const earlier = await invoices.creditNotesOf(number, tx.session)
        const draft = correct(invoice, earlier, lines)
        const composed: Composed = { draft, madeFrom: { from: 'correction', wanted: lines }, isVatOpen: false }
        const account = await book.account(companyId, tx.session)
        // Its number alone: the outcome of a call is kept as plain data.
        return { number: (await put(tx, () => composed, now, { account, reason })).number }
      })
    },

    /**
     * For a document whose VAT is open because nobody could say whether the buyer's VAT id is valid, when it is. For an
     * invoice a credit note for what is left of it, and an invoice without that VAT; for a credit note that names no invoice
     * a document that takes its VAT back. So all that was charged and given back is without VAT in the end.
     */
    async replace({
      companyId,
      number,
      now,
    }: {
      companyId: string
      number: string
      now: Temporal.Instant
    }): Promise<void> {
      const isAllBack = await transact({ companyId }, async (tx) => {
        const { document, isVatOpen } = await invoiceOf(companyId, number, tx.session)
        if (!isVatOpen) return false
        const vatId = await vatIds.find(companyId, tx.session)
        const { address } = document.buyer
        const decision = decideVat(vatTable, seller, { address, vatId, evidence: [] }, { on: dateAt(seller, now), now })
        if (decision.because !== 'reverse-charge') return false
        const earlier = await invoices.creditNotesOf(number, tx.session)
        if (document.kind === 'invoice' && creditedOf(earlier) === document.totals.gross) return true
        await invoices.vatDecided(number, tx.session)
        if (document.kind === 'credit-note') {
          await putLines(tx, vatTakenBack(document, decision), now)
          return false
        }
        const { creditNote, ...instead } = replacement(document, earlier, decision)
        const credited: Composed = {
          draft: creditNote,
          madeFrom: { from: 'correction', wanted: 'rest' },
          isVatOpen: false,
        }
        await put(tx, () => credited, now, { account: await book.account(companyId, tx.session) })
        await putLines(tx, instead, now)
        return false
      })
      // Without a document there is no entry, and so nothing of the transaction was kept. That it is all back cannot change.
      if (isAllBack) await invoices.vatDecided(number)
    },
  }

  /** A document of these lines, whose VAT is decided. */
  async function putLines(
    tx: CommandTransaction,
    { head, lines }: { head: InvoiceHead; lines: readonly TaxedLine[] },
    now: Temporal.Instant,
  ): Promise<void> {
    const account = await book.account(head.buyer.companyId, tx.session)
    const { credit } = account
    const composed: Composed = {
      draft: composeInvoice(head, lines, credit),
      madeFrom: { from: 'charges', head, charges: lines, credit },
      isVatOpen: false,
    }
    await put(tx, () => composed, now, { account })
  }

  function transact<Result>(
    { companyId, by }: { companyId: string; by?: { call: Passport; actor: ActorInput } },
    decide: (tx: CommandTransaction) => Promise<Result>,
  ): Promise<Result> {
    const { call, actor } = by ?? { call: asService(signer, crypto.randomUUID()), actor: undefined }
    return inTurn((done) =>
      ledger.transact({ stream: `company/${companyId}`, call, ...(actor && { actor }) }, (tx) => {
        // The next one waits for the commit of this one, and not until it is in force everywhere.
        tx.beforeCommit(async () => void tx.session.once('ended', done))
        return decide(tx)
      }),
    )
  }

  async function invoiceOf(companyId: string, number: string, session: ClientSession) {
    const found = await invoices.find(companyId, number, session)
    if (!found) throw new DomainError('not-found')
    return found
  }

  /** Each makes a document for a date of issue: its rates hold. */
  async function composersOf(
    { buyer, names }: { buyer: DescribedBuyer; names: InvoiceNames },
    now: Temporal.Instant,
    open: readonly Charge[],
    session?: ClientSession,
  ): Promise<((on: string, credit: bigint) => Composed)[]> {
    if (open.some(({ currency }) => currency !== seller.currency)) throw new DomainError('currency-differs')
    const vatId = await vatIds.find(buyer.companyId, session)
    const lines = open.flatMap((charge) => charge.lines)
    const decision = (on: string): VatDecision =>
      decideVat(vatTable, seller, { address: buyer.address, vatId, evidence: [] }, { on, now })
    const wanted = await settings.find(buyer.companyId, session)
    const about = { seller, buyer, wanted, names }
    const vatOf = await vatOfLines(buyer.companyId, lines, session)
    const today = decision(dateAt(seller, now))
    const { givenBack, rest } = taxed(lines, today, (line) => vatOf(line, today))
    const compose = (group: readonly ChargeLine[], vat: VatDecision, credit: bigint) =>
      composeDue(group, { ...about, vat, credit, isChargedVatOpen: group.some((line) => vatOf(line, vat).isOpen) })
    return [
      ...givenBack.map((group) => (_on: string, credit: bigint) => compose(group.lines, group.vat, credit)),
      ...(rest.length > 0 ? [(on: string, credit: bigint) => compose(rest, decision(on), credit)] : []),
    ]
  }

  function vatOfLines(companyId: string, lines: readonly ChargeLine[], session?: ClientSession): Promise<VatOfLine> {
    const given = lines.filter(({ kind }) => kind === 'plan-unused')
    if (given.length === 0) return Promise.resolve((_line, today) => today)
    return chargedVat(companyId, (charge) => given.some((line) => isChargedWith(line, charge)), session)
  }

  /** What is named on a document, asked for before its transaction. */
  async function namesFor(companyId: string, open: readonly Charge[]): Promise<InvoiceNames> {
    const lines = open.flatMap((charge) => charge.lines)
    const ids = new Set(lines.flatMap((line) => ('siteId' in line ? [line.siteId] : [])))
    const named: ReadonlyMap<string, string> = ids.size > 0 ? await sites.names(companyId, [...ids]) : new Map()
    return {
      plan: planName,
      site(siteId) {
        const name = named.get(siteId)
        // It was charged since: it is asked for next time.
        if (name === undefined) throw new DomainError('unavailable')
        return name
      },
    }
  }

  /** Gives it its number and date, and writes it into the book. */
  async function put(
    tx: CommandTransaction,
    compose: (on: string) => Composed,
    now: Temporal.Instant,
    { account, reason, closeId }: { account: CompanyAccount; reason?: string; closeId?: string },
  ): Promise<IssuedInvoice> {
    const { session } = tx
    const today = dateAt(seller, now)
    const { kind } = compose(today).draft
    const last = await invoices.counter(kind, session)
    const { number, issuedOn, counter } = nextNumber(seller.series[kind], last, today)
    await invoices.saveCounter(kind, counter, session)
    const { draft, madeFrom, isVatOpen } = compose(issuedOn)
    const document: IssuedInvoice = {
      ...draft,
      number,
      issuedOn,
      taxPointOn: issuedOn,
      dueOn: kind === 'invoice' ? dueOn(seller, issuedOn) : issuedOn,
    }
    // Nothing is issued that no document could say.
    ublOf(document)
    const invoiceId = newId(tx.now)
    const place = { year: counter.year, last: counter.last }
    await invoices.add(
      { document, madeFrom, invoiceId, place, isVatOpen, ...(closeId !== undefined && { closeId }) },
      session,
    )
    const change = settle(account, [issuing(document)], document.corrects?.number)
    await book.save(change, session, issuedOn)
    tx.append(InvoiceIssued, {
      companyId: document.buyer.companyId,
      invoiceId,
      number,
      kind: kind === 'invoice' ? 'INVOICE_KIND_INVOICE' : 'INVOICE_KIND_CREDIT_NOTE',
      dueOn: document.dueOn,
      gross: Number(document.totals.gross),
      due: Number(document.totals.due),
      currency: document.currency,
      locale: document.locale,
      ...(document.corrects && { corrects: document.corrects.number }),
      ...(reason !== undefined && { reason }),
    })
    await settled(change.account, tx)
    return document
  }
}

function chargeOf({ charge }: KeptCharge): Charge {
  return charge
}
