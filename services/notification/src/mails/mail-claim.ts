import { setTimeout as sleep } from 'node:timers/promises'
import type { Mail } from './mail.ts'
import type { MailStore } from './mail-store.ts'

/** Another process has claimed the mail, or may have. */
export class ClaimLost extends Error {}

/**
 * Renews the claim on a mail until `done` is aborted. The returned signal is aborted once the claim may have run out, so
 * that this process does not go on giving a slow server a letter that another process sends as well.
 * @param options.claimedAt the moment before the claim was made, by `performance.now()`
 */
export function keepClaim(
  mails: Pick<MailStore, 'renew'>,
  mail: Mail,
  { claimMs, claimedAt, done }: { claimMs: number; claimedAt: number; done: AbortSignal },
): AbortSignal {
  const lost = new AbortController()
  void (async () => {
    let sureAt = claimedAt
    while (!done.aborted && !lost.signal.aborted) {
      await sleep(claimMs / 6, undefined, { signal: done }).catch(() => {})
      if (done.aborted) return
      const now = performance.now()
      // This loop runs again a sixth of the claim later, and that must still be before the claim runs out.
      if (now - sureAt > claimMs * 0.75) return lost.abort(new ClaimLost())
      if (now - sureAt < claimMs / 3) continue
      // Not awaited: a database that hangs must not keep this loop from watching the time.
      mails.renew(mail, claimMs).then(
        (isOurs) => {
          if (isOurs) sureAt = now
          else if (!done.aborted) lost.abort(new ClaimLost())
        },
        () => {},
      )
    }
  })()
  return lost.signal
}
