import type { Metric } from '@holdfast/runtime'

/** What is counted of mails, and told to Prometheus. */
export interface MailCounts {
  /** In the database, by whichever process. */
  parked: number
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
    name: 'holdfast_letters_unnamed_total',
    help: 'Letters in which another word stands for a name that shows nothing',
    samples: ({ unnamed }) => [[unnamed]],
  },
]
