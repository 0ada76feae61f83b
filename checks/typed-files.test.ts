import { expect, test } from '@jest/globals'
import { notTyped } from './typed-files.ts'

test('when tsc does not see a TypeScript file, then it is told', () => {
  expect(notTyped(['a.ts', 'docs/b.ts', 'c.mts', 'd.js', 'e.md'], ['a.ts', 'c.mts'])).toEqual([
    'docs/b.ts: add it to "include" of tsconfig.json',
  ])
})
