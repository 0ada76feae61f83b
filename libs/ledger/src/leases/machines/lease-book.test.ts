import type { Renew } from '@holdfast/contracts/ledger'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  answer,
  ask,
  beginFence,
  confirm,
  fenced,
  fenceFailed,
  fenceRefused,
  forget,
  isIdle,
  leave,
  openBook,
  receive,
  releaseLeases,
  withdraw,
} from './lease-book.ts'

const LEASE = 5_000
const AFTER_LEASE = 5_501
const given = () => openBook({ registration: 'r1', epoch: 'e1', lease: LEASE, format: 1 })
const renewal = (request: number, over: Partial<Renew> = {}): Renew => ({
  request,
  replica: 'a',
  epoch: 'e1',
  applied: [0, 0],
  format: 1,
  ...over,
})
const question = (seq: number) => ({ registration: 'r1', epoch: 'e1', shard: 0, seq })

describe('a renewal', () => {
  test('when it is received, its replica is a holder before it is answered', () => {
    const book = given()
    expect(receive(book, renewal(1), 0)).toBeUndefined()
    expect(answer(book, question(1), 0)).toEqual({ settled: false, confirmed: [], outstanding: ['a'] })
    expect(isIdle(book, 0)).toBe(false)
  })

  test('when lease × 1.1 has passed since its receipt, its replica is no holder', () => {
    const book = given()
    receive(book, renewal(1), 0)
    expect(answer(book, question(1), LEASE + 100)?.settled).toBe(false)
    expect(answer(book, question(1), AFTER_LEASE)?.settled).toBe(true)
    expect(isIdle(book, AFTER_LEASE)).toBe(true)
  })

  test('when a fence is under way, it waits for the next one', () => {
    const book = given()
    receive(book, renewal(1), 0)
    expect(beginFence(book)).toBe(true)
    receive(book, renewal(1, { replica: 'b' }), 1)
    ask(book, 7)
    expect(beginFence(book)).toBe(false)

    const first = fenced(book, [3, 4], 2)
    expect(first.grants).toEqual([{ replica: 'a', grant: { request: 1, epoch: 'e1', heads: [3, 4], leaseMs: LEASE } }])
    expect(first.checks).toEqual([])
    expect(beginFence(book)).toBe(true)
    const second = fenced(book, [5, 5], 3)
    expect(second.grants.map(({ replica }) => replica)).toEqual(['b'])
    expect(second.checks).toEqual([7])
  })

  test('when its fence fails, it takes the next one; when its fence is refused, it is dropped', () => {
    const book = given()
    receive(book, renewal(1), 0)
    beginFence(book)
    fenceFailed(book)
    beginFence(book)
    receive(book, renewal(2), 1)
    fenceRefused(book)
    expect(beginFence(book)).toBe(false)
    expect(book.state).toBe('closed')
    expect(receive(book, renewal(3), 2)?.reason).toBe('REASON_CLOSED')
    expect(ask(book, 1)).toBe(false)
    // A closed book does not answer for the holders of its registration any more.
    expect(answer(book, question(1), 2)).toBeUndefined()
  })

  test('when fences fail for long, then of each replica the latest renewal waits, and of checks those still wanted', () => {
    const book = given()
    for (let round = 1; round <= 3; round++) {
      receive(book, renewal(round), round)
      receive(book, renewal(round, { replica: 'b' }), round)
      ask(book, round)
      beginFence(book)
      receive(book, renewal(10 + round), round)
      fenceFailed(book)
    }
    withdraw(book, 1)
    beginFence(book)
    ask(book, 4)
    withdraw(book, 2)
    withdraw(book, 4)
    const { grants, checks } = fenced(book, [0, 0], 3)
    expect(grants.map(({ replica, grant }) => [replica, grant.request])).toEqual([
      ['b', 3],
      ['a', 13],
    ])
    expect(checks).toEqual([3])
    expect(beginFence(book)).toBe(false)
  })

  test.each([
    ['REASON_EPOCH', { epoch: 'e0' }],
    ['REASON_FORMAT', { format: 0 }],
  ])('when it cannot be granted (%s), its replica is refused and is no holder', (reason, over) => {
    const book = given()
    expect(receive(book, renewal(1, over), 0)?.reason).toBe(reason)
    expect(isIdle(book, 0)).toBe(true)
  })

  test('when its replica stayed behind for a whole lease, it is refused until it has caught up', () => {
    const book = given()
    const renewAt = (now: number) => {
      const refusal = receive(book, renewal(now + 1), now)
      if (beginFence(book)) fenced(book, [9, 0], now)
      return refusal?.reason
    }
    expect(renewAt(0)).toBeUndefined()
    expect(renewAt(LEASE - 1)).toBeUndefined()
    expect(renewAt(LEASE)).toBe('REASON_BEHIND')
    expect(isIdle(book, LEASE - 1 + AFTER_LEASE)).toBe(true)
    expect(renewAt(12_000)).toBe('REASON_BEHIND')
    forget(book, 13_000)
    expect(renewAt(13_000)).toBe('REASON_BEHIND')

    confirm(book, 'a', { shard: 0, seq: 9, epoch: 'e1' })
    expect(renewAt(13_001)).toBeUndefined()
  })
})

