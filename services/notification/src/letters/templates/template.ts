import { withFrenchSpaces } from '@holdfast/contracts'
import type { Values } from '../letter.ts'
import type { Language, Words } from '../words.ts'

/** The console's pages that a letter may lead to. */
export type LinkedPage =
  | 'accept'
  | 'confirm-email'
  | 'reset-password'
  | 'confirm-email-change'
  | 'undo-email-change'
  | 'undo-two-factor'
  | 'owner-recovery'
  | 'confirm-payment'

/** The sentences of one letter with their placeholders not filled in. False and undefined are left out. */
export interface Sketch {
  subject: string
  paragraphs: (string | false | undefined)[]
  button?: { label: string; page: LinkedPage }
  footer?: string
  /** What was done with the account follows the paragraphs. */
  listsActs?: true
}

/** The sentences of one letter, by name. */
type Sentences = Record<string, string>

/** One template: its sentences in every language, and a function that puts those that apply together. */
export interface Template {
  sentences: Record<Language, Sentences>
  sketch(language: Language, values: Values, words: Words): Sketch
}

/** The English sentences decide which ones the other languages must have; placeholders are the same in all of them. */
export function template<Own extends Sentences>(letter: {
  en: Own
  fr: { [Name in keyof Own]: string }
  sv: { [Name in keyof Own]: string }
  sketch(own: { [Name in keyof Own]: string }, values: Values, words: Words): Sketch
}): Template {
  const { sketch, en, fr, sv } = letter
  const sentences = { en, fr: withFrenchSpaces(fr), sv }
  return { sentences, sketch: (language, values, words) => sketch(sentences[language], values, words) }
}

/** The sentences about when, on which device and from which network; those whose value is missing are left out. */
export function whereFrom({ at, browser, system, place }: Values, words: Words): Sketch['paragraphs'] {
  return [at && words.when, (browser || system) && words.device, place && words.place]
}

export function isTrue(value: string | undefined): boolean {
  return value === 'true'
}
