import { expect, test } from '@jest/globals'
import { followClose, progressOf, type Screen, screenOf, verifyWholeBook } from './billing.ts'
import type { ApiCall } from './commands.ts'

function recording() {
  const lines: string[] = []
  const progress: string[] = []
  const screen: Screen = { line: (text) => void lines.push(text), progress: (text) => void progress.push(text) }
  return { lines, progress, screen }
}
const close = {
  ...{ closeId: 'c', period: '2026-11', dryRun: false, endedAt: null as string | null, currency: 'EUR' },
  ...{ done: 0, total: 4, issued: 0, gross: '0', failed: 0, failures: [] as { companyId: string; reason: string }[] },
}

test('when a close runs then it is followed to its end, and its progress shown', async () => {
  const answers = [
    { ...close, done: 2, issued: 2 },
    { ...close, done: 4, issued: 3, gross: '6840', endedAt: '2026-12-01T00:00:00.000Z' },
  ]
  const { screen, lines, progress } = recording()
  const paths: string[] = []
  const send = async ({ path }: ApiCall) => {
    paths.push(path)
    return answers.shift()
  }
  expect(await followClose(close, send, screen, 0)).toBe(true)
  expect(paths).toEqual(['billing/closes/c', 'billing/closes/c'])
  expect(progress.map((text) => text.replace(/^\S+ /, ''))).toEqual([
    '0 % · 0 of 4 companies · 0 documents',
    '50 % · 2 of 4 companies · 2 documents',
    '100 % · 4 of 4 companies · 3 documents',
  ])
  expect(lines).toEqual(['3 documents issued, 6840 minor units of EUR in all; 0 companies failed.'])
})

test('when a company could not be closed then it is named, and the command fails', async () => {
  const { screen, lines } = recording()
  const failures = [{ companyId: 'x', reason: 'internal' }]
  const ended = { ...close, endedAt: '2026-12-01T00:00:00.000Z', failed: 1, failures }
  expect(await followClose(ended, async () => ended, screen)).toBe(false)
  expect(lines[0]).toBe('x could not be closed: internal')
})

test('when a close has no companies then its bar is full', () => {
  expect(progressOf({ done: 0, total: 0, issued: 0 })).toContain('100 %')
  expect(progressOf({ done: 5, total: 4, issued: 0 })).toContain('100 %')
})

test('when the book is verified then all parts are asked for, and findings make the command fail', async () => {
  const parts = [
    { findings: [], companies: 20, documents: 40, nextCursor: 'a/b' },
    {
      findings: [{ about: 'number', subject: 'HF-2026-000002', finding: 'missing' }],
      ...{ companies: 1, documents: 2, nextCursor: null },
    },
  ]
  const paths: string[] = []
  const { screen, lines, progress } = recording()
  const send = async ({ path }: ApiCall) => {
    paths.push(path)
    return parts[paths.length - 1]
  }
  expect(await verifyWholeBook(send, screen)).toBe(false)
  expect(paths).toEqual(['billing/verification?after=', 'billing/verification?after=a%2Fb'])
  expect(lines).toEqual(['number HF-2026-000002: missing', '1 findings.'])
  expect(progress.at(-1)).toBe('21 companies · 42 documents')
  expect(await verifyWholeBook(async () => ({ ...parts[0], nextCursor: null }), screen)).toBe(true)
})

test('when nobody looks then there is no bar', () => {
  const written: string[] = []
  const screen = screenOf({ write: (text) => written.push(text) })
  screen.progress('half')
  screen.line('done')
  expect(written).toEqual(['done\n'])
  const watched = screenOf({ isTTY: true, write: (text) => written.push(text) })
  watched.progress('half')
  watched.line('done')
  expect(written.slice(1)).toEqual(['\rhalf\u001b[K', '\ndone\n'])
})
