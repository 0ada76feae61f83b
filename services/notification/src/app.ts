import { services } from '@holdfast/contracts'
import { Deliveries } from '@holdfast/contracts/billing'
import { Directory } from '@holdfast/contracts/identity'
import { Letters } from '@holdfast/contracts/ledger'
import { startService } from '@holdfast/process'
import { type Log, openHold, startSweep } from '@holdfast/runtime'
import type { Config } from './config.ts'
import { createLetterSource } from './letters/letter-source.ts'
import { createDeliveryReports, reportedOwners } from './mails/delivery-reports.ts'
import { startSender } from './mails/mail-sender.ts'
import { createMailStore } from './mails/mail-store.ts'
import { type MailCounts, mailMetrics } from './mails/metrics.ts'
import { onEntry } from './mails/on-entry.ts'
import { createPostOffice } from './mails/post-office.ts'

const COUNT_MS = 10_000
const REPORT_MS = 1_000

/** The owners whose entries ask for letters. */
const owners = services.notification.follows

export function startNotification(config: Config, log: Log, { signal }: { signal?: AbortSignal } = {}) {
  return startService('notification', { config, log, signal }, async (parts) => {
    const { connection, signer } = parts
    const channels = new Map(owners.map((owner) => [owner, parts.channel(owner)] as const))
    const mails = await createMailStore(connection, reportedOwners)
    const hold = await openHold(connection, { waits: 'mails', log })
    parts.measure(hold.measured)
    const describe = createLetterSource({
      owners: Object.fromEntries([...channels].map(([owner, channel]) => [owner, channel.client(Letters)])),
      directory: channels.get('identity')!.client(Directory),
      signer,
    })
    for (const owner of owners) {
      parts.follow(owner, { apply: (entry, { session }) => onEntry(mails, owner, entry, session) })
    }
    const counts: MailCounts = { parked: 0, waiting: { count: 0 }, unnamed: 0 }
    parts.measure({ labels: {}, read: () => counts, metrics: mailMetrics })
    await mails.unpark()
    const countMails = async () => {
      counts.parked = await mails.countParked()
      counts.waiting = await mails.countWaiting()
      return false
    }
    parts.beside(() => startSweep({ everyMs: COUNT_MS, tasks: { 'counting mails': countMails }, log }))
    const reports = createDeliveryReports({ mails, billing: channels.get('billing')!.client(Deliveries), signer, log })
    parts.beside(() => startSweep({ everyMs: REPORT_MS, tasks: { 'reports of deliveries': reports }, log }))
    parts.beside(() => {
      const { MAIL_FROM: from, PUBLIC_URL: publicUrl } = config
      const onUnnamed = (template: string, placeholders: string[]) => {
        counts.unnamed++
        log.warn({ template, placeholders }, 'a name in a letter shows nothing, another word stands for it')
      }
      const postOffice = createPostOffice({ url: config.SMTP_URL, from, publicUrl, onUnnamed })
      const claim = async (claimMs: number) => ((await hold.isHeld()) ? undefined : mails.claim(claimMs))
      const due = { ...mails, claim }
      const sender = startSender({ mails: due, describe, send: postOffice.send, domain: config.MAIL_DOMAIN, log })
      const unwatch = mails.watch(sender.wake, log)
      return {
        async stop() {
          await unwatch()
          await sender.stop()
          postOffice.close()
        },
      }
    })
    return []
  })
}
