import {
  EndedAsUnpaid,
  OverdueInvoiceUndelivered,
  PaymentOverdue,
  UnpaidStandingChanged,
} from '@holdfast/contracts/billing'
import type { Ledger, Transaction } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { Temporal } from 'temporal-polyfill'
import { type CompanyAccount, openInvoices, outstandingOf } from '../book/account.ts'
import type { BookStore } from '../book/book-store.ts'
import type { Clock } from '../clock.ts'
import type { InvoiceStore } from '../invoices/invoice-store.ts'
import type { PaymentStore } from '../payments/payment-store.ts'
import { dateAt, type Seller } from '../sellers/seller.ts'
import type { UnpaidSubscriptions } from '../subscriptions/unpaid-subscriptions.ts'
import { isOverdue, type OverdueInvoice } from './dunning.ts'
import type { DunningStore } from './dunning-store.ts'
import { afterSettling, collect, isEnding, type UnpaidDecision, type UnpaidEvent, undunned } from './unpaid.ts'

const BATCH = 100
/** Where a step waits for something else than time, such as a mail that no server took yet. In business time. */
const LOOK_AGAIN = { minutes: 1 } as const

export interface DunningSteps {
  /**
   * Has to be called in each transaction that moves money of a company, with the account as it is then: what is paid ends
   * dunning in that very transaction.
   */
  settled(account: CompanyAccount, tx: Transaction): Promise<void>
  /** The sweep's task: takes the steps that are due. */
  sweep(): Promise<boolean>
}

/** Takes the steps of dunning: each once, in a transaction that decides anew, in however many processes. */
export function createDunningSteps(needs: {
  ledger: Ledger
  book: BookStore
  dunnings: DunningStore
  seller: Seller
  clock: Clock
  invoices: Pick<InvoiceStore, 'knownAt'>
  payments: Pick<PaymentStore, 'beingPaid'>
  /** In the transaction of a try: a payment is to be asked for, where a card is known. A sweep of its own asks for it. */
  request: (account: CompanyAccount, number: string, by: 'try', tx: Transaction) => Promise<unknown>
  /** Called when there is something that company has to be told. */
  tellCompany: (companyId: string) => Promise<void>
  unpaid: UnpaidSubscriptions
  signer: Signer
  log: Log
}): DunningSteps {
  const { ledger, book, dunnings, seller, clock, invoices, tellCompany, unpaid } = needs
  const { payments, request } = needs
  const { signer, log } = needs

  return {
    async settled(account, tx) {
      const { companyId } = account
      const now = clock()
      const overdue = await overdueIn(account, now, tx)
      const before = (await dunnings.find(companyId, tx.session)) ?? undunned(companyId)
      const decision = afterSettling(before, overdue, now)
      if (decision.dunned !== before) await dunnings.save(decision.dunned, tx.session)
      await note(decision, account, overdue, tx)
    },

    async sweep() {
      const now = clock()
      const due = await dunnings.due(now, dateAt(seller, now), BATCH)
      for (const companyId of due) await step(companyId)
      for (const companyId of await dunnings.ending(BATCH)) await end(companyId)
      return false
    },
  }

  async function step(companyId: string): Promise<void> {
    try {
      const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
      let now = clock()
      const isTaken = await ledger.transact(command, async (tx) => {
        now = clock()
        const account = await book.account(companyId, tx.session)
        const overdue = await overdueIn(account, now, tx)
        const before = (await dunnings.find(companyId, tx.session)) ?? undunned(companyId)
        const decision = collect(before, overdue, now)
        if (decision.events.length === 0) return false
        await dunnings.save(decision.dunned, tx.session)
        await note(decision, account, overdue, tx)
        return true
      })
      if (!isTaken) return await dunnings.wait(companyId, now.add(LOOK_AGAIN))
      await tellCompany(companyId)
    } catch (error) {
      log.warn({ err: error, companyId }, 'a step of dunning could not be taken; it is tried again')
    }
  }

  async function end(companyId: string): Promise<void> {
    try {
      const dunned = await dunnings.find(companyId)
      if (!dunned) return
      if (isEnding(dunned)) await unpaid.end(companyId)
      await dunnings.noted(dunned, { endsPlan: false })
    } catch (error) {
      log.warn({ err: error, companyId }, 'an unpaid subscription could not be ended; it is tried again')
    }
  }

  async function overdueIn(account: CompanyAccount, now: Temporal.Instant, { session }: Transaction) {
    const today = dateAt(seller, now)
    const overdue = openInvoices(account).filter((invoice) => isOverdue(invoice, today))
    if (overdue.length === 0) return []
    const numbers = overdue.map(({ number }) => number)
    const beingPaid = await payments.beingPaid(account.companyId, numbers, session)
    return Promise.all(
      overdue.map(async ({ number, dueOn }): Promise<OverdueInvoice> => {
        const knownAt = await invoices.knownAt(number, session)
        return { number, dueOn, isBeingPaid: beingPaid.has(number), ...(knownAt && { knownAt }) }
      }),
    )
  }

  async function note(
    { events }: UnpaidDecision,
    account: CompanyAccount,
    overdue: readonly OverdueInvoice[],
    tx: Transaction,
  ): Promise<void> {
    const { companyId } = account
    for (const event of events) write(event, account, tx)
    await unpaid.mark(companyId, overdue.length > 0, tx)
    for (const event of events) if (event.type === 'PaymentOverdue') await request(account, event.number, 'try', tx)
  }
}

function write(event: UnpaidEvent, { companyId, currency, invoices }: CompanyAccount, { append }: Transaction): void {
  switch (event.type) {
    case 'PaymentOverdue': {
      const { number, attempt } = event
      const invoice = invoices.find((one) => one.number === number)!
      append(PaymentOverdue, { companyId, number, attempt, amount: Number(outstandingOf(invoice)), currency })
      break
    }
    case 'OverdueInvoiceUndelivered':
      append(OverdueInvoiceUndelivered, { companyId, number: event.number })
      break
    case 'UnpaidStandingChanged':
      append(UnpaidStandingChanged, { companyId, unpaid: event.unpaid, version: event.version })
      break
    case 'EndedAsUnpaid':
      append(EndedAsUnpaid, { companyId })
  }
}
