import type { Temporal } from 'temporal-polyfill'
import type { VatId } from './vat-id.ts'
import { afterAnswer, isAskingDue, type KnownVatId, type ViesAnswer } from './vies.ts'

/** Asks the member states' register. It may fail, and it may take long: both mean that nobody knows. */
export type AskVies = (id: VatId, signal: AbortSignal) => Promise<Omit<ViesAnswer, 'at'>>

/**
 * Asks about a VAT id if that is due, and takes the answer in. The register is often busy, so no answer, no answer in time
 * and one that is not understood are `unknown`: no word about the number.
 * @param signal ends the wait
 */
export async function askAbout(
  known: KnownVatId,
  { ask, now, signal }: { ask: AskVies; now: () => Temporal.Instant; signal: AbortSignal },
): Promise<KnownVatId> {
  if (!isAskingDue(known, now())) return known
  const answer = await Promise.race([ask(known.id, signal), aborted(signal)]).catch(() => unknown)
  const isUnderstood = answer.outcome === 'valid' || answer.outcome === 'invalid'
  return afterAnswer(known, { ...(isUnderstood ? answer : unknown), at: now() })
}

const unknown = { outcome: 'unknown' } as const

function aborted(signal: AbortSignal): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>()
  if (signal.aborted) reject(signal.reason)
  else signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return promise
}
