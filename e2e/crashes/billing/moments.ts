/** Orders of billing are for whatever company comes first. */
export const ANYWHERE = 'anywhere'

/** What a transaction of billing does, by its most telling command: the first one of this list. */
export const deeds: ReadonlyMap<string, string> = new Map([
  ['insert invoices', 'document issued'],
  ['update payments', 'payment recorded'],
  ['update months', 'month summed up'],
  ['insert charges', 'period renewed'],
  ['update closes', 'close ended'],
  ['insert closes', 'close begun'],
  ['update usage-lines', 'usage taken'],
])

/** What is written outside of transactions. */
export const singles: ReadonlyMap<string, string> = new Map([
  ['update closes', 'the progress of the close is saved'],
  ['findAndModify closes', 'the close is taken'],
])

const commits = ['before the commit', 'commit sent', 'committed']

/** While a month is closed, while usage is consumed, and while payments are recorded. */
export const moments = {
  close: [
    ...['close begun', 'period renewed', 'month summed up', 'document issued', 'close ended'].flatMap((what) =>
      commits.map((point) => `${what}: ${point}`),
    ),
    ...['the close is taken', 'the progress of the close is saved'].flatMap((what) => [
      `before ${what}`,
      `after ${what}`,
    ]),
  ],
  consumer: commits.map((point) => `usage taken: ${point}`),
  payments: commits.map((point) => `payment recorded: ${point}`),
}
