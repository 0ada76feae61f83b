import { createHash } from 'node:crypto'
import { appendFile, link, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SHARDS, storingNames } from '@holdfast/contracts'
import { HOLDS } from '@holdfast/runtime'
import { environment, uniqueName } from '@holdfast/testing'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { mongo } from 'mongoose'
import { backUp } from './back-up.ts'
import { type Databases, openDatabases, ownsLedger } from './databases.ts'
import { FILES_LIST, fileOf, MANIFEST, type Manifest } from './manifest.ts'
import { restoreAll } from './restore.ts'

const { Binary, Decimal128, Double, Int32, Long, ObjectId, Timestamp } = mongo.BSON
const say = () => {}
const MAIL_INDEX = { key: { doneAt: 1 }, name: 'doneAt_1', expireAfterSeconds: 60 } as const

let databases: Databases
let folder: string
beforeEach(async () => {
  databases = await openDatabases({ uri: environment.mongoUri, prefix: `${uniqueName('backup')}_` })
  folder = await mkdtemp(join(tmpdir(), 'holdfast-backup-'))
  for (const service of storingNames) await fill(service)
})
afterEach(async () => {
  for (const service of storingNames) await databases.of(service).dropDatabase()
  await databases.close()
  await rm(folder, { recursive: true })
})
/** As little as there is of a service that has run. */
async function fill(service: (typeof storingNames)[number]) {
  const db = databases.of(service)
  const named = (name: string) => db.collection<{ _id: unknown }>(name)
  await db.createCollection('empty')
  if (ownsLedger(service)) {
    await named('ledger_epochs').insertOne({ _id: 'present', epoch: `${service} before` } as never)
    await named('ledger_registrations').insertOne({ _id: 'gone', n: 4, lease: 2_000 } as never)
    for (let shard = 0; shard < SHARDS; shard++) {
      await named('ledger_heads').insertOne({ _id: shard, seq: 1 } as never)
      await named('ledger_entries').insertOne({ _id: { shard, seq: 1 }, data: new Binary(Buffer.from('x')) } as never)
    }
  }
  for (const owner of ['company', 'site']) {
    const at = { epoch: `${owner} before`, applied: 1 }
    await named('follower_positions').insertOne({ _id: `${owner}/0`, ...at } as never)
    await named('follower_positions').insertOne({ _id: `${owner}/1`, ...at, epoch: 'older' } as never)
  }
  await named('sessions').insertOne({ _id: 'a session' } as never)
}

const all = (db: mongo.Db, name: string) =>
  db.collection(name).find({}, { promoteValues: false }).sort({ _id: 1 }).toArray()
const back = (more: { isReplacing?: boolean; files?: string } = {}) =>
  restoreAll({ databases, folder: join(folder, 'kept'), isReplacing: true, say, ...more })
const kept = (more: { files?: string } = {}) => backUp({ databases, folder: join(folder, 'kept'), say, ...more })

