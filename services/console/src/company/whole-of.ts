/** The list, if all of it was read: only then a number of something in it is said. */
export function wholeOf<Item>(list: { items: Item[]; nextCursor: string | null } | undefined): Item[] | undefined {
  return list?.nextCursor === null ? list.items : undefined
}
