import * as company from '@holdfast/contracts/company'
import * as identity from '@holdfast/contracts/identity'
import type { Entry } from '@holdfast/contracts/ledger'
import type { ClientSession } from 'mongoose'
import type { MailStore } from './mail-store.ts'

type Asks = (data: Buffer) => boolean
const always: Asks = () => true

/** The entries that ask for letters. Whether one is sent after all, and to whom, the owner decides when asked. */
const asking = new Map<string, Asks>([
  [identity.UserSignedUp.type, (data) => identity.UserSignedUp.decode(data).attempt > 0],
  [identity.SignUpRepeated.type, always],
  [identity.SessionStarted.type, (data) => identity.SessionStarted.decode(data).newPlace],
  [identity.PasswordChanged.type, always],
  [identity.PasswordResetRequested.type, always],
  [identity.EmailChangeRequested.type, always],
  [identity.EmailChanged.type, always],
  [identity.EmailChangeUndone.type, always],
  [identity.TwoFactorTurnedOn.type, always],
  [identity.TwoFactorTurnedOff.type, always],
  [identity.RecoveryCodesRenewed.type, always],
  [identity.RecoveryCodeUsed.type, always],
  [identity.ApiKeyCreated.type, always],
  [company.InvitationSent.type, always],
  [company.AccessChanged.type, always],
  [company.OwnershipTransferred.type, always],
  [company.OwnerRecoveryStarted.type, always],
  [company.OwnerRecoveryStopped.type, always],
  [company.CompanySuspended.type, always],
  [company.CompanyRestored.type, always],
  [company.CompanyClosed.type, always],
])

/** Notes that letters are due, in the transaction that moves the position: every entry is noted once. */
export async function onEntry(mails: Pick<MailStore, 'insert'>, owner: string, entry: Entry, session: ClientSession) {
  if (!asking.get(entry.type)?.(entry.data)) return
  const { epoch, shard, seq, type, data, stream, requestId, actor } = entry
  const actorId = actor?.kind === 'KIND_USER' ? actor.id : undefined
  await mails.insert(`${owner}/${epoch}/${shard}/${seq}`, { owner, type, data, stream, requestId, actorId }, session)
}
