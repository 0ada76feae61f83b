import { existsSync, globSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, test } from '@jest/globals'

const sources = import.meta.dirname
const sheets = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Button.css'))

/** The components of Mantine in a page: `Radio.Card` is `RadioCard` among the style sheets. */
function componentsIn(source: string): string[] {
  const imports = source.match(/import \{([^}]*)\} from '@mantine\/core'/)?.[1] ?? ''
  const theirs = new Set(imports.match(/\w+/g))
  return [...source.matchAll(/<([A-Z]\w*)(?:\.([A-Z]\w*))?/g)]
    .filter(([, name]) => theirs.has(name!))
    .map(([, name, part]) => `${name}${part ?? ''}`)
}

test('when a component of Mantine is used then its style sheet is imported', () => {
  const pages = globSync('**/*.tsx', { cwd: sources }).map((path) => readFileSync(join(sources, path), 'utf8'))
  const used = new Set(pages.flatMap(componentsIn))
  expect(used.size).toBeGreaterThan(20)
  const imported = readFileSync(join(sources, 'styles.ts'), 'utf8')
  const missing = [...used].filter(
    (name) => existsSync(join(sheets, `${name}.css`)) && !imported.includes(`/styles/${name}.css'`),
  )
  expect(missing).toEqual([])
})
