import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  to: string[]
  messageId: string
  subject: string
  /** The message as it came. */
  source: string
  /** The message with its transfer encoding undone. */
  raw: string
}

/** A real SMTP server for tests. It keeps every mail that it accepts. */
export async function openLetterBox(
  options: {
    /** Returns the SMTP status with which a recipient is refused, if any. */
    refuse?: (address: string) => number | undefined
    /** Runs when the server has a mail, before it answers the sender. */
    onTaken?: (mail: ReceivedMail) => unknown
  } = {},
) {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _session, answer) {
      const responseCode = options.refuse?.(address)
      if (responseCode) answer(Object.assign(new Error(`no mail for ${address}`), { responseCode }))
      else answer()
    },
    onData(stream, session, answer) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const mail = read(Buffer.concat(chunks).toString(), session.envelope.rcptTo)
        mails.push(mail)
        await options.onTaken?.(mail)
        answer()
      })
    },
  })
  // A client that was killed breaks its connection, which is no error of the test.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as { port: number }
  return {
    mails,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

function read(message: string, recipients: { address: string }[]): ReceivedMail {
  const unfolded = message.replace(/\r\n[ \t]+/g, ' ')
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''
  return {
    to: recipients.map(({ address }) => address),
    messageId: header('Message-ID'),
    subject: header('Subject'),
    source: message,
    raw: unquoted(message),
  }
}

/** Undoes quoted-printable. */
function unquoted(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString()
}
