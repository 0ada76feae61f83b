import { describe, expect, test } from '@jest/globals'
import { type Activation, checkSights, pageOf, type Sight, see, tagOf } from './visit.ts'

const activations: Activation[] = [
  { tag: 'a', at: 10, shownBy: 20 },
  { tag: 'b', at: 30, shownBy: 40 },
  { tag: 'a', at: 50, shownBy: 60 },
]

/** What was shown at which time, each visit taking no time. */
function seen(...visits: [shown: string, at: number][]): Sight[] {
  const sights: Sight[] = []
  for (const [shown, at] of visits) see(sights, { shown, begun: at, answered: at })
  return sights
}

describe('a page', () => {
  test('when it is whole, then it has its tag, and when anything is missing or of another one, then none', () => {
    expect(tagOf(pageOf('a'))).toBe('a')
    expect(tagOf(pageOf('a').slice(0, -1))).toBeUndefined()
    expect(tagOf(pageOf('a').replace('a 200', 'b 200'))).toBeUndefined()
    expect(tagOf('')).toBeUndefined()
  })
})

describe('what visitors were shown', () => {
  test('when it follows the releases in their order, then it is right, also when one comes again', () => {
    expect(checkSights(seen(['404', 5], ['a', 15], ['b', 31], ['b', 45], ['a', 55], ['a', 70]), activations)).toEqual(
      [],
    )
    expect(checkSights(seen(['a', 15], ['a', 70]), activations)).toEqual([])
  })

  test.each([
    [
      'an older one comes again',
      [
        ['b', 35],
        ['a', 45],
      ],
    ],
    ['one is seen before it is active', [['b', 25]]],
    [
      'one is seen when a later one is due',
      [
        ['a', 15],
        ['a', 45],
      ],
    ],
    ['one is seen that was never active', [['c', 15]]],
    [
      'nothing is seen any more',
      [
        ['a', 15],
        ['404', 16],
      ],
    ],
    ['nothing is seen yet', [['404', 25]]],
  ] as [string, [string, number][]][])('when %s, then it is wrong', (_, visits) => {
    expect(checkSights(seen(...visits), activations)).not.toEqual([])
  })

  test('when the environment is deleted, then nothing is right, and a page that comes back is wrong', () => {
    expect(checkSights(seen(['b', 35], ['404', 45]), activations, 44)).toEqual([])
    expect(checkSights(seen(['b', 35], ['404', 45], ['b', 46]), activations, 44)).not.toEqual([])
    expect(checkSights(seen(['b', 35], ['404', 43]), activations, 44)).not.toEqual([])
  })
})
