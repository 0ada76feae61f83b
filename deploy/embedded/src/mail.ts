import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type GuardedProcess, startGuarded } from './guarded-process.ts'
import { choosePorts, isListening, portFrom } from './ports.ts'
import { until } from './readiness.ts'

export type MailOptions = {
  /** Exactly this port, or 0 for any. Default: SMTP_PORT, else 1025 if it is free, else any. */
  smtpPort?: number
  /** Port of the page that shows the mails, or 0 for any. Default: MAIL_WEB_PORT, else 8025 if it is free, else any. */
  webPort?: number
  /** Prints a line for the person who is waiting. */
  say: (line: string) => void
}

export type MailSink = {
  smtpUrl: string
  /** Of the page that shows the mails; `/email` below it has them all as JSON. Undefined when SMTP_URL was set. */
  webUrl: string | undefined
  stop(): Promise<void>
}

/**
 * Finds or starts a mail server: the one of SMTP_URL, or maildev, which keeps mails until it stops and delivers none.
 */
export async function startMail(options: MailOptions): Promise<MailSink> {
  const { say } = options
  if (process.env.SMTP_URL) {
    say('Mail: given')
    return { smtpUrl: process.env.SMTP_URL, webUrl: undefined, stop: async () => {} }
  }
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-mail-'))
  const smtpPort = options.smtpPort ?? portFrom('SMTP_PORT')
  const webPort = options.webPort ?? portFrom('MAIL_WEB_PORT')
  const release: (() => Promise<void>)[] = []
  let maildev: GuardedProcess | undefined
  const stop = async () => {
    await maildev?.stop()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const smtpPorts = await choosePorts(folder, { name: 'mail', variable: 'SMTP_PORT', port: smtpPort, usual: 1025 }, 1)
    release.push(smtpPorts.release)
    const page = { name: 'the page of mails', variable: 'MAIL_WEB_PORT', port: webPort, usual: 8025 }
    const webPorts = await choosePorts(folder, page, 1)
    release.push(webPorts.release)
    const [smtp, web] = [smtpPorts.numbers[0]!, webPorts.numbers[0]!]

    const log = join(folder, 'maildev.log')
    maildev = await startGuarded(process.execPath, maildevArguments(smtp, web, join(folder, 'mails')), log)
    const answers = async () => ((await isListening(smtp)) && (await isListening(web)) ? true : undefined)
    await until(answers, { what: 'maildev', seconds: 120, process: maildev, log })
    const webUrl = `http://127.0.0.1:${web}`
    say(`MailSink: embedded maildev, to be read on ${webUrl}`)
    return { smtpUrl: `smtp://127.0.0.1:${smtp}`, webUrl, stop }
  } catch (error) {
    await stop()
    throw error
  } finally {
    for (const step of release) await step()
  }
}

function maildevArguments(smtp: number, web: number, mails: string): string[] {
  return [
    createRequire(import.meta.url).resolve('maildev/bin/maildev'),
    ...['--smtp', String(smtp), '--ip', '127.0.0.1'],
    ...['--web', String(web), '--web-ip', '127.0.0.1'],
    ...['--mail-directory', mails],
  ]
}
