import { expect, test } from '@jest/globals'
import { unknownTests } from './mentioned-tests.ts'

test.each([
  ['`libs/a/b.test.ts`', []],
  ['| x | `libs/a/b.test.ts`, `libs/a/gone.test.ts` |', ['libs/a/gone.test.ts']],
  ['`b.test.ts` beside `libs/a/b.ts`', []],
])('when a document says %s, then %j do not exist', (text, unknown) => {
  expect(unknownTests(text, ['libs/a/b.test.ts'])).toEqual(unknown)
})
