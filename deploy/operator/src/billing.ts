import { setTimeout as sleep } from 'node:timers/promises'
import type { ApiCall } from './commands.ts'

/** Sends one request under `/v1/operator/` and gives its answer: parsed, or the text of one that is no JSON. */
export type SendToGateway = (call: ApiCall) => Promise<unknown>

/** Where lines for people go. A last line that is still to change is written over. */
export interface Screen {
  line(text: string): void
  progress(text: string): void
}

interface Close {
  closeId: string
  period: string
  dryRun: boolean
  endedAt: string | null
  done: number
  total: number
  issued: number
  gross: string
  currency: string
  failed: number
  failures: { companyId: string; reason: string }[]
}

/**
 * Follows a close that was started until it has ended.
 * @returns whether every company of it was closed
 */
export async function followClose(
  started: Close,
  send: SendToGateway,
  screen: Screen,
  pauseMs = 1_000,
): Promise<boolean> {
  let close = started
  for (; close.endedAt === null; await sleep(pauseMs)) {
    screen.progress(progressOf(close))
    close = (await send({ method: 'GET', path: `billing/closes/${close.closeId}` })) as Close
  }
  screen.progress(progressOf(close))
  for (const { companyId, reason } of close.failures) screen.line(`${companyId} could not be closed: ${reason}`)
  const { issued, gross, currency, failed, dryRun } = close
  const said = dryRun ? 'would be issued' : 'issued'
  screen.line(`${issued} documents ${said}, ${gross} minor units of ${currency} in all; ${failed} companies failed.`)
  return failed === 0
}

const BAR = 30

export function progressOf({ done, total, issued }: Pick<Close, 'done' | 'total' | 'issued'>): string {
  const part = total === 0 ? 1 : Math.min(1, done / total)
  const full = Math.floor(part * BAR)
  const bar = '█'.repeat(full) + '░'.repeat(BAR - full)
  return `${bar} ${Math.floor(part * 100)} % · ${done} of ${total} companies · ${issued} documents`
}

interface VerifiedPart {
  findings: { about: string; subject: string; finding: string }[]
  companies: number
  documents: number
  nextCursor: string | null
}

/**
 * Verifies all of the book, part by part.
 * @returns whether nothing was found
 */
export async function verifyWholeBook(send: SendToGateway, screen: Screen): Promise<boolean> {
  let [companies, documents, findings] = [0, 0, 0]
  for (let after: string | null = ''; after !== null; ) {
    const path = `billing/verification?after=${encodeURIComponent(after)}`
    const part = (await send({ method: 'GET', path })) as VerifiedPart
    for (const { about, subject, finding } of part.findings) screen.line(`${about} ${subject}: ${finding}`)
    companies += part.companies
    documents += part.documents
    findings += part.findings.length
    screen.progress(`${companies} companies · ${documents} documents`)
    after = part.nextCursor
  }
  screen.line(findings === 0 ? 'Everything adds up.' : `${findings} findings.`)
  return findings === 0
}

export function screenOf(out: { isTTY?: boolean; write(text: string): unknown }): Screen {
  let isOpen = false
  return {
    line(text) {
      out.write(`${isOpen ? '\n' : ''}${text}\n`)
      isOpen = false
    },
    // Where nobody looks, such as in a log, each would be a line of its own.
    progress(text) {
      if (!out.isTTY) return
      out.write(`\r${text}\u001b[K`)
      isOpen = true
    },
  }
}
