/** A box of search: its text, what the list is narrowed to, and what was sent and has not come back yet. */
interface TypedSearch {
  text: string
  value: string
  sent: readonly string[]
}

export function beginSearch(value: string): TypedSearch {
  return { text: value, value, sent: [] }
}

export function type(search: TypedSearch, text: string): TypedSearch {
  return { ...search, text }
}

/** The list is asked for this now. */
export function send(search: TypedSearch, value: string): TypedSearch {
  const last = search.sent.at(-1) ?? search.value
  return value === last ? search : { ...search, sent: [...search.sent, value] }
}

/**
 * The list is narrowed to another value. If it was sent from here, somebody may type on meanwhile, and the text stays; else
 * one went there by a link, or back, and the box says so.
 */
export function follow(search: TypedSearch, value: string): TypedSearch {
  if (value === search.value) return search
  const own = search.sent.indexOf(value)
  return own < 0 ? beginSearch(value) : { ...search, value, sent: search.sent.slice(own + 1) }
}
