/** What a form begins anew with, after what it is about has changed meanwhile. */
export interface Rebased<V> {
  /** What was typed stays; of what was not touched, what is there now. */
  values: V
  /** What is there now of the fields in which something else was typed. */
  meanwhile: Partial<V>
}

/** @param typed what stands in the form @param before what it began with @param now what is there now */
export function rebase<V extends object>(typed: V, before: V, now: V): Rebased<V> {
  const mine = changed(typed, before)
  const theirs = changed(now, before)
  const both = Object.keys(changed(typed, now)).filter((name) => name in mine && name in theirs)
  const meanwhile = Object.fromEntries(both.map((name) => [name, now[name as keyof V]]))
  return { values: { ...now, ...mine }, meanwhile: meanwhile as Partial<V> }
}

/** The fields that are not as they were. */
export function changed<V extends object>(values: V, before: V): Partial<V> {
  const fields = Object.entries(values).filter(([name, value]) => !isSame(value, before[name as keyof V]))
  return Object.fromEntries(fields) as Partial<V>
}

function isSame(one: unknown, other: unknown): boolean {
  return keyOf(one) === keyOf(other)
}

/** The API takes away the blanks around what was typed. */
function keyOf(value: unknown): string {
  return JSON.stringify(typeof value === 'string' ? value.trim() : value)
}
