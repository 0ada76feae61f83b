import { SHARDS } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import { atEnd, silentLog, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type LiveReplica, startReplica } from './live-replica.ts'
import { type FakeOwner, openFakeOwner, textTable } from './testing/fake-owner.ts'

const every = Array.from({ length: SHARDS }, (_, shard) => shard)
const freshShards = (replica: LiveReplica) => every.filter((shard) => replica.isFresh(shard, replica.now()))
const untilFresh = (replica: LiveReplica) => waitFor(() => freshShards(replica).length === SHARDS)

function follow(owner: FakeOwner, options: Partial<Parameters<typeof startReplica>[0]> = {}) {
  const member = textTable()
  const replica = startReplica({
    owner: 'company',
    source: owner.source,
    tables: { member },
    log: silentLog,
    renewEveryMs: 50,
    ...options,
  })
  atEnd(() => replica.stop())
  return { replica, rows: member.rows, applied: (shard: number) => replica.metrics().shards[shard]!.applied }
}

/** Collects the level and text of log lines. */
function countingLog() {
  const lines: string[] = []
  const log = silentLog.child({})
  const count =
    (level: string) =>
    (fields: unknown, message = String(fields)) =>
      void lines.push(`${level} ${message}`)
  const counting = { ...log, warn: count('warn'), error: count('error'), info: count('info') } as typeof log
  counting.child = (() => counting) as unknown as typeof log.child
  return { log: counting, lines }
}

describe('starting', () => {
  test('when the snapshot is loaded it renews, and answers from memory in every shard', async () => {
    const owner = openFakeOwner()
    owner.commit(3, { ann: 'owner', bob: 'developer' })
    owner.commit(3, { bob: null })
    const { replica, rows } = follow(owner)
    expect(freshShards(replica)).toEqual([])
    await replica.loaded
    expect(replica.epoch).toBe('e1')
    expect([...rows]).toEqual([['ann', 'owner']])
    await untilFresh(replica)
    expect(owner.last!.renews[0]!.applied).toEqual(owner.heads())
  })

  test('when a shard is missing yet, it renews nowhere and keeps nobody waiting', async () => {
    const owner = openFakeOwner()
    let goOn = () => {}
    const isHeld = new Promise<void>((resolve) => {
      goOn = resolve
    })
    owner.onSnapshot = async (shard) => {
      if (shard === 15) await isHeld
    }
    // Grants name no heads: the replica must remember the entries that passed meanwhile.
    owner.onRenew = (renew, stream) =>
      stream.grant(
        renew,
        every.map(() => 0),
      )
    const { replica, rows, applied } = follow(owner, { renewEveryMs: 5 })
    await waitFor(() => applied(14) === 0)
    // One entry for a shard that is loaded, one for a shard that is not.
    replica.offer(owner.commit(2, { ann: 'owner' }))
    replica.offer(owner.commit(15, { bob: 'developer' }))
    expect([applied(2), applied(15)]).toEqual([1, -1])
    expect(await replica.reaches({ epoch: 'e2', heads: [] }, 100)).toBe(false)
    expect(owner.streams).toEqual([])
    goOn()
    await untilFresh(replica)
    await waitFor(() => rows.has('bob'))
    expect([...rows.keys()]).toEqual(['ann', 'bob'])
  })

  test('when an entry passes while its shard is loaded, it is asked for', async () => {
    const owner = openFakeOwner()
    let late: Entry | undefined
    owner.onSnapshot = async (shard) => {
      if (shard === 4 && !late) late = owner.commit(4, { ann: 'owner' })
    }
    const { replica, rows } = follow(owner)
    await replica.loaded
    expect(rows.size).toBe(0)
    await waitFor(() => rows.get('ann') === 'owner')
    expect(owner.calls.read).toEqual(['4/0'])
  })

  test('when the owner is away it tries again, and tells an operator once', async () => {
    const owner = openFakeOwner()
    owner.isAway = true
    const { log, lines } = countingLog()
    const { replica } = follow(owner, { log })
    await waitFor(() => owner.calls.snapshot > 5)
    owner.isAway = false
    await replica.loaded
    await untilFresh(replica)
    expect(lines).toEqual(['warn no snapshot can be loaded', 'info following'])
  })

  test('when a snapshot ends early or changes its epoch, it is taken again', async () => {
    const owner = openFakeOwner()
    const whole = owner.source.snapshot
    const isWrong = [true, true]
    const source = {
      ...owner.source,
      async *snapshot(tables: string[], signal: AbortSignal) {
        for await (const reply of whole(tables, signal)) {
          if (owner.calls.snapshot === 1 && reply.shard === 9 && isWrong[0]) return
          yield owner.calls.snapshot === 2 && reply.shard === 9 && isWrong[1] ? { ...reply, epoch: 'e0' } : reply
        }
      },
    }
    const { replica } = follow(owner, { source })
    await replica.loaded
    expect(owner.calls.snapshot).toBe(3)
    expect(replica.epoch).toBe('e1')
  })

  test('when nothing is held but what is looked up, no snapshot is taken', async () => {
    const owner = openFakeOwner()
    owner.commit(1, { ann: 'owner' })
    const session = textTable()
    const { replica, applied } = follow(owner, { tables: {}, onDemand: { session } })
    await untilFresh(replica)
    expect([owner.calls.snapshot, applied(1)]).toEqual([0, 1])
    owner.push(owner.commit(1, { cookie: 'ended' }, 'session'))
    await waitFor(() => session.rows.get('cookie') === 'ended')
  })
})

