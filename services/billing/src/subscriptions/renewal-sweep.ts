import type { Log } from '@holdfast/runtime'
import type { AccountStore } from '../accounts/account-store.ts'
import type { Clock } from '../clock.ts'
import type { KeepUpToDate } from './up-to-date.ts'

const AT_ONCE = 100
/** An account that cannot be brought up to date now does not keep others waiting. */
const REST_MS = 5_000

/** The sweep task that brings accounts up to date. Every process runs it; each step can be taken twice. */
export function createRenewalSweep(needs: {
  accounts: AccountStore
  clock: Clock
  keepUpToDate: KeepUpToDate
  log: Log
}): () => Promise<boolean> {
  const { accounts, clock, keepUpToDate, log } = needs
  return async () => {
    const due = await accounts.due(clock(), AT_ONCE)
    for (const companyId of due) {
      try {
        await keepUpToDate(companyId)
      } catch (error) {
        log.warn({ err: error, companyId }, 'a subscription could not be brought up to date; it is tried again')
        await accounts.rest(companyId, REST_MS)
      }
    }
    return due.length === AT_ONCE
  }
}
