import { createTransport } from 'nodemailer'
import type { Letter } from '../letters/letter.ts'
import { render } from '../letters/render.ts'

/**
 * Resolves when the server has accepted the letter; throws {@link SmtpFailure} or `UnwritableLetter`. `signal` closes the
 * connection.
 */
export type Send = (letter: Letter, messageId: string, signal: AbortSignal) => Promise<void>

/** What nodemailer adds to an error: its own code, the status of the server's answer, and the command it answered. */
type SmtpError = Error & { code?: string; responseCode?: number; command?: string }

/** The server cannot be reached, or refuses the letter. The text of its answer is left out: it may hold addresses. */
export class SmtpFailure extends Error {
  readonly reason: string
  /** Sending the letter again would fail again. */
  readonly isFinal: boolean
  /** The failure is not about this letter: other letters would fail as well. */
  readonly isConnection: boolean

  constructor(error: SmtpError) {
    const { code = 'unknown', responseCode, command } = error
    const reason = responseCode ? `smtp: ${responseCode} ${command}` : `smtp: ${code}`
    super(reason)
    this.name = 'SmtpFailure'
    this.reason = reason
    const isAboutLetter = command === 'RCPT TO' || command === 'DATA'
    // nodemailer refuses a malformed address by itself, without asking the server.
    const isMalformed = !responseCode && code === 'EENVELOPE'
    this.isFinal = isMalformed || (isAboutLetter && responseCode !== undefined && responseCode >= 500)
    this.isConnection = !isMalformed && !(isAboutLetter && responseCode)
  }
}

/**
 * Sends letters by SMTP over a few connections that are kept open.
 * @param options.onUnnamed called with a letter's template when another word stands for a name that shows nothing
 * @param options.silenceMs how long the server may be silent in the middle of a letter. Long, as RFC 5321 asks: a
 *   letter that is given up after its last byte is sent twice. The sender renews its claim meanwhile
 */
export function createPostOffice(options: {
  url: string
  from: string
  publicUrl: string
  onUnnamed(template: string, placeholders: string[]): void
  silenceMs?: number
}): {
  send: Send
  close(): void
} {
  const { url, from, publicUrl, onUnnamed, silenceMs = 120_000 } = options
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 5,
    // When a connection closes in the middle of a letter, the sender decides whether to send it again, not nodemailer.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    dnsTimeout: 5_000,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  // Without a listener, an idle connection that breaks would end the process.
  transport.on('error', () => {})
  return {
    async send(letter, messageId, signal) {
      const { toName, unnamed, ...content } = render(letter, publicUrl)
      if (unnamed.length > 0) onUnnamed(letter.template, unnamed)
      try {
        await transport.sendMail({
          ...content,
          attachments: letter.attachments?.map(({ fileName, mediaType, content }) => ({
            filename: fileName,
            contentType: mediaType,
            content: Buffer.from(content),
          })),
          from,
          to: { name: toName, address: letter.to },
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