describe('entries', () => {
  test('when one comes it is in the table before it is confirmed, and confirmed once', async () => {
    const owner = openFakeOwner()
    const { replica, rows, applied } = follow(owner)
    await untilFresh(replica)
    const seen: (string | undefined)[] = []
    owner.onMessage = () => seen.push(rows.get('ann'))
    const entry = owner.commit(7, { ann: 'owner' })
    replica.offer(entry)
    expect(seen).toEqual(['owner'])
    owner.push(entry, entry)
    replica.offer(entry)
    await waitFor(() => owner.last!.renews.at(-1)!.applied[7] === 1)
    expect(owner.last!.applied).toEqual([{ shard: 7, seq: 1, epoch: 'e1' }])
    expect(applied(7)).toBe(1)
    expect(replica.metrics().entries).toEqual({ stream: 0, kafka: 0, offered: 1, read: 0 })
  })

  test('when one is missing, nothing after it is taken until the owner was asked for it', async () => {
    const owner = openFakeOwner()
    const { replica, rows, applied } = follow(owner)
    await untilFresh(replica)
    const [first, second, third] = [1, 2, 3].map((n) => owner.commit(0, { ann: `role${n}` }))
    replica.offer(first!)
    owner.calls.read = []
    replica.offer(third!)
    replica.offer(third!)
    expect([applied(0), rows.get('ann')]).toEqual([1, 'role1'])
    await waitFor(() => applied(0) === 3)
    expect(owner.calls.read).toEqual(['0/1'])
    replica.offer(second!)
    expect(rows.get('ann')).toBe('role3')
    expect(replica.metrics()).toMatchObject({ gaps: 1, entries: { offered: 1, read: 2 } })
  })

  test('when the owner cannot give what is missing yet, it is asked again, not without end and not hot', async () => {
    const owner = openFakeOwner()
    const { replica, applied } = follow(owner)
    await untilFresh(replica)
    const entries = [1, 2, 3].map(() => owner.commit(0, {}))
    owner.spoilRead = ([_first, ...others]) => others
    replica.offer(entries[2]!)
    await waitFor(() => owner.calls.read.length >= 4)
    expect(applied(0)).toBe(0)
    owner.spoilRead = (found) => found
    await waitFor(() => applied(0) === 3)
    expect(owner.calls.read.length).toBeLessThan(10)
  })

  test('when a grant names a head and no feed brings the entry, the owner is asked', async () => {
    const owner = openFakeOwner()
    const { replica, rows } = follow(owner)
    await untilFresh(replica)
    owner.commit(5, { ann: 'owner' })
    await waitFor(() => rows.get('ann') === 'owner')
    expect(replica.metrics().entries.read).toBe(1)
    await untilFresh(replica)
  })

  test('when its table refuses one, the shard is not answered from, and a new snapshot is taken', async () => {
    const owner = openFakeOwner()
    const member = textTable()
    const put = member.put
    member.put = (key, value) => {
      if (String(value) === 'rubbish' && owner.calls.snapshot === 1) throw new Error('what is this?')
      put(key, value)
    }
    const { log, lines } = countingLog()
    const { replica, applied } = follow(owner, { tables: { member }, log })
    await untilFresh(replica)
    replica.offer(owner.commit(6, { ann: 'owner', bob: 'rubbish' }))
    expect([applied(6), replica.isFresh(6, replica.now())]).toEqual([-1, false])
    expect(owner.last!.applied).toEqual([])
    await waitFor(() => applied(6) === 1)
    await untilFresh(replica)
    expect(replica.metrics().resyncs).toBe(1)
    expect(lines).toEqual([
      'info following',
      'error an entry cannot be applied, taking a new snapshot',
      'info a new snapshot is loaded',
    ])
  })

  test('when a snapshot does not help, the next ones take their time', async () => {
    const owner = openFakeOwner()
    const member = textTable()
    const { replica } = follow(owner, {
      tables: {
        member: {
          ...member,
          put() {
            throw new Error('what is this?')
          },
        },
      },
    })
    await untilFresh(replica)
    const snapshot = owner.source.snapshot
    // The owner process that gives snapshots has not come as far as the one that sends entries.
    owner.source.snapshot = async function* (tables, signal) {
      for await (const reply of snapshot(tables, signal)) {
        yield { ...reply, facts: [], ...(reply.applied !== undefined && { applied: 0 }) }
      }
    }
    owner.commit(6, { ann: 'rubbish' })
    const begun = performance.now()
    await waitFor(() => owner.calls.snapshot >= 4)
    expect(performance.now() - begun).toBeGreaterThan(700)
  })
})

