import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  accepts,
  advance,
  distrust,
  giveUp,
  granted,
  isFresh,
  isLoaded,
  judge,
  loaded,
  openReplica,
  refused,
  renew,
  resync,
} from './replica.ts'

const given = () => {
  const replica = openReplica({ id: 'a', shards: 2, format: 1 })
  resync(replica, 'e1')
  loaded(replica, 0, 4)
  loaded(replica, 1, 0)
  return replica
}
const grant = (request: number, heads = [4, 0], epoch = 'e1') => ({ request, epoch, heads, leaseMs: 5_000 })

describe('a grant', () => {
  test('when it comes late, the lease still runs from the sending', () => {
    const replica = given()
    const { request } = renew(replica, 1, 1_000)
    expect(isFresh(replica, 0, 1_001)).toBe(false)
    expect(granted(replica, grant(request), 4_000)).toBe('taken')
    expect(isFresh(replica, 0, 5_999)).toBe(true)
    expect(isFresh(replica, 0, 6_000)).toBe(false)
  })

  test('when it answers an earlier renewal, the later one does not lengthen it', () => {
    const replica = given()
    const first = renew(replica, 1, 0)
    renew(replica, 1, 4_000)
    granted(replica, grant(first.request), 4_100)
    expect(isFresh(replica, 0, 5_000)).toBe(false)
  })

  test('when its head is not reached, it counts in that shard once it is', () => {
    const replica = given()
    granted(replica, grant(renew(replica, 1, 0).request, [6, 0]), 1)
    expect([isFresh(replica, 0, 2), isFresh(replica, 1, 2)]).toEqual([false, true])
    advance(replica, 0, 5)
    expect(isFresh(replica, 0, 2)).toBe(false)
    expect(advance(replica, 0, 6)).toEqual({ shard: 0, seq: 6, epoch: 'e1' })
    expect(isFresh(replica, 0, 2)).toBe(true)
    expect(isFresh(replica, 0, 5_000)).toBe(false)
  })

  test('when it is of another epoch, a new snapshot is needed and nothing is granted', () => {
    const replica = given()
    expect(granted(replica, grant(renew(replica, 1, 0).request, [4, 0], 'e2'), 1)).toBe('resync')
    expect(isFresh(replica, 1, 2)).toBe(false)
  })

  test('when it comes twice, the second one is ignored', () => {
    const replica = given()
    const { request } = renew(replica, 1, 0)
    granted(replica, grant(request), 1)
    expect(granted(replica, grant(request), 2)).toBe('ignored')
  })
})

describe('a resync', () => {
  test('when it begins, leases, renewals and waiting grants are gone', () => {
    const replica = given()
    granted(replica, grant(renew(replica, 1, 0).request, [5, 0]), 1)
    const underWay = renew(replica, 1, 2)
    resync(replica, 'e1')
    expect(isLoaded(replica)).toBe(false)
    expect(() => renew(replica, 1, 3)).toThrow()
    loaded(replica, 0, 3)
    loaded(replica, 1, 0)
    expect(granted(replica, grant(underWay.request, [3, 0]), 4)).toBe('ignored')
    advance(replica, 0, 4)
    advance(replica, 0, 5)
    expect([isFresh(replica, 0, 5), isFresh(replica, 1, 5)]).toEqual([false, false])
  })

  test('when a shard cannot be trusted, checks there are not decided, whatever is granted', () => {
    const replica = given()
    const { request } = renew(replica, 1, 0)
    distrust(replica, 0)
    granted(replica, grant(request, [0, 0]), 1)
    expect([isFresh(replica, 0, 2), isFresh(replica, 1, 2)]).toEqual([false, true])
    expect(judge(replica, { epoch: 'e1', shard: 0, seq: 5 })).toBe('unloaded')
  })
})

test.each([
  ['next', { epoch: 'e1', shard: 0, seq: 5 }],
  ['known', { epoch: 'e1', shard: 0, seq: 4 }],
  ['hole', { epoch: 'e1', shard: 0, seq: 6 }],
  ['foreign', { epoch: 'e2', shard: 0, seq: 5 }],
] as const)('an entry is judged %s', (what, place) => {
  const replica = given()
  expect(judge(replica, place)).toBe(what)
  if (what === 'hole') expect(() => advance(replica, place.shard, place.seq)).toThrow()
})

test('when a stream is given up, its leases end, and those of other streams stay', () => {
  const replica = given()
  granted(replica, grant(renew(replica, 1, 0).request, [4, 9]), 1)
  const underWay = renew(replica, 1, 2)
  const other = renew(replica, 2, 3)
  granted(replica, grant(other.request, [5, 0]), 4)
  expect(giveUp(replica, 1)).toEqual({ replica: 'a', request: underWay.request })
  expect([isFresh(replica, 0, 5), isFresh(replica, 1, 5)]).toEqual([false, true])
  expect(granted(replica, grant(underWay.request), 6)).toBe('ignored')
  advance(replica, 0, 5)
  expect(isFresh(replica, 0, 6)).toBe(true)
})

test.each([
  ['REASON_BEHIND', 'later'],
  ['REASON_CLOSED', 'elsewhere'],
  ['REASON_EPOCH', 'resync'],
  ['REASON_FORMAT', 'outdated'],
] as const)('when a renewal is refused with %s, it is to be tried %s', (reason, what) => {
  const replica = given()
  const { request } = renew(replica, 1, 0)
  expect(refused(replica, { request, reason, epoch: 'e1' })).toBe(what)
  expect(refused(replica, { request, reason, epoch: 'e1' })).toBe('ignored')
})

test('a fact looked up on demand is kept unless entries have passed it', () => {
  const replica = given()
  expect(accepts(replica, { epoch: 'e1', shard: 0, seq: 4 })).toBe(true)
  expect(accepts(replica, { epoch: 'e1', shard: 0, seq: 3 })).toBe(false)
  expect(accepts(replica, { epoch: 'e2', shard: 0, seq: 9 })).toBe(false)
})

test('whatever happens in whatever order, it is fresh only by a grant that was asked for since the last resync, from its sending, with its head reached', () => {
  const step = fc.record({
    kind: fc.constantFrom('renew', 'grant', 'entry', 'resync'),
    which: fc.nat(5),
    head: fc.nat(6),
    passes: fc.nat(2_000),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const replica = given()
      let now = 0
      let sent: { request: number; at: number }[] = []
      let granteds: { until: number; head: number }[] = []
      for (const { kind, which, head, passes } of steps) {
        now += passes
        if (kind === 'renew') sent.push({ request: renew(replica, 1, now).request, at: now })
        else if (kind === 'grant') {
          const one = sent[which]
          if (one && granted(replica, grant(one.request, [head, 0]), now) === 'taken')
            granteds.push({ until: one.at + 5_000, head })
        } else if (kind === 'entry') advance(replica, 0, replica.applied[0]! + 1)
        else {
          resync(replica, 'e1')
          loaded(replica, 0, head)
          loaded(replica, 1, 0)
          sent = []
          granteds = []
        }
        const isJustified = granteds.some(({ until, head }) => now < until && replica.applied[0]! >= head)
        if (isFresh(replica, 0, now)) expect(isJustified).toBe(true)
      }
    }),
  )
})
