import { setTimeout as sleep } from 'node:timers/promises'
import { DomainError } from '@holdfast/errors'
import { inSpan, isUnreachable, type Log } from '@holdfast/runtime'
import type { Letter } from '../letters/letter.ts'
import { UnwritableLetter } from '../letters/render.ts'
import { afterFailure, afterSuccess, type Mail, type MailOutcome, messageIdOf, type Progress } from './mail.ts'
import { ClaimLost, keepClaim } from './mail-claim.ts'
import type { MailStore } from './mail-store.ts'
import { type Send, SmtpFailure } from './post-office.ts'

const AT_ONCE = 5
const SWEEP_MS = 1_000

export interface Sender {
  /** To be called when a mail may be due. */
  wake(): void
  /** Claims no new mail, and resolves when those under way are sent. */
  stop(): Promise<void>
}

/**
 * Sends the mails that are due, in any number of processes. A mail belongs to the process that claimed it, as long as
 * this process renews the claim. When a process dies, another one sends its mails once the claims have run out. At the
 * moment of sending, the owner of the entry says which letters go to which addresses, with which links, and whether the
 * recipient may still know. None of that is stored.
 * @param options.domain the part of every Message-ID after the @
 * @param options.claimMs how long a claim holds without being renewed; 30 s
 */
export function startSender(options: {
  mails: Omit<MailStore, 'insert' | 'watch' | 'unpark' | 'countParked' | 'countWaiting'>
  describe(mail: Mail): Promise<Letter[]>
  send: Send
  domain: string
  log: Log
  claimMs?: number
}): Sender {
  const { mails, describe, send, domain, log, claimMs = 30_000 } = options
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  let isWoken = false
  let rouse = () => {}
  const finished = loop()

  return {
    wake() {
      isWoken = true
      rouse()
    },
    async stop() {
      stopping.abort()
      rouse()
      await finished
    },
  }

  async function loop() {
    let failures = 0
    while (!stopping.signal.aborted) {
      if (underWay.size >= AT_ONCE) {
        await Promise.race(underWay)
        continue
      }
      isWoken = false
      const claimedAt = performance.now()
      const mail = await mails.claim(claimMs).then(
        (claimed) => {
          failures = 0
          return claimed
        },
        (error) => {
          if (failures++ % 60 === 0)
            log.warn({ err: error, failures }, 'cannot look for mails that are due, trying again')
        },
      )
      if (mail) {
        const traced = { kind: 'consumer', from: { follows: [mail.traceparent] } } as const
        const work = inSpan('mail: deliver', traced, () => deliver(mail, claimedAt)).finally(() =>
          underWay.delete(work),
        )
        underWay.add(work)
      } else if (!isWoken) {
        await rest()
      }
    }
    await Promise.all(underWay)
  }

  /** Never throws: when something goes wrong, the process that claims the mail next tries again. */
  async function deliver(mail: Mail, claimedAt: number) {
    const done = new AbortController()
    const claim = keepClaim(mails, mail, { claimMs, claimedAt, done: done.signal })
    try {
      const outcome = await settleAll(mail, claim)
      await patiently(() => mails.finish(mail, outcome))
      report(mail, outcome)
    } catch (error) {
      if (error instanceof ClaimLost) log.warn({ mailId: mail.id }, 'claim on a mail lost, another process sends it')
      else log.error({ err: error, mailId: mail.id }, 'could not store the outcome of a mail')
    } finally {
      done.abort()
    }
  }

  async function settleAll(mail: Mail, claim: AbortSignal): Promise<MailOutcome> {
    let failure: unknown
    let unwritable: UnwritableLetter | undefined
    const progress = new Map(mail.progress.map((letter) => [letter.key, letter]))
    try {
      for (const letter of await describe(mail)) {
        const earlier = progress.get(letter.key)
        if (earlier && earlier.state !== 'started') continue
        const started: Progress = {
          key: letter.key,
          messageId: messageIdOf(mail.id, letter.key, domain),
          startedAt: new Date(),
          state: 'started',
        }
        // Stored before sending too: the write fails if another process has claimed the mail meanwhile.
        if (!(await mails.start(mail, started, claimMs))) throw new ClaimLost()
        try {
          await inSpan('smtp: send', { kind: 'client', attributes: { 'holdfast.template': letter.template } }, () =>
            send(letter, started.messageId, claim),
          )
          progress.set(letter.key, { ...started, state: 'sent', at: new Date() })
        } catch (error) {
          if (claim.aborted) throw new ClaimLost()
          if (error instanceof UnwritableLetter) {
            // The other letters of the mail are sent all the same.
            log.error({ err: error, mailId: mail.id, type: mail.type }, 'a letter cannot be written')
            unwritable = error
            continue
          }
          if (!(error instanceof SmtpFailure)) throw error
          if (error.isConnection) throw error
          if (error.isFinal) {
            progress.set(letter.key, { ...started, state: 'refused', at: new Date(), reason: error.reason })
          } else {
            failure = error
            continue
          }
        }
        // If the process dies before this is stored, the letter is sent again. Receivers recognise its Message-ID.
        await patiently(() => mails.settle(mail, progress.get(letter.key)!))
      }
    } catch (error) {
      if (error instanceof ClaimLost) throw error
      failure = error
    }
    if (!failure && unwritable) return { state: 'parked', reason: `letter: ${(unwritable.cause as Error).message}` }
    if (!failure) return afterSuccess([...progress.values()])
    const reason = reasonOf(failure)
    if (reason === 'bug') log.error({ err: failure, mailId: mail.id, type: mail.type }, 'a mail cannot be sent')
    return afterFailure(mail, reason, Date.now(), Math.random())
  }

  /** Stores an outcome, however long the database is away. No other process can claim the mail in that time. */
  async function patiently(note: () => Promise<boolean>) {
    for (;;) {
      try {
        if (!(await note())) throw new ClaimLost()
        return
      } catch (error) {
        if (!isUnreachable(error) || stopping.signal.aborted) throw error
        await sleep(200)
      }
    }
  }

  function report(mail: Mail, outcome: MailOutcome) {
    const about = { mailId: mail.id, type: mail.type, attempts: mail.attempts }
    if (outcome.state === 'failed') log.error({ ...about, reason: outcome.reason }, 'mail given up')
    else if (outcome.state === 'parked') log.error({ ...about, reason: outcome.reason }, 'mail parked')
    else if (outcome.state === 'refused') log.warn({ ...about, reason: outcome.reason }, 'mail refused')
    else if (outcome.state === 'waiting') log.warn({ ...about, ...outcome }, 'mail not sent yet')
    else log.info(about, `mail ${outcome.state}`)
  }

  function rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, SWEEP_MS)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Why sending failed, without the text of the server's answer, which may contain addresses. */
function reasonOf(error: unknown): string {
  if (error instanceof SmtpFailure) return error.reason
  if (error instanceof DomainError) return `owner: ${error.code}`
  if (isUnreachable(error)) return 'database: unavailable'
  return 'bug'
}
