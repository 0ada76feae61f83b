import type { Metric } from '@holdfast/runtime'

/** What is counted of mails, and told to Prometheus. */
export interface MailCounts {
  /** In the database, by whichever process. */
  parked: number
  /** The same of mails that are not sent yet, and when the oldest of them was asked for, in milliseconds since 1970. */
  waiting: { count: number; since?: number }
  /** By this process, since it started. */
  unnamed: number
}

export const mailMetrics: Metric<MailCounts>[] = [
  {
    name: 'holdfast_mails_parked',
    help: 'Mails with a letter that cannot be written. Tried again when a process starts. Alert on more than 0',
    samples: ({ parked }) => [[parked]],
  },
  {
    name: 'holdfast_mails_waiting',
    help: 'Mails that are not sent yet, and will be tried, or tried again.',
    samples: ({ waiting }) => [[waiting.count]],
  },
  {
    name: 'holdfast_mails_age_seconds',
    help: 'How long ago the oldest mail was asked for that is not sent yet; 0 if none waits.',
    samples: ({ waiting: { since } }) => [[since === undefined ? 0 : Math.max(0, Date.now() - since) / 1_000]],
  },
  {
    name: 'holdfast_letters_unnamed_total',
    help: 'Letters in which another word stands for a name that shows nothing',
    samples: ({ unnamed }) => [[unnamed]],
  },
]
