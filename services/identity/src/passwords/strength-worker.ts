// Judges passwords in a thread of its own: see password-strength.ts. It says `ready` once its dictionaries are loaded.
import { parentPort } from 'node:worker_threads'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import * as french from '@zxcvbn-ts/language-fr'
import type { PasswordQuestion } from './password-strength.ts'
import { swedish } from './swedish-words.ts'
import { withoutWords } from './words.ts'

/** For a password of 16 characters that is 100 ways to read its digits as letters, as many as zxcvbn tries by default. */
const READINGS = 1_600

const languages = { ...common.dictionary, ...english.dictionary, ...french.dictionary, ...swedish }
// The small dictionaries are the days, the numbers and other words that follow one another. To look for such rows takes
// four fifths of the time; and the words themselves are in the large dictionaries.
const large = Object.entries(languages).filter(([, words]) => words.length > 50)

const zxcvbn = new ZxcvbnFactory({ dictionary: Object.fromEntries(large), graphs: common.adjacencyGraphs })

parentPort!.on('message', ({ password, known }: PasswordQuestion) => {
  const rest = withoutWords(password, known)
  const score = scoreOf(password, known)
  // To somebody who knows the person, the words are nothing: what is left must hold by itself. By zxcvbn alone, each
  // further word is worth four digits, whoever knows it.
  parentPort!.postMessage(rest === password ? score : Math.min(score, scoreOf(rest, known)))
})
parentPort!.postMessage('ready')

function scoreOf(password: string, known: string[]): number {
  // Each reading costs as much as the password is long. With fewer readings of longer ones, no password takes long.
  // biome-ignore lint/complexity/useLiteralKeys: private, and yet the only way to set it for a single password
  zxcvbn['options'].l33tMaxSubstitutions = Math.ceil(READINGS / Math.max(1, password.length))
  return zxcvbn.check(password, known).score
}
