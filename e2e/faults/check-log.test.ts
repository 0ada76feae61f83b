import { appendFileSync, closeSync, openSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { now } from '../support/clock.ts'
import { openCheckLog, readCheckLog } from './check-log.ts'

test('when checks were logged then they are read again, in order, and a cut-off record is left out', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-checks-'))
  try {
    const path = join(folder, 'checks')
    const file = openSync(path, 'a')
    const log = openCheckLog(file)
    const startedAt = now()
    for (let i = 0; i < 10_000; i++) log.add(i % 700, 'memory', 'denied', startedAt + i, startedAt + i + 0.0015)
    log.add(7, 'remote', 'unknown', startedAt, startedAt + 150.25)
    log.add(8, 'http', 'allowed', startedAt, startedAt)
    log.flush()
    closeSync(file)
    appendFileSync(path, 'torn')

    const read: unknown[][] = []
    readCheckLog(path, (...check) => read.push(check))
    expect(read.length).toBe(10_002)
    const [subject, way, decision, started, ended] = read[9_999]!
    expect([subject, way, decision, started]).toEqual([9_999 % 700, 'memory', 'denied', startedAt + 9_999])
    expect((ended as number) - (started as number)).toBeCloseTo(0.002, 6)
    expect(read[10_000]!.slice(0, 4)).toEqual([7, 'remote', 'unknown', startedAt])
    expect(read[10_000]![4]).toBeCloseTo(startedAt + 150.25, 3)
    expect(read[10_001]).toEqual([8, 'http', 'allowed', startedAt, startedAt])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
