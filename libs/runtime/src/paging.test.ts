import { newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { pageOf, readPage } from './paging.ts'

const ids = [newId(), newId(), newId()]
const first = readPage({ limit: 2, after: '' }, 'members/a')
const { page, nextCursor } = pageOf(ids, first, (id) => id)
const refusal = (after: string, list = 'members/a') => {
  try {
    readPage({ limit: 2, after }, list)
    return 'done'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('a cursor', () => {
  test('when it is sent with the same list, then the next page begins after the last row', () => {
    expect(page).toEqual(ids.slice(0, 2))
    expect(readPage({ limit: 2, after: nextCursor }, 'members/a').after).toBe(ids[1])
    expect(pageOf(ids.slice(2), first, (id) => id).nextCursor).toBe('')
  })

  test('when it is of another list, or holds anything else, then it is refused', () => {
    expect(refusal(nextCursor)).toBe('done')
    expect(refusal(nextCursor, 'members/b')).toBe('bad-cursor')
    expect(refusal(nextCursor, 'invitations/a')).toBe('bad-cursor')
    const rubbish = ['!', '=', ' ', 'A', 'AAAA', '%00', '\n']
    for (const one of rubbish) expect([one, refusal(`${nextCursor}${one}`)]).toEqual([one, 'bad-cursor'])
    expect(refusal(nextCursor.slice(0, -1))).toBe('bad-cursor')
    expect(refusal(Buffer.from(ids[0]!).toString('base64url'))).toBe('bad-cursor')
    expect(refusal('x')).toBe('bad-cursor')
  })
})
