// Loaded into each process of billing before its own code (node --import): business time is what a file says, and the
// points at which it is struck are recognised by the commands that go to MongoDB.
import { readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import { Temporal } from 'temporal-polyfill'
import { type Deed, type Document, documentsOf, watchDatabase } from '../mongo-points.ts'
import { reach } from '../sites/strike.ts'
import { ANYWHERE, deeds, singles } from './moments.ts'

if (isMainThread) {
  watchDatabase({ deedOf, singleOf, stronger, reach: (point) => reach(point, [ANYWHERE]) })
  const file = process.env.BUSINESS_CLOCK!
  Temporal.Now.instant = () => Temporal.Instant.from(readFileSync(file, 'utf8'))
}

function deedOf(commandName: string, command: Document): Deed | undefined {
  const [document] = documentsOf(commandName, command)
  const what = document && deeds.get(`${commandName} ${command[commandName]}`)
  return what === undefined ? undefined : { what, ids: [] }
}

function singleOf(commandName: string, command: Document): Deed | undefined {
  const what = singles.get(`${commandName} ${command[commandName]}`)
  return what === undefined ? undefined : { what, ids: [] }
}

/** The first one that the list names: an invoice also writes the book, and ends in its company's entries. */
function stronger(before: Deed, after: Deed): Deed {
  const order = [...deeds.values()]
  return order.indexOf(after.what) < order.indexOf(before.what) ? after : before
}
