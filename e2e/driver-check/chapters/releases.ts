import { createHash, randomUUID } from 'node:crypto'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { signCall } from '@holdfast/driver'
import { type Content, digestOf, makeTarGz, readArchive } from '@holdfast/driver/testing'
import { makeZip } from '../archives.ts'
import { type Chapter, equal, hasNo, isRefused, type Kit, ok, otherPage, page } from '../kit.ts'
import { ask } from '../raw.ts'

const manifold: Content = new Map([
  ['index.html', Buffer.from('<h1>Many</h1>')],
  ['empty.txt', Buffer.alloc(0)],
  ['a/b/c/d/deep.txt', Buffer.from('deep')],
  ['assets/naïve ångström.txt', Buffer.from('é')],
  ['assets/日本語.txt', Buffer.from('日本')],
  ['assets/with space & more.txt', Buffer.from('x')],
  ['big.bin', Buffer.alloc(300_000, 'big ')],
])

function put(
  kit: Kit,
  archive: Buffer,
  { type = 'application/zip', digest = '', at = [kit.environment(), randomUUID()] } = {},
) {
  const [environmentId, releaseId] = at as [string, string]
  const body = Readable.from([archive])
  const rest = digest ? { contentDigest: `sha-256=:${digest}:` } : {}
  return kit.driver.putRelease({ environmentId, releaseId, type: type as 'application/zip', body, ...rest })
}

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('base64')
const needs = ['archive-upload'] as const