describe('leases', () => {
  test('when renewals are not answered any more, the lease ends', async () => {
    const owner = openFakeOwner({ leaseMs: 300 })
    const { replica } = follow(owner)
    await untilFresh(replica)
    owner.onRenew = () => {}
    const begun = performance.now()
    await waitFor(() => freshShards(replica).length === 0)
    expect(performance.now() - begun).toBeLessThan(4_000)
    expect(replica.metrics().shards[0]).toMatchObject({ applied: 0, head: 0, leaseLeft: 0 })
  })

  test('when a stream ends another is opened at once, and the lease from the old one stays', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner, { renewEveryMs: 3_000 })
    await untilFresh(replica)
    owner.onRenew = () => {}
    owner.last!.end(new Error('cut'))
    await waitFor(() => owner.streams.length === 2 && owner.streams[1]!.renews.length > 0, { ms: 1_500 })
    expect(freshShards(replica)).toEqual(every)
    expect(owner.streams[0]!.leaves).toEqual([])
    expect(replica.metrics().reconnects).toBe(1)
  })

  test('when a process stands still, another one is asked, and the one that grants first is kept', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await untilFresh(replica)
    const [first] = owner.streams
    owner.onRenew = (renew, stream) => stream !== first && stream.grant(renew)
    await waitFor(() => first!.isClosed)
    const second = owner.streams[1]!
    // When the process goes on, it finds a goodbye after the renewals.
    expect(first!.leaves[0]!.request).toBe(first!.renews.at(-1)!.request)
    const count = second.renews.length
    await waitFor(() => second.renews.length > count + 3)
    expect(owner.streams.length).toBe(2)
  })

  test('when the one that stood still grants first, it is kept, and the other gets a goodbye once that is safe', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner, { renewEveryMs: 150 })
    await untilFresh(replica)
    const [first] = owner.streams
    owner.onRenew = () => {}
    await waitFor(() => owner.streams.length === 2)
    const second = owner.streams[1]!
    const count = first!.renews.length
    first!.grant(first!.renews.at(-1))
    // Both streams may lead to the same process: a goodbye for the second one's renewal would also end the lease of the
    // first one's earlier renewal.
    await waitFor(() => first!.renews.length > count)
    expect([second.isClosed, second.leaves]).toEqual([false, []])
    const last = second.renews.at(-1)!.request
    owner.onRenew = (renew, stream) => stream === first && stream.grant(renew)
    await waitFor(() => second.isClosed)
    expect(second.leaves.map(({ request }) => request)).toEqual([last])
    expect(first!.renews.at(-1)!.request).toBeGreaterThan(last)
    expect(freshShards(replica)).toEqual(every)
  })

  test('when nobody answers, streams are neither opened without pause nor piled up, and an operator is told once', async () => {
    const owner = openFakeOwner({ leaseMs: 300 })
    const { log, lines } = countingLog()
    const { replica } = follow(owner, { log })
    await untilFresh(replica)
    owner.onRenew = () => {}
    await waitFor(() => owner.streams.length >= 9)
    expect(owner.streams.filter(({ isClosed }) => !isClosed).length).toBeLessThanOrEqual(3)
    owner.onRenew = (renew, stream) => stream.grant(renew)
    await untilFresh(replica)
    await waitFor(() => lines.length > 2)
    expect(lines).toEqual([
      'info following',
      'warn no process of the owner answers renewals',
      'info the owner answers renewals again',
    ])
  })

  test('when no stream can be opened, that is tried without haste', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await untilFresh(replica)
    owner.isAway = true
    owner.last!.end(new Error('cut'))
    const begun = performance.now()
    await waitFor(() => owner.calls.follow >= 5)
    expect(performance.now() - begun).toBeGreaterThan(150)
    owner.isAway = false
    await waitFor(() => owner.streams.length === 2)
  })

  test('when a process closes, another one is asked, and what it granted before counts until then', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await untilFresh(replica)
    const [first] = owner.streams
    owner.onRenew = (renew, stream) => {
      if (stream !== first) return
      stream.reply({ refused: { request: renew.request, reason: 'REASON_CLOSED', epoch: 'e1' } })
    }
    await waitFor(() => owner.streams.length === 2)
    expect(freshShards(replica)).toEqual(every)
    expect([first!.isClosed, first!.leaves]).toEqual([false, []])
    expect(replica.metrics().refused.REASON_CLOSED).toBe(1)
    // It still takes confirmations of its holders.
    replica.offer(owner.commit(1, {}))
    expect(first!.applied.length).toBe(1)
    const { replica: id, request } = first!.renews.at(-1)!
    owner.onRenew = (renew, stream) => stream.grant(renew)
    await waitFor(() => first!.isClosed)
    expect(first!.leaves).toEqual([{ replica: id, request }])
    expect(freshShards(replica)).toEqual(every)
  })

  test('when a shard lives on what a former stream granted, that one is not given up', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await untilFresh(replica)
    const [first] = owner.streams
    let heads = owner.heads()
    heads[5] = 1
    owner.onRenew = (renew, stream) => stream !== first && stream.grant(renew, heads)
    await waitFor(() => (owner.streams[1]?.renews.length ?? 0) > 3)
    expect([first!.isClosed, first!.leaves]).toEqual([false, []])
    expect(freshShards(replica)).toEqual(every)
    heads = owner.heads()
    await waitFor(() => first!.isClosed && first!.leaves.length === 1)
    expect(freshShards(replica)).toEqual(every)
  })

  test('when it stayed behind, it asks for everything and renews as soon as it has it', async () => {
    const owner = openFakeOwner()
    const { replica, applied } = follow(owner, { renewEveryMs: 1_500 })
    await untilFresh(replica)
    for (const shard of [2, 9]) owner.commit(shard, {})
    let isBehind = true
    owner.calls.read = []
    const begun: number[] = []
    owner.onRenew = (renew, stream) => {
      begun.push(performance.now())
      if (!isBehind) return stream.grant(renew)
      isBehind = false
      stream.reply({ refused: { request: renew.request, reason: 'REASON_BEHIND', epoch: 'e1' } })
    }
    await waitFor(() => begun.length >= 2, { every: 5 })
    expect([applied(2), applied(9)]).toEqual([1, 1])
    expect(new Set(owner.calls.read).size).toBe(SHARDS)
    expect(begun[1]! - begun[0]!).toBeLessThan(1_200)
  })

  test('when it is called behind whatever it asks for, it goes on at its usual pace', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner, { renewEveryMs: 100 })
    await untilFresh(replica)
    owner.calls.read = []
    let asked = 0
    owner.onRenew = (renew, stream) => {
      asked++
      stream.reply({ refused: { request: renew.request, reason: 'REASON_BEHIND', epoch: 'e1' } })
    }
    const begun = performance.now()
    await waitFor(() => asked >= 6)
    expect(performance.now() - begun).toBeGreaterThan(250)
    expect(owner.calls.read.length).toBeLessThan(7 * SHARDS)
  })

  test('when its release is too old, it goes on asking slowly, and says so once', async () => {
    const owner = openFakeOwner({ leaseMs: 300 })
    const { log, lines } = countingLog()
    const { replica } = follow(owner, { log, renewEveryMs: 20 })
    await untilFresh(replica)
    let asked = 0
    owner.onRenew = (renew, stream) => {
      asked++
      stream.reply({ refused: { request: renew.request, reason: 'REASON_FORMAT', epoch: 'e1' } })
    }
    await waitFor(() => freshShards(replica).length === 0)
    asked = 0
    const begun = performance.now()
    await waitFor(() => asked >= 3)
    expect(performance.now() - begun).toBeGreaterThan(300)
    expect(lines).toEqual([
      'info following',
      'error this release is too old for the facts of the owner, checks stay unknown',
    ])
    owner.onRenew = (renew, stream) => stream.grant(renew)
    await untilFresh(replica)
  })
})

