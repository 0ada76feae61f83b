import { expect, test } from '@jest/globals'
import { bars } from './bars.ts'

test('when values are drawn then the highest fills the box, and all of them its width', () => {
  const drawn = bars([1, 4, 0, 2], { width: 100, height: 40 })
  expect(drawn.map(({ height }) => height)).toEqual([10, 40, 0, 20])
  expect(drawn.map(({ y }) => y)).toEqual([30, 0, 40, 20])
  expect(drawn.map(({ x, width }) => [x, width])).toEqual([
    [2.5, 20],
    [27.5, 20],
    [52.5, 20],
    [77.5, 20],
  ])
})

test('when there is nothing to draw then there are no bars, or flat ones', () => {
  expect(bars([], { width: 100, height: 40 })).toEqual([])
  expect(bars([0, 0], { width: 100, height: 40 }).map(({ height }) => height)).toEqual([0, 0])
})
