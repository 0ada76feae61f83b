import { numberFormat, pluralRules } from './formats.ts'

/** A sentence whose form depends on the number `n`. */
export interface Counted {
  one: string
  other: string
}

export type Sentence = string | Counted

/** The names of the placeholders of a sentence: `'{n} sites of {company}'` has `n` and `company`. */
export type Placeholders<S> = S extends Counted
  ? Placeholders<S['one']> | Placeholders<S['other']> | 'n'
  : S extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Placeholders<Rest>
    : never

/** The same shape with any text in it: what every other language has to be. */
export type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> }

/** A sentence cut at its placeholders: every second part is the name of one. */
export function parts(sentence: Sentence, language: string, n?: unknown): string[] {
  return form(sentence, language, n).split(/\{(\w+)\}/)
}

function form(sentence: Sentence, language: string, n: unknown): string {
  if (typeof sentence === 'string') return sentence
  return pluralRules(language).select(Number(n)) === 'one' ? sentence.one : sentence.other
}

/** The sentence with its values filled in; numbers as the language writes them. */
export function fill(sentence: Sentence, language: string, values: Record<string, string | number> = {}): string {
  return parts(sentence, language, values.n)
    .map((part, index) => (index % 2 === 1 ? shown(values[part], language) : part))
    .join('')
}

export function shown(value: string | number | undefined, language: string): string {
  return typeof value === 'number' ? numberFormat(language).format(value) : (value ?? '')
}
