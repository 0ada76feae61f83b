import { withFrenchSpaces } from '@holdfast/contracts/french-spaces'
import { codes } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { namedOperations, refusalsOf } from '../testing/named-operations.ts'
import { en } from './en/index.ts'
import { fr } from './fr/index.ts'
import { fill, type Sentence } from './sentence.ts'
import { sv } from './sv/index.ts'

test('when a sentence has placeholders then every language has them, and the same forms', () => {
  const english = sentences(en)
  for (const [language, words] of Object.entries({ fr, sv })) {
    const foreign = sentences(words)
    expect([language, Object.keys(foreign).sort()]).toEqual([language, Object.keys(english).sort()])
    for (const [key, sentence] of Object.entries(english)) {
      expect([language, key, placeholders(foreign[key])]).toEqual([language, key, placeholders(sentence)])
    }
  }
})

test('when French is written then it uses the apostrophe of print, and ordinary spaces that are made narrow later', () => {
  for (const [key, sentence] of Object.entries(sentences(fr))) {
    expect([key, /'|[\u202f\u00a0]|\p{L}[;!?]/u.exec(sentence)?.[0]]).toEqual([key, undefined])
  }
})

test('when French is shown then a line can break before no mark', () => {
  for (const [key, sentence] of Object.entries(sentences(withFrenchSpaces(fr)))) {
    const breakable = /.{0,20}(?: [;:!?»]|« |[\p{L}}’][;:!?»]|«\p{L}).{0,10}/u.exec(sentence)?.[0]
    expect([key, breakable]).toEqual([key, undefined])
  }
})

test('when a refusal has a sentence then there is such a code', () => {
  const known = new Set([...Object.keys(codes), 'incomplete-link', 'unreachable', 'viewing-as-member', 'otherwise'])
  for (const code of Object.keys(en.problems)) expect([code, known.has(code)]).toEqual([code, true])
})

test('when an operation of the console can refuse then each of its refusals has a sentence', () => {
  const operations = namedOperations()
  expect(operations.length).toBeGreaterThan(100)
  const sentenceless = operations.flatMap((operation) =>
    refusalsOf(operation)
      .filter((code) => !Object.hasOwn(en.problems, code))
      .map((code) => `${operation.operationId}: ${code}`),
  )
  expect(sentenceless).toEqual([])
})

test('when a number is filled in then the sentence has its form, and the number the language’s marks', () => {
  const sites: Sentence = { one: '{n} site of {company}', other: '{n} sites of {company}' }
  expect(fill(sites, 'en', { n: 1, company: 'Ada' })).toBe('1 site of Ada')
  expect(fill(sites, 'en', { n: 12_000, company: 'Ada' })).toBe('12,000 sites of Ada')
  expect(fill(sites, 'fr', { n: 0, company: '{n}' })).toBe('0 site of {n}')
})

function sentences(words: object, path = ''): Record<string, string> {
  return Object.assign(
    {},
    ...Object.entries(words).map(([key, value]) =>
      typeof value === 'string' ? { [`${path}${key}`]: value } : sentences(value, `${path}${key}.`),
    ),
  )
}

function placeholders(text = ''): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(String).sort()
}
