import { setTimeout as sleep } from 'node:timers/promises'
import type { Connection, mongo, Schema } from 'mongoose'
import type { Log } from './log.ts'

/**
 * What a process does about collections, indexes and migrations of its database: `create` makes what is missing, and
 * `migrate` too, before the process ends; `expect` only waits for them, so that the process needs no right to make them.
 */
export type SchemaMode = 'create' | 'expect' | 'migrate'

/** An index: its fields, and its options. */
export type Index = [fields: Record<string, 1 | -1>, options?: mongo.CreateIndexesOptions]

/**
 * One change of documents that are stored already. It is run before the service opens its stores, while processes of the
 * former release still write.
 */
export interface Migration {
  /** Never used again for another one; it is recorded when the migration has been done. */
  name: string
  /** Must bear being run again after a crash, and twice at once. */
  run(connection: Connection): Promise<void>
}

interface Waiting {
  mode: SchemaMode
  log?: Log
  signal?: AbortSignal
}

const LOOK_AGAIN_MS = 500
const NAMESPACE_EXISTS = 48
const NAMESPACE_MISSING = 26
const MIGRATIONS = 'schema_migrations'

const schemas = new WeakMap<Connection, Waiting>()

/** Says what is done about the schema of a connection's database; without it, everything is created. */
export function setSchemaMode(connection: Connection, schema: Waiting): void {
  schemas.set(connection, schema)
}

/** True if this process may only use what is there. */
export function isSchemaExpected(connection: Connection): boolean {
  return schemas.get(connection)?.mode === 'expect'
}

/** True if this process makes what is missing and then ends: it serves nobody, and may not reach anything else. */
export function isMigrating(connection: Connection): boolean {
  return schemas.get(connection)?.mode === 'migrate'
}

/** Opens a collection, and sees to it and its indexes now: a transaction should not have to create either. */
export async function openCollection<Document extends mongo.Document>(
  connection: Connection,
  name: string,
  indexes: Index[] = [],
): Promise<mongo.Collection<Document>> {
  const collection = connection.db!.collection<Document>(name)
  if (isSchemaExpected(connection)) {
    await expect(connection, `collection ${name}`, () => hasIndexes(connection, name, indexes))
    return collection
  }
  await connection.createCollection(name).catch(unlessItExists)
  for (const [fields, options] of indexes) await collection.createIndex(fields, options)
  return collection
}

/** The same for documents that mongoose checks: the schema names the collection and its indexes. */
export async function openModel<Document>(connection: Connection, name: string, schema: Schema<Document>) {
  const model = connection.model<Document>(name, schema)
  await openCollection(connection, model.collection.collectionName, schema.indexes() as Index[])
  return model
}

/** Runs the migrations that were not yet done, in their order, or waits until they are. */
export async function applyMigrations(connection: Connection, migrations: readonly Migration[]): Promise<void> {
  if (migrations.length === 0) return
  const done = connection.db!.collection<{ _id: string; at: Date }>(MIGRATIONS)
  for (const { name, run } of migrations) {
    const isDone = async () => (await done.findOne({ _id: name })) !== null
    if (isSchemaExpected(connection)) await expect(connection, `migration ${name}`, isDone)
    else if (!(await isDone())) {
      schemas.get(connection)?.log?.info({ migration: name }, 'migrating')
      await run(connection)
      await done.updateOne({ _id: name }, { $setOnInsert: { at: new Date() } }, { upsert: true })
    }
  }
}

async function expect(connection: Connection, what: string, isThere: () => Promise<boolean>): Promise<void> {
  const { log, signal } = schemas.get(connection)!
  for (let isTold = false; !(await isThere()); isTold = true) {
    if (!isTold) log?.warn({ database: connection.name, missing: what }, 'waiting until the schema is migrated')
    await sleep(LOOK_AGAIN_MS, undefined, { signal })
  }
}

/** Has the collection all indexes, as they are declared, and ready? One that is being built holds nothing yet. */
async function hasIndexes({ db }: Connection, name: string, indexes: readonly Index[]): Promise<boolean> {
  const answer = await db!.command({ listIndexes: name, includeBuildUUIDs: true }).catch(unlessItIsMissing)
  if (!answer) return false
  const listed: (mongo.IndexDescriptionInfo & { buildUUID?: unknown })[] = answer.cursor.firstBatch
  const ready = listed.filter(({ buildUUID }) => buildUUID === undefined)
  return indexes.every(([fields, options = {}]) =>
    ready.some((there) => spell(there.key, there) === spell(fields, options) && hasName(there, options.name)),
  )
}

/** What makes an index another one. When it lets documents expire may be changed without making it anew. */
function spell(
  fields: object,
  { unique = false, sparse = false, partialFilterExpression = {} }: mongo.CreateIndexesOptions,
) {
  return JSON.stringify([fields, unique, sparse, partialFilterExpression])
}

function hasName(there: { name?: string }, name = there.name): boolean {
  return there.name === name
}

function unlessItExists(error: unknown): void {
  if ((error as { code?: unknown }).code !== NAMESPACE_EXISTS) throw error
}

function unlessItIsMissing(error: unknown): undefined {
  if ((error as { code?: unknown }).code !== NAMESPACE_MISSING) throw error
}
