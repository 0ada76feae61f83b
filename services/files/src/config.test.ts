import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '@holdfast/runtime'
import { expect, test } from '@jest/globals'
import { configSchema } from './config.ts'
import { hostSettings } from './testing/files-host.ts'

test('when there are settings, then the README lists them, and no others', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
  const table = readme
    .slice(readme.indexOf('## Settings'))
    .split('\n')
    .filter((line) => line.startsWith('| `'))
  const listed = table.flatMap((line) => [...line.split('|')[1]!.matchAll(/`(\w+)`/g)].map(([, name]) => name))
  expect(listed.sort()).toEqual(Object.keys(configSchema.properties).sort())
})

test('when settings are missing or wrong, then all of them are named, and no secret', () => {
  const settings = { ...hostSettings('/nowhere'), HOST_ID: 'No Name', DRIVER_SECRETS: '{"one":"short"}', FILES: '0' }
  const refusal = (() => {
    try {
      readConfig(configSchema, settings)
    } catch (error) {
      return (error as Error).message
    }
  })()
  for (const name of ['HOST_ID', 'DRIVER_SECRETS', 'FILES']) expect(refusal).toContain(name)
  expect(refusal).not.toContain('short')
})
