import { appendFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { silentLog } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { temporaryFolder } from '../testing/files-host.ts'
import { classOf, dayOf, isBot } from './usage.ts'
import { openUsage } from './usage-store.ts'

test('when an answer is counted, then by who asked and what it was', () => {
  expect(classOf({ byBot: false, type: 'text/html; charset=utf-8' })).toBe('people')
  expect(classOf({ byBot: false, type: 'image/png' })).toBe('assets')
  expect(classOf({ byBot: true, type: 'text/html' })).toBe('bots')
  expect(['Googlebot/2.1', 'curl/8.0', undefined].map(isBot)).toEqual([true, true, true])
  expect(isBot('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0')).toBe(false)
  expect([dayOf(Date.UTC(2026, 10, 28, 23, 59)), dayOf(Date.UTC(2026, 10, 29))]).toEqual(['2026-11-28', '2026-11-29'])
})

describe('counts', () => {
  const visit = { environmentId: 'e', tenure: 1, class: 'people', bytes: 10 } as const
  const open = (folder: string, days = 40) => openUsage({ folder, days, flushMs: 600_000, log: silentLog })

  test('when the process was killed in the middle of a line, then what was told before stands', async () => {
    const folder = temporaryFolder()
    const first = await open(folder)
    first.count(visit)
    first.count({ ...visit, class: 'bots' })
    const { next } = await first.report(undefined)
    const file = join(folder, 'usage', readdirSync(join(folder, 'usage')).find((name) => name.endsWith('.jsonl'))!)
    appendFileSync(file, '["e",1,"people",9')

    const second = await open(folder)
    expect(await second.report(next)).toEqual({ rows: [], next, more: false })
    second.count(visit)
    const { rows } = await second.report(next)
    expect(rows).toEqual([
      { environmentId: 'e', tenure: 1, class: 'people', day: dayOf(Date.now()), requests: 2, bytes: 20 },
    ])
    expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true)
    await Promise.all([first.stop(), second.stop()])
    const third = await open(folder)
    expect((await third.report(undefined)).rows).toHaveLength(2)
    await third.stop()
  })

  test('when there are more rows than a page has, then the pages have each of them', async () => {
    const usage = await open(temporaryFolder())
    for (let i = 0; i < 6_000; i++) usage.count({ ...visit, environmentId: `e${i}` })
    const first = await usage.report(undefined)
    const second = await usage.report(first.next)
    expect([first.rows.length, first.more, second.rows.length, second.more]).toEqual([5_000, true, 1_000, false])
    expect(new Set([...first.rows, ...second.rows].map(({ environmentId }) => environmentId)).size).toBe(6_000)
    await usage.stop()
  })

  test('when a file has many lines for few rows, then it is written anew', async () => {
    const folder = temporaryFolder()
    const usage = await open(folder)
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j < 5_000; j++) usage.count({ ...visit, environmentId: `e${j % (i === 0 ? 5_000 : 4_000)}` })
      await usage.report(undefined)
    }
    for (let i = 0; i < 6; i++) {
      for (let j = 0; j < 4_000; j++) usage.count({ ...visit, environmentId: `e${j}` })
      await usage.report(undefined)
    }
    const lines = readFileSync(join(folder, 'usage', `${dayOf(Date.now())}.jsonl`), 'utf8').split('\n').length
    expect(lines).toBeLessThan(31_000)
    await usage.stop()
    const again = await open(folder)
    const { rows, next } = await again.report(undefined)
    const rest = await again.report(next)
    const all = [...rows, ...rest.rows]
    expect(all.reduce((sum, { requests }) => sum + requests, 0)).toBe(15_000 + 24_000)
    await again.stop()
  })

  test('when days are over, then they are forgotten', async () => {
    const folder = temporaryFolder()
    const usage = await open(folder, 2)
    usage.count(visit, Date.now() - 5 * 86_400_000)
    usage.count(visit)
    expect((await usage.report(undefined)).rows).toHaveLength(1)
    await usage.stop()
    expect(readdirSync(join(folder, 'usage')).sort()).toEqual([`${dayOf(Date.now())}.jsonl`, 'id'])
  })
})
