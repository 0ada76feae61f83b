import { type OwnerName, ownerNames, type ServiceName } from '@holdfast/contracts'
import { mongo } from 'mongoose'

export function ownsLedger(service: ServiceName): service is OwnerName {
  return ownerNames.some((owner) => owner === service)
}

export interface Databases {
  client: mongo.MongoClient
  of(service: ServiceName): mongo.Db
  close(): Promise<void>
}

/** @param prefix of the names of the databases, behind which the name of the service stands */
export async function openDatabases({ uri, prefix }: { uri: string; prefix: string }): Promise<Databases> {
  const client = new mongo.MongoClient(uri, { serverSelectionTimeoutMS: 5_000, w: 'majority' })
  await client.connect()
  return {
    client,
    of: (service) => client.db(`${prefix}${service}`),
    close: () => client.close(),
  }
}

/** Names of the collections of a database, in order. Views and what MongoDB keeps for itself are none. */
export async function collectionsIn(db: mongo.Db): Promise<string[]> {
  const found = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray()
  return found
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('system.'))
    .sort()
}

/** The longest lease that processes of an owner have said they give, in milliseconds; 0 where none is registered. */
export async function longestLease(db: mongo.Db, session?: mongo.ClientSession): Promise<number> {
  const registrations = db.collection<{ lease: number }>('ledger_registrations')
  const found = await registrations.find({}, session && { session }).toArray()
  return Math.max(0, ...found.map(({ lease }) => lease))
}
