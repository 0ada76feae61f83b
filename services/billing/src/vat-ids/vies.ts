import { Temporal } from 'temporal-polyfill'
import type { VatId } from './vat-id.ts'

const DAY = { hours: 24 }
/** For so long a number that was valid counts, however often nobody could say anything since. */
const EVIDENCE = { hours: 90 * 24 }
/** A valid number is asked about again after so long, so that evidence is never nearly too old. */
const ASK_AGAIN = { hours: 30 * 24 }

export interface ViesAnswer {
  outcome: 'valid' | 'invalid' | 'unknown'
  at: Temporal.Instant
  /** The register's own number for this question, which proves that it was asked. */
  consultation?: string
}

/** A company's VAT id, and what is known of it. */
export interface KnownVatId {
  id: VatId
  /** The last answer that was a word about the number. Busy is none. */
  evidence?: ViesAnswer & { outcome: 'valid' | 'invalid' }
  /** When it was last asked about, whatever came of it. */
  askedAt?: Temporal.Instant
}

/** Takes an answer in. One that comes late, after a newer one, changes nothing. */
export function afterAnswer(known: KnownVatId, answer: ViesAnswer): KnownVatId {
  const { outcome, at, consultation } = answer
  const askedAt = known.askedAt && isBefore(at, known.askedAt) ? known.askedAt : at
  const isNews = outcome !== 'unknown' && !(known.evidence && isBefore(at, known.evidence.at))
  const evidence = isNews ? { outcome, at, ...(consultation !== undefined && { consultation }) } : known.evidence
  return { id: known.id, askedAt, ...(evidence && { evidence }) }
}

/** `counts`: VAT is reversed. `open`: nobody knows, so VAT is charged, and corrected when it turns out to be valid. */
export function standingOf({ evidence }: KnownVatId, now: Temporal.Instant): 'counts' | 'open' | 'invalid' {
  if (evidence?.outcome === 'invalid') return 'invalid'
  return evidence && isBefore(now, evidence.at.add(EVIDENCE)) ? 'counts' : 'open'
}

/** Whether the register is asked now: about a new id, one whose evidence gets old, and one that nobody knew, once a day. */
export function isAskingDue(known: KnownVatId, now: Temporal.Instant): boolean {
  const due = askingDueAt(known)
  return !due || !isBefore(now, due)
}

/** When the register is to be asked; undefined: at once. */
export function askingDueAt({ evidence, askedAt }: KnownVatId): Temporal.Instant | undefined {
  const isLastUnknown = !evidence || (askedAt && isBefore(evidence.at, askedAt))
  return askedAt?.add(isLastUnknown ? DAY : ASK_AGAIN)
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0
}
