import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { silentLog } from '@holdfast/testing'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { sampleInvoices } from '../testing/sample-invoices.ts'
import { type DocumentRendering, startDocumentRendering } from './document-rendering.ts'
import makeDocuments from './document-worker.ts'

const domestic = sampleInvoices.domestic!

describe('when documents are made', () => {
  let rendering: DocumentRendering
  beforeAll(() => {
    rendering = startDocumentRendering({ log: silentLog, threads: 2, limitMs: 100_000 })
  })
  afterAll(() => rendering.stop())

  test('then threads make the same bytes as anybody, and the event loop is free', async () => {
    const before = process.threadCpuUsage()
    const made = await Promise.all(Array.from({ length: 12 }, () => rendering.render(domestic)))
    const { user, system } = process.threadCpuUsage(before)
    // Microseconds of this thread; one document takes more than 70,000.
    expect(user + system).toBeLessThan(400_000)
    const expected = await makeDocuments(domestic)
    for (const { ubl, facturX } of made) {
      expect(Buffer.from(ubl).equals(expected.ubl)).toBe(true)
      expect(Buffer.from(facturX).equals(expected.facturX)).toBe(true)
    }
  })

  test('then one that cannot be said fails as a bug, and the next is made', async () => {
    const notes = [{ key: 'unknown', values: {} }]
    await expect(rendering.render({ ...domestic, notes })).rejects.toThrow('no sentence unknown')
    expect((await rendering.render(domestic)).facturX.length).toBeGreaterThan(10_000)
  })
})

describe('given a worker that is done at once, or never', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-documents-'))
  const script = pathToFileURL(join(folder, 'worker.mjs'))
  writeFileSync(script, `export default ({ number }) => { while (number === 'for ever') {} return number }`)
  afterAll(() => rmSync(folder, { recursive: true }))

  test('when a document takes too long, then it is refused as overloaded, and the next is made', async () => {
    const rendering = startDocumentRendering({ log: silentLog, threads: 1, limitMs: 2_000, script })
    const hanging = rendering.render({ ...domestic, number: 'for ever' })
    await expect(hanging).rejects.toMatchObject({ code: 'overloaded' })
    expect(await rendering.render(domestic)).toBe(domestic.number)
    await rendering.stop()
  })

  test('when too many wait, then the next is refused at once', async () => {
    const rendering = startDocumentRendering({ log: silentLog, threads: 1, limitMs: 100_000, script })
    const crowd = Array.from({ length: 102 }, () => rendering.render({ ...domestic, number: 'for ever' }))
    await expect(crowd.at(-1)).rejects.toMatchObject({ code: 'overloaded' })
    const rest = Promise.allSettled(crowd)
    await rendering.stop()
    await rest
  })
})
