import type { SchemaMode } from '@holdfast/runtime'
import { type ConfigOf, openCollection, readConfig, serviceConfig, setSchemaMode } from '@holdfast/runtime'
import { atEnd, silentLog, testDatabase, testEnvironment, uniqueName, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { startService } from './index.ts'

async function companyWith(database: string, SCHEMA: SchemaMode, run: (connection: Connection) => Promise<void>) {
  const config = readConfig(
    serviceConfig('company', {}),
    testEnvironment('company', { database }),
  ) as ConfigOf<'company'>
  const migrations = [{ name: 'names are called titles', run }]
  const company = await startService(
    'company',
    { config: { ...config, SCHEMA }, log: silentLog, migrations },
    async (parts) => {
      await openCollection(parts.connection, 'things', [[{ title: 1 }, { unique: true }]])
      return []
    },
  )
  atEnd(company.stop)
  return company
}

test('a process that expects the schema creates nothing and waits for the one that migrates, which then ends', async () => {
  const database = uniqueName('schema')
  const { db } = await testDatabase(database)
  const things = db!.collection('things')
  await things.insertOne({ name: 'first' })
  let runs = 0
  const rename = async ({ db }: Connection) => {
    runs++
    await db!.collection('things').updateMany({ name: { $exists: true } }, { $rename: { name: 'title' } })
  }
  let isUp = false
  const expecting = companyWith(database, 'expect', rename).then(() => {
    isUp = true
  })
  const collections = async () => (await db!.listCollections().toArray()).map(({ name }) => name)
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  expect(isUp).toBe(false)
  expect(await collections()).toEqual(['things'])

  await companyWith(database, 'migrate', rename)
  await expecting
  // What followers keep is opened only when they begin.
  expect(await collections()).toEqual(expect.arrayContaining(['follower_positions', 'follower_parked']))
  expect(await things.findOne({}, { projection: { _id: 0 } })).toEqual({ title: 'first' })
  expect((await things.indexes()).map(({ key, unique }) => [key, unique === true])).toContainEqual([{ title: 1 }, true])
  // The one that migrated left no process of the ledger behind, and the one that waited has registered.
  await waitFor(async () => (await db!.collection('ledger_registrations').countDocuments()) === 1)

  await companyWith(database, 'migrate', rename)
  expect(runs).toBe(1)
})

test('an index on the same fields with another filter is not the one that is expected', async () => {
  const connection = await testDatabase(uniqueName('schema'))
  const open = (filter: object) =>
    openCollection(connection, 'things', [[{ at: 1 }, { partialFilterExpression: filter }]])
  await open({ isOpen: true })
  const waiting = new AbortController()
  setSchemaMode(connection, { mode: 'expect', signal: waiting.signal })
  await open({ isOpen: true })
  const other = open({ isOpen: false })
  setTimeout(() => waiting.abort(), 1_000)
  await expect(other).rejects.toThrow('aborted')
})
