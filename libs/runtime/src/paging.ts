import { createHash } from 'node:crypto'
import { idBytes, idText, isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

const DEFAULT = 50
const MOST = 200
const ID = 16
const LIST = 8

/** Where a page of a list begins, and how many rows it has. */
export interface Page {
  list: string
  limit: number
  /** The id of the last row before the page; empty for the first page. */
  after: string
}

/**
 * Reads what a caller says of the page that it wants. Throws `bad-request`, and `bad-cursor` for a cursor of another list.
 * @param list names the list, with the id of the thing that has it: "members/0199…"
 */
export function readPage(request: { limit: number; after: string }, list: string): Page {
  if (request.limit > MOST) throw new DomainError('bad-request', { detail: `limit is at most ${MOST}` })
  return { list, limit: request.limit || DEFAULT, after: request.after && readCursor(request.after, list) }
}

/**
 * One page of rows that are ordered by an id. The cursor names the last row, so rows that are added meanwhile do not
 * shift the pages.
 * @param rows one more than the page holds, or fewer if there are no more
 */
export function pageOf<Row>(rows: Row[], { list, limit }: Page, idOf: (row: Row) => string) {
  const page = rows.slice(0, limit)
  return { page, nextCursor: rows.length > limit ? writeCursor(idOf(page.at(-1)!), list) : '' }
}

// A hash of the list's name keeps cursors of different lists apart. It is no signature: who forges a cursor reads the
// same list from another row.
function writeCursor(id: string, list: string): string {
  return Buffer.concat([idBytes(id), hashOf(list)]).toString('base64url')
}

function readCursor(cursor: string, list: string): string {
  const bytes = Buffer.from(cursor, 'base64url')
  const isWhole = bytes.length === ID + LIST && bytes.toString('base64url') === cursor
  if (!isWhole || !bytes.subarray(ID).equals(hashOf(list))) throw new DomainError('bad-cursor')
  const id = idText(bytes.subarray(0, ID))
  if (!isId(id)) throw new DomainError('bad-cursor')
  return id
}

function hashOf(list: string): Buffer {
  return createHash('sha256').update(list).digest().subarray(0, LIST)
}
