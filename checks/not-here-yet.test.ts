import { expect, test } from '@jest/globals'
import { differences } from './not-here-yet.ts'

const section = `
| what | where | until |
|---|---|---|
| \`bulk\` is refused | \`services/a.ts\` | there are sites |
`
// Composed, so that the check does not find them in this file.
const until = (rest: string) => `// ${'Until'} ${rest}`
const marked = `${until('there are sites: refused.')}\nfunction bulk() {}`

function given(code: Record<string, string>) {
  return differences(section, new Map(Object.entries(code)))
}

test('when every comment is listed, then nothing is wrong', () => {
  expect(given({ 'services/a.ts': marked, 'services/b.ts': until('then it waits, until `end`.') })).toEqual([])
})

test('when a comment is not listed, then it is told', () => {
  const code = { 'services/a.ts': marked, 'services/b.ts': `/**\n * ${'Until'} there is billing: free.\n */` }
  expect(given(code)).toEqual(['not listed in docs/architecture.md: services/b.ts: Until there is billing'])
  expect(given({ 'services/a.ts': `${marked}\n${marked}` })).toEqual([
    'not listed in docs/architecture.md: services/a.ts: Until there are sites',
  ])
})

test.each(['Kafka entries are signed', 'site-transfers exist', '2 sites, or `more`, are there'])(
  'when a comment waits until %s, then it has to be listed',
  (what) => {
    const code = { 'services/a.ts': marked, 'bench/b.ts': until(`${what}: it waits.`) }
    expect(given(code)).toEqual([`not listed in docs/architecture.md: bench/b.ts: Until ${what}`])
  },
)

test('when a comment says until there is something, and has no colon, then it is told', () => {
  const code = { 'services/a.ts': marked, 'bench/b.ts': `${until('there are sites, it waits.')}\nmore: 1` }
  expect(given(code)).toEqual(['bench/b.ts: write a colon after what this waits for: Until there are sites, it waits.'])
})

test('when the comment, the name or the file is gone, then the list is too long', () => {
  const isListed = 'listed in docs/architecture.md, and no such comment in services/a.ts: Until there are sites'
  const isNamed = 'docs/architecture.md names bulk, which services/a.ts has not'
  expect(given({ 'services/a.ts': 'function bulk() {}' })).toEqual([isListed])
  expect(given({ 'services/a.ts': until('there are sites: refused.') })).toEqual([isNamed])
  expect(given({})).toEqual([isListed, isNamed])
})
