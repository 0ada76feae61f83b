import { HOLD_ID, HOLDS, type Hold, type HoldDocument } from '@holdfast/runtime'
import { environment, uniqueName } from '@holdfast/testing'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type Databases, openDatabases } from './databases.ts'
import { describeHolds, releaseCharges, releaseCompanies, releaseMails } from './holds.ts'
import { held } from './restore.ts'

let databases: Databases
beforeEach(async () => {
  databases = await openDatabases({ uri: environment.mongoUri, prefix: `${uniqueName('holds')}_` })
})
afterEach(async () => {
  for (const service of held) await databases.of(service).dropDatabase()
  await databases.close()
})

async function hold(service: (typeof held)[number], more: Partial<Hold> = {}) {
  const about = { backupAt: new Date(0), restoredAt: new Date(), heads: { company: [7] }, ...more }
  await databases
    .of(service)
    .collection<HoldDocument>(HOLDS)
    .insertOne({ _id: HOLD_ID, ...about })
}
const mails = () => databases.of('notification').collection<{ _id: string; state: string; type: string }>('mails')
const counters = () =>
  databases.of('billing').collection<{ _id: string; last: number; issuedOn: string }>('number-counters')
const asked = { at: new Date(), adopted: 0, unclear: [] as string[] }
const year = new Date().getUTCFullYear()

test('when mails are released without those that were due at the backup, then the others stay due', async () => {
  await hold('notification')
  const due = ['company/old/0/7', 'company/new/0/7', 'company/new/0/8', 'company/new/1/1', 'site/new/0/1']
  await mails().insertMany(due.map((_id) => ({ _id, state: 'waiting', type: 'letter' })))
  await mails().insertOne({ _id: 'company/old/0/6', state: 'sent', type: 'letter' })
  expect(await describeHolds(databases)).toEqual([
    'notification waits, since it was restored to 1970-01-01T00:00:00.000Z:',
    '  mails that were due at the backup, and may have been sent since:',
    '    2 × letter',
    '  mails that were asked for since the restore:',
    '    3 × letter',
  ])
  const positions = databases.of('notification').collection<{ _id: string; applied: number }>('follower_positions')
  // What was asked for before the backup may still be on its way.
  await expect(releaseMails(databases, true)).rejects.toThrow('has not read all of company yet')
  await positions.insertOne({ _id: 'company/0', applied: 7 })
  const parked = databases.of('notification').collection('follower_parked')
  await parked.insertOne({ _id: { owner: 'company', shard: 0, seq: 7 } as never })
  await expect(releaseMails(databases, true)).rejects.toThrow('parked')
  await parked.deleteMany({})
  expect(await releaseMails(databases, true)).toBe(2)
  const left = await mails().find({ state: 'waiting' }).sort({ _id: 1 }).toArray()
  expect(left.map(({ _id }) => _id)).toEqual(['company/new/0/8', 'company/new/1/1', 'site/new/0/1'])
  expect(await describeHolds(databases)).toEqual(['Nothing waits.'])
  await expect(releaseMails(databases, false)).rejects.toThrow('Nothing of notification waits')
})

test('when mails are released, then all of them stay due', async () => {
  await hold('notification')
  await mails().insertOne({ _id: 'company/old/0/7', state: 'waiting', type: 'letter' })
  expect(await releaseMails(databases, false)).toBe(0)
  expect(await mails().countDocuments({ state: 'waiting' })).toBe(1)
})

test('when the provider was not asked, or has what nobody has seen to, then charges are not released', async () => {
  await hold('billing')
  const release = (isUnclearSeen = false) => releaseCharges(databases, { numbers: [], isUnclearSeen })
  await expect(release(true)).rejects.toThrow('not asked the provider yet')
  const set = (unclear: string[]) =>
    databases
      .of('billing')
      .collection(HOLDS)
      .updateOne({}, { $set: { asked: { ...asked, unclear } } })
  await set(['pi_1: is processing'])
  await expect(release()).rejects.toThrow('pi_1: is processing')
  expect(await databases.of('billing').collection(HOLDS).countDocuments()).toBe(1)
  await release(true)
  expect(await databases.of('billing').collection(HOLDS).countDocuments()).toBe(0)
})

test('when charges are released, then counters of numbers are raised, and never lowered', async () => {
  await hold('billing', { asked })
  await counters().insertOne({ _id: `invoice ${year}`, last: 5, issuedOn: `${year}-01-01` })
  const release = (last: number) =>
    releaseCharges(databases, { numbers: [{ kind: 'invoice', year, last }], isUnclearSeen: false })
  await expect(release(4)).rejects.toThrow('is 5 already')
  const later = { kind: 'invoice' as const, year: year + 1, last: 1 }
  await expect(releaseCharges(databases, { numbers: [later], isUnclearSeen: false })).rejects.toThrow('yet')
  await release(9)
  const today = new Date().toISOString().slice(0, 10)
  expect(await counters().findOne({})).toEqual({
    _id: `invoice ${year}`,
    kind: 'invoice',
    year,
    last: 9,
    issuedOn: today,
  })
})

test('when company waits, then what it would do by itself is listed, without names', async () => {
  await hold('company')
  const companies = databases.of('company').collection<{ _id: string }>('companies')
  await companies.insertMany([
    { _id: 'northwind', ownerRecovery: { effectiveAt: 0 } },
    { _id: 'quay', closing: { begunAt: 0 } },
    { _id: 'other' },
  ] as never)
  expect(await describeHolds(databases)).toEqual([
    'company waits, since it was restored to 1970-01-01T00:00:00.000Z:',
    '  ownership that somebody is about to get:',
    '    of northwind, from 1970-01-01T00:00:00.000Z on',
    '  companies that are being closed:',
    '    quay, since 1970-01-01T00:00:00.000Z',
  ])
  await releaseCompanies(databases)
  expect(await describeHolds(databases)).toEqual(['Nothing waits.'])
})
