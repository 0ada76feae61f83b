import { createTransport } from 'nodemailer'
import type { Letter } from '../letters/letter.ts'
import { render } from '../letters/render.ts'

/** Resolves when the server has taken the letter; throws {@link SmtpFailure}. Aborted, it closes the connection. */
export type Send = (letter: Letter, messageId: string, signal: AbortSignal) => Promise<void>

/** What nodemailer adds to an error: its own code, the server's answer, and to which command. */
type SmtpError = Error & { code?: string; responseCode?: number; command?: string }

/** A server that cannot be reached or does not take the letter. Says nothing of what the server said. */
export class SmtpFailure extends Error {
  readonly reason: string
  /** Sending it again would end the same way. */
  readonly isFinal: boolean
  /** The connection failed and not this letter: other letters would fail as well. */
  readonly isConnection: boolean

  constructor(error: SmtpError) {
    const { code = 'unknown', responseCode, command } = error
    const reason = responseCode ? `smtp: ${responseCode} ${command}` : `smtp: ${code}`
    super(reason)
    this.name = 'SmtpFailure'
    this.reason = reason
    const isAboutLetter = command === 'RCPT TO' || command === 'DATA'
    // Without an answer of the server: the address itself is malformed.
    const isMalformed = !responseCode && code === 'EENVELOPE'
    this.isFinal = isMalformed || (isAboutLetter && responseCode !== undefined && responseCode >= 500)
    this.isConnection = !isMalformed && !(isAboutLetter && responseCode)
  }
}

/**
 * Sends letters by SMTP over a few connections that are kept open.
 * @param options.silenceMs how long the server may keep silent in the middle of a letter. Long, as RFC 5321 asks:
 *   giving up after the last byte sends a letter twice. The sender's claim is renewed meanwhile
 */
export function createPostOffice(options: { url: string; from: string; publicUrl: string; silenceMs?: number }): {
  send: Send
  close(): void
} {
  const { url, from, publicUrl, silenceMs = 120_000 } = options
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // When a connection closes in the middle of a letter, the sender decides whether to send again, and notes it.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 5_000,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // Without a listener a broken idle connection would end the process.
  transport.on('error', () => {})
  return {
    async send(letter, messageId, signal) {
      const content = render(letter, publicUrl)
      try {
        await transport.sendMail({
          ...content,
          from,
          to: { name: content.toName, address: letter.to },
          messageId,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          signal,
        })
      } catch (error) {
        throw new SmtpFailure(error as SmtpError)
      }
    },
    close() {
      transport.close()
    },
  }
}
