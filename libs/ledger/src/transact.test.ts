import { idBytes, SHARDS, type Stream, shardOf } from '@holdfast/contracts'
import { CompanyFact, CompanyRestored, CompanySuspended } from '@holdfast/contracts/company'
import { Entry } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { Passport } from '@holdfast/runtime'
import { atEnd, silentLog, testDatabase, testKeys, userPassport } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { dropFact, type Ledger, openLedger, putFact, type Transaction } from './index.ts'

const connection = await testDatabase()
const producer = { send: async () => {}, close: async () => {} }
const signer = testKeys.signer('company')
const ledger = await openLedger({ owner: 'company', connection, producer, signer, log: silentLog })
// A second process of the same owner: its queues know nothing of the first one's.
const other = await openLedger({ owner: 'company', connection, producer, signer, log: silentLog })
atEnd(ledger.stop)
atEnd(other.stop)

const newStream = (): Stream => `company/${crypto.randomUUID()}`
const suspend = async (transaction: Transaction) => {
  transaction.append(CompanySuspended, { companyId: 'c', reason: 'r' })
  return 'done'
}
const repeating = (key: string, body = 'body'): Passport => userPassport({}, { repeat: { key, body } })

async function entriesOf(stream: Stream): Promise<Entry[]> {
  const all = await ledger.read(shardOf(stream), 0, 1000)
  return all.filter((entry) => entry.stream === stream) as Entry[]
}

