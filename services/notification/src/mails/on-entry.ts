import type { Entry } from '@holdfast/contracts/ledger'
import type { ClientSession } from 'mongoose'
import type { MailStore } from './mail-store.ts'

/**
 * Notes that letters are due, in the transaction that moves the position: every entry is noted once. Which letters, and
 * whether any at all, the owner decides at the moment of sending.
 */
export async function onEntry(mails: Pick<MailStore, 'insert'>, owner: string, entry: Entry, session: ClientSession) {
  // An entry from before the mark existed does not say. It is noted, so that no letter is lost at an upgrade; where
  // none was wanted, the owner will give none.
  if (entry.asksForLetter === false) return
  const { epoch, shard, seq, type, data, stream, requestId, actor } = entry
  await mails.insert(`${owner}/${epoch}/${shard}/${seq}`, { owner, type, data, stream, requestId, actor }, session)
}
