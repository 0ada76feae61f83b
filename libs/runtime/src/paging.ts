import { isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

const DEFAULT = 50
const MOST = 200

/** Where a page begins and how many rows it has. Throws `bad-request` and `bad-cursor`. */
export function readPage(request: { limit: number; after: string }): { limit: number; after: string } {
  if (request.limit > MOST) throw new DomainError('bad-request', { detail: `limit is at most ${MOST}` })
  const after = Buffer.from(request.after, 'base64url').toString()
  if (after !== '' && !isId(after)) throw new DomainError('bad-cursor')
  if (after === '' && request.after !== '') throw new DomainError('bad-cursor')
  return { limit: request.limit || DEFAULT, after }
}

/**
 * One page of rows that are ordered by an id. The cursor names the last row, so rows that are added meanwhile do not
 * shift the pages.
 * @param rows one more than the page holds, or fewer if there are no more
 */
export function pageOf<Row>(rows: Row[], limit: number, idOf: (row: Row) => string) {
  const page = rows.slice(0, limit)
  const nextCursor = rows.length > limit ? Buffer.from(idOf(page.at(-1)!)).toString('base64url') : ''
  return { page, nextCursor }
}
