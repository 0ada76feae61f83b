import type { OwnerName } from '@holdfast/contracts'
import { connectMongo, isUnreachable } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { openDatabase } from '../history/stored-ledger.ts'
import { until } from './until.ts'

const BATCH = 500

export interface Backup {
  /** The seq up to which entries had been sent to Kafka, by shard. */
  published: number[]
}

/** Copies the database of an owner of a ledger, as it is at one moment. */
export async function backUp(mongoUri: string, owner: OwnerName): Promise<Backup> {
  return withBoth(mongoUri, owner, async (present, backup) => {
    await copyAll(present, backup)
    const relays = await backup.db!.collection<Relay>('ledger_relays').find().sort({ _id: 1 }).toArray()
    return { published: relays.map(({ published }) => published) }
  })
}

/**
 * Restores an owner from the backup, as an operator would: its processes are stopped, and longer than the longest lease.
 * Entries committed since the backup are lost, so it goes on with a new epoch, in which no replica has registered.
 * @returns the new epoch
 */
export async function restore(mongoUri: string, owner: OwnerName): Promise<string> {
  const epoch = crypto.randomUUID()
  await withBoth(mongoUri, owner, async (present, backup) => {
    await copyAll(backup, present)
    const db = present.db!
    await throughElections(() => db.collection('ledger_registrations').deleteMany({}))
    const epochs = db.collection<{ _id: string; epoch: string }>('ledger_epochs')
    await throughElections(() => epochs.updateOne({ _id: 'present' }, { $set: { epoch } }))
  })
  return epoch
}

interface Relay {
  _id: number
  published: number
}

async function withBoth<T>(
  mongoUri: string,
  owner: OwnerName,
  use: (present: Connection, backup: Connection) => Promise<T>,
): Promise<T> {
  const present = await openDatabase(mongoUri, owner)
  const backup = await connectMongo(mongoUri, `${present.name}_backup`)
  try {
    return await use(present, backup)
  } finally {
    await present.close()
    await backup.close()
  }
}

/**
 * Replaces the documents of every collection by those of the other database, all of one moment: services change things by
 * themselves, too. Indexes stay.
 */
async function copyAll(from: Connection, to: Connection) {
  const namesIn = async ({ db }: Connection) => {
    const found = await db!.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
    return found.map(({ name }) => name).filter((name) => !name.startsWith('system.'))
  }
  const names = await namesIn(from)
  const session = await from.startSession({ snapshot: true })
  try {
    for (const name of new Set([...names, ...(await namesIn(to))])) {
      const copy = to.db!.collection(name)
      await throughElections(async () => {
        await copy.deleteMany({})
        for await (const documents of inBatches(from.db!.collection(name).find({}, { session }))) {
          await copy.insertMany(documents)
        }
      })
    }
  } finally {
    await session.endSession()
  }
}

/** Does `act` again from its beginning where an election stopped it. */
async function throughElections(act: () => Promise<unknown>): Promise<void> {
  const isDone = () =>
    act().then(
      () => true,
      (error) => {
        if (isUnreachable(error)) return false
        throw error
      },
    )
  await until('the database does what it is asked', isDone, { seconds: 60, everyMs: 500 })
}

async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = []
  for await (const item of items) {
    if (batch.push(item) < BATCH) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
