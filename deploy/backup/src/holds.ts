import { services } from '@holdfast/contracts'
import { HOLD_ID, HOLDS, type HoldDocument } from '@holdfast/runtime'
import type { Databases } from './databases.ts'
import { held } from './restore.ts'

export type Held = (typeof held)[number]

interface MailDocument {
  /** "owner/epoch/shard/seq" of the entry that asked for it. */
  _id: string
  type: string
  state: string
  createdAt: Date
  nextAt: Date | null
  reason: string | null
  doneAt: Date | null
}

interface CounterDocument {
  _id: string
  kind: string
  year: number
  last: number
  issuedOn: string
}

interface CompanyDocument {
  _id: string
  ownerRecovery?: { effectiveAt: number }
  closing?: { begunAt: number }
}

/** The highest number of a series that was ever given, as the operator has found it. */
export interface LastNumber {
  kind: 'invoice' | 'credit-note'
  year: number
  last: number
}

export function isHeldService(service: string): service is Held {
  return held.some((each) => each === service)
}

/** What waits for an operator, in lines. */
export async function describeHolds(databases: Databases): Promise<string[]> {
  const lines: string[] = []
  for (const service of held) {
    const hold = await holdOf(databases, service)
    if (!hold) continue
    lines.push(`${service} waits, since it was restored to ${hold.backupAt.toISOString()}:`)
    lines.push(...(await about[service](databases, hold)))
  }
  return lines.length > 0 ? lines : ['Nothing waits.']
}

const about: Record<Held, (databases: Databases, hold: HoldDocument) => Promise<string[]>> = {
  company: aboutCompanies,
  notification: aboutMails,
  billing: aboutCharges,
}

/** Recoveries of ownership are completed, and closings carried on, from now on. */
export async function releaseCompanies(databases: Databases): Promise<void> {
  await standing(databases, 'company')
  await remove(databases, 'company')
}

/**
 * Mails go out from now on.
 * @param isWithholding those that were asked for before the backup are not sent; others are
 * @returns how many are not sent
 */
export async function releaseMails(databases: Databases, isWithholding: boolean): Promise<number> {
  const hold = await standing(databases, 'notification')
  const mails = databases.of('notification').collection<MailDocument>('mails')
  let withheld = 0
  if (isWithholding) {
    await checkCaughtUp(databases, hold)
    const ids = (await waiting(databases)).filter(({ _id }) => isOfBefore(_id, hold)).map(({ _id }) => _id)
    const outcome = { state: 'withheld', reason: 'restored from a backup', nextAt: null, doneAt: new Date() }
    withheld = (await mails.updateMany({ _id: { $in: ids }, state: 'waiting' }, { $set: outcome })).modifiedCount
  }
  await remove(databases, 'notification')
  return withheld
}

/**
 * Numbers are given, and charges made, from now on.
 * @param numbers what the counters of numbers are raised to
 * @param isUnclearSeen the operator has seen to what the provider's answer left open
 */
export async function releaseCharges(
  databases: Databases,
  { numbers, isUnclearSeen }: { numbers: LastNumber[]; isUnclearSeen: boolean },
): Promise<void> {
  const { asked } = await standing(databases, 'billing')
  if (!asked) {
    throw new Error(
      'Billing has not asked the provider yet what it has taken since the backup. Start it, and try again.',
    )
  }
  if (asked.unclear.length > 0 && !isUnclearSeen) {
    throw new Error(
      `The provider has what billing cannot judge:\n${asked.unclear.join('\n')}\nSee to it, and say --unclear-seen.`,
    )
  }
  const counters = databases.of('billing').collection<CounterDocument>('number-counters')
  const today = new Date().toISOString().slice(0, 10)
  const strange = numbers.find(({ year }) => year > new Date().getUTCFullYear())
  if (strange) throw new Error(`No ${strange.kind} can be of ${strange.year} yet.`)
  for (const { kind, year, last } of numbers) {
    const _id = `${kind} ${year}`
    const present = await counters.findOne({ _id })
    if (present && present.last > last) throw new Error(`The last ${kind} of ${year} is ${present.last} already.`)
    // No document may be older than one that was sent, and that one is not known here.
    const raised = { kind, year, last, issuedOn: year === new Date().getUTCFullYear() ? today : `${year}-12-31` }
    await counters.replaceOne({ _id }, raised, { upsert: true })
  }
  await remove(databases, 'billing')
}

