import { type TSchema, Type } from 'typebox'
import { Exactly } from './fields.ts'

export const ListQuery = Exactly({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  after: Type.Optional(Type.String({ maxLength: 500, default: '', description: '`nextCursor` of the page before' })),
})

export function ListOf<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    nextCursor: Type.Union([Type.String(), Type.Null()], { description: 'For `after`; null on the last page' }),
  })
}

export function listOf<Item>(items: Item[], nextCursor: string) {
  return { items, nextCursor: nextCursor === '' ? null : nextCursor }
}