describe('when databases are backed up and restored', () => {
  test('then documents, of whatever kind, and indexes are there as they were', async () => {
    const mails = databases.of('notification').collection<mongo.Document>('mails')
    await mails.createIndexes([{ ...MAIL_INDEX }])
    await mails.insertMany([
      { _id: 1 as never, int: new Int32(7), long: Long.fromString('9007199254740993'), double: new Double(7) },
      { _id: 2 as never, decimal: Decimal128.fromString('1.10'), regex: /a.c/i, at: new Date(5), none: null },
      // Mails expire when they are done. The database deletes what has expired once a minute, and must not during the test.
      {
        _id: 3 as never,
        nested: [{ 'a.b': 1, $c: new Timestamp({ t: 1, i: 2 }) }],
        id: new ObjectId(),
        doneAt: new Date(Date.now() + 3_600_000),
      },
    ])
    const before = await all(databases.of('notification'), 'mails')
    await kept()
    await mails.insertOne({ _id: 4 as never })
    await back()
    expect(await all(databases.of('notification'), 'mails')).toEqual(before)
    expect(await mails.indexes()).toContainEqual(expect.objectContaining(MAIL_INDEX))
    expect(await databases.of('site').listCollections({ name: 'empty' }).toArray()).toHaveLength(1)
  })

  test('then every ledger has a new epoch, its followers are in it, and nobody is signed in', async () => {
    await kept()
    await back()
    const epochs = new Map<string, string>()
    for (const service of storingNames.filter(ownsLedger)) {
      const [present] = await databases.of(service).collection('ledger_epochs').find().toArray()
      epochs.set(service, present!.epoch)
      expect(await databases.of(service).collection('ledger_registrations').countDocuments()).toBe(0)
    }
    expect(new Set(epochs.values()).size).toBe(4)
    expect(epochs.get('company')).not.toBe('company before')
    const positions = await databases.of('billing').collection('follower_positions').find().sort({ _id: 1 }).toArray()
    expect(positions.map(({ _id, epoch, applied }) => [_id, epoch, applied])).toEqual([
      ['company/0', epochs.get('company'), 1],
      // It had stopped before the backup, and stays so.
      ['company/1', 'older', 1],
      ['site/0', epochs.get('site'), 1],
      ['site/1', 'older', 1],
    ])
    expect(await databases.of('identity').collection('sessions').countDocuments()).toBe(0)
  })

  test('then mails and charges are held, and it is known up to where they were due', async () => {
    await kept()
    await back()
    for (const service of ['notification', 'billing'] as const) {
      const [hold] = await databases.of(service).collection(HOLDS).find().toArray()
      expect(hold).toMatchObject({ heads: { company: Array.from({ length: SHARDS }, () => 1) } })
    }
    // A hold is in no backup.
    const again = await backUp({ databases, folder: join(folder, 'again'), say })
    expect(again.databases.flatMap(({ collections }) => collections.map(({ name }) => name))).not.toContain(HOLDS)
  })

  test('while somebody writes, then all databases are of one moment', async () => {
    let isOver = false
    const writing = (async () => {
      for (let n = 1; !isOver; n++) {
        // The second never without the first.
        await databases.of('identity').collection<{ _id: number }>('numbers').insertOne({ _id: n })
        await databases.of('billing').collection<{ _id: number }>('numbers').insertOne({ _id: n })
      }
    })()
    for (const service of ['identity', 'billing'] as const) {
      await databases
        .of(service)
        .createCollection('numbers')
        .catch(() => {})
    }
    const manifest = await kept()
    isOver = true
    await writing
    const counted = ['identity', 'billing'].map(
      (name) =>
        manifest.databases
          .find(({ service }) => service === name)!
          .collections.find((collection) => collection.name === 'numbers')!.documents,
    ) as [number, number]
    expect(counted[0] - counted[1]).toBeGreaterThanOrEqual(0)
    expect(counted[0] - counted[1]).toBeLessThanOrEqual(1)
  })
})