/** What was asked for by an entry before the backup, and is not known here yet, would go out as if it were new. */
async function checkCaughtUp(databases: Databases, { heads }: HoldDocument): Promise<void> {
  const db = databases.of('notification')
  const positions = db.collection<{ _id: string; applied: number }>('follower_positions')
  const applied = new Map((await positions.find().toArray()).map((position) => [position._id, position.applied]))
  for (const owner of services.notification.follows) {
    const behind = (heads[owner] ?? []).some((head, shard) => (applied.get(`${owner}/${shard}`) ?? 0) < head)
    if (behind) throw new Error(`Notification has not read all of ${owner} yet. Start both, and try again.`)
  }
  const parked = db.collection<{ _id: { owner: string; shard: number; seq: number } }>('follower_parked')
  for (const { _id } of await parked.find().toArray()) {
    if (_id.seq <= (heads[_id.owner]?.[_id.shard] ?? 0)) {
      throw new Error(`A stream of ${_id.owner} is parked with entries from before the backup. Replay it first.`)
    }
  }
}

async function aboutCompanies(databases: Databases): Promise<string[]> {
  const companies = databases.of('company').collection<CompanyDocument>('companies')
  const recoveries = await companies.find({ ownerRecovery: { $exists: true } }).toArray()
  const closings = await companies.find({ closing: { $exists: true } }).toArray()
  const day = (ms: number) => new Date(ms).toISOString()
  return [
    `  ownership that somebody is about to get:${recoveries.length === 0 ? ' none' : ''}`,
    ...recoveries.map(({ _id, ownerRecovery }) => `    of ${_id}, from ${day(ownerRecovery!.effectiveAt)} on`),
    `  companies that are being closed:${closings.length === 0 ? ' none' : ''}`,
    ...closings.map(({ _id, closing }) => `    ${_id}, since ${day(closing!.begunAt)}`),
  ]
}

async function aboutMails(databases: Databases, hold: HoldDocument): Promise<string[]> {
  const all = await waiting(databases)
  const count = (isOld: boolean) => {
    const counts = new Map<string, number>()
    for (const { _id, type } of all) {
      if (isOfBefore(_id, hold) === isOld) counts.set(type, (counts.get(type) ?? 0) + 1)
    }
    return [...counts].map(([type, each]) => `    ${each} × ${type}`)
  }
  const [before, since] = [count(true), count(false)]
  return [
    `  mails that were due at the backup, and may have been sent since:${before.length === 0 ? ' none' : ''}`,
    ...before,
    `  mails that were asked for since the restore:${since.length === 0 ? ' none' : ''}`,
    ...since,
  ]
}

async function aboutCharges(databases: Databases, { asked }: HoldDocument): Promise<string[]> {
  const counters = databases.of('billing').collection<CounterDocument>('number-counters')
  const last = await counters.find().sort({ _id: 1 }).toArray()
  return [
    ...(asked
      ? [
          `  the provider was asked at ${asked.at.toISOString()}: ${asked.adopted} payments were not known here, and are kept now`,
          ...asked.unclear.map((line) => `    unclear: ${line}`),
        ]
      : ['  the provider was not asked yet what it has taken since: billing does that when it runs']),
    `  last numbers at the backup:${last.length === 0 ? ' none' : ''}`,
    ...last.map(({ _id, last: number, issuedOn }) => `    ${_id}: ${number}, of ${issuedOn}`),
  ]
}

async function waiting(databases: Databases): Promise<Pick<MailDocument, '_id' | 'type'>[]> {
  const mails = databases.of('notification').collection<MailDocument>('mails')
  return mails.find({ state: 'waiting' }, { projection: { type: 1 } }).toArray()
}

/** Was the entry, that asked for this mail, there at the backup? */
function isOfBefore(mailId: string, { heads }: HoldDocument): boolean {
  const [owner = '', , shard, seq] = mailId.split('/')
  return Number(seq) <= (heads[owner]?.[Number(shard)] ?? 0)
}

async function holdOf(databases: Databases, service: Held): Promise<HoldDocument | null> {
  return databases.of(service).collection<HoldDocument>(HOLDS).findOne({ _id: HOLD_ID })
}

async function standing(databases: Databases, service: Held): Promise<HoldDocument> {
  const hold = await holdOf(databases, service)
  if (!hold) throw new Error(`Nothing of ${service} waits.`)
  return hold
}

async function remove(databases: Databases, service: Held): Promise<void> {
  await databases.of(service).collection<HoldDocument>(HOLDS).deleteOne({ _id: HOLD_ID })
}
