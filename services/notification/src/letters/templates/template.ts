import type { Values } from '../letter.ts'
import type { Language, Words } from '../words.ts'

/** The gateway's pages that a letter may lead to. */
type Page =
  | 'accept'
  | 'confirm-email'
  | 'reset-password'
  | 'confirm-email-change'
  | 'undo-email-change'
  | 'owner-recovery'

/** What a letter says, with its placeholders still in it. Sentences that do not apply are left out. */
export interface Sketch {
  subject: string
  paragraphs: (string | false | undefined)[]
  button?: { label: string; page: Page }
  footer?: string
}

/** The sentences of one letter, by name. */
type Sentences = Record<string, string>

/** One letter: its sentences in every language, and how they are put together. */
export interface Template {
  sentences: Record<Language, Sentences>
  sketch(language: Language, values: Values, words: Words): Sketch
}

/** English decides which sentences there are; the other languages have the same ones with the same placeholders. */
export function template<Own extends Sentences>(letter: {
  en: Own
  fr: { [Name in keyof Own]: string }
  sv: { [Name in keyof Own]: string }
  sketch(own: { [Name in keyof Own]: string }, values: Values, words: Words): Sketch
}): Template {
  const { sketch, ...sentences } = letter
  return { sentences, sketch: (language, values, words) => sketch(sentences[language], values, words) }
}

/** When, with what and from where: as much as is known. */
export function whereFrom({ at, device, place }: Values, words: Words): Sketch['paragraphs'] {
  return [at && words.when, device && words.device, place && words.place]
}

export function isTrue(value: string | undefined): boolean {
  return value === 'true'
}
