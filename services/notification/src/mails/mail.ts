import { createHash } from 'node:crypto'
import type { Actor } from '@holdfast/contracts/ledger'

/** One entry that asks for letters. It holds ids only: the owner is asked at the moment of sending who gets what. */
export interface Request {
  /** "identity", "company": whose entry it is. */
  owner: string
  /** Full name of the event. */
  type: string
  /** The event, as in the entry. */
  data: Buffer
  stream: string
  requestId: string
  /** Who did it. */
  actor: Actor | null
}

/** How far one letter of a mail has come. When the mail is tried again, letters that were sent are left out. */
export type Progress = { key: string; messageId: string; startedAt: Date } & (
  | { state: 'started' }
  | { state: 'sent'; at: Date }
  | { state: 'refused'; at: Date; reason: string }
)

/** A claimed mail: only the process that holds the claim may send it. */
export interface Mail extends Request {
  /** "owner/epoch/shard/seq" of the entry. */
  id: string
  claim: string
  /** How often it was taken up, this time included. */
  attempts: number
  createdAt: number
  progress: Progress[]
}

export type MailOutcome =
  | { state: 'sent' }
  /** The owner says that nothing is to be sent any more. */
  | { state: 'withheld' }
  /** The receiving side will never take it. */
  | { state: 'refused'; reason: string }
  /** Tried for three days. */
  | { state: 'failed'; reason: string }
  | { state: 'waiting'; reason: string; delayMs: number }

const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 3_600_000
const PATIENCE_MS = 3 * 24 * 3_600_000

/** After a failure: later, doubling up to an hour, or never when it was tried for three days. */
export function afterFailure(
  mail: Pick<Mail, 'attempts' | 'createdAt'>,
  reason: string,
  now: number,
  chance: number,
): MailOutcome {
  if (now - mail.createdAt >= PATIENCE_MS) return { state: 'failed', reason }
  const longest = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (mail.attempts - 1))
  return { state: 'waiting', reason, delayMs: Math.round(longest * (0.5 + chance / 2)) }
}

/** When every letter is settled. One that was delivered makes the mail a sent one. */
export function afterSuccess(progress: Progress[]): MailOutcome {
  const refused = progress.find((letter) => letter.state === 'refused')
  if (progress.some(({ state }) => state === 'sent')) return { state: 'sent' }
  return refused ? { state: 'refused', reason: refused.reason } : { state: 'withheld' }
}

/** The same for every attempt, so that receivers recognize a letter that a crash repeats. */
export function messageIdOf(mailId: string, key: string, domain: string): string {
  const hash = createHash('sha256').update(`${mailId}\n${key}`).digest('base64url')
  return `<${hash}@${domain}>`
}