describe('another epoch', () => {
  test('when the owner names it, leases end before the tables are touched, and nobody need wait', async () => {
    const owner = openFakeOwner()
    owner.commit(3, { ann: 'owner' })
    const freshAtClear: number[][] = []
    const member = textTable(() => freshAtClear.push(freshShards(replica)))
    const session = textTable(() => freshAtClear.push(freshShards(replica)))
    const { replica } = follow(owner, { tables: { member }, onDemand: { session } })
    await untilFresh(replica)
    freshAtClear.length = 0
    const { request } = owner.last!.renews.at(-1)!
    owner.onRenew = (renew, stream) => {
      if (renew.epoch === owner.epoch) return stream.grant(renew)
      stream.reply({ refused: { request: renew.request, reason: 'REASON_EPOCH', epoch: owner.epoch } })
    }
    owner.beginEpoch('e2')
    // Leases that came over a closed stream end too.
    owner.last!.end()
    await waitFor(() => replica.epoch === 'e2')
    await untilFresh(replica)
    expect(freshAtClear).toEqual([[], []])
    expect(member.rows.get('ann')).toBe('owner')
    expect(owner.streams[1]!.leaves[0]!.request).toBeGreaterThan(request)
    expect(replica.metrics()).toMatchObject({ resyncs: 1, refused: { REASON_EPOCH: 1 } })
  })

  test('when a grant names it, nothing is granted', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await untilFresh(replica)
    owner.beginEpoch('e2')
    await waitFor(() => replica.epoch === 'e2')
    await untilFresh(replica)
    expect(owner.calls.snapshot).toBe(2)
  })

  test('when a feed alone speaks of it, the owner is asked, once for many entries, and believed', async () => {
    const owner = openFakeOwner()
    const { replica, applied } = follow(owner)
    await untilFresh(replica)
    const entry = owner.commit(3, { ann: 'owner' })
    const calls = owner.calls.heads
    for (let count = 0; count < 50; count++) replica.offer({ ...entry, epoch: 'e0' })
    await waitFor(() => owner.calls.heads === calls + 1)
    replica.offer(entry)
    expect([replica.epoch, applied(3), owner.calls.snapshot]).toEqual(['e1', 1, 1])
    expect(freshShards(replica)).toEqual(every)
  })

  test('when a question for entries is answered with it, a new snapshot is taken', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await untilFresh(replica)
    owner.onRenew = () => {}
    owner.spoilRead = () => []
    const [, second] = [1, 2].map(() => owner.commit(3, {}))
    owner.beginEpoch('e2')
    replica.offer(second!)
    await waitFor(() => replica.epoch === 'e2')
    await waitFor(() => replica.metrics().resyncs === 1)
  })
})

