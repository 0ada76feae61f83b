import { send } from './http.ts'
import { until } from './until.ts'

/** A mail, as maildev's API describes it. */
export interface Mail {
  id: string
  messageId: string
  subject: string
  text: string
  html: string
  to: { address: string; name: string }[]
  headers: Record<string, string>
  attachments?: { fileName: string; contentType: string }[]
}

export interface Wanted {
  subject?: RegExp
  /** Path of the link in the mail, such as `/accept`. */
  link?: string
  /** A further condition on the mail. */
  where?: (mail: Mail) => boolean
  /** Which of several matching mails; 1, the default, is the oldest. Waits until there are so many. */
  nth?: number
  seconds?: number
}

/** Reads the mails that maildev holds. */
export function openMailbox(webUrl: string) {
  return mailboxOver(async (address) => {
    const query = new URLSearchParams({ 'to.address': address })
    // maildev ends connections that were quiet for some seconds, perhaps just when the next question is sent on one.
    const headers = { connection: 'close' }
    const { status, text } = await send(webUrl, { method: 'GET', path: `/email?${query}`, headers })
    if (status !== 200) throw new Error(`maildev answers ${status}`)
    return JSON.parse(text) as Mail[]
  })
}

/**
 * @param to all mails to exactly this address, oldest first
 * @param options.seconds how long a mail is waited for where nothing else is asked; more where its sender is killed
 */
export function mailboxOver(to: (address: string) => Promise<Mail[]>, options: { seconds?: number } = {}) {
  async function fitting(address: string, { subject, link, where }: Wanted): Promise<Mail[]> {
    const fits = (mail: Mail) =>
      (subject?.test(mail.subject) ?? true) &&
      (link === undefined || linksOf(mail).some((found) => found.pathname === link)) &&
      (where?.(mail) ?? true)
    return (await to(address)).filter(fits)
  }

  return {
    /** All mails to exactly this address, oldest first. */
    to,
    fitting,
    wait(address: string, wanted: Wanted = {}): Promise<Mail> {
      const { nth = 1, seconds = options.seconds ?? 20 } = wanted
      const what = `mail ${nth} ${wanted.link ? `with a link to ${wanted.link}` : `with subject ${wanted.subject}`}`
      return until(what, async () => (await fitting(address, wanted))[nth - 1], { seconds, everyMs: 100 })
    },
    /** Waits for a mail and returns the token in the fragment of its link. */
    async token(address: string, wanted: Wanted & { link: string }): Promise<string> {
      return tokenOf(await this.wait(address, wanted), wanted.link)
    },
  }
}

export type Mailbox = ReturnType<typeof mailboxOver>

/** All links in the text of a mail. */
export function linksOf(mail: Mail): URL[] {
  return [...mail.text.matchAll(/https?:\/\/[^\s<>"')]+/g)].map(([link]) => new URL(link))
}

/** The token in the fragment of the mail's link to `path`. Throws if there is none. */
export function tokenOf(mail: Mail, path: string): string {
  const link = linksOf(mail).find(({ pathname }) => pathname === path)
  if (!link?.hash) throw new Error(`the mail "${mail.subject}" has no link to ${path} with a token`)
  return link.hash.slice(1)
}
