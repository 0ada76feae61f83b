import type { problems as en } from '../en/problems.ts'
import type { Translated } from '../sentence.ts'

export const problems: Translated<typeof en> = {
  'code-needed': 'Skriv koden från din autentiseringsapp också.',
  'not-found': 'Det finns inte, eller inte längre.',
  'sign-in-failed': 'Adress, lösenord eller kod är fel, eller så är adressen inte bekräftad än.',
  unreachable: 'Inget svarade. Är du uppkopplad? Det du gjorde är inte förlorat: försök igen.',
  otherwise: 'Det här gick inte.',
}
