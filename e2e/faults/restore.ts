import { connectMongo } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { openDatabase } from '../history/stored-ledger.ts'

const BACKUP = 'holdfast_company_backup'

export interface Backup {
  /** The seq up to which entries had been sent to Kafka, by shard. */
  published: number[]
}

/** Copies company's database. To be called while no client changes anything. */
export async function backUp(mongoUri: string): Promise<Backup> {
  return withBoth(mongoUri, async (company, backup) => {
    await copyAll(company, backup)
    const relays = await backup.db!.collection<Relay>('ledger_relays').find().sort({ _id: 1 }).toArray()
    return { published: relays.map(({ published }) => published) }
  })
}

/**
 * Restores company from the backup, as an operator would: its processes are stopped, and longer than the longest lease, and
 * so are those of site, which follows it. Entries committed since the backup are lost, so company goes on with a new epoch,
 * in which no replica has registered, and which site adopts.
 */
export async function restore(mongoUri: string): Promise<void> {
  const epoch = crypto.randomUUID()
  await withBoth(mongoUri, async (company, backup) => {
    await copyAll(backup, company)
    const db = company.db!
    await db.collection('ledger_registrations').deleteMany({})
    await db
      .collection<{ _id: string; epoch: string }>('ledger_epochs')
      .updateOne({ _id: 'present' }, { $set: { epoch } })
    const heads = await db.collection<{ _id: number; seq: number }>('ledger_heads').find().toArray()
    const companies = await db.collection<Company>('companies').find().toArray()
    await adopt(mongoUri, epoch, heads, companies)
  })
}

interface Company {
  _id: string
  state: string
  closing?: object
}

/**
 * Lets site follow on from where the restored ledger ends, or from where it was before that. What site was told about
 * companies since the backup is not so any more, and newer than what it will be told: it forgets that it was told.
 */
async function adopt(
  mongoUri: string,
  epoch: string,
  heads: readonly { _id: number; seq: number }[],
  companies: readonly Company[],
) {
  const site = await openDatabase(mongoUri, 'site')
  const positions = site.db!.collection<{ _id: string; epoch: string; applied: number }>('follower_positions')
  for (const { _id, seq } of heads) {
    await positions.updateOne({ _id: `company/${_id}` }, { $set: { epoch }, $min: { applied: seq } })
  }
  const limits = site.db!.collection<{ _id: string }>('limits')
  for (const { _id, state, closing } of companies) {
    const told = { entitlementVersion: 0, suspendedAsOf: 0, isWished: false }
    const present = { open: state !== 'closed' && !closing, suspended: state === 'suspended' }
    await limits.updateOne({ _id }, { $set: { ...told, ...present }, $unset: { wish: 1 }, $inc: { version: 1 } })
  }
  await site.close()
}

interface Relay {
  _id: number
  published: number
}

async function withBoth<T>(mongoUri: string, use: (company: Connection, backup: Connection) => Promise<T>): Promise<T> {
  const company = await openDatabase(mongoUri, 'company')
  const backup = await connectMongo(mongoUri, BACKUP)
  try {
    return await use(company, backup)
  } finally {
    await company.close()
    await backup.close()
  }
}

/** Replaces the documents of every collection by those of the other database; indexes stay. */
async function copyAll(from: Connection, to: Connection) {
  const namesIn = async ({ db }: Connection) => {
    const found = await db!.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
    return found.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  }
  const names = await namesIn(from)
  for (const name of names) {
    await from
      .db!.collection(name)
      .aggregate([{ $out: { db: to.name, coll: name } }])
      .toArray()
  }
  for (const name of await namesIn(to)) if (!names.includes(name)) await to.db!.collection(name).deleteMany({})
}