describe('a command', () => {
  test('when it is done, its entry stands in the ledger with seq, version, data, actor and request', async () => {
    const stream = newStream()
    const call = userPassport()
    await ledger.transact({ stream, call }, async ({ append }) => {
      append(CompanySuspended, { companyId: 'c1', reason: 'unpaid' })
      append(CompanyRestored, { companyId: 'c1', reason: 'paid' })
    })
    await ledger.transact({ stream, call: userPassport() }, suspend)

    const entries = await entriesOf(stream)
    expect(entries.map(({ version }) => version)).toEqual([1, 2, 3])
    expect(entries.map(({ index }) => index)).toEqual([0, 1, 0])
    const [first, second] = entries as [Entry, Entry]
    expect(second.seq).toBe(first.seq + 1)
    expect(first).toMatchObject({
      epoch: ledger.epoch,
      shard: shardOf(stream),
      type: 'holdfast.company.v1.CompanySuspended',
      actor: { kind: 'KIND_USER', id: call.principal.userId },
      requestId: call.requestId,
    })
    expect(CompanySuspended.decode(first.data)).toMatchObject({ companyId: 'c1', reason: 'unpaid' })
  })

  test('when it refuses after writing, neither state nor entry nor head remain', async () => {
    const stream = newStream()
    const states = connection.db!.collection<{ _id: string }>('states')
    const headsBefore = await ledger.heads()
    const refused = ledger.transact({ stream, call: userPassport() }, async (transaction) => {
      await states.insertOne({ _id: stream }, { session: transaction.session })
      await suspend(transaction)
      throw new Error('refused')
    })
    await expect(refused).rejects.toThrow('refused')
    expect(await states.countDocuments({ _id: stream })).toBe(0)
    expect(await entriesOf(stream)).toEqual([])
    expect(await ledger.heads()).toEqual(headsBefore)
  })

  describe('when something must still hold before the commit', () => {
    const states = connection.db!.collection<{ _id: string; n: number }>('held')
    const raise = (_id: string, session?: Transaction['session']) =>
      states.updateOne({ _id }, { $inc: { n: 1 } }, { upsert: true, ...(session && { session }) })

    test('then it is asked in each attempt, after everything is written', async () => {
      const stream = newStream()
      const seen: string[] = []
      await ledger.transact({ stream, call: userPassport() }, async (transaction) => {
        const isFirst = seen.length === 0
        transaction.beforeCommit(async () => {
          seen.push(`asked, ${await states.countDocuments({ _id: stream }, { session: transaction.session })} written`)
        })
        await suspend(transaction)
        seen.push('decided')
        // Another write to this document comes in between, so the attempt is repeated.
        if (isFirst) await raise(stream)
        await raise(stream, transaction.session)
      })
      expect(seen).toEqual(['decided', 'decided', 'asked, 1 written'])
      expect(await entriesOf(stream)).toHaveLength(1)
    })

    test('then a refusal undoes everything, is told as any other, and is not kept for a repeat', async () => {
      const stream = newStream()
      const call = repeating(crypto.randomUUID())
      const headsBefore = await ledger.heads()
      const withCheck = (check: () => Promise<void>) =>
        ledger.once(call, () =>
          ledger.transact({ stream, call }, async (transaction) => {
            transaction.beforeCommit(async () => {})
            transaction.beforeCommit(check)
            await raise(stream, transaction.session)
            return suspend(transaction)
          }),
        )
      const refusing = (code: 'not-allowed' | 'access-unknown') =>
        withCheck(() => Promise.reject(new DomainError(code)))
      await expect(refusing('not-allowed')).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(refusing('access-unknown')).rejects.toMatchObject({ code: 'access-unknown' })
      await expect(withCheck(() => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug')
      expect([await entriesOf(stream), await states.countDocuments({ _id: stream })]).toEqual([[], 0])
      expect(await ledger.heads()).toEqual(headsBefore)
      expect(await withCheck(async () => {})).toBe('done')
    })

    test('then it is not asked where nothing is committed', async () => {
      const asked = ledger.transact({ stream: newStream(), call: userPassport() }, async ({ beforeCommit }) => {
        beforeCommit(() => Promise.reject(new Error('asked')))
        return 'nothing to do'
      })
      expect(await asked).toBe('nothing to do')
    })
  })

  test('when it appends nothing, nothing is kept and its result is told', async () => {
    const stream = newStream()
    const headsBefore = await ledger.heads()
    expect(await ledger.transact({ stream, call: userPassport() }, async () => 'nothing to do')).toBe('nothing to do')
    expect(await ledger.heads()).toEqual(headsBefore)
  })

  test('when it puts and drops facts, rows and entries say the same', async () => {
    const id = crypto.randomUUID()
    const stream: Stream = `company/${id}`
    const rows = connection.db!.collection('ledger_facts')
    const shard = shardOf(stream)
    await ledger.transact({ stream, call: userPassport() }, async ({ append }) => {
      append(CompanySuspended, { companyId: id }, [
        putFact('company', idBytes(id), CompanyFact, { state: 'STATE_SUSPENDED' }),
      ])
    })
    const [row] = await rows.find({ '_id.shard': shard, '_id.table': 'company', '_id.key': idBytes(id) }).toArray()
    expect(CompanyFact.decode(row!.value.buffer).state).toBe('STATE_SUSPENDED')

    await ledger.transact({ stream, call: userPassport() }, async ({ append }) => {
      append(CompanyRestored, { companyId: id }, [dropFact('company', idBytes(id))])
    })
    expect(await rows.countDocuments({ '_id.key': idBytes(id) })).toBe(0)
    const [put, drop] = await entriesOf(stream)
    expect(put!.facts[0]!.value).toBeInstanceOf(Buffer)
    expect(drop!.facts[0]!.value).toBeUndefined()
    expect(Entry.decode(Entry.encode(drop!)).facts[0]!.value).toBeUndefined()
  })
})

describe('concurrent commands', () => {
  test('when two processes change one document, every change counts and seq has no holes', async () => {
    const counters = connection.db!.collection<{ _id: string; n: number }>('counters')
    const streams = Array.from({ length: 4 }, newStream)
    await counters.insertMany(streams.map((_id) => ({ _id, n: 0 })))
    const raise = (through: Ledger, stream: Stream) =>
      through
        .transact({ stream, call: userPassport() }, async ({ session, append }) => {
          const { n } = (await counters.findOne({ _id: stream }, { session }))!
          await counters.updateOne({ _id: stream }, { $set: { n: n + 1 } }, { session })
          append(CompanySuspended, { companyId: stream })
        })
        .then(
          () => 1,
          () => 0,
        )
    const runs = Array.from({ length: 160 }, (_, i) => raise(i % 2 ? ledger : other, streams[(i >> 1) % 4]!))
    const succeeded = (await Promise.all(runs)).reduce<number>((sum, one) => sum + one, 0)

    expect(succeeded).toBeGreaterThan(80)
    const counted = await counters.find().toArray()
    expect(counted.reduce((sum, { n }) => sum + n, 0)).toBe(succeeded)
    for (let shard = 0; shard < SHARDS; shard++) {
      const seqs = (await ledger.read(shard, 0, 1000)).map(({ seq }) => seq)
      expect(seqs).toEqual(seqs.map((_, i) => i + 1))
      expect(seqs.length).toBe((await ledger.heads())[shard])
    }
    for (const stream of streams) {
      const versions = (await entriesOf(stream)).map(({ version }) => version)
      expect(versions).toEqual(versions.map((_, i) => i + 1))
    }
  })

  test('when more than 256 wait for a shard, the next one is refused as overloaded', async () => {
    const stream = newStream()
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const waiting = Array.from({ length: 256 }, () =>
      ledger.transact({ stream, call: userPassport() }, async () => gate),
    )
    const oneMore = ledger.transact({ stream, call: userPassport() }, suspend)
    await expect(oneMore).rejects.toMatchObject({ code: 'overloaded', kind: 'unavailable' })
    release()
    await Promise.all(waiting)
  })
})

describe('a caller who is gone', () => {
  test('when the turn comes, the command is not begun', async () => {
    const stream = newStream()
    const gone = new AbortController()
    const earlier = ledger.transact({ stream, call: userPassport() }, async (transaction) => {
      gone.abort()
      return suspend(transaction)
    })
    const late = ledger.transact({ stream, call: { ...userPassport(), signal: gone.signal } }, suspend)
    await expect(late).rejects.toMatchObject({ code: 'unavailable' })
    await earlier
    expect(await entriesOf(stream)).toHaveLength(1)
  })
})

describe('a repeated command', () => {
  test('when it was done, the first result is told and nothing happens twice', async () => {
    const stream = newStream()
    const call = repeating('first-key')
    let runs = 0
    const run = () =>
      ledger.once(call, () =>
        ledger.transact({ stream, call }, async (transaction) => {
          await suspend(transaction)
          return { run: ++runs }
        }),
      )
    expect(await run()).toEqual({ run: 1 })
    expect(await run()).toEqual({ run: 1 })
    expect(await entriesOf(stream)).toHaveLength(1)
  })

  test('when two run at once on different shards, one is done and both get its result', async () => {
    const call = repeating('raced-key')
    const streams = Array.from({ length: 6 }, newStream)
    const results = await Promise.all(
      streams.map((stream, i) =>
        (i % 2 ? ledger : other).transact({ stream, call }, async (transaction) => {
          await suspend(transaction)
          return stream
        }),
      ),
    )
    expect(new Set(results).size).toBe(1)
    expect((await Promise.all(streams.map(entriesOf))).flat()).toHaveLength(1)
  })

  test('when the body differs, it is refused; when the result was a secret, it is not told', async () => {
    const stream = newStream()
    await ledger.transact({ stream, call: repeating('body-key') }, suspend)
    const otherBody = repeating('body-key', 'another')
    await expect(ledger.once(otherBody, async () => 'ran')).rejects.toMatchObject({ code: 'idempotency-key-reused' })

    await ledger.transact({ stream, call: repeating('secret-key'), secret: true }, suspend)
    await expect(ledger.once(repeating('secret-key'), async () => 'ran')).rejects.toMatchObject({
      code: 'already-done',
    })
    const outcomes = await connection.db!.collection<{ _id: string }>('ledger_outcomes').findOne({ _id: 'secret-key' })
    expect(JSON.stringify(outcomes)).not.toContain('done')
  })

  test('when its hashes are made with another secret meanwhile, the first result is found by the former ones', async () => {
    const stream = newStream()
    const first = repeating('first-name', 'first-body')
    await ledger.transact({ stream, call: first }, suspend)
    const repeats = [
      // A signed-in caller: the same name. A signed-out one: another name, made from the body's hash.
      { key: 'first-name', body: 'new-body', former: [first.repeat!] },
      { key: 'new-name', body: 'new-body', former: [{ key: 'other', body: 'other' }, first.repeat!] },
    ]
    for (const repeat of repeats) {
      const call = userPassport({}, { repeat })
      expect(await ledger.once(call, async () => 'ran')).toBe('done')
      expect(await other.transact({ stream, call }, suspend)).toBe('done')
    }
    expect(await entriesOf(stream)).toHaveLength(1)
    // A body counts together with its own name only.
    const mixed = { key: 'new-name', body: 'first-body', former: [{ key: 'first-name', body: 'other' }] }
    await expect(ledger.once(userPassport({}, { repeat: mixed }), async () => 'ran')).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    })
  })

  test('when it was done while its repeat was being refused, the repeat gets the first result', async () => {
    const stream = newStream()
    const call = repeating('overtaken-key')
    const leave = () => ledger.once(call, () => ledger.transact({ stream, call }, suspend))
    const repeat = other.once(call, async () => {
      await leave()
      throw new DomainError('not-found')
    })
    expect(await repeat).toBe('done')
  })

  test('when the first was refused, it is decided anew', async () => {
    const stream = newStream()
    const call = repeating('refused-key')
    const refuse = ledger.once(call, () =>
      ledger.transact({ stream, call }, async () => {
        throw new Error('not now')
      }),
    )
    await expect(refuse).rejects.toThrow('not now')
    expect(await ledger.once(call, () => ledger.transact({ stream, call }, suspend))).toBe('done')
  })
})

test('when the days are over for which contexts are kept, then MongoDB deletes them; another number of days takes effect', async () => {
  const contexts = connection.collection('ledger_contexts')
  const keptSeconds = async () => (await contexts.indexes()).find(({ key }) => key.at === 1)?.expireAfterSeconds
  expect(await keptSeconds()).toBe(90 * 86_400)
  const third = await openLedger({ owner: 'company', connection, producer, signer, contextDays: 7, log: silentLog })
  atEnd(third.stop)
  expect(await keptSeconds()).toBe(7 * 86_400)
  const call = userPassport({}, { client: { ip: '192.0.2.7', userAgent: 'Browser' } })
  await third.transact({ stream: newStream(), call }, suspend)
  const kept = await contexts.findOne({ _id: call.requestId as never })
  // The index deletes by a date; a number would be kept for ever.
  expect(kept).toMatchObject({ ip: '192.0.2.7', at: expect.any(Date) })
  await contexts.deleteOne({ _id: call.requestId as never })
  expect(await third.contexts.find(call.requestId)).toEqual({})
})
