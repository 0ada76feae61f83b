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

const each = (...deeds: string[]) => deeds.flatMap((what) => commits.map((point) => `${what}: ${point}`))
const around = (what: string) => [`before ${what}`, `after ${what}`]

/**
 * While a month is closed, while usage is consumed, and while payments are recorded. In the order in which they come: a point
 * is wanted until it is reached, and the next one may come in the same month.
 */
export const moments = {
  close: [
    ...each('period renewed', 'close begun'),
    ...around('the close is taken'),
    ...each('month summed up', 'document issued'),
    ...around('the progress of the close is saved'),
    ...each('close ended'),
  ],
  consumer: each('usage taken'),
  payments: each('payment recorded'),
}
