import { newId } from '@holdfast/contracts'
import type { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  begin,
  canBeCancelled,
  cancel,
  fail,
  isStartedBy,
  isUnfinished,
  type Operation,
  proceed,
  type StepProgress,
  starterActor,
  take,
  tryLater,
} from './operation.ts'

const user = { kind: 'user', userId: newId(), twoFactor: false } as never
const key = { kind: 'api-key', keyId: newId(), userId: newId() } as never

function begun(changes: { locks?: string[]; environmentId?: string; startedBy?: 'nobody' } = {}) {
  const { startedBy, ...about } = changes
  return begin(
    { kind: 'upload', companyId: 'c', siteId: 's', ...about },
    {
      id: newId(),
      turn: 1,
      step: 'first',
      startedBy: startedBy ? undefined : { principal: user, membershipId: 'm' },
      reference: 'r',
      epoch: 1,
      now: 1_000,
    },
  )
}

const progress: fc.Arbitrary<StepProgress> = fc.oneof(
  fc.record({ next: fc.constantFrom('second', 'third'), percent: fc.nat(100) }),
  fc.record({ waitMs: fc.nat(10_000), percent: fc.nat(100) }),
  fc.constant({ done: true as const, result: { releaseId: 'r1' } }),
)
type Act = (operation: Operation, now: number) => Operation
const acts: fc.Arbitrary<Act> = fc.oneof(
  progress.map(
    (made): Act =>
      (operation, now) =>
        isUnfinished(operation) ? proceed(operation, made, now) : operation,
  ),
  fc.constant<Act>((operation, now) => (isUnfinished(operation) ? tryLater(operation, now) : operation)),
  fc.constant<Act>((operation, now) =>
    isUnfinished(operation) ? take(operation, { id: 'w', until: now + 30 }) : operation,
  ),
  fc.constant<Act>((operation, now) => (isUnfinished(operation) ? fail(operation, { code: 'c' }, now) : operation)),
  fc.constant<Act>((operation, now) => (canBeCancelled(operation) ? cancel(operation, now) : operation)),
  fc.constant<Act>((operation) => (isUnfinished(operation) ? { ...operation, isVisible: true } : operation)),
)

test('when anything happens to it in any order, then it ends once, its percents and fences never fall, and nobody has it afterwards', () => {
  fc.assert(
    fc.property(fc.array(acts, { maxLength: 30 }), (steps) => {
      let operation: Operation = begun()
      let now = 1_000
      for (const step of steps) {
        const next = step(operation, ++now)
        expect(next.percent).toBeGreaterThanOrEqual(operation.percent)
        expect(next.fence).toBeGreaterThanOrEqual(operation.fence)
        expect([next.turn, next.startedBy, next.deadline]).toEqual([
          operation.turn,
          operation.startedBy,
          operation.deadline,
        ])
        if (!isUnfinished(operation)) expect(next).toEqual(operation)
        if (!isUnfinished(next)) {
          expect(next.worker).toBeUndefined()
          expect(next.endedAt).toBeLessThanOrEqual(now)
          expect(canBeCancelled(next)).toBe(false)
          expect(next.state === 'cancelled' && next.isVisible).toBe(false)
        }
        operation = next
      }
    }),
  )
})

describe('a cancellation', () => {
  const codeOf = (act: () => unknown) => {
    try {
      act()
      return 'done'
    } catch (error) {
      return (error as DomainError).code
    }
  }
  test('when visitors were promised its effect, or it is over, then it is refused', () => {
    expect(codeOf(() => cancel({ ...begun(), isVisible: true }, 2))).toBe('too-late')
    expect(codeOf(() => cancel(proceed(begun(), { done: true }, 2), 3))).toBe('operation-over')
    expect(codeOf(() => cancel(fail(begun(), { code: 'c' }, 2), 3))).toBe('operation-over')
  })

  test('when a worker has it, then what the worker saves does not count any more', () => {
    const taken = take(begun(), { id: 'w', until: 2 })
    expect(cancel(taken, 3).fence).toBeGreaterThan(taken.fence)
  })
})

describe('a step', () => {
  test('when it fails again and again, then it waits longer each time, up to half a minute', () => {
    let operation = begun()
    const pauses = Array.from({ length: 9 }, () => {
      operation = tryLater(operation, 1_000)
      return operation.notBefore - 1_000
    })
    expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000])
    expect(proceed(operation, { next: 'second', percent: 5 }, 2_000)).toMatchObject({ attempts: 0, notBefore: 2_000 })
  })

  test('when it has learned something, then later steps know it, and what is not asked for stays', () => {
    const learned = proceed(begun(), { next: 'second', percent: 5, learned: { digest: 'd' } }, 2) as Operation
    expect(learned).toMatchObject({ step: 'second', input: { digest: 'd' }, state: 'queued' })
  })
})

test('when nothing else is said, then it locks the environment that it is about; one about none locks nothing', () => {
  expect(begun({ environmentId: 'e' }).locks).toEqual(['e'])
  expect(begun({ environmentId: 'e', locks: ['e', 'f'] }).locks).toEqual(['e', 'f'])
  expect(begun().locks).toEqual([])
})

test('when somebody looks at it, then it is theirs only if they started it: a key is not its maker', () => {
  const byKey = { startedBy: { principal: key, membershipId: 'm' } }
  const maker = { kind: 'user', userId: (key as { userId: string }).userId } as never
  expect([isStartedBy(byKey, { principal: key }), isStartedBy(byKey, { principal: maker })]).toEqual([true, false])
  expect([isStartedBy(begun(), { principal: user }), isStartedBy(begun(), { principal: maker })]).toEqual([true, false])
  expect(isStartedBy(begun({ startedBy: 'nobody' }), { principal: user })).toBe(false)
  expect([starterActor(begun()).kind, starterActor(byKey).kind, starterActor({}).kind]).toEqual([
    'KIND_USER',
    'KIND_API_KEY',
    'KIND_SYSTEM',
  ])
})
