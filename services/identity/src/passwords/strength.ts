import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import * as common from '@zxcvbn-ts/language-common'
import * as english from '@zxcvbn-ts/language-en'
import type { Strength } from './password.ts'

/** Loads the dictionaries of zxcvbn, once per process: some 30 MB. */
export function createStrength(): Strength {
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
  })
  return (password, known) => zxcvbn.check(password, known).score
}