export const releases: Chapter = {
  title: 'Releases',
  checks: [
    {
      what: 'an upload is not-offered',
      without: 'archive-upload',
      run: (kit) => isRefused(put(kit, makeZip([])), 'not-offered'),
    },
    {
      what: 'a .tar.gz and a .zip of the same files have the digest of their content',
      needs,
      async run(kit) {
        const entries = [...manifold].map(([name, data]) => ({ name, data }))
        const zip = makeZip([{ name: 'assets/', data: Buffer.alloc(0) }, ...entries])
        for (const [type, archive] of [
          ['application/zip', zip],
          ['application/gzip', await makeTarGz(manifold)],
        ] as const) {
          const { digest, files, bytes } = await put(kit, archive, { type })
          equal(digest, digestOf(manifold), type)
          equal(files, manifold.size)
          equal(
            bytes,
            [...manifold.values()].reduce((sum, { length }) => sum + length, 0),
          )
        }
      },
    },
    {
      what: 'names that begin with ./ are those without it',
      needs,
      async run(kit) {
        const dotted = new Map([...page].map(([path, bytes]) => [`./${path}`, bytes]))
        equal((await put(kit, await makeTarGz(dotted), { type: 'application/gzip' })).digest, digestOf(page))
      },
    },
    {
      what: 'the same upload again is answered, another content under the same id is not taken',
      needs,
      async run(kit) {
        const at = [kit.environment(), randomUUID()]
        const first = await put(kit, await makeTarGz(page), { type: 'application/gzip', at })
        equal((await put(kit, await makeTarGz(page), { type: 'application/gzip', at })).digest, first.digest)
        await isRefused(put(kit, await makeTarGz(otherPage), { type: 'application/gzip', at }), 'release-exists')
        const now = await kit.driver.getRelease({ environmentId: at[0]!, releaseId: at[1]! })
        equal(now.digest, first.digest, 'the release has changed')
      },
    },
    {
      what: 'the same upload five times at once makes one release',
      needs,
      async run(kit) {
        const environmentId = kit.environment()
        const at = [environmentId, randomUUID()]
        const archive = await makeTarGz(page)
        const all = await Promise.allSettled(
          Array.from({ length: 5 }, () => put(kit, archive, { type: 'application/gzip', at })),
        )
        ok(
          all.some(({ status }) => status === 'fulfilled'),
          'none has succeeded',
        )
        equal((await put(kit, archive, { type: 'application/gzip', at })).digest, digestOf(page))
        equal((await kit.driver.getEnvironment({ environmentId })).releases.length, 1)
      },
    },
    {
      what: 'Content-Digest is compared with the body',
      needs,
      async run(kit) {
        const archive = await makeTarGz(page)
        await put(kit, archive, { type: 'application/gzip', digest: sha256(archive) })
        const at = [kit.environment(), randomUUID()] as const
        const digest = sha256(Buffer.from('another'))
        await isRefused(put(kit, archive, { type: 'application/gzip', digest, at: [...at] }), 'digest-differs')
        await hasNo(kit, ...at)
      },
    },
    {
      what: 'a body of another type is refused',
      needs,
      async run(kit) {
        const path = `/environments/${kit.environment()}/releases/${randomUUID()}`
        const allowed = { hostId: kit.address.hostId, method: 'PUT', path }
        const token = await signCall(kit.address.secret, allowed, { now: Date.now(), lifeMs: 60_000 })
        const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' }
        const { status } = await ask(kit.address.url, path, { method: 'PUT', headers, body: 'hello' })
        ok(status === 400 || status === 415, `it is answered ${status}`)
      },
    },
    {
      what: 'an upload that breaks off leaves nothing, and can be made again',
      needs,
      async run(kit) {
        const [environmentId, releaseId] = [kit.environment(), randomUUID()]
        const archive = await makeTarGz(manifold)
        const source = new PassThrough()
        source.write(archive.subarray(0, archive.length / 2))
        const type = 'application/gzip'
        const call = kit.driver.putRelease({ environmentId, releaseId, type, body: source, length: archive.length })
        const ended = call.catch(() => 'broken')
        source.destroy(new Error('broken on purpose'))
        equal(await ended, 'broken')
        await hasNo(kit, environmentId, releaseId)
        equal(await kit.upload(environmentId, manifold, releaseId), releaseId)
      },
    },
    {
      what: 'a stored release is told, and nobody is served it yet',
      needs,
      async run(kit) {
        const environmentId = kit.environment()
        const releaseId = await kit.upload(environmentId)
        const release = await kit.driver.getRelease({ environmentId, releaseId })
        const state = await kit.driver.getEnvironment({ environmentId })
        equal(state.activeRelease, null)
        equal(state.releases.find((one) => one.releaseId === releaseId)?.digest, release.digest)
        await hasNo(kit, environmentId, randomUUID())
      },
    },
    {
      what: 'a release is deleted, also twice; the active one is not',
      needs,
      async run(kit) {
        const environmentId = kit.environment()
        const [active, other] = [await kit.upload(environmentId), await kit.upload(environmentId, otherPage)]
        await kit.wish(environmentId, { generation: '1.1', activeRelease: active })
        for (const _ of [1, 2]) await kit.driver.deleteRelease({ environmentId, releaseId: other })
        await hasNo(kit, environmentId, other)
        await isRefused(kit.driver.deleteRelease({ environmentId, releaseId: active }), 'release-active')
        await kit.driver.getRelease({ environmentId, releaseId: active })
      },
    },
    {
      what: 'nothing is stored in an environment that was deleted, also when the upload began before',
      needs,
      async run(kit) {
        const [environmentId, releaseId] = [kit.environment(), randomUUID()]
        await kit.wish(environmentId, { generation: '1.1' })
        const archive = await makeTarGz(manifold)
        const source = new PassThrough()
        source.write(archive.subarray(0, archive.length / 2))
        const call = kit.driver.putRelease({ environmentId, releaseId, type: 'application/gzip', body: source })
        const refused = isRefused(call, 'environment-deleted')
        await kit.driver.deleteEnvironment({ environmentId, generation: '1.2' })
        source.end(archive.subarray(archive.length / 2))
        await refused
        await isRefused(
          put(kit, archive, { type: 'application/gzip', at: [environmentId, releaseId] }),
          'environment-deleted',
        )
        equal((await kit.driver.getEnvironment({ environmentId })).releases.length, 0)
      },
    },
    {
      what: 'a release can be downloaded as it was uploaded',
      needs: ['archive-upload', 'download'],
      async run(kit) {
        const environmentId = kit.environment()
        const releaseId = await kit.upload(environmentId, manifold)
        const { stream } = await kit.driver.downloadRelease({ environmentId, releaseId })
        equal(digestOf(await readArchive('application/gzip', await buffer(stream))), digestOf(manifold))
        const missing = { environmentId, releaseId: randomUUID() }
        await isRefused(kit.driver.downloadRelease(missing), 'not-found')
      },
    },
    {
      what: 'a download is not-offered',
      without: 'download',
      run: (kit) =>
        isRefused(
          kit.driver.downloadRelease({ environmentId: kit.environment(), releaseId: randomUUID() }),
          'not-offered',
        ),
    },
  ],
}
