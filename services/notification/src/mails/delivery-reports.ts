import type { Deliveries } from '@holdfast/contracts/billing'
import { asService, type Calls, type Log, type Signer } from '@holdfast/runtime'
import { placeOf } from './mail.ts'
import type { MailStore } from './mail-store.ts'

/** Owners who want to know what became of their mails. */
export const reportedOwners: ReadonlySet<string> = new Set(['billing'])

const AT_ONCE = 100

/**
 * The sweep task that tells owners which of their letters mail servers have accepted. What is due is kept with the mail, so
 * that a report is late when its owner is away, and never lost; it may be made twice.
 */
export function createDeliveryReports(needs: {
  mails: Pick<MailStore, 'toReport' | 'reported'>
  billing: Pick<Calls<typeof Deliveries>, 'reportDelivery'>
  signer: Signer
  log: Log
}): () => Promise<boolean> {
  const { mails, billing, signer, log } = needs
  return async () => {
    const due = await mails.toReport(AT_ONCE)
    for (const { id, type, stream, requestId, progress, isLost, reportDue } of due) {
      const count = (state: string) => progress.filter((letter) => letter.state === state).length
      const about = { ...placeOf({ id }), type, stream, requestId, accepted: count('sent'), refused: count('refused') }
      try {
        await billing.reportDelivery({ ...about, isLost }, asService(signer, requestId))
        await mails.reported(id, reportDue)
      } catch (err) {
        log.warn({ err, mailId: id }, 'an owner could not be told what became of a mail, trying again')
      }
    }
    return false
  }
}
