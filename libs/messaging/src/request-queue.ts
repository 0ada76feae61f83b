import { createRequire } from 'node:module'

interface RequestQueue {
  pending: unknown[]
  scheduleCheckPendingRequests(): void
}

/**
 * kafkajs 2.2.4 looks for waiting requests once a millisecond on every connection, even if there are none (its issues
 * 1556, 1704, 1751). An idle process then wakes up a thousand times a second, which slows everything else down on a
 * busy machine. After this call, kafkajs looks only while requests are waiting.
 */
export function calmRequestQueue(): void {
  const queue: { prototype: RequestQueue } = createRequire(import.meta.url)('kafkajs/src/network/requestQueue')
  const { scheduleCheckPendingRequests } = queue.prototype
  queue.prototype.scheduleCheckPendingRequests = function () {
    if (this.pending.length > 0) scheduleCheckPendingRequests.call(this)
  }
}
