import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { storingNames } from '@holdfast/contracts'
import { HOLDS } from '@holdfast/runtime'
import { mongo } from 'mongoose'
import { collectionsIn, type Databases, longestLease, ownsLedger } from './databases.ts'
import { writeDocuments } from './documents.ts'
import { copyHostFolder } from './host-folder.ts'
import { FORMAT, fileOf, type KeptCollection, type KeptDatabase, MANIFEST, type Manifest } from './manifest.ts'

const USUAL_LEASE_MS = 5_000
const SNAPSHOT_TOO_OLD = 239
const SNAPSHOT_UNAVAILABLE = 246

/**
 * Writes all databases, as they were at one moment, into an empty folder, and then what the host has. Services go on
 * meanwhile. What the host has is younger than the databases, so nothing that these name is missing there.
 *
 * @throws {Error} that says what is wrong; a backup that was begun has no manifest then, and is none
 */
export async function backUp(needs: {
  databases: Databases
  folder: string
  /** The host's DATA_FOLDER. */
  files?: string
  say: (line: string) => void
}): Promise<Manifest> {
  const { databases, folder, files, say } = needs
  await mkdir(folder, { recursive: true, mode: 0o700 })
  if ((await readdir(folder)).length > 0) throw new Error(`${folder} is not empty. A backup needs a folder of its own.`)
  const { moment, kept, leaseMs } = await snapshot({ databases, folder, say }).catch((error) => {
    throw explained(error)
  })
  const manifest: Manifest = {
    format: FORMAT,
    release: await releaseHere(),
    takenAt: moment.toISOString(),
    leaseMs,
    databases: kept,
    ...(files !== undefined && { files: await copyHostFolder({ from: files, folder, say }) }),
  }
  await writeFile(join(folder, MANIFEST), JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true })
  return manifest
}

/** All reads of a snapshot session are at the cluster time of the first one, in whatever database. */
async function snapshot({
  databases,
  folder,
  say,
}: Pick<Parameters<typeof backUp>[0], 'databases' | 'folder' | 'say'>) {
  // Listed first: a collection that comes later may not exist at the moment of the snapshot.
  const before = await listed(databases)
  const session = databases.client.startSession({ snapshot: true })
  try {
    const first = databases.of(storingNames[0]!).collection(before.get(storingNames[0]!)?.[0] ?? 'none')
    await first.findOne({}, { session })
    // The driver keeps the cluster time of the first read for the later ones, and does not declare it.
    const { snapshotTime: time } = session as { snapshotTime?: mongo.Timestamp }
    if (!time) throw new Error('MongoDB names no cluster time: it must be a replica set, in version 5 or later.')
    const moment = new Date(time.getHighBitsUnsigned() * 1_000)
    say(`All databases as of ${moment.toISOString()} …`)

    let leaseMs = USUAL_LEASE_MS
    const kept: KeptDatabase[] = []
    for (const service of storingNames) {
      const db = databases.of(service)
      const collections: KeptCollection[] = []
      await mkdir(join(folder, service), { mode: 0o700 })
      for (const name of before.get(service) ?? []) {
        const documents = db.collection(name).find({}, { session, raw: true, batchSize: 1_000 }).sort({ _id: 1 })
        const tally = await writeDocuments(
          join(folder, fileOf(service, name)),
          documents as unknown as AsyncIterable<Uint8Array>,
        )
        collections.push({ name, ...tally, indexes: await indexesOf(db, name) })
      }
      const migrations = await idsIn(db.collection<{ _id: string }>('schema_migrations'), session)
      const about = { service, migrations, collections }
      kept.push(ownsLedger(service) ? { ...about, epoch: await epochOf(db, session) } : about)
      if (ownsLedger(service)) leaseMs = Math.max(leaseMs, await longestLease(db, session))
      const count = collections.reduce((sum, { documents }) => sum + documents, 0)
      say(`  ${service}: ${collections.length} collections, ${count} documents`)
    }
    // One that was made meanwhile may have entries of the snapshot's moment in others.
    const after = await listed(databases)
    if (JSON.stringify([...before]) !== JSON.stringify([...after])) {
      throw new Error('Collections were made during the backup, as by a new release. Make another backup.')
    }
    return { moment, kept, leaseMs }
  } finally {
    await session.endSession()
  }
}

async function listed(databases: Databases) {
  const names = storingNames.map(async (service) => {
    const all = await collectionsIn(databases.of(service))
    return [service, all.filter((name) => name !== HOLDS)] as const
  })
  const all = new Map(await Promise.all(names))
  const missing = storingNames.filter((service) => all.get(service)?.length === 0)
  if (missing.length > 0) throw new Error(`There is no database of ${missing.join(', ')}. Is DATABASE_PREFIX right?`)
  return all
}

async function indexesOf(db: mongo.Db, name: string): Promise<KeptCollection['indexes']> {
  const found = await db.collection(name).indexes()
  return found.filter((index) => index.name !== '_id_').map(({ v: _, ...index }) => index as { key: object })
}

async function idsIn(collection: mongo.Collection<{ _id: string }>, session: mongo.ClientSession): Promise<string[]> {
  const found = await collection.find({}, { session, projection: { _id: 1 } }).toArray()
  return found.map(({ _id }) => _id)
}

async function epochOf(db: mongo.Db, session: mongo.ClientSession): Promise<string> {
  const epochs = db.collection<{ _id: string; epoch: string }>('ledger_epochs')
  const present = await epochs.findOne({ _id: 'present' }, { session })
  if (!present) throw new Error(`${db.databaseName} has no ledger: no process of the service has run on it.`)
  return present.epoch
}

async function releaseHere(): Promise<string> {
  const text = await readFile(join(import.meta.dirname, '../../../package.json'), 'utf8')
  return JSON.parse(text).version
}

function explained(error: unknown): unknown {
  if (!(error instanceof mongo.MongoServerError)) return error
  if (error.code === SNAPSHOT_TOO_OLD) {
    const parameter = 'minSnapshotHistoryWindowInSeconds'
    const told = `The backup took longer than MongoDB keeps a moment. Raise its parameter ${parameter} (300 by default).`
    return new Error(told, { cause: error })
  }
  if (error.code === SNAPSHOT_UNAVAILABLE) {
    return new Error('Collections or indexes were being made just now. Make another backup.', { cause: error })
  }
  return error
}
