import type { Entry } from '@holdfast/contracts/ledger'
import { activeTraceparent } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import { mailIdOf } from './mail.ts'
import type { MailStore } from './mail-store.ts'

/**
 * Stores a mail for an entry that asks for letters, in the transaction that moves the follower's position, so that each
 * entry has one mail. The owner decides at the moment of sending which letters the mail has, and whether it has any.
 */
export async function onEntry(mails: Pick<MailStore, 'insert'>, owner: string, entry: Entry, session: ClientSession) {
  // Entries of earlier releases do not say whether they ask for a letter. They get a mail, so that no letter is lost at
  // an upgrade. If the entry needs no letter, the owner will describe none.
  if (entry.asksForLetter === false) return
  const { type, stream, requestId } = entry
  const traceparent = activeTraceparent()
  await mails.insert(mailIdOf(owner, entry), { owner, type, stream, requestId, traceparent }, session)
}
