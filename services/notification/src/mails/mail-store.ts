import { newId } from '@holdfast/contracts'
import { type Log, openCollection } from '@holdfast/runtime'
import type { ClientSession, Connection } from 'mongoose'
import type { Mail, MailOutcome, Progress, Request } from './mail.ts'

const KEPT_SECONDS = 90 * 24 * 3600

interface MailDocument extends Request {
  _id: string
  progress: Progress[]
  attempts: number
  createdAt: Date
  state: MailOutcome['state']
  /** When a waiting mail is due. A claimed mail is due when its claim runs out. */
  nextAt: Date | null
  claim: string | null
  /** Why the mail is not sent, or not sent yet. */
  reason: string | null
  /** When the mail was sent, withheld, refused, parked or given up. The row is deleted some time after that. */
  doneAt: Date | null
  /** There is news of it that its owner wants to know. Another text for each piece of news. */
  reportDue?: string
}

/** A mail of which there is news for its owner. */
export interface ReportedMail extends Request {
  id: string
  progress: Progress[]
  /** No letter of it was accepted, and none will be. */
  isLost: boolean
  reportDue: string
}

export interface MailStore {
  insert(id: string, request: Request, session: ClientSession): Promise<void>
  /** Claims the mail that has been due longest, for `claimMs`. Undefined if none is due. */
  claim(claimMs: number): Promise<Mail | undefined>
  /** Like the next three, changes nothing and returns false if another process has claimed the mail. */
  renew(mail: Mail, claimMs: number): Promise<boolean>
  /** Stores that a letter is about to be sent, and renews the claim. */
  start(mail: Mail, letter: Progress, claimMs: number): Promise<boolean>
  /** Stores that a letter was sent or refused. */
  settle(mail: Mail, letter: Progress): Promise<boolean>
  /** Stores the outcome of the mail, and ends the claim. */
  finish(mail: Mail, outcome: MailOutcome): Promise<boolean>
  /** Mails of which there is news for their owners, the oldest news first. */
  toReport(limit: number): Promise<ReportedMail[]>
  /** The owner knows this piece of news. */
  reported(id: string, reportDue: string): Promise<void>
  /** Makes every parked mail due again. */
  unpark(): Promise<void>
  countParked(): Promise<number>
  /** Mails that are not sent yet, and when the oldest of them was asked for, in milliseconds since 1970. */
  countWaiting(): Promise<{ count: number; since?: number }>
  /** Calls `wake` when any process has inserted a mail. Returns a function that stops watching. */
  watch(wake: () => void, log: Log): () => Promise<void>
}

/** @param reportedOwners owners who want to know what became of their mails */
export async function createMailStore(
  connection: Connection,
  reportedOwners: ReadonlySet<string> = new Set(),
): Promise<MailStore> {
  const mails = await openCollection<MailDocument>(connection, 'mails', [
    [{ state: 1, nextAt: 1 }],
    [{ doneAt: 1 }, { expireAfterSeconds: KEPT_SECONDS }],
    [{ reportDue: 1 }, { sparse: true }],
  ])

  // Times are those of the database's clock, because the clocks of processes may differ.
  const claimedFor = (claimMs: number) => ({ $add: ['$$NOW', claimMs] })

  async function change(mail: Mail, stages: object[]): Promise<boolean> {
    const { matchedCount } = await mails.updateOne({ _id: mail.id, state: 'waiting', claim: mail.claim }, stages)
    return matchedCount === 1
  }

  const news = ({ owner }: Mail) => (reportedOwners.has(owner) ? { reportDue: newId() } : {})

  function withLetter(letter: Progress) {
    const others = { $filter: { input: '$progress', cond: { $ne: ['$$this.key', letter.key] } } }
    return { $concatArrays: [others, [{ $literal: letter }]] }
  }

  return {
    async insert(id, request, session) {
      const now = new Date()
      await mails.insertOne(
        {
          _id: id,
          ...request,
          progress: [],
          attempts: 0,
          createdAt: now,
          state: 'waiting',
          nextAt: now,
          claim: null,
          reason: null,
          doneAt: null,
        },
        { session, ignoreUndefined: true },
      )
    },
    async claim(claimMs) {
      const claim = crypto.randomUUID()
      const found = await mails.findOneAndUpdate(
        { state: 'waiting', $expr: { $lte: ['$nextAt', '$$NOW'] } },
        [{ $set: { claim, nextAt: claimedFor(claimMs), attempts: { $add: ['$attempts', 1] } } }],
        { sort: { nextAt: 1 }, returnDocument: 'after' },
      )
      if (!found) return undefined
      const { _id, owner, type, stream, requestId, traceparent, progress, attempts } = found
      const createdAt = found.createdAt.getTime()
      return { id: _id, owner, type, stream, requestId, traceparent, claim, attempts, createdAt, progress }
    },
    renew(mail, claimMs) {
      return change(mail, [{ $set: { nextAt: claimedFor(claimMs) } }])
    },
    start(mail, letter, claimMs) {
      return change(mail, [{ $set: { nextAt: claimedFor(claimMs), progress: withLetter(letter) } }])
    },
    settle(mail, letter) {
      return change(mail, [{ $set: { progress: withLetter(letter), ...news(mail) } }])
    },
    finish(mail, outcome) {
      const isWaiting = outcome.state === 'waiting'
      return change(mail, [
        {
          $set: {
            state: outcome.state,
            reason: 'reason' in outcome ? { $literal: outcome.reason } : null,
            claim: null,
            nextAt: isWaiting ? { $add: ['$$NOW', outcome.delayMs] } : null,
            doneAt: isWaiting ? null : '$$NOW',
            ...(!isWaiting && news(mail)),
          },
        },
      ])
    },
    async toReport(limit) {
      const found = mails
        .find({ reportDue: { $exists: true } })
        .sort({ reportDue: 1 })
        .limit(limit)
      return (await found.toArray()).map(
        ({ _id, owner, type, stream, requestId, progress, state, reportDue = '' }) => ({
          ...{ id: _id, owner, type, stream, requestId, progress, reportDue },
          isLost: state === 'refused' || state === 'failed',
        }),
      )
    },
    async reported(id, reportDue) {
      await mails.updateOne({ _id: id, reportDue }, { $unset: { reportDue: 1 } })
    },
    async unpark() {
      const due = { state: 'waiting', nextAt: new Date(), reason: null, doneAt: null } as const
      await mails.updateMany({ state: 'parked' }, { $set: due })
    },
    countParked() {
      return mails.countDocuments({ state: 'parked' })
    },
    async countWaiting() {
      const sum = { _id: null, count: { $sum: 1 }, since: { $min: '$createdAt' } }
      const found = mails.aggregate<{ count: number; since: Date }>([{ $match: { state: 'waiting' } }, { $group: sum }])
      const counted = await found.next()
      return counted ? { count: counted.count, since: counted.since.getTime() } : { count: 0 }
    },
    watch(wake, log) {
      let isStopped = false
      let stream = open()
      return async () => {
        isStopped = true
        await stream.close().catch(() => {})
      }

      function open() {
        const opened = mails.watch([{ $match: { operationType: 'insert' } }, { $project: { _id: 1 } }])
        opened.on('change', wake)
        // No mail is lost meanwhile: the sender looks for mails every second.
        opened.on('error', (error) => {
          log.debug({ err: error }, 'change stream ended, opening another')
          void opened.close().catch(() => {})
          setTimeout(() => {
            if (!isStopped) stream = open()
          }, 1_000).unref()
        })
        return opened
      }
    },
  }
}
