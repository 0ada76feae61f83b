import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Rejects if the promise has not settled after `ms` milliseconds. Its work is not cancelled, its later result is
 * ignored.
 */
export function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

/**
 * Milliseconds to wait after so many failures in a row. The time doubles with each failure, and up to half of it is
 * subtracted at random, so that processes that failed at the same moment do not try again at the same moment.
 */
export function backoff(failures: number, least = 50, most = 1_000): number {
  const whole = Math.min(most, least * 2 ** Math.max(0, failures - 1))
  return whole * (0.5 + Math.random() / 2)
}

/** Resolves after `ms` milliseconds, or when the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {})
}
