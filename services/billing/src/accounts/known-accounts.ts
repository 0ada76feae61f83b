import { DomainError } from '@holdfast/errors'
import type { Follower, Ledger } from '@holdfast/ledger'
import type { Account } from './account.ts'
import type { AccountStore } from './account-store.ts'

export interface KnownAccounts {
  /** The account as it is now. Throws `not-found` where there is no such company, `unavailable` if that cannot be known. */
  account(companyId: string): Promise<Account>
  /**
   * The same, but perhaps as it was a moment ago: for commands, which decide in a transaction of their own, and for showing
   * what one has changed. It spares a write of the database.
   */
  opened(companyId: string): Promise<Account>
}

/**
 * A company is there from the moment in which its creation was answered; its account only when billing has consumed the
 * entry. So whoever asks earlier waits until company's ledger is read to its head; and also while the company is being closed,
 * because that ends soon, and whoever heard that it stays open must not be told otherwise here.
 */
export function createKnownAccounts(needs: {
  ledger: Pick<Ledger, 'lookUp'>
  accounts: Pick<AccountStore, 'find'>
  companies: Pick<Follower, 'catchUp'>
}): KnownAccounts {
  const { ledger, accounts, companies } = needs
  // Behind a fence: site opens the company's limit by the answer, perhaps directly after a change was answered.
  const fenced = async (companyId: string) =>
    (await ledger.lookUp((session) => accounts.find(companyId, session))).found
  return {
    account: (companyId) => knownBy(fenced, companyId),
    opened: (companyId) => knownBy((id) => accounts.find(id), companyId),
  }

  async function knownBy(find: (companyId: string) => Promise<Account | undefined>, companyId: string) {
    const known = await find(companyId)
    if (known && (known.standing.isClosed || !known.standing.isClosing)) return known
    await companies.catchUp(`company/${companyId}`)
    const account = await find(companyId)
    if (!account) throw new DomainError('not-found')
    return account
  }
}
