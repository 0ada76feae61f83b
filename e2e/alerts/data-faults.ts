import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { idBytes, shardOf } from '@holdfast/contracts'
import { HOLD_ID, HOLDS, type HoldDocument } from '@holdfast/runtime'
import { mongo } from 'mongoose'
import { openDatabase } from '../history/stored-ledger.ts'
import { adopt, adopting } from '../support/adoption.ts'
import { newAddress } from '../support/person.ts'
import { backUp, restore } from '../support/restore.ts'
import { demand, ended } from './demand.ts'
import type { Fault } from './fault.ts'
import { every } from './traffic.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000
/** Longer than the leases that owners grant, with what is added to them. */
const BEYOND_A_LEASE_MS = 5_600
/** Of one shard, from the next one on. */
const SPOILT_PLACES = 200
/** Beyond what a date can be. */
const NO_TIME = 9e15

type Database = mongo.Db

export const dataFaults: Fault[] = [
  {
    what: 'an invitation in the database of company has lost its access, and is read',
    alerts: ['HoldfastCallsBroken'],
    async strike(world) {
      const path = `/v1/companies/${world.people.companyId}/invitations`
      const invitationId = await invite(world)
      const invitation = { _id: invitationId }
      const before = await inDatabase(world, 'company', (db) =>
        db.collection<{ _id: string }>('invitations').findOneAndUpdate(invitation, { $unset: { access: 1 } }),
      )
      const reads = world.reads(path)
      return async () => {
        await reads.stop()
        await inDatabase(world, 'company', (db) =>
          db.collection<{ _id: string }>('invitations').replaceOne(invitation, before!),
        )
      }
    },
  },
  {
    what: 'company has a fact of a member in a form that this release does not know',
    alerts: ['HoldfastFactsUnreadable'],
    async strike(world) {
      const companyId = crypto.randomUUID()
      const key = Buffer.concat([idBytes(companyId), idBytes(crypto.randomUUID())])
      await appendFact(world, companyId, key, Buffer.from([0xff, 0xff, 0xff]))
      return () => appendFact(world, companyId, key, undefined)
    },
  },
  {
    what: 'the locks of a relay that was killed lie in the future, as where the clock of the database was set back',
    alerts: ['HoldfastRelayMissing'],
    async strike(world) {
      const company = world.process('company')
      company.kill('SIGKILL')
      const locks = (change: object[]) =>
        inDatabase(world, 'company', (db) => db.collection('ledger_relays').updateMany({}, change))
      await locks([{ $set: { until: { $add: ['$until', HOUR_MS] } } }])
      return () => locks([{ $set: { until: '$$NOW' } }])
    },
  },
  {
    what: 'the database of notification holds mails already for the entries that come next',
    alerts: ['HoldfastStreamsParked'],
    async strike(world) {
      const { companyId, operator } = world.people
      const stream = `company/${companyId}`
      const spoilt = await nextPlaces(world, shardOf(`company/${companyId}`))
      const mails = <Result>(use: (all: mongo.Collection<{ _id: string }>) => Promise<Result>) =>
        inDatabase(world, 'notification', (db) => use(db.collection<{ _id: string }>('mails')))
      await mails((all) => all.insertMany(spoilt.map((_id) => ({ _id, state: 'sent' }))))
      const changes = world.changes()
      return async () => {
        await changes.stop()
        await mails((all) => all.deleteMany({ _id: { $in: spoilt }, owner: { $exists: false } }))
        const parked = { service: 'notification', owner: 'company', stream }
        // Who has signed in long ago has to prove anew who they are.
        await operator.signIn()
        await demand(operator, 200, 'POST', '/v1/operator/parked-streams/replay', parked)
      }
    },
  },
  {
    what: 'an invitation in the database of company expires when no date can be, and its letter is due',
    alerts: ['HoldfastMailsParked'],
    async strike(world) {
      const notification = world.process('notification')
      await notification.stop()
      const _id = await invite(world)
      const setTime = (expiresAt: number) =>
        inDatabase(world, 'company', (db) =>
          db.collection<{ _id: string }>('invitations').updateOne({ _id }, { $set: { expiresAt } }),
        )
      await setTime(NO_TIME)
      await notification.start()
      return async () => {
        await setTime(Date.now() + HOUR_MS)
        await notification.stop()
        await notification.start()
      }
    },
  },
  {
    what: 'the file of a backup is damaged on the disk of its host, and the backup is tried',
    alerts: ['HoldfastOperationsFail'],
    async strike({ test, people: { owner, environmentId } }) {
      const making = await demand(owner, 202, 'POST', `/v1/environments/${environmentId}/backups`, {})
      const { backupId } = (await ended(owner, making)).result
      const folder = join(test.directory, 'sites')
      const [file] = globSync(`**/backups/${backupId}/**/*.tar.gz`, { cwd: folder })
      if (!file) throw new Error(`the host has no file of the backup ${backupId}`)
      const path = join(folder, file)
      const whole = await readFile(path)
      await writeFile(path, whole.subarray(0, whole.length / 2))
      const tries = every(1_000, async () =>
        ended(owner, await demand(owner, 202, 'POST', `/v1/backups/${backupId}/verify`)),
      )
      return async () => {
        await tries.stop()
        await writeFile(path, whole)
      }
    },
  },
  {
    what: 'the database of notification was restored, and nobody releases what was due at its backup',
    alerts: ['HoldfastHoldStands'],
    async strike(world) {
      const holds = <Result>(use: (all: mongo.Collection<HoldDocument>) => Promise<Result>) =>
        inDatabase(world, 'notification', (db) => use(db.collection<HoldDocument>(HOLDS)))
      const now = new Date()
      await holds((all) => all.insertOne({ _id: HOLD_ID, backupAt: now, restoredAt: now, heads: {} }))
      return () => holds((all) => all.deleteOne({ _id: HOLD_ID }))
    },
  },
  {
    what: 'the database of company is restored to before, and nobody tells those who follow it',
    alerts: ['HoldfastLedgerRestored'],
    async strike(world) {
      const { mongoUri } = world.test.infrastructure
      await backUp(mongoUri, 'company')
      await invite(world)
      const company = world.process('company')
      await company.stop()
      await sleep(BEYOND_A_LEASE_MS)
      const epoch = await restore(mongoUri, 'company')
      await company.start()
      return () => letAdopt(world, epoch)
    },
  },
]

