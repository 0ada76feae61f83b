import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type OwnerName, type ServiceName, SHARDS, services } from '@holdfast/contracts'
import { HOLD_ID, HOLDS, type HoldDocument } from '@holdfast/runtime'
import { mongo } from 'mongoose'
import { collectionsIn, type Databases, longestLease, ownsLedger } from './databases.ts'
import { readDocuments, tallyOf } from './documents.ts'
import { checkFiles, restoreHostFolder } from './host-folder.ts'
import { differenceOf, fileOf, type KeptDatabase, MANIFEST, type Manifest, readManifest } from './manifest.ts'

/** Services that do by themselves, when it is due, what cannot be taken back. */
export const held = ['company', 'notification', 'billing'] as const satisfies ServiceName[]

const BATCH = 1_000
const BATCH_BYTES = 8 * 1024 * 1024
/** As MongoDB has it: nothing is made a number or a text of JavaScript. */
const EXACT: mongo.BSON.DeserializeOptions = { promoteValues: false, promoteLongs: false, bsonRegExp: true }
/** How much longer than a lease an owner waits: clocks differ in speed. */
const MARGIN = 1.1
/** A process that runs renews its registration in this time. */
const RENEWS_WITHIN_MS = 2_000

/**
 * What is not put back. Registrations are of processes that are gone, and sessions may have been ended since. The epoch is
 * written last, and is a new one: whoever starts too early makes one of their own, which stops everybody who follows.
 */
const NOT_RESTORED = new Set(['ledger_registrations', 'ledger_epochs'])
const SESSIONS = 'sessions'

/**
 * Puts all databases, and the host's files, back to the moment of the backup. Nothing may run on them. What was due at that
 * moment, mails and charges, waits until an operator releases it.
 *
 * @throws {Error} that says what is wrong. What was begun is to be done again, with `isReplacing`
 */
export async function restoreAll(needs: {
  databases: Databases
  folder: string
  /** The host's DATA_FOLDER, which must be empty. */
  files?: string
  /** Databases that are there are removed. */
  isReplacing: boolean
  say: (line: string) => void
}): Promise<Manifest> {
  const { databases, folder, files, isReplacing, say } = needs
  const manifest = readManifest(
    await readFile(join(folder, MANIFEST), 'utf8').catch(() => {
      throw new Error(`${join(folder, MANIFEST)} is missing: a backup that was not finished is none.`)
    }),
  )
  await check({ manifest, folder, files, say })
  const leaseMs = await makeRoom(databases, manifest, isReplacing)
  const begun = performance.now()
  await writeHolds(databases, manifest, folder)
  for (const kept of manifest.databases) {
    await restoreDatabase(databases.of(kept.service), kept, folder)
    say(`  ${kept.service}: ${kept.collections.length} collections`)
  }
  if (manifest.files && files !== undefined) await restoreHostFolder({ folder, to: files, kept: manifest.files, say })
  for (const { service } of manifest.databases) if (ownsLedger(service)) await checkLedger(databases.of(service))

  const rest = leaseMs * MARGIN - (performance.now() - begun)
  if (rest > 0) await sleep(rest)
  await beginEpochs(databases, manifest)
  return manifest
}

/** Everything that was kept is there, before anything is written. */
async function check({
  manifest,
  folder,
  files,
  say,
}: Pick<Parameters<typeof restoreAll>[0], 'folder' | 'files' | 'say'> & { manifest: Manifest }): Promise<void> {
  if (files !== undefined && !manifest.files) throw new Error('This backup has no files of a host: leave out --files.')
  if (files === undefined && manifest.files)
    say('The files of the host are left as they are: --files names its folder.')
  if (files !== undefined) {
    await mkdir(files, { recursive: true, mode: 0o700 })
    if ((await readdir(files)).length > 0) throw new Error(`${files} is not empty. Move away what is there.`)
  }
  say('Checking the backup …')
  for (const { service, collections } of manifest.databases) {
    for (const kept of collections) {
      const path = join(folder, fileOf(service, kept.name))
      const difference = differenceOf(kept, await tallyOf(readDocuments(path)))
      if (difference) throw new Error(`${path} is not what was backed up: ${difference}.`)
    }
  }
  if (manifest.files && files !== undefined) await checkFiles(folder, manifest.files)
}

/** @returns the longest lease that a process may still have, in milliseconds */
async function makeRoom(databases: Databases, manifest: Manifest, isReplacing: boolean): Promise<number> {
  const all = manifest.databases.map(({ service }) => service)
  let { leaseMs } = manifest
  for (const service of all) {
    const db = databases.of(service)
    const names = await collectionsIn(db)
    if (names.length === 0) continue
    if (await isInUse(db))
      throw new Error(`A process of ${service} is running. Stop all processes of all services first.`)
    leaseMs = Math.max(leaseMs, await longestLease(db))
    const counts = await Promise.all(names.map((name) => db.collection(name).countDocuments({}, { limit: 1 })))
    if (counts.some((count) => count > 0) && !isReplacing) {
      throw new Error(
        `${db.databaseName} is not empty. Restore into empty databases, or say --replace: it is removed then.`,
      )
    }
  }
  for (const service of all) await databases.of(service).dropDatabase()
  return leaseMs
}

