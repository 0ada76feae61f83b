import { type TSchema, Type } from 'typebox'
import { Exactly } from './fields.ts'

const page = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  after: Type.Optional(Type.String({ maxLength: 500, default: '', description: '`nextCursor` of the page before' })),
}

export const ListQuery = Exactly(page)

/** A list that people look through: what it finds is decided where the list is. */
export function SearchQuery<const Filters extends Record<string, TSchema>>(filters: Filters) {
  return Exactly({ ...page, ...filters })
}

/** @param where in which texts: "of the name" */
export function Search(where: string) {
  return Type.Optional(
    Type.String({ maxLength: 100, default: '', description: `Part ${where}, without regard to case` }),
  )
}

export function ListOf<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: Type.Union([Type.String(), Type.Null()], { description: 'For `after`; null on the last page' }),
  })
}

export function listOf<Item>(items: Item[], nextCursor: string) {
  return { items, nextCursor: nextCursor === '' ? null : nextCursor }
}

/** A list that says how many items all its pages have. */
export function CountedListOf<Item extends TSchema>(item: Item) {
  const { properties } = ListOf(item)
  return Type.Object({ ...properties, total: Type.Integer({ description: 'Of all pages' }) })
}

export function countedListOf<Item>(items: Item[], { nextCursor, total }: { nextCursor: string; total: number }) {
  return { ...listOf(items, nextCursor), total }
}
