import { setTimeout as sleep } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import type { Mail } from '../support/mailbox.ts'

/** One delivery of a letter. The same letter may be delivered again. */
export interface Delivery extends Mail {
  takenAt: number
  /** When the server told the sender that it has accepted the letter; undefined if the sender was gone by then. */
  toldAt: number | undefined
}

// How long the server waits before it answers: long enough to kill the sender meanwhile.
const TELL_AFTER_MS = 30

/** A real SMTP server that keeps every delivery, including repeated ones. */
export async function startMailServer() {
  const deliveries: Delivery[] = []
  const waiting = new Set<(delivery: Delivery) => void>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const delivery = read(Buffer.concat(chunks).toString(), session.envelope.rcptTo)
        deliveries.push(delivery)
        for (const tell of waiting) tell(delivery)
        waiting.clear()
        await sleep(TELL_AFTER_MS)
        delivery.toldAt = Date.now()
        answer()
      })
    },
  })
  // A client that was killed breaks its connection, which is no error of the run.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }

  return {
    url: `smtp://127.0.0.1:${port}`,
    deliveries,
    to: async (address: string): Promise<Mail[]> =>
      deliveries.filter(({ to }) => to.some((recipient) => recipient.address === address)),
    /** Resolves with the next delivery when the server has the letter, before the sender knows it. */
    next: () => new Promise<Delivery>((resolve) => waiting.add(resolve)),
    stop: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

function read(message: string, recipients: { address: string }[]): Delivery {
  const unfolded = message.replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''
  const messageId = header('Message-ID')
  return {
    id: messageId,
    messageId,
    subject: header('Subject'),
    text: unquoted(message),
    html: '',
    to: recipients.map(({ address }) => ({ address, name: '' })),
    headers: {},
    takenAt: Date.now(),
    toldAt: undefined,
  }
}

/** Decodes quoted-printable. All texts of this run are ASCII. */
function unquoted(text: string): string {
  return text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}
