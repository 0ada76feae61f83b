import { idBytes, idText, SHARDS, type Stream } from '@holdfast/contracts'
import { CompanyFact, CompanySuspended } from '@holdfast/contracts/company'
import { Lease, type SnapshotReply } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { openChannel, serve } from '@holdfast/runtime'
import { atEnd, servicePassport, silentLog, testDatabase, testKeys, userPassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { collectionsOf } from '../documents.ts'
import { dropFact, type Ledger, openLedger, putFact } from '../index.ts'
import type { LeaseService } from './lease-service.ts'
import { openOwnSource } from './own-source.ts'

const connection = await testDatabase()
const producer = { send: async () => {}, close: async () => {} }
const signer = testKeys.signer('company')
const ignored = { put: () => {}, drop: () => {}, clear: () => {} }
const ledger = await openLedger({
  owner: 'company',
  connection,
  producer,
  signer,
  tables: { company: ignored, member: [] },
  leaseMs: 1_000,
  log: silentLog,
})
const server = await serve({
  address: '127.0.0.1:0',
  service: 'company',
  keys: testKeys.trusted,
  log: silentLog,
  services: ledger.services,
})
atEnd(async () => {
  await ledger.stop()
  await server.stop(0)
})
const channel = openChannel({ address: `127.0.0.1:${server.port}`, to: 'company', signer: testKeys.signer('identity') })
atEnd(channel.close)
const served = (tables: string[]) => channel.serverStreams(Lease).snapshot({ tables }, servicePassport('identity'))

const streams = Array.from({ length: 40 }, (): Stream => `company/${crypto.randomUUID()}`)
const keyOf = (stream: Stream, n: number) => [idBytes(stream.slice(8)), Buffer.from([n])]

/**
 * Puts and drops rows of three tables; only entries of one stream change a row. A command that a slow database could not
 * decide may be in the ledger or not: a snapshot is compared with what the ledger has.
 */
async function changeSomething(count: number) {
  const stream = streams[count % streams.length]!
  const table = ['company', 'member', 'session'][count % 3]!
  const fact =
    count % 5 === 0
      ? dropFact(table, keyOf(stream, count % 4))
      : putFact(table, keyOf(stream, count % 4), CompanyFact, { ownerId: Buffer.from(`${count}`) })
  try {
    await ledger.transact({ stream, call: userPassport() }, async ({ append }) =>
      append(CompanySuspended, { companyId: idText(keyOf(stream, 0)[0]!) }, [fact]),
    )
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'unavailable') throw error
  }
}

interface Taken {
  rows: Map<string, string>[]
  applied: number[]
}

async function take(replies: AsyncIterable<SnapshotReply>): Promise<Taken> {
  const taken: Taken = { rows: Array.from({ length: SHARDS }, () => new Map()), applied: [] }
  for await (const { epoch, shard, facts, applied } of replies) {
    expect(epoch).toBe(ledger.epoch)
    expect(taken.applied[shard]).toBeUndefined()
    put(taken.rows[shard]!, facts)
    if (applied !== undefined) taken.applied[shard] = applied
  }
  return taken
}

function put(rows: Map<string, string>, facts: SnapshotReply['facts']) {
  for (const { table, key, value } of facts) {
    const name = `${table}/${Buffer.from(key).toString('hex')}`
    if (value) rows.set(name, Buffer.from(value).toString('hex'))
    else rows.delete(name)
  }
}

/** The rows of the tables after all entries up to `upTo`. */
async function replayed(of: Ledger, shard: number, upTo: number, tables: string[]) {
  const rows = new Map<string, string>()
  for (const { seq, facts } of await of.read(shard, 0, 100_000)) {
    if (seq <= upTo) {
      put(
        rows,
        facts.filter(({ table }) => tables.includes(table)),
      )
    }
  }
  return rows
}

async function isWhole({ rows, applied }: Taken, tables: string[]) {
  expect(applied).toHaveLength(SHARDS)
  for (let shard = 0; shard < SHARDS; shard++) {
    const expected = await replayed(ledger, shard, applied[shard]!, tables)
    expect(Object.fromEntries(rows[shard]!)).toEqual(Object.fromEntries(expected))
  }
}

/** Takes snapshots while commands change rows. */
async function duringChanges(takeOne: () => Promise<Taken>, tables: string[]) {
  let isOver = false
  let count = 0
  const changing = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (!isOver) await changeSomething(count++)
    }),
  )
  const taken: Taken[] = []
  for (let times = 0; times < 6; times++) taken.push(await takeOne())
  isOver = true
  await changing
  for (const one of taken) await isWhole(one, tables)
  const last = taken.at(-1)!
  expect(last.applied.reduce((sum, seq) => sum + seq)).toBeGreaterThan(
    taken[0]!.applied.reduce((sum, seq) => sum + seq, 0),
  )
  expect(last.rows.some(({ size }) => size > 0)).toBe(true)
}

describe('a snapshot', () => {
  const both = ['company', 'member']

  test("when commands are done meanwhile, the database's is each shard at one seq", async () => {
    const { heads, read } = ledger
    const source = openOwnSource({
      epoch: ledger.epoch,
      connection,
      collections: collectionsOf(connection),
      leases: {} as LeaseService,
      heads,
      read,
    })
    await duringChanges(() => take(source.snapshot(both, new AbortController().signal)), both)
  })

  test('when this process has not joined, it gives none', async () => {
    await expect(take(served([]))).rejects.toMatchObject({ code: 'unavailable' })
  })

  test("when commands are done meanwhile, the process's own is each shard at one seq", async () => {
    await ledger.join(`127.0.0.1:${server.port}`)
    await duringChanges(() => take(served(['member'])), ['member'])
  })

  test('when no table is named, it has those that replicas hold, and when another one is, none is given', async () => {
    await isWhole(await take(served([])), both)
    await expect(take(served(['member', 'session']))).rejects.toMatchObject({ code: 'unavailable' })
  })
})
