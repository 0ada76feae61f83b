import { atEnd, silentLog, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { type LiveReplica, startReplica } from './live-replica.ts'
import { type Looked, openOnDemand } from './on-demand.ts'
import { openFakeOwner } from './testing/fake-owner.ts'

const ANN = 'ann@session'

/** Sessions of an owner: a session's row stands in shard 1, its user's row in shard 2. */
async function given({ max = 100, isFresh = true, leaseMs = 5_000 } = {}) {
  const owner = openFakeOwner({ leaseMs })
  if (!isFresh) owner.onRenew = () => {}
  const looks: { key: string; answer(): void; fail(): void }[] = []
  let isHeld = false
  let version = 0
  // The heads are read before the rows, as the owner does it.
  const read = (key: string): Looked<string> => {
    const heads = owner.heads()
    return {
      value: `${key} v${++version}`,
      epoch: owner.epoch,
      rows: [
        { table: 'session', key: Buffer.from(key), shard: 1, seq: heads[1]! },
        { table: 'user', key: Buffer.from(key.split('@')[0]!), shard: 2, seq: heads[2]! },
      ],
    }
  }
  const sessions = openOnDemand<string>({
    replica: () => replica,
    tables: ['session', 'user'],
    max,
    look: (key) =>
      new Promise((resolve, reject) => {
        const looked = read(key)
        const answer = () => resolve(looked)
        looks.push({ key, answer, fail: () => reject(new Error('not found')) })
        if (!isHeld) answer()
      }),
  })
  const replica: LiveReplica = startReplica({
    owner: 'identity',
    source: owner.source,
    tables: {},
    onDemand: sessions.tables,
    log: silentLog,
    renewEveryMs: 50,
  })
  atEnd(() => replica.stop())
  await replica.loaded
  if (isFresh) await waitFor(() => replica.isFresh(1, replica.now()) && replica.isFresh(2, replica.now()))
  return {
    owner,
    replica,
    sessions,
    looks,
    hold: (now: boolean) => {
      isHeld = now
    },
  }
}

const ended = (owner: Awaited<ReturnType<typeof given>>['owner']) => owner.commit(1, { [ANN]: null }, 'session')

describe('what was looked up', () => {
  test('when nothing touches its rows, it is remembered', async () => {
    const { sessions, looks, owner, replica } = await given()
    expect(sessions.remembered(ANN)).toBeUndefined()
    expect(await sessions.get(ANN)).toBe(`${ANN} v1`)
    replica.offer(owner.commit(1, { 'bob@session': null }, 'session'))
    replica.offer(owner.commit(1, { [ANN]: 'x' }, 'other'))
    expect(await sessions.get(ANN)).toBe(`${ANN} v1`)
    expect(sessions.remembered(ANN)).toBe(`${ANN} v1`)
    expect(looks.length).toBe(1)
  })

  test.each([
    ['its own row is gone', 1, ANN, null, 'session'],
    ['its own row is new', 1, ANN, 'x', 'session'],
    ['the row of its user is new', 2, 'ann', 'disabled', 'user'],
  ])('when %s, it is forgotten at once', async (_what, shard, key, value, table) => {
    const { sessions, looks, owner, replica } = await given()
    await sessions.get(ANN)
    await sessions.get('bob@session')
    replica.offer(owner.commit(shard, { [key]: value }, table))
    expect(sessions.remembered(ANN)).toBeUndefined()
    expect(sessions.remembered('bob@session')).toBeDefined()
    expect(await sessions.get(ANN)).toBe(`${ANN} v3`)
    expect(looks.length).toBe(3)
  })

  test('when a lease of any of its shards is over, the owner is asked', async () => {
    const { sessions, looks, owner, replica } = await given({ leaseMs: 300 })
    await sessions.get(ANN)
    owner.onRenew = () => {}
    await waitFor(() => !replica.isFresh(2, replica.now()))
    expect(sessions.remembered(ANN)).toBeUndefined()
    expect(await sessions.get(ANN)).toBe(`${ANN} v2`)
    expect(looks.length).toBe(2)
    owner.onRenew = (renew, stream) => stream.grant(renew)
    await waitFor(() => sessions.remembered(ANN) === `${ANN} v2`)
  })

  test('when only one shard is behind, what does not rest on it is remembered', async () => {
    const { sessions, owner, replica } = await given({ leaseMs: 300 })
    await sessions.get(ANN)
    owner.onRenew = (renew, stream) =>
      stream.grant(
        renew,
        replica.metrics().shards.map((_, shard) => (shard === 2 ? 1 : 0)),
      )
    // Both at one moment: on a busy machine the lease of shard 1 may also be over for a while.
    await waitFor(() => !replica.isFresh(2, replica.now()) && replica.isFresh(1, replica.now()))
    expect(sessions.remembered(ANN)).toBeUndefined()
  })

  test('when there is nothing, or the owner cannot say, that is not remembered', async () => {
    const { sessions, looks, hold } = await given()
    hold(true)
    const asking = sessions.get(ANN)
    looks[0]!.fail()
    await expect(asking).rejects.toThrow('not found')
    hold(false)
    expect(await sessions.get(ANN)).toBe(`${ANN} v2`)
  })

  test('when the ledger has another epoch, nothing of before is remembered', async () => {
    const { sessions, owner, replica } = await given()
    await sessions.get(ANN)
    owner.beginEpoch('e2')
    await waitFor(() => replica.epoch === 'e2' && replica.isFresh(1, replica.now()))
    expect(sessions.remembered(ANN)).toBeUndefined()
  })

  test('when there is no room for more, what was not used lately is forgotten', async () => {
    const { sessions } = await given({ max: 3 })
    for (const key of ['a', 'b', 'c']) await sessions.get(key)
    sessions.remembered('a')
    await sessions.get('d')
    expect(['a', 'b', 'c', 'd'].filter((key) => sessions.remembered(key))).toEqual(['a', 'c', 'd'])
    for (const key of 'efghij') await sessions.get(key)
    expect([...'abcdefghij'].filter((key) => sessions.remembered(key)).length).toBe(3)
  })
})

describe('an answer on its way', () => {
  test.each([
    ['touches the row', { [ANN]: null }],
    // The replica cannot know whether the owner read before or after this entry.
    ['touches another row of the shard', { 'bob@session': null }],
  ])('when an entry passes it that %s, the caller gets it, and it is not kept', async (_what, rows) => {
    const { sessions, looks, owner, replica, hold } = await given()
    hold(true)
    const asking = sessions.get(ANN)
    replica.offer(owner.commit(1, rows, 'session'))
    looks[0]!.answer()
    expect(await asking).toBe(`${ANN} v1`)
    expect(sessions.remembered(ANN)).toBeUndefined()
  })

  test('when it is newer than the copy, it is kept until the copy comes to an entry that touches it', async () => {
    const { sessions, owner, replica } = await given()
    owner.onRenew = () => {}
    const entry = ended(owner)
    expect(await sessions.get(ANN)).toBe(`${ANN} v1`)
    expect(sessions.remembered(ANN)).toBe(`${ANN} v1`)
    // The entry is older than the remembered value, which the replica cannot know.
    replica.offer(entry)
    expect(sessions.remembered(ANN)).toBeUndefined()
  })

  test('when it is of another epoch, it is not kept', async () => {
    const { sessions, looks, owner, replica, hold } = await given()
    hold(true)
    const asking = sessions.get(ANN)
    owner.beginEpoch('e2')
    await waitFor(() => replica.epoch === 'e2' && replica.isFresh(1, replica.now()))
    looks[0]!.answer()
    await asking
    expect(sessions.remembered(ANN)).toBeUndefined()
  })

  test('when somebody asks while another is asking, they do not get an answer that was read before', async () => {
    const { sessions, looks, owner, replica, hold } = await given()
    hold(true)
    const first = sessions.get(ANN)
    replica.offer(ended(owner))
    const later = [sessions.get(ANN), sessions.get(ANN), sessions.get(ANN)]
    looks[0]!.answer()
    expect(await first).toBe(`${ANN} v1`)
    // All of them share the next look, which began after their calls.
    await waitFor(() => looks.length === 2)
    looks[1]!.answer()
    expect(await Promise.all(later)).toEqual([`${ANN} v2`, `${ANN} v2`, `${ANN} v2`])
    expect(looks.length).toBe(2)
  })

  test('when it could be kept, those who asked meanwhile have it from memory', async () => {
    const { sessions, looks, hold } = await given()
    hold(true)
    const asking = [sessions.get(ANN), sessions.get(ANN), sessions.get(ANN)]
    looks[0]!.answer()
    expect(await Promise.all(asking)).toEqual([`${ANN} v1`, `${ANN} v1`, `${ANN} v1`])
    expect(looks.length).toBe(1)
  })

  test('when it does not come, others do not wait for it', async () => {
    const { sessions, looks, hold } = await given({ isFresh: false })
    hold(true)
    const hanging = sessions.get(ANN)
    hold(false)
    expect(await sessions.get(ANN)).toBe(`${ANN} v2`)
    looks[0]!.answer()
    await hanging
  })

  test('when it follows from a table whose changes go unnoticed, it is refused', async () => {
    const { replica } = await given()
    const careless = openOnDemand<string>({
      replica: () => replica,
      tables: ['session'],
      max: 1,
      look: async () => ({
        value: 'x',
        epoch: 'e1',
        rows: [{ table: 'user', key: Buffer.from('ann'), shard: 2, seq: 0 }],
      }),
    })
    await expect(careless.get(ANN)).rejects.toThrow('would go unnoticed')
  })
})
