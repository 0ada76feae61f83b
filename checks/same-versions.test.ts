import { expect, test } from '@jest/globals'
import { differences, sameVersions } from './same-versions.ts'

test('when a version is another one in one file, or is not found there, then it is told', () => {
  const texts: Record<string, string> = { a: 'tool 1.2', b: 'tool 1.2', c: 'tool 1.3', d: 'no tool' }
  const places = Object.keys(texts).map((file): [string, RegExp] => [file, /tool ([\d.]+)/])
  expect(differences('Tool', places, (file) => texts[file]!)).toEqual([
    'Tool: 1.3 in c, 1.2 in a',
    'Tool: none in d, 1.2 in a',
  ])
})

test('all versions of this repository are found and the same', () => {
  expect(sameVersions()).toEqual([])
})
