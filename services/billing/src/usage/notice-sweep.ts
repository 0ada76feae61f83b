import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { ClientSession } from 'mongoose'
import type { AccountStore } from '../accounts/account-store.ts'
import type { Clock } from '../clock.ts'
import { runningMonth } from '../months/month.ts'
import type { Catalogue } from '../plans/catalogue.ts'
import { meters } from '../plans/plan.ts'
import type { MeteredMonth } from '../subscriptions/subscription.ts'
import { noticesDue } from './notice.ts'
import type { NoticeStore } from './notice-store.ts'
import { includedIn } from './overage.ts'
import { daysOf } from './usage.ts'
import type { UsageLineStore } from './usage-store.ts'

/** A change is committed so long after the time that it names at most. */
const OVERLAP_MS = 60_000

/**
 * Tells each company once when 80 and 100 percent of what a month includes are used. Only companies whose usage has changed
 * are looked at, again for a minute: a transaction may be slow.
 */
export function createNoticeSweep(needs: {
  ledger: Ledger
  signer: Signer
  accounts: AccountStore
  usage: UsageLineStore
  notices: NoticeStore
  catalogue: Catalogue
  clock: Clock
  log: Log
}): () => Promise<boolean> {
  const { ledger, signer, accounts, usage, notices, catalogue, clock, log } = needs

  return async () => {
    const began = Date.now()
    let isWhole = true
    for (const companyId of await usage.changedSince((await usage.lookedTo()) - OVERLAP_MS)) {
      try {
        await look(companyId)
      } catch (err) {
        isWhole = false
        log.warn({ err, companyId }, 'whether a company is to be told of its usage is looked at later')
      }
    }
    // What failed is looked at again, also by another process.
    if (isWhole) await usage.looked(began)
    return false
  }

  async function look(companyId: string): Promise<void> {
    if (!(await dueNow(companyId))) return
    const command = { stream: `company/${companyId}`, call: asService(signer, crypto.randomUUID()) } as const
    await ledger.transact(command, async (tx) => {
      const found = await dueNow(companyId, tx.session)
      if (found) await notices.give(found.month, found, tx)
      return {}
    })
  }

  /** Undefined if there is nothing to tell. */
  async function dueNow(companyId: string, session?: ClientSession) {
    const month = runningMonth((await accounts.find(companyId, session))?.subscription, clock())
    if (!month) return undefined
    const used = await usage.used(
      companyId,
      daysOf({ from: month.whole.from, to: month.period.to }, month.zone),
      session,
    )
    const given = await notices.given(month, session)
    const due = noticesDue(used, includedBy(month), given)
    return due.length === 0 ? undefined : { month, used, given, due }
  }

  function includedBy({ plans }: MeteredMonth) {
    return Object.fromEntries(meters.map((meter) => [meter, includedIn(plans, meter, catalogue)]))
  }
}
