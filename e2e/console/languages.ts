import { withFrenchSpaces } from '@holdfast/contracts/french-spaces'
import { en } from '../../services/console/src/words/en/index.ts'
import { fr } from '../../services/console/src/words/fr/index.ts'
import { fill, type Sentence } from '../../services/console/src/words/sentence.ts'
import { sv } from '../../services/console/src/words/sv/index.ts'

export type Language = 'en' | 'fr' | 'sv'
export type Words = typeof en

/** The console's own sentences, as it shows them. Their keys are those of the English ones. */
export const spoken: Record<Language, Words> = { en, fr: withFrenchSpaces(fr) as Words, sv: sv as unknown as Words }

/** What the console shows where it fills in a sentence. */
export function speaker(language: Language) {
  return (sentence: Sentence, values?: Record<string, string | number>) => fill(sentence, language, values)
}
