import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { atEnd, silentLog } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { openDailyFiles } from './daily-files.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('when a day is over, then the next line begins a file, and files that are too old are removed', () => {
  const folder = join(temporaryFolder(), 'security')
  let at = Date.UTC(2027, 2, 1, 23, 59)
  const open = () => openDailyFiles({ folder, name: 'identity', days: 2, log: silentLog, now: () => at })
  const files = open()
  files.write('one\n')
  at += 120_000
  files.write('two\n')
  files.write('three\n')
  expect(readdirSync(folder)).toEqual(['identity.2027-03-01.log', 'identity.2027-03-02.log'])
  expect(readFileSync(join(folder, 'identity.2027-03-02.log'), 'utf8')).toBe('two\nthree\n')
  expect(statSync(join(folder, 'identity.2027-03-02.log')).mode & 0o777).toBe(0o600)
  files.stop()

  for (const other of ['gateway.2020-01-01.log', 'notes.txt']) writeFileSync(join(folder, other), '')
  at += 2 * 86_400_000
  open().stop()
  expect(readdirSync(folder)).toEqual(['gateway.2020-01-01.log', 'identity.2027-03-02.log', 'notes.txt'])
})

test('when a line cannot be written, then nothing else breaks', () => {
  const folder = temporaryFolder()
  const files = openDailyFiles({ folder, name: 'identity', days: 2, log: silentLog, now: () => 0 })
  rmSync(folder, { recursive: true })
  expect(() => files.write('lost\n')).not.toThrow()
  files.stop()
})