/** Does a process renew its registration? */
async function isInUse(db: mongo.Db): Promise<boolean> {
  const fences = async () => {
    const found = await db
      .collection<{ _id: string; n: number }>('ledger_registrations')
      .find()
      .sort({ _id: 1 })
      .toArray()
    return JSON.stringify(found.map(({ _id, n }) => [_id, n]))
  }
  const before = await fences()
  if (before === '[]') return false
  await sleep(RENEWS_WITHIN_MS)
  return (await fences()) !== before
}

/** Before anything else, so that there is no moment in which something due could be done. */
async function writeHolds(databases: Databases, manifest: Manifest, folder: string): Promise<void> {
  const heads = Object.fromEntries(
    await Promise.all(
      manifest.databases
        .filter(({ service }) => ownsLedger(service))
        .map(async ({ service }) => [service, await headsIn(join(folder, fileOf(service, 'ledger_heads')))] as const),
    ),
  )
  const about = { backupAt: new Date(manifest.takenAt), restoredAt: new Date(), heads }
  for (const service of held) {
    await databases
      .of(service)
      .collection<HoldDocument>(HOLDS)
      .insertOne({ _id: HOLD_ID, ...about })
  }
}

async function headsIn(path: string): Promise<number[]> {
  const heads = Array.from({ length: SHARDS }, () => 0)
  for await (const document of readDocuments(path)) {
    const { _id, seq } = mongo.BSON.deserialize(document)
    heads[_id] = seq
  }
  return heads
}

async function restoreDatabase(db: mongo.Db, kept: KeptDatabase, folder: string): Promise<void> {
  for (const each of kept.collections) {
    const { name, indexes } = each
    await db.createCollection(name)
    const isLeftOut = NOT_RESTORED.has(name) || (kept.service === 'identity' && name === SESSIONS)
    if (!isLeftOut) {
      await insertAll(db.collection(name), readDocuments(join(folder, fileOf(kept.service, name))))
      const there = db.collection(name).find({}, { raw: true, batchSize: BATCH }).sort({ _id: 1 })
      const difference = differenceOf(each, await tallyOf(there as unknown as AsyncIterable<Uint8Array>))
      if (difference) throw new Error(`${db.databaseName}.${name} has ${difference} after the restore.`)
    }
    // Last: those that let documents expire would do so at once.
    if (indexes.length > 0) await db.collection(name).createIndexes(indexes as unknown as mongo.IndexDescription[])
  }
}

async function insertAll(collection: mongo.Collection, documents: AsyncIterable<Uint8Array>): Promise<void> {
  let batch: mongo.Document[] = []
  let bytes = 0
  const flush = async () => {
    if (batch.length > 0) await collection.insertMany(batch)
    batch = []
    bytes = 0
  }
  for await (const document of documents) {
    batch.push(mongo.BSON.deserialize(document, EXACT))
    bytes += document.length
    if (batch.length >= BATCH || bytes >= BATCH_BYTES) await flush()
  }
  await flush()
}

/** Throws unless each shard's last entry is its head: then all collections are of one moment. */
async function checkLedger(db: mongo.Db): Promise<void> {
  for (const name of NOT_RESTORED) {
    if ((await db.collection(name).countDocuments({}, { limit: 1 })) === 0) continue
    throw new Error(
      `A process has begun to work on ${db.databaseName} meanwhile. Stop it, and restore again, with --replace.`,
    )
  }
  const entries = db.collection<{ _id: { shard: number; seq: number } }>('ledger_entries')
  for (const { _id: shard, seq } of await db
    .collection<{ _id: number; seq: number }>('ledger_heads')
    .find()
    .toArray()) {
    const ofShard = { _id: { $gte: { shard, seq: 0 }, $lt: { shard: shard + 1, seq: 0 } } }
    const last = await entries.find(ofShard).sort({ _id: -1 }).limit(1).next()
    if ((last?._id.seq ?? 0) === seq) continue
    throw new Error(
      `${db.databaseName} is not of one moment: shard ${shard} has head ${seq} and entries to ${last?._id.seq}.`,
    )
  }
}

/**
 * Each ledger goes on under a new epoch. All databases are of one moment, so nobody has had effects of what is gone: they
 * go on from where they were. Followers first: a ledger that has its epoch can be started.
 */
async function beginEpochs(databases: Databases, { databases: all }: Manifest): Promise<void> {
  const epochs = new Map<OwnerName, { former: string; next: string }>()
  for (const { service, epoch } of all) {
    if (ownsLedger(service) && epoch !== undefined) epochs.set(service, { former: epoch, next: crypto.randomUUID() })
  }
  for (const { service } of all) {
    const db = databases.of(service)
    for (const owner of services[service].follows) {
      const { former, next } = epochs.get(owner)!
      // A position of another epoch had stopped before the backup, and an operator has to judge it as before.
      await db
        .collection<{ _id: string }>('follower_positions')
        .updateMany({ _id: { $regex: `^${owner}/` }, epoch: former }, { $set: { epoch: next } })
      await db
        .collection('follower_parked')
        .updateMany({ '_id.owner': owner, epoch: { $in: [former, null] } }, { $set: { epoch: next } })
    }
  }
  for (const [owner, { next }] of epochs) {
    await databases
      .of(owner)
      .collection<{ _id: string; epoch: string }>('ledger_epochs')
      .updateOne({ _id: 'present' }, { $set: { epoch: next } }, { upsert: true })
  }
}