describe('a restore is refused', () => {
  test('when the databases are not empty, unless they are to be replaced', async () => {
    await kept()
    await expect(back({ isReplacing: false })).rejects.toThrow('is not empty')
    expect(await databases.of('company').collection('ledger_heads').countDocuments()).toBe(SHARDS)
    await back()
  })

  test('when a process renews its registration', async () => {
    await kept()
    const registrations = databases.of('site').collection('ledger_registrations')
    const renewing = setInterval(() => void registrations.updateOne({}, { $inc: { n: 1 } }), 300)
    await expect(back()).rejects.toThrow('A process of site is running')
    clearInterval(renewing)
  })

  test('when the backup has not all of what it says, before anything is removed', async () => {
    await kept()
    const path = join(folder, 'kept', MANIFEST)
    const manifest = await readFile(path, 'utf8')
    await writeFile(path, manifest.replace(/"sha256": "\w/, '"sha256": "-'))
    await expect(back()).rejects.toThrow('other documents')
    await writeFile(path, manifest)
    await rm(join(folder, 'kept', fileOf('company', 'ledger_heads')))
    await expect(back()).rejects.toThrow('ENOENT')
    await rm(path)
    await expect(back()).rejects.toThrow('not finished')
    expect(await databases.of('company').collection('ledger_heads').countDocuments()).toBe(SHARDS)
  })

  test('when a ledger is not of one moment', async () => {
    await databases
      .of('site')
      .collection<{ _id: number }>('ledger_heads')
      .updateOne({ _id: 3 }, { $set: { seq: 2 } })
    await kept()
    await expect(back()).rejects.toThrow('is not of one moment: shard 3')
    expect(await databases.of('site').collection('ledger_epochs').countDocuments()).toBe(0)
  })
})

describe('a backup is refused', () => {
  test('when its folder is not empty, or a service has no database', async () => {
    await kept()
    await expect(kept()).rejects.toThrow('is not empty')
    await databases.of('site').dropDatabase()
    await expect(backUp({ databases, folder: join(folder, 'other'), say })).rejects.toThrow('no database of site')
  })
})

describe('when the files of a host are backed up and restored', () => {
  test('then they are there, links are links, and what only a process knows is not', async () => {
    const host = join(folder, 'host')
    const release = join(host, 'environments', 'e1', 'releases', 'r1')
    const copy = join(host, 'environments', 'e2', 'releases', 'r1')
    for (const path of [release, copy, join(host, 'drafts'), join(host, 'usage')])
      await mkdir(path, { recursive: true })
    await writeFile(join(release, 'content'), 'a page')
    await link(join(release, 'content'), join(copy, 'content'))
    await writeFile(join(host, 'environments', 'e1', 'standing.json'), '{}')
    for (const path of ['lock', 'drafts/d', 'usage/id', 'usage/2026-11-29.jsonl'])
      await writeFile(join(host, path), 'x')
    const { files } = await kept({ files: host })
    expect(files).toMatchObject({ files: 4, bytes: 9 })

    const to = join(folder, 'restored')
    await back({ files: to })
    const [one, other] = [
      join(to, 'environments/e1/releases/r1/content'),
      join(to, 'environments/e2/releases/r1/content'),
    ]
    expect(await readFile(one, 'utf8')).toBe('a page')
    expect((await stat(one)).ino).toBe((await stat(other)).ino)
    for (const path of ['lock', 'drafts', 'usage/id']) await expect(stat(join(to, path))).rejects.toThrow('ENOENT')
    await expect(back({ files: to })).rejects.toThrow('is not empty')
    await appendFile(join(folder, 'kept', 'files', 'environments/e1/standing.json'), ' ')
    await expect(back({ files: join(folder, 'third') })).rejects.toThrow('is not what was backed up')
  })
})

test('when a folder is no backup of ours, then nothing of it becomes a path or a database', async () => {
  const host = await mkdtemp(join(tmpdir(), 'holdfast-host-'))
  await writeFile(join(host, 'a'), 'a')
  await kept({ files: host })
  await rm(host, { recursive: true })
  const path = join(folder, 'kept', MANIFEST)
  const text = await readFile(path, 'utf8')
  const changed = async (change: (manifest: Manifest) => void) => {
    const manifest = JSON.parse(text)
    change(manifest)
    await writeFile(path, JSON.stringify(manifest))
    const files = join(folder, 'new')
    return back({ files }).then(
      () => 'restored',
      (error: Error) => error.message,
    )
  }
  expect(await changed(({ databases: [first] }) => (first!.collections[0]!.name = '../../x'))).toContain('is no name')
  expect(await changed((manifest) => manifest.databases.pop())).toContain('It must have those of')
  const list = `${JSON.stringify({ path: '../../etc/x', bytes: 1, sha256: '' })}\n`
  await writeFile(join(folder, 'kept', FILES_LIST), list)
  const sha256 = createHash('sha256').update(list).digest('hex')
  expect(await changed((manifest) => (manifest.files!.sha256 = sha256))).toContain('leads out of the folder')
})
