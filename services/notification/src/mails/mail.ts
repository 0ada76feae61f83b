import { createHash } from 'node:crypto'
import type { Entry } from '@holdfast/contracts/ledger'

/** One entry that asks for letters. It holds ids only: the owner says who gets which letter when it is sent. */
export interface Request {
  /** The owner of the entry, such as "company". */
  owner: string
  /** Full name of the event's message. */
  type: string
  stream: string
  requestId: string
  /** The span in which the mail was asked for, if it was traced. */
  traceparent?: string
}

/** The state of one letter of a mail. When the mail is tried again, sent and refused letters are left out. */
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
  /** How often it was claimed, this time included. */
  attempts: number
  createdAt: number
  progress: Progress[]
}

export type MailOutcome =
  | { state: 'sent' }
  /** The owner had no letter to send any more. */
  | { state: 'withheld' }
  /** The mail server refused the letter for good. */
  | { state: 'refused'; reason: string }
  /**
   * A letter of it cannot be written: the fault is in a template or in what the owner gave, and does not pass by waiting.
   * Tried again when a process starts, because that is how a mended release comes.
   */
  | { state: 'parked'; reason: string }
  /** Given up after three days. */
  | { state: 'failed'; reason: string }
  | { state: 'waiting'; reason: string; delayMs: number }

const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 3_600_000
const PATIENCE_MS = 3 * 24 * 3_600_000

/**
 * What follows a failure: another attempt, after a delay that doubles up to an hour; none once three days have passed.
 * @param chance random, 0 to 1: shortens the delay by up to a half, so that many mails are not tried at the same moment
 */
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

/** The outcome when every letter is sent or refused: the mail counts as sent if at least one letter was. */
export function afterSuccess(progress: Progress[]): MailOutcome {
  const refused = progress.find((letter) => letter.state === 'refused')
  if (progress.some(({ state }) => state === 'sent')) return { state: 'sent' }
  return refused ? { state: 'refused', reason: refused.reason } : { state: 'withheld' }
}

export function mailIdOf(owner: string, { epoch, shard, seq }: Pick<Entry, 'epoch' | 'shard' | 'seq'>): string {
  return `${owner}/${epoch}/${shard}/${seq}`
}

/** The place of a mail's entry in the owner's ledger. */
export function placeOf({ id }: Pick<Mail, 'id'>): { shard: number; seq: number } {
  const [shard, seq] = id.split('/').slice(-2).map(Number)
  return { shard: shard!, seq: seq! }
}

/** The same in every attempt, so that receivers recognise a letter that is sent again after a crash. */
export function messageIdOf(mailId: string, key: string, domain: string): string {
  const hash = createHash('sha256').update(`${mailId}\n${key}`).digest('base64url')
  return `<${hash}@${domain}>`
}
