import type { Connection } from 'mongoose'
import { until } from '../support/until.ts'
import type { Calendar } from './calendar.ts'
import { LATE_DAYS } from './price-list.ts'

interface Moment {
  /** In milliseconds. */
  now: number
  /** In the seller's zone. */
  today: string
}

interface Work {
  /** What is waited for. */
  what: string
  isLeft: (billing: Connection, moment: Moment) => Promise<unknown>
}

const found = (collection: string, due: (moment: Moment) => object) => (billing: Connection, moment: Moment) =>
  billing.db!.collection(collection).findOne(due(moment), { projection: { _id: 1 } })

/** What billing does by itself when its time has come, as its documents say it. */
const work: Work[] = [
  { what: 'subscriptions are up to date', isLeft: found('accounts', ({ now }) => ({ dueAt: { $lte: now } })) },
  {
    what: 'months are summed up',
    isLeft: found('months', ({ now }) => ({ isOpen: true, endedAt: { $lte: now - LATE_DAYS * 86_400_000 } })),
  },
  {
    what: 'what is due is invoiced',
    isLeft: found('charges', ({ now }) => ({ isOpen: true, invoiceAt: { $lte: now } })),
  },
  { what: 'reminders are sent', isLeft: dunned },
  { what: 'company is told who has not paid', isLeft: found('dunned-companies', () => ({ isUntold: true })) },
]

/** A company with something overdue whose next step is due. */
async function dunned(billing: Connection, { now, today }: Moment): Promise<unknown> {
  const overdue = await billing.db!.collection('book-accounts').distinct('_id', { firstDueOn: { $lt: today } })
  const companies = billing.db!.collection<{ _id: string; lookAt?: number }>('dunned-companies')
  const known = await companies.find({ _id: { $in: overdue as unknown as string[] } }).toArray()
  return known.length < overdue.length || known.some(({ lookAt }) => lookAt !== undefined && lookAt <= now)
    ? 'a step'
    : null
}

/** Answers when billing has nothing left to do at a moment of business time. @param billing its database */
export async function quiet(billing: Connection, moment: number, calendar: Calendar): Promise<void> {
  const at = { now: moment * 1000, today: calendar.dateOf(moment) }
  // One after the other, and all again: what is done last can bring more of what was done first.
  for (let isQuiet = false; !isQuiet; ) {
    isQuiet = true
    for (const { what, isLeft } of work) {
      if ((await isLeft(billing, at)) === null) continue
      isQuiet = false
      const isDone = async () => ((await isLeft(billing, at)) === null ? true : undefined)
      await until(what, isDone, { seconds: 240, everyMs: 10 })
    }
  }
}
