import type { Connection } from 'mongoose'
import { Temporal } from 'temporal-polyfill'
import { type CompanyAccount, openInvoices, outstandingOf } from '../../services/billing/src/book/account.ts'
import { usualSchedule } from '../../services/billing/src/dunning/dunning.ts'
import { type DunnedCompany, isTold, undunned } from '../../services/billing/src/dunning/unpaid.ts'
import { textOf, valueFrom } from '../../services/billing/src/values/value.ts'
import { until } from './until.ts'

/** Longer ago than the last reminder comes. */
const LONG = { hours: 24 * 40 } as const

/**
 * Lets days pass for one company alone: nobody can make a company overdue in real time, not even an operator, because an
 * invoice is due on a day and reminded of for two weeks. So the dates of its invoice are moved back in billing's documents, to
 * where the next look of dunning finds that the last reminder has gone by. From there on billing does what it does in such a
 * month: it suspends, tells company, and notes that company has taken it.
 */
export function openPassingDays(billing: Connection) {
  const db = billing.db!
  const books = db.collection<{ _id: string; account: string }>('book-accounts')
  const dunnings = db.collection<{ _id: string; dunned: string; lookAt?: number }>('dunned-companies')
  const invoices = db.collection<{ _id: string; companyId: string; knownAt?: number }>('invoices')

  return {
    /** Resolves when the company's invoice has been issued, with what it owes, in minor units. */
    async owed(companyId: string): Promise<string> {
      const { account } = await owing(companyId)
      return openInvoices(account)
        .reduce((sum, invoice) => sum + outstandingOf(invoice), 0n)
        .toString()
    },
    /** Resolves when billing has noted that company has taken its word. */
    async letDaysPass(companyId: string): Promise<void> {
      const { account } = await owing(companyId)
      const { number } = openInvoices(account)[0]!
      const before = await patiently('what is known of reminders', () => dunnedOf(companyId))
      const then = Temporal.Now.instant().subtract(LONG)
      const dueOn = then.toString().slice(0, 10)
      const { length: tries } = usualSchedule.tries
      const dunned: DunnedCompany = {
        ...before,
        dunning: { state: 'running', about: number, tries, nextAt: then, isUndeliveredTold: false },
      }
      const late = account.invoices.map((invoice) => (invoice.number === number ? { ...invoice, dueOn } : invoice))
      await patiently('the dates of an invoice', async () => {
        await invoices.updateOne({ _id: number }, { $set: { knownAt: then.epochMilliseconds } })
        const document = { dunned: textOf(dunned), lookAt: then.epochMilliseconds }
        // A try before, whose answer was lost, may have been followed by billing's own step.
        if (!(await dunnedOf(companyId)).isUnpaid)
          await dunnings.replaceOne({ _id: companyId }, document, { upsert: true })
        // Last, because billing looks for it.
        const moved = { account: textOf({ ...account, invoices: late }), firstDueOn: dueOn }
        await books.updateOne({ _id: companyId }, { $set: moved })
        return true
      })
      await patiently('company is told who has not paid', async () => {
        const now = await dunnedOf(companyId)
        return now.isUnpaid && now.version > before.version && isTold(now) ? true : undefined
      })
    },
  }

  /** Until an invoice of which something is outstanding has been issued. */
  function owing(companyId: string): Promise<{ account: CompanyAccount }> {
    return patiently('an invoice', async () => {
      const kept = await books.findOne({ _id: companyId })
      const account = kept && valueFrom<CompanyAccount>(kept.account)
      return account && openInvoices(account).length > 0 ? { account } : undefined
    })
  }

  async function dunnedOf(companyId: string): Promise<DunnedCompany> {
    const kept = await dunnings.findOne({ _id: companyId })
    return kept ? valueFrom<DunnedCompany>(kept.dunned) : undunned(companyId)
  }

  /** The database may be without a primary meanwhile. */
  function patiently<T>(what: string, ask: () => Promise<T | undefined>): Promise<T> {
    return until(what, () => ask().catch(() => undefined), { seconds: 120, everyMs: 30 })
  }
}

export type PassingDays = ReturnType<typeof openPassingDays>
