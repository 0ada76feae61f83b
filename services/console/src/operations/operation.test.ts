import { expect, test } from '@jest/globals'
import { isOver, operationStates, percentOf } from './operation.ts'

test('when work waits or runs then it is not over', () => {
  expect(operationStates.filter((state) => !isOver({ state }))).toEqual(['queued', 'running'])
})

test('when work is done then all of it is, and when it waits or failed then nobody says how much', () => {
  expect(percentOf({ state: 'done', percent: 40 })).toBe(100)
  expect(percentOf({ state: 'running', percent: 40 })).toBe(40)
  expect(percentOf({ state: 'queued', percent: 0 })).toBeUndefined()
  expect(percentOf({ state: 'failed', percent: 40 })).toBeUndefined()
})