describe('waiting until it has reached heads', () => {
  test('when every head is reached they are told, before that not, and in another epoch never', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await replica.loaded
    expect(await replica.reaches({ epoch: 'e1', heads: owner.heads() }, 0)).toBe(true)
    const entry = owner.commit(4, {})
    let hasReached: boolean | undefined
    const reaching = replica.reaches({ epoch: 'e1', heads: owner.heads() }, 5_000).then((answer) => {
      hasReached = answer
    })
    const another = replica.reaches({ epoch: 'e2', heads: every.map(() => 0) }, 100)
    expect(await another).toBe(false)
    replica.offer(entry)
    await reaching
    expect(hasReached).toBe(true)
  })

  test('when no feed brings the entry, the owner is asked before the time is over', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await untilFresh(replica)
    owner.onRenew = () => {}
    owner.commit(4, {})
    expect(await replica.reaches({ epoch: 'e1', heads: owner.heads() }, 150)).toBe(true)
  })
})

describe('stopping', () => {
  test('when it stops, every process that may count it gets a goodbye, and it answers from memory no more', async () => {
    const owner = openFakeOwner()
    const { replica } = follow(owner)
    await untilFresh(replica)
    const { renews, leaves } = owner.last!
    await replica.stop()
    expect(leaves).toEqual([{ replica: renews[0]!.replica, request: renews.at(-1)!.request }])
    expect([freshShards(replica), owner.last!.isClosed]).toEqual([[], true])
    expect(await replica.reaches({ epoch: 'e1', heads: owner.heads() }, 1_000)).toBe(false)
    await replica.stop()
  })

  test('when the other side does not hang up, it stops all the same', async () => {
    const owner = openFakeOwner()
    owner.endsStreams = false
    const { replica } = follow(owner)
    await untilFresh(replica)
    const begun = performance.now()
    await replica.stop()
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  test('when it was never loaded, `loaded` rejects', async () => {
    const owner = openFakeOwner()
    owner.isAway = true
    const { replica } = follow(owner)
    const loading = expect(replica.loaded).rejects.toThrow('stopped')
    await replica.stop()
    await loading
  })
})

test('whatever feeds lose, repeat, delay and reorder, the copy is a prefix of the ledger in each shard, and all of it in the end', async () => {
  const change = fc.record({ shard: fc.nat(2), key: fc.nat(3), value: fc.option(fc.nat(9)) })
  const delivery = fc.record({
    feed: fc.constantFrom('stream', 'offered' as const),
    which: fc.nat(200),
    step: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 25 }),
      fc.array(delivery, { maxLength: 60 }),
      fc.nat(25),
      fc.array(fc.boolean(), { maxLength: 10 }),
      async (changes, deliveries, early, refusedReads) => {
        const owner = openFakeOwner()
        const entries: Entry[] = []
        const commit = ({ shard, key, value }: (typeof changes)[number]) =>
          entries.push(owner.commit(shard, { [`${shard}:${key}`]: value === null ? null : String(value) }))
        for (const each of changes.slice(0, early)) commit(each)
        owner.spoilRead = (found) => (refusedReads.pop() ? found.slice(1) : found)
        const { replica, rows, applied } = follow(owner)
        await replica.loaded
        for (const each of changes.slice(early)) commit(each)
        const isPrefix = () => {
          for (const shard of [0, 1, 2]) {
            const expected = new Map<string, string>()
            for (const { facts } of owner.entries(shard).slice(0, applied(shard))) {
              for (const { key, value } of facts) {
                if (value) expected.set(String(key), String(value))
                else expected.delete(String(key))
              }
            }
            const found = [...rows].filter(([key]) => key.startsWith(`${shard}:`))
            expect(new Map(found)).toEqual(expected)
          }
        }
        for (const { feed, which, step } of deliveries) {
          const entry = entries[which % entries.length]!
          if (feed === 'offered') replica.offer(entry)
          else owner.push(entry)
          if (step) await new Promise((resolve) => setImmediate(resolve))
          isPrefix()
        }
        await waitFor(() => [0, 1, 2].every((shard) => applied(shard) === owner.entries(shard).length), { every: 5 })
        isPrefix()
        await replica.stop()
      },
    ),
    { numRuns: 60 },
  )
})
