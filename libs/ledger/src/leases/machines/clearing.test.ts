import { describe, expect, test } from '@jest/globals'
import { type Clearing, marked, registrationsSeen, removable } from './clearing.ts'

const closing = (id: string) => ({ id, lease: 5_000, state: 'closing' as const })

describe('a closing registration', () => {
  test('when lease × 1.1 has passed since the mark was acknowledged, it may be removed', () => {
    const clearing: Clearing = new Map()
    marked(clearing, closing('x'), 0)
    registrationsSeen(clearing, [closing('x')], 3_000)
    expect(removable(clearing, 5_400)).toEqual([])
    expect(removable(clearing, 5_501)).toEqual(['x'])
  })

  test('when its marker is gone, who reads it counts from the read', () => {
    const clearing: Clearing = new Map()
    registrationsSeen(clearing, [closing('x'), { ...closing('y'), state: 'granting' }], 3_000)
    expect(removable(clearing, 5_501)).toEqual([])
    expect(removable(clearing, 8_501)).toEqual(['x'])
  })

  test('when it is gone, it is forgotten', () => {
    const clearing: Clearing = new Map()
    marked(clearing, closing('x'), 0)
    registrationsSeen(clearing, [], 1)
    expect(removable(clearing, 9_999)).toEqual([])
  })
})
