/**
 * What stands in a form when its fields were changed elsewhere while somebody typed: what they typed stays, and the other
 * fields have what stands there now.
 * @returns the values of the form, and the fields that both changed, to something else
 */
export function typedOver<Values extends Record<string, string>>(
  typed: Values,
  before: Values,
  now: Values,
): { values: Values; clashes: (keyof Values)[] } {
  const names = Object.keys(now) as (keyof Values)[]
  const isTyped = (name: keyof Values) => typed[name] !== before[name]
  const values = { ...now }
  for (const name of names.filter(isTyped)) values[name] = typed[name]
  const clashes = names.filter((name) => isTyped(name) && now[name] !== before[name] && now[name] !== typed[name])
  return { values, clashes }
}
