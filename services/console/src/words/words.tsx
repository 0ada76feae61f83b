import { withFrenchSpaces } from '@holdfast/contracts/french-spaces'
import { createContext, Fragment, isValidElement, type ReactNode, use, useMemo } from 'react'
import type { en } from './en/index.ts'
import { fill, type Placeholders, parts, type Sentence, shown, type Translated } from './sentence.ts'

export type Words = typeof en

const sources = {
  en: async () => (await import('./en/index.ts')).en,
  fr: async () => withFrenchSpaces((await import('./fr/index.ts')).fr),
  sv: async () => (await import('./sv/index.ts')).sv,
} satisfies Record<string, () => Promise<Translated<Words>>>

export type Language = keyof typeof sources

/** Each language by its own name. */
export const languageNames: Record<Language, string> = { en: 'English', fr: 'Français', sv: 'Svenska' }

export function isLanguage(text: string | null | undefined): text is Language {
  return text !== null && text !== undefined && Object.hasOwn(sources, text)
}

/** The language that the link of a mail names, else the chosen one, else the first that the browser prefers and we have. */
export function firstLanguage(): Language {
  const named = new URLSearchParams(location.search).get('lang')
  if (isLanguage(named)) return named
  const chosen = localStorage.getItem('language')
  if (isLanguage(chosen)) return chosen
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en'
}

export async function loadWords(language: Language): Promise<Words> {
  // Translations have the placeholders of the English sentence; a test compares them. So English is their type.
  return (await sources[language]()) as Words
}

interface Speech {
  language: Language
  words: Words
  choose: (language: Language) => void
}

const SpeechContext = createContext<Speech | undefined>(undefined)
export const SpeechProvider = SpeechContext.Provider

type Values<S, V> = { [K in Placeholders<S>]: V }
type Given<S, V> = [Placeholders<S>] extends [never] ? [] : [values: Values<S, V>]

/** The words of the language, and how to fill them: `say(words.members.count, { n })`. */
export function useWords() {
  const speech = use(SpeechContext)
  if (!speech) throw new Error('there is no SpeechProvider')
  const { language, words, choose } = speech
  return useMemo(
    () => ({
      language,
      words,
      choose,
      say: <S extends Sentence>(sentence: S, ...[values]: Given<S, string | number>) =>
        fill(sentence, language, values as Record<string, string | number> | undefined),
    }),
    [language, words, choose],
  )
}

/**
 * A sentence with elements in it, or with what somebody wrote. Each text is isolated, so that a name in letters from
 * right to left changes nothing around it.
 */
export function Say<S extends Sentence>({ of, with: values }: { of: S; with: Values<S, ReactNode> }) {
  const { language } = useWords()
  const given = values as Record<string, ReactNode>
  const pieces = parts(of, language, given.n).map((part, index) => {
    // The order of the parts of one sentence never changes.
    const key = index
    if (index % 2 === 0) return <Fragment key={key}>{part}</Fragment>
    const value = given[part]
    if (isValidElement(value)) return <Fragment key={key}>{value}</Fragment>
    return <bdi key={key}>{shown(value as string | number, language)}</bdi>
  })
  // One element: where its parent lays out each piece by itself, as a button does, the blanks between them would be lost.
  return <span>{pieces}</span>
}