describe('an answer to a peer', () => {
  test('when a replica has confirmed, it is named, also after its lease', () => {
    const book = given()
    receive(book, renewal(1), 0)
    confirm(book, 'a', { shard: 0, seq: 5, epoch: 'e1' })
    expect(answer(book, question(5), 1)).toEqual({ settled: true, confirmed: ['a'], outstanding: [] })
    expect(answer(book, question(5), AFTER_LEASE)).toEqual({ settled: true, confirmed: ['a'], outstanding: [] })
    expect(answer(book, question(6), 1)?.outstanding).toEqual(['a'])
  })

  test('when the confirmation is of another epoch, it means nothing', () => {
    const book = given()
    receive(book, renewal(1), 0)
    confirm(book, 'a', { shard: 0, seq: 5, epoch: 'e0' })
    expect(answer(book, question(5), 1)?.settled).toBe(false)
  })

  test('when another registration is asked for, there is none', () => {
    expect(answer(given(), { ...question(1), registration: 'r0' }, 0)).toBeUndefined()
    expect(answer(given(), { ...question(1), epoch: 'e0' }, 0)).toBeUndefined()
  })

  test('when the process leaves, it still answers and grants nothing new', () => {
    const book = given()
    receive(book, renewal(1), 0)
    leave(book)
    expect(receive(book, renewal(2), 1)?.reason).toBe('REASON_CLOSED')
    beginFence(book)
    fenceRefused(book)
    expect(answer(book, question(1), 1)?.outstanding).toEqual(['a'])
  })
})

describe('a goodbye', () => {
  test('when nothing was renewed since, the replica is no holder and gets no grant', () => {
    const book = given()
    receive(book, renewal(1), 0)
    beginFence(book)
    releaseLeases(book, { replica: 'a', request: 1 })
    expect(isIdle(book, 1)).toBe(true)
    expect(fenced(book, [0, 0], 1).grants).toEqual([])
  })

  test('when it comes late, a renewal that was sent after it still counts', () => {
    const book = given()
    receive(book, renewal(4), 0)
    releaseLeases(book, { replica: 'a', request: 3 })
    expect(isIdle(book, 1)).toBe(false)
  })
})

test('whatever is received in whatever order, a holder that did not confirm and did not leave is outstanding', () => {
  const step = fc.record({
    kind: fc.constantFrom('renew', 'confirm', 'leave', 'fence'),
    replica: fc.constantFrom('a', 'b', 'c'),
    seq: fc.nat(4),
    passes: fc.nat(3_000),
  })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const book = given()
      const heard = new Map<string, { at: number; applied: number }>()
      let now = 0
      steps.forEach(({ kind, replica, seq, passes }, index) => {
        now += passes
        const known = heard.get(replica)
        if (kind === 'renew') {
          const refusal = receive(book, renewal(index + 1, { replica }), now)
          if (!refusal) heard.set(replica, { at: now, applied: known?.applied ?? 0 })
        } else if (kind === 'confirm') {
          confirm(book, replica, { shard: 0, seq, epoch: 'e1' })
          if (known) known.applied = Math.max(known.applied, seq)
        } else if (kind === 'leave') {
          releaseLeases(book, { replica, request: index })
          heard.delete(replica)
        } else if (beginFence(book)) fenced(book, [2, 0], now)
        const reply = answer(book, question(3), now)!
        const expected = [...heard]
          .filter(([, { at, applied }]) => now - at < LEASE * 1.1 && applied < 3)
          .map(([id]) => id)
        expect([...reply.outstanding].sort()).toEqual(expected.sort())
      })
    }),
  )
})
