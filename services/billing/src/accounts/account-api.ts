import { isId } from '@holdfast/contracts'
import type { Accounts } from '@holdfast/contracts/billing'
import { DomainError } from '@holdfast/errors'
import type { Follower, Ledger } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import { Temporal } from 'temporal-polyfill'
import { openInvoices } from '../book/account.ts'
import type { BookStore } from '../book/book-store.ts'
import type { KnownBuyers } from '../buyers/known-buyers.ts'
import type { ChargeStore } from '../charges/charge-store.ts'
import type { Clock } from '../clock.ts'
import type { Invoicing } from '../invoices/invoice-command.ts'
import type { MonthStore } from '../months/month-store.ts'
import type { Seller } from '../sellers/seller.ts'
import type { Settlements } from '../settlements/settlement-command.ts'
import type { KeepUpToDate } from '../subscriptions/up-to-date.ts'
import { type Account, closeAccount, isClosingFor, withdrawClosing } from './account.ts'
import type { AccountStore } from './account-store.ts'
import type { KnownAccounts } from './known-accounts.ts'

/** Later than anything is to be invoiced. */
const FAR = Temporal.Instant.from('9999-12-31T00:00:00Z')

/**
 * For company, which closes a company step by step: the subscription stands still, its last month is summed up without
 * waiting for late usage, everything that is charged is invoiced, and then nothing may be owed. Each step can be repeated.
 */
export function accountApi(needs: {
  ledger: Ledger
  known: KnownAccounts
  accounts: AccountStore
  companies: Pick<Follower, 'catchUp'>
  keepUpToDate: KeepUpToDate
  settlements: Pick<Settlements, 'settleMonths'>
  months: Pick<MonthStore, 'ofCompany'>
  charges: Pick<ChargeStore, 'open'>
  buyers: Pick<KnownBuyers, 'of'>
  invoicing: Pick<Invoicing, 'isDue' | 'issueDue'>
  book: BookStore
  seller: Seller
  clock: Clock
}): Handlers<typeof Accounts> {
  const { ledger, known, accounts, companies, keepUpToDate, settlements, months, charges } = needs
  const { buyers, invoicing, book, seller, clock } = needs

  return {
    async close({ companyId, closingId }, call) {
      if (!isId(companyId) || !isId(closingId)) throw new DomainError('bad-request')
      const stream = `company/${companyId}` as const
      // So the wish is noted, and nobody begins a plan any more while it stands.
      await companies.catchUp(stream)
      const account = await known.account(companyId)
      if (isToBeDecided(account, closingId)) await invoiceAll(companyId)
      const { refusal } = await ledger.transact({ stream, call }, async (tx) => {
        const present = await accounts.find(companyId, tx.session)
        if (!present) throw new DomainError('unavailable')
        // Another process may have let the subscription stand still, at a time that is still to come here.
        if (isToBeDecided(present, closingId) && !(await isAllInvoiced(companyId, tx.session))) {
          throw new DomainError('unavailable')
        }
        const isOwing = openInvoices(await book.account(companyId, tx.session)).length > 0
        const decision = closeAccount(present, closingId, isOwing)
        await accounts.save(decision, tx)
        return { refusal: decision.account.closing?.refusal }
      })
      if (refusal) throw new DomainError(refusal)
      return {}
    },

    async withdraw({ companyId, closingId }, call) {
      if (!isId(companyId) || !isId(closingId)) throw new DomainError('bad-request')
      const stream = `company/${companyId}` as const
      await companies.catchUp(stream)
      await known.account(companyId)
      const { refusal } = await ledger.transact({ stream, call }, async (tx) => {
        const present = await accounts.find(companyId, tx.session)
        if (!present) throw new DomainError('unavailable')
        const decision = withdrawClosing(present, closingId)
        await accounts.save(decision, tx)
        return { refusal: decision.account.closing?.refusal }
      })
      if (refusal) throw new DomainError(refusal)
      return {}
    },
  }

  /** Is nothing left that would be charged to the company, or is charged and on no invoice? */
  async function isAllInvoiced(companyId: string, session: ClientSession): Promise<boolean> {
    const left = (await months.ofCompany(companyId, session)).filter(({ inputs }) => inputs === undefined)
    return left.length === 0 && (await charges.open(companyId, FAR, session)).length === 0
  }

  async function invoiceAll(companyId: string): Promise<void> {
    await keepUpToDate(companyId)
    const now = clock()
    await settlements.settleMonths(companyId, now, 0)
    // What waits for the usage of the month before waits no longer.
    const upTo = now.add({ hours: 24 * seller.lateUsageDays })
    if (!(await invoicing.isDue(companyId, upTo))) return
    const buyer = (await buyers.of([companyId])).get(companyId)
    if (!buyer) throw new DomainError('unavailable')
    await invoicing.issueDue(buyer, { now, upTo })
  }
}

function isToBeDecided(account: Account, closingId: string): boolean {
  return account.closing?.id !== closingId && isClosingFor(account, closingId)
}
