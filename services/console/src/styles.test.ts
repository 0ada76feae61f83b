import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'

const sources = import.meta.dirname
const sheets = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Button.css'))

/** `Radio.Card` of a page is `RadioCard` among the style sheets. */
function componentsIn(source: string): string[] {
  return [...source.matchAll(/<([A-Z]\w*)(?:\.([A-Z]\w*))?/g)].map(([, name, part]) => `${name}${part ?? ''}`)
}

test('when a component of Mantine is used then its style sheet is imported', () => {
  const pages = globSync('**/*.tsx', { cwd: sources }).map((path) => readFileSync(join(sources, path), 'utf8'))
  const ofMantine = pages.filter((source) => source.includes("from '@mantine/core'"))
  const used = new Set(ofMantine.flatMap(componentsIn))
  const imported = readFileSync(join(sources, 'styles.ts'), 'utf8')
  const missing = [...used].filter(
    (name) => existsSync(join(sheets, `${name}.css`)) && !imported.includes(`/styles/${name}.css'`),
  )
  // Our own component of this name.
  expect(missing.filter((name) => name !== 'Mark')).toEqual([])
})
