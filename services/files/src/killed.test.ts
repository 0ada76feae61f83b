import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ActState } from '@holdfast/driver/contract'
import { waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { tarGzOf, zerosTarGz, zipOf, zipOfManyEntries } from './testing/archives.ts'
import { temporaryFolder } from './testing/files-host.ts'
import { bytesBelow, startHostProcess } from './testing/host-process.ts'

const MB = 1024 * 1024

describe('when the process is killed', () => {
  test('while an archive arrives or is unpacked, then nothing of it is left, and it can be sent again', async () => {
    const folder = temporaryFolder()
    const [environmentId, releaseId] = [randomUUID(), randomUUID()]
    const noise = randomBytes(MB)
    const archive = zipOf(Array.from({ length: 12 }, (_, i) => ({ name: `${i}.bin`, data: noise })))
    // While it arrives there is one file; while it is unpacked there is a folder beside it.
    for (const [bytes, folders] of [
      [3 * MB, 0],
      [archive.length + 6 * MB, 1],
    ] as const) {
      const host = await startHostProcess(folder)
      const sent = host.upload(environmentId, releaseId, archive).catch(() => undefined)
      const drafts = join(folder, 'drafts')
      await waitFor(() => bytesBelow(drafts) >= bytes && readdirSync(drafts).length > folders, { every: 1 })
      await host.kill()
      expect(await sent).toBeUndefined()
    }
    const host = await startHostProcess(folder)
    expect(readdirSync(join(folder, 'drafts'))).toEqual([])
    expect(bytesBelow(join(folder, 'environments'))).toBe(0)
    expect((await host.call('GET', `/environments/${environmentId}`)).status).toBe(404)
    expect((await host.upload(environmentId, releaseId, archive)).status).toBe(201)
    await host.kill()
  })

  test('while wishes come, then the last one that was answered stands, or the one that was under way', async () => {
    const folder = temporaryFolder()
    const environmentId = randomUUID()
    const releases = [randomUUID(), randomUUID()]
    const page = (n: number) => `${n % 2}`.repeat(100_000)
    const wish = (n: number) => ({
      generation: `1.${n}`,
      hostNames: ['killed.localhost'],
      activeRelease: releases[n % 2]!,
    })
    let host = await startHostProcess(folder)
    for (const [n, id] of releases.entries())
      await host.upload(environmentId, id, zipOf([{ name: 'index.html', data: page(n) }]))
    let n = 0
    for (let round = 0; round < 2; round++) {
      let answered = n
      const putting = (async () => {
        for (;;) {
          const { status } = await host.wish(environmentId, wish(n + 1))
          if (status !== 200) throw new Error(`refused with ${status}`)
          answered = ++n
        }
      })().catch(() => {})
      await waitFor(() => answered > n - 1 && answered >= 20 * (round + 1), { every: 1 })
      await host.kill()
      await putting

      host = await startHostProcess(folder)
      const { json } = await host.call('GET', `/environments/${environmentId}`)
      const known = Number(json.generation.split('.')[1])
      expect([answered, answered + 1]).toContain(known)
      expect(json.activeRelease).toBe(releases[known % 2])
      expect((await host.visit('killed.localhost')).text).toBe(page(known))
      expect((await host.wish(environmentId, wish(known - 1))).json.code).toBe('stale-generation')
      n = known
    }
    await host.kill()
  })

  test('while it does an act, then the act is done after the next start, once', async () => {
    const folder = temporaryFolder()
    const [environmentId, releaseId, backupId] = [randomUUID(), randomUUID(), randomUUID()]
    const killed = await startHostProcess(folder)
    const noise = randomBytes(2 * MB)
    await killed.upload(
      environmentId,
      releaseId,
      zipOf(Array.from({ length: 8 }, (_, i) => ({ name: `${i}`, data: noise }))),
    )
    const act = {
      actId: 'op:backup',
      causedBy: 'service/site',
      deadline: Date.now() + 60_000,
      kind: 'make-backup',
      environmentId,
      releaseId,
      backupId,
    } as const
    expect((await killed.call('POST', '/acts', act)).status).toBe(202)
    await waitFor(() => bytesBelow(join(folder, 'drafts')) > MB, { every: 1 })
    await killed.kill()

    const host = await startHostProcess(folder)
    let state: ActState | undefined
    await waitFor(async () => {
      state = (await host.call('GET', '/acts/op:backup')).json
      return state?.state !== 'running'
    })
    expect([state?.state, state?.backup?.backupId]).toEqual(['done', backupId])
    expect((await host.act({ kind: 'verify-backup', environmentId, backupId })).state).toBe('done')
    expect(readdirSync(join(folder, 'drafts'))).toEqual([])
    await host.kill()
  })
})

test('when hostile and large archives come, then memory stays bounded', async () => {
  const folder = temporaryFolder()
  const host = await startHostProcess(folder, { FILES: '5000' })
  const send = async (archive: Buffer) => {
    const { status, json } = await host.upload(randomUUID(), randomUUID(), archive)
    return json.code ?? status
  }
  expect(await send(zipOf([{ name: 'a', data: 'x' }]))).toBe(201)
  const idle = host.bytesNow()
  const peaks: string[] = []
  const seen = async (what: string, code: string | number, archive: Buffer) => {
    expect([what, await send(archive)]).toEqual([what, code])
    peaks.push(`${what}: ${((host.peakBytes() - idle) / MB).toFixed(0)} MB above idle`)
  }
  await seen('10 GB of zeros', 'archive-bomb', await zerosTarGz(10_240))
  await seen('1,000,000 entries, zip', 'archive-too-many-files', zipOfManyEntries(1_000_000))
  const names = Array.from({ length: 15_001 }, (_, i) => ({ name: `folder-${i}/`, type: 'directory' as const }))
  await seen('15,001 folders, tar', 'archive-too-many-files', await tarGzOf(names))
  const noise = randomBytes(5 * MB)
  await seen('100 MB', 201, zipOf(Array.from({ length: 20 }, (_, i) => ({ name: `${i}`, data: noise }))))
  console.log(`idle ${(idle / MB).toFixed(0)} MB; peaks so far:\n${peaks.join('\n')}`)
  expect(host.peakBytes() - idle).toBeLessThan(128 * MB)
  await host.kill()
})
