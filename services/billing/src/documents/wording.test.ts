import { describe, expect, test } from '@jest/globals'
import { exemptionTexts, labels, lineTexts, noteTexts, sentences } from './wording.ts'

const everything = { ...labels, ...sentences, ...lineTexts, ...exemptionTexts, ...noteTexts }

describe('when something is said in three languages', () => {
  test.each(Object.entries(everything))('then %s is said in each, with the same values', (_, sentence) => {
    const values = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()
    for (const text of Object.values(sentence)) {
      expect(text.trim()).not.toBe('')
      expect(values(text)).toEqual(values(sentence.en))
    }
  })
})
