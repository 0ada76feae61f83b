import { createRequire } from 'node:module'

interface RequestQueue {
  pending: unknown[]
  scheduleCheckPendingRequests(): void
}

/**
 * kafkajs 2.2.4 looks for waiting requests once a millisecond on every connection, for ever, also when none wait
 * (its issues 1556, 1704, 1751): a thousand wake-ups a second of a process that has nothing to do, which a busy machine
 * answers with delays everywhere else. Here it looks while some wait.
 */
export function calmRequestQueue(): void {
  const queue: { prototype: RequestQueue } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue')
  const { scheduleCheckPendingRequests } = queue.prototype
  queue.prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) scheduleCheckPendingRequests.call(this)
  }
}
