import type { Chance } from '../simulation/chance.ts'

/** The states of rows in the order of their commits, and from which of them on every copy shows no older one. */
export interface History<Row> {
  add(key: string, row: Row | undefined): void
  present(key: string): Row | undefined
  /** The last row that was there, also if it is gone. */
  ever(key: string): Row | undefined
  /** The place of the present state, for {@link inForce}. */
  last(key: string): number
  /** The answer to the change at this place was given: what was committed before it is not seen any more. */
  inForce(key: string, place: number): void
  /** What a copy may show now: one of {@link sinceInForce}. */
  seen(key: string, chance: Chance): Row | undefined
  sinceInForce(key: string): (Row | undefined)[]
  keys(): Iterable<string>
}

export function createHistory<Row>(): History<Row> {
  const rows = new Map<string, { states: (Row | undefined)[]; from: number }>()
  const none = { states: [undefined], from: 0 }
  const sinceInForce = (key: string) => {
    const { states, from } = rows.get(key) ?? none
    return states.slice(from)
  }
  return {
    add(key, row) {
      const found = rows.get(key) ?? { states: [undefined], from: 0 }
      found.states.push(row)
      rows.set(key, found)
    },
    present: (key) => rows.get(key)?.states.at(-1),
    ever: (key) => rows.get(key)?.states.findLast((row) => row !== undefined),
    last: (key) => (rows.get(key)?.states.length ?? 1) - 1,
    inForce(key, place) {
      const found = rows.get(key)
      if (found) found.from = Math.max(found.from, place)
    },
    seen: (key, chance) => chance.of(sinceInForce(key)),
    sinceInForce,
    keys: () => rows.keys(),
  }
}
