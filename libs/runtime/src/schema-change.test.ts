import { testDatabase } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { applyMigrations, type Migration, openCollection } from './index.ts'

// The example of docs/changing-a-schema.md: contacts had one telephone number, `phone`, and get a list, `phones`. Of each
// release what it writes and how it reads; a rolling update has two of them at work on the same documents.

interface Contact {
  _id: string
  phone?: string
  phones?: string[]
}

interface Release {
  write(phone: string): Partial<Contact>
  read(contact: Contact): string | undefined
  migrations?: readonly Migration[]
}

const fillPhones: Migration = {
  name: 'contacts have lists of telephone numbers',
  async run({ db }) {
    const differs = { $expr: { $ne: ['$phones', ['$phone']] } }
    await db!.collection('contacts').updateMany(differs, [{ $set: { phones: ['$phone'] } }])
  },
}
const dropPhone: Migration = {
  name: 'contacts have no single telephone number',
  run: async ({ db }) => void (await db!.collection('contacts').updateMany({}, { $unset: { phone: 1 } })),
}

const before: Release = { write: (phone) => ({ phone }), read: ({ phone }) => phone }
const expand: Release = { write: (phone) => ({ phone, phones: [phone] }), read: ({ phone }) => phone }
const migrate: Release = {
  write: (phone) => ({ phone, phones: [phone] }),
  read: ({ phones }) => phones?.[0],
  migrations: [fillPhones],
}
const contract: Release = {
  write: (phone) => ({ phones: [phone] }),
  read: ({ phones }) => phones?.[0],
  migrations: [fillPhones],
}
const afterwards: Release = { ...contract, migrations: [fillPhones, dropPhone] }

const CONTACTS = 8
const ROUNDS = 40
const ids = Array.from({ length: CONTACTS }, (_, index) => `contact ${index}`)

/**
 * Processes of the former release write and read; in the middle, those of the next one migrate and do so, too. Whatever one
 * of them has written, both read afterwards.
 * @returns how many reads were wrong
 */
async function roll(connection: Connection, former: Release, next: Release): Promise<number> {
  const contacts = await openCollection<Contact>(connection, 'contacts')
  let wrong = 0
  const working: Release[] = [former]
  const clients = ids.map(async (_id, client) => {
    for (let round = 0; round < ROUNDS; round++) {
      const phone = `${client} ${round}`
      const writer = working[round % working.length]!
      await contacts.updateOne({ _id }, { $set: writer.write(phone) }, { upsert: true })
      const found = await contacts.findOne({ _id })
      for (const reader of working) if (reader.read(found!) !== phone) wrong += 1
    }
  })
  // The migrating process first; processes of the new release wait for it.
  await applyMigrations(connection, next.migrations ?? [])
  working.push(next)
  await Promise.all(clients)
  for (const contact of await contacts.find().toArray()) if (!next.read(contact)) wrong += 1
  return wrong
}

test('when a field is expanded, migrated and contracted by rolling releases, then every read is right', async () => {
  const connection = await testDatabase()
  const releases = [before, expand, migrate, contract, afterwards]
  const found: number[] = []
  for (const [index, next] of releases.slice(1).entries()) found.push(await roll(connection, releases[index]!, next))
  expect(found).toEqual([0, 0, 0, 0])
  const { db } = connection
  expect(await db!.collection('contacts').countDocuments({ phones: { $size: 1 } })).toBe(CONTACTS)
})

test.each([
  ['reads the new field at once', before, { ...expand, read: migrate.read }],
  ['stops writing the former field while it is still read', expand, { ...migrate, write: contract.write }],
  ['is skipped', before, migrate],
])('when a release %s, then some reads are wrong', async (_, former, next) => {
  const connection = await testDatabase()
  await roll(connection, before, former)
  expect(await roll(connection, former, next)).toBeGreaterThan(0)
})
