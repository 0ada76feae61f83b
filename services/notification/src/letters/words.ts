import { withFrenchSpaces } from '@holdfast/contracts'
import { en, type Words } from './words/en.ts'
import { fr } from './words/fr.ts'
import { sv } from './words/sv.ts'

/** The words that all letters share, in every language. */
export const languages = { en, fr: withFrenchSpaces(fr), sv } satisfies Record<string, Words>

export type Language = keyof typeof languages

export type { Words }
