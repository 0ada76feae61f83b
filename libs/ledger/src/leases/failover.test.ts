import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Stream, shardOf } from '@holdfast/contracts'
import { CompanySuspended } from '@holdfast/contracts/company'
import { claimDataFolder } from '@holdfast/embedded/data-folder'
import { startEmbeddedMongo } from '@holdfast/embedded/mongodb'
import { DomainError } from '@holdfast/errors'
import { connectMongo } from '@holdfast/runtime'
import { atEnd, silentLog, testKeys, userPassport, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { openLedger, type Transaction } from '../index.ts'

const folder = await claimDataFolder(await mkdtemp(join(tmpdir(), 'holdfast-failover-')))
atEnd(folder.remove)
const mongo = await startEmbeddedMongo(folder, { members: 3, port: 0, say: () => {} })
atEnd(mongo.stop)
const database = 'failover'
const producer = { send: async () => {}, close: async () => {} }

/** A process of the owner, with its own connection. */
async function startProcess() {
  const connection = await connectMongo(mongo.uri, database)
  const ledger = await openLedger({
    owner: 'company',
    connection,
    producer,
    signer: testKeys.signer('company'),
    log: silentLog,
  })
  atEnd(async () => {
    await ledger.stop()
    await connection.close()
  })
  return ledger
}

const suspend = async ({ append }: Transaction) => {
  append(CompanySuspended, { companyId: 'c', reason: 'r' })
  return 'done'
}

test('when the primary falls silent, a command that waits for it gives up within seconds, and the next one has its turn', async () => {
  const ledger = await startProcess()
  const stream: Stream = `company/${crypto.randomUUID()}`
  const change = () => ledger.transact({ stream, call: userPassport() }, suspend)
  await change()
  const silent = mongo.members[await mongo.primary()]!
  const begun = performance.now()
  await silent.kill('SIGSTOP')
  // On a busy machine the others elect later than a command waits: it says so then, and is repeated.
  expect(await Promise.all([waitFor(change), waitFor(change)])).toEqual(['done', 'done'])
  // Without a limit of our own, the driver waits for half a minute.
  expect(performance.now() - begun).toBeLessThan(28_000)
  await silent.kill('SIGCONT')
}, 60_000)

test('when a change may still be rolled back, nobody is told of it', async () => {
  const [first, second] = [await startProcess(), await startProcess()]
  const stream: Stream = `company/${crypto.randomUUID()}`
  const shard = shardOf(stream)
  await first.transact({ stream, call: userPassport() }, suspend)

  const primary = mongo.members[await mongo.primary()]!
  const others = mongo.members.filter((member) => member !== primary)
  const direct = await mongoose
    .createConnection(`mongodb://127.0.0.1:${primary.port}/${database}?directConnection=true`)
    .asPromise()
  // Other tests of this file may have had entries in this shard.
  const secondEntry = () => direct.db!.collection('ledger_entries').findOne({ stream, version: 2 })
  for (const member of others) await member.kill('SIGSTOP')

  // The primary has committed the change, and waits in vain for a second member.
  const call = userPassport({}, { repeat: { key: 'key', body: 'body' } })
  const change = first.transact({ stream, call }, suspend).catch(codeOf)
  await waitFor(secondEntry, { every: 5 })

  const told: string[] = []
  const tell = (answer: Promise<unknown>) => answer.catch(codeOf).then((text) => told.push(String(text)))
  const answers = [
    tell(second.once(call, () => second.transact({ stream, call }, suspend))),
    tell(second.transact({ stream, call: userPassport() }, async () => 'nothing to do')),
    tell(
      second.transact({ stream, call: userPassport() }, async () => {
        throw new DomainError('not-found')
      }),
    ),
  ]
  // The repeat finds the change within milliseconds: the member stays primary for two more seconds.
  const isTold = waitFor(() => told.length > 0, { ms: 500 })
  await expect(isTold).rejects.toThrow('still not so')
  await direct.close()
  await primary.kill('SIGKILL')
  for (const member of others) await member.kill('SIGCONT')

  await Promise.all(answers)
  expect(['done', 'unavailable']).toContain(await change)
  const entries = (await second.read(shard, 0, 100)).filter((entry) => entry.stream === stream)
  expect(entries.map(({ version }) => version)).toEqual([1, 2])
  expect(told).toEqual(expect.arrayContaining(['done', 'nothing to do', 'not-found']))
}, 60_000)

test('when a process dies in the middle of a command, its shard is free again within seconds', async () => {
  const ledger = await startProcess()
  const stream: Stream = `company/${crypto.randomUUID()}`
  const dead = await connectMongo(mongo.uri, database)
  atEnd(() => dead.close())
  // A killed process leaves a transaction open that no process will end.
  const session = await dead.startSession()
  session.startTransaction()
  const heads = dead.db!.collection<{ _id: number }>('ledger_heads')
  await heads.updateOne({ _id: shardOf(stream) }, { $inc: { seq: 1 } }, { session })

  const change = () => ledger.transact({ stream, call: userPassport() }, suspend)
  expect(await waitFor(change, { ms: 15_000 })).toBe('done')
}, 30_000)

function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : String(error)
}
