import { expect, test } from '@jest/globals'
import { differences } from './not-here-yet.ts'

const section = `
| what | where | until |
|---|---|---|
| \`bulk\` is refused | \`services/a.ts\` | there are sites |
`
const marked = '// Until there are sites: refused.\nfunction bulk() {}'

function given(code: Record<string, string>) {
  return differences(section, new Map(Object.entries(code)))
}

test('when every comment is listed, then nothing is wrong', () => {
  expect(given({ 'services/a.ts': marked, 'services/b.ts': '// Until then it waits, until `end`: so.' })).toEqual([])
})

test('when a comment is not listed, then it is told', () => {
  const code = { 'services/a.ts': marked, 'services/b.ts': '/**\n * Until there is billing: free.\n */' }
  expect(given(code)).toEqual(['not listed in docs/architecture.md: services/b.ts: Until there is billing'])
  expect(given({ 'services/a.ts': `${marked}\n${marked}` })).toEqual([
    'not listed in docs/architecture.md: services/a.ts: Until there are sites',
  ])
})

test('when the comment, the name or the file is gone, then the list is too long', () => {
  const isListed = 'listed in docs/architecture.md, and no such comment in services/a.ts: Until there are sites'
  const isNamed = 'docs/architecture.md names bulk, which services/a.ts has not'
  expect(given({ 'services/a.ts': 'function bulk() {}' })).toEqual([isListed])
  expect(given({ 'services/a.ts': '// Until there are sites: refused.' })).toEqual([isNamed])
  expect(given({})).toEqual([isListed, isNamed])
})