async function invite({ people: { owner, companyId } }: World): Promise<string> {
  const wanted = { emails: [newAddress('vera')], access: { companyRole: 'developer' } }
  const path = `/v1/companies/${companyId}/invitations`
  await demand(owner, 200, 'POST', path, wanted)
  const { items } = await demand(owner, 200, 'GET', path)
  return items.find(({ email }: { email: string }) => email === wanted.emails[0]).invitationId
}

async function inDatabase<Result>(
  { test }: World,
  service: string,
  use: (db: Database) => Promise<Result>,
): Promise<Result> {
  const connection = await openDatabase(test.infrastructure.mongoUri, service)
  try {
    return await use(connection.db!)
  } finally {
    await connection.close()
  }
}

/** The ids of mails for the entries of a shard that company has not made yet. */
async function nextPlaces(world: World, shard: number): Promise<string[]> {
  return inDatabase(world, 'company', async (db) => {
    const { epoch } = (await db.collection<{ epoch: string }>('ledger_epochs').findOne())!
    const head = await db.collection<{ _id: number; seq: number }>('ledger_heads').findOne({ _id: shard })
    return Array.from({ length: SPOILT_PLACES }, (_, nth) => `company/${epoch}/${shard}/${head!.seq + 1 + nth}`)
  })
}

/** Writes an entry with a fact of a member, as a later release of company might. Undefined: the fact is gone. */
async function appendFact(world: World, companyId: string, key: Buffer, value: Buffer | undefined) {
  const stream = `company/${companyId}`
  const shard = shardOf(`company/${companyId}`)
  const connection = await openDatabase(world.test.infrastructure.mongoUri, 'company')
  const db = connection.db!
  try {
    await connection.transaction(async (session) => {
      const heads = db.collection<{ _id: number; seq: number }>('ledger_heads')
      const head = await heads.findOneAndUpdate(
        { _id: shard },
        { $inc: { seq: 1 } },
        { session, returnDocument: 'after' },
      )
      const at = { table: 'member', key: new mongo.Binary(key) }
      const stored = value === undefined ? null : new mongo.Binary(value)
      const facts = db.collection<{ _id: { shard: number } & typeof at; value: mongo.Binary }>('ledger_facts')
      const fact = { _id: { shard, ...at } }
      if (stored) await facts.updateOne(fact, { $set: { value: stored } }, { session, upsert: true })
      else await facts.deleteOne(fact, { session })
      const streams = db.collection<{ _id: string; version: number }>('ledger_streams')
      const raised = await streams.findOneAndUpdate(
        { _id: stream },
        { $inc: { version: 1 } },
        { session, upsert: true, returnDocument: 'after' },
      )
      await db.collection<{ _id: { shard: number; seq: number } }>('ledger_entries').insertOne(
        {
          _id: { shard, seq: head!.seq },
          stream,
          version: raised!.version,
          type: 'holdfast.company.v1.OfALaterRelease',
          data: new mongo.Binary(Buffer.alloc(0)),
          facts: [{ ...at, value: stored }],
          actor: { kind: 'KIND_SYSTEM', id: 'company' },
          requestId: crypto.randomUUID(),
          index: 0,
          at: new Date(),
          asksForLetter: false,
        } as { _id: { shard: number; seq: number } },
        { session },
      )
    })
  } finally {
    await connection.close()
  }
}

/** What docs/operating-replicas.md says of followers, from its step 8 on. */
async function letAdopt(world: World, epoch: string) {
  const names = [...adopting('company'), 'notification'] as const
  const followers = world.test.system.processes.filter(({ service }) => names.some((name) => name === service))
  await Promise.all(followers.map((process) => process.stop()))
  await adopt(world.test.infrastructure.mongoUri, 'company', epoch, names)
  await Promise.all(followers.map((process) => process.start()))
}
