import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { signVisit } from '@holdfast/driver/visits'
import { readConfig } from '@holdfast/runtime'
import { atEnd, silentLog, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { extract } from 'tar-stream'
import { startFiles } from './app.ts'
import { configSchema } from './config.ts'
import { tarGzOf, zerosTarGz, zipOf, zipOfManyEntries } from './testing/archives.ts'
import { type Host, hostSettings, startHost, temporaryFolder, tokenFor } from './testing/files-host.ts'

let host: Host
beforeAll(async () => {
  host = await startHost({
    settings: {
      FILES: '50',
      FILE_BYTES: '3000000',
      UNPACKED_BYTES: '5000000',
      ARCHIVE_BYTES: '16000000',
    },
  })
})

test('the host says whether it lives and is ready, and measures itself, at an address of its own', async () => {
  const folder = temporaryFolder()
  const settings = { ...hostSettings(folder), METRICS_ADDRESS: '127.0.0.1:0' }
  const files = await startFiles(readConfig(configSchema, settings), silentLog)
  atEnd(files.stop)
  const ask = (path: string) => fetch(`http://127.0.0.1:${files.metricsPort}${path}`)
  expect([(await ask('/live')).status, (await ask('/ready')).status]).toEqual([200, 200])
  expect(await (await ask('/metrics')).text()).toContain('nodejs_eventloop_lag_max_seconds')
})

/** A site of these files, by path, in a new environment, at a host name of its own. */
async function given(files: Record<string, string | Buffer>, wish: Parameters<Host['wish']>[1] = {}) {
  const [environmentId, releaseId] = [randomUUID(), randomUUID()]
  const name = `${randomUUID()}.localhost`
  const archive = zipOf(Object.entries(files).map(([path, data]) => ({ name: path, data })))
  expect((await host.upload(environmentId, releaseId, archive)).status).toBe(201)
  const put = (generation: string, more: Parameters<Host['wish']>[1] = {}) =>
    host.wish(environmentId, {
      hostNames: [name],
      activeRelease: releaseId,
      siteId: SITE,
      ...wish,
      generation,
      ...more,
    })
  expect((await put('1.1')).status).toBe(200)
  return { environmentId, releaseId, name, put }
}

const SITE = randomUUID()

describe('tokens', () => {
  test('when a call has none, or one for another call or another method, then it is refused', async () => {
    const path = `/environments/${randomUUID()}`
    const tokens = [undefined, 'rubbish', await tokenFor('GET', `${path}/`), await tokenFor('PUT', path)]
    for (const token of tokens) {
      const { status, json } = await host.callWith(token, 'GET', path)
      expect([status, json.code, json.permanent]).toEqual([401, 'bad-token', true])
    }
    expect((await host.callWith(await tokenFor('GET', path), 'GET', path)).status).toBe(404)
  })

  test('when health is asked for, then none is needed', async () => {
    expect((await host.callWith(undefined, 'GET', '/healthz')).json).toEqual({ status: 'ok' })
  })
})

describe('uploads', () => {
  test('when a release comes as .zip and as .tar.gz, then both are the same content', async () => {
    const environmentId = randomUUID()
    const zip = await host.upload(
      environmentId,
      randomUUID(),
      zipOf([
        { name: 'é/ö.txt', data: 'a' },
        { name: 'b', data: 'c' },
      ]),
    )
    const tar = await host.upload(
      environmentId,
      randomUUID(),
      await tarGzOf([
        { name: './b', data: 'c' },
        { name: './é/', type: 'directory' },
        { name: './é/ö.txt'.normalize('NFD'), data: 'a' },
      ]),
    )
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
    const digest = `sha256:${sha256(`b\0${sha256('c')}\né/ö.txt\0${sha256('a')}\n`)}`
    expect([zip.status, zip.json.digest, zip.json.files, zip.json.bytes]).toEqual([201, digest, 2, 2])
    expect([tar.status, tar.json.digest]).toEqual([201, digest])
  })

  test('when it comes again, then it is answered, and another content is not taken', async () => {
    const [environmentId, releaseId] = [randomUUID(), randomUUID()]
    const statuses = []
    for (const archive of [
      zipOf([{ name: 'a', data: 'x' }]),
      zipOf([{ name: 'a', data: 'x' }]),
      await tarGzOf([{ name: 'a', data: 'x' }]),
      zipOf([{ name: 'a', data: 'y' }]),
    ]) {
      const { status, json } = await host.upload(environmentId, releaseId, archive)
      statuses.push(json.code ?? status)
    }
    expect(statuses).toEqual([201, 200, 200, 'release-exists'])
  })

  test('when the same release comes many times at once, then one of them makes it', async () => {
    const [environmentId, releaseId] = [randomUUID(), randomUUID()]
    const archive = zipOf([{ name: 'a', data: 'x' }])
    const answers = await Promise.all(Array.from({ length: 6 }, () => host.upload(environmentId, releaseId, archive)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201])
  })

  test('when the body is not that of Content-Digest, then it is refused', async () => {
    const archive = zipOf([{ name: 'a', data: 'x' }])
    const digestOf = (bytes: Buffer) => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`
    const send = (digest: string) => host.upload(randomUUID(), randomUUID(), archive, { 'content-digest': digest })
    expect((await send(digestOf(archive))).status).toBe(201)
    expect((await send(digestOf(Buffer.from('other')))).json.code).toBe('digest-differs')
    expect((await send('md5=:abc:')).json.code).toBe('bad-request')
  })

  test.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['a zip that leads outside', 'archive-path-outside', () => zipOf([{ name: 'a/../../b' }])],
    ['a tar that leads outside', 'archive-path-outside', () => tarGzOf([{ name: '../b' }])],
    ['an absolute path in a zip', 'archive-path-absolute', () => zipOf([{ name: '/etc/passwd' }])],
    ['an absolute path in a tar', 'archive-path-absolute', () => tarGzOf([{ name: '/etc/passwd' }])],
    ['a link in a zip', 'archive-link', () => zipOf([{ name: 'a', data: 'b', mode: 0o120777 }])],
    ['a link in a tar', 'archive-link', () => tarGzOf([{ name: 'a', type: 'symlink', linkname: 'b' }])],
    [
      'a hard link in a tar',
      'archive-link',
      () =>
        tarGzOf([
          { name: 'a', data: 'x' },
          { name: 'b', type: 'link', linkname: 'a' },
        ]),
    ],
    ['a device in a zip', 'archive-special-file', () => zipOf([{ name: 'a', mode: 0o020666 }])],
    ['a device in a tar', 'archive-special-file', () => tarGzOf([{ name: 'a', type: 'character-device' }])],
    ['a pipe in a tar', 'archive-special-file', () => tarGzOf([{ name: 'a', type: 'fifo' }])],
    ['an encrypted zip', 'archive-encrypted', () => zipOf([{ name: 'a', data: 'x', flags: 0x801 }])],
    ['half a zip', 'archive-truncated', () => zipOf([{ name: 'a', data: randomBytes(999) }]).subarray(0, 500)],
    [
      'half a .tar.gz',
      'archive-truncated',
      async () => (await tarGzOf([{ name: 'a', data: randomBytes(9999) }])).subarray(0, 5000),
    ],
    [
      'half a tar, compressed',
      'archive-truncated',
      async () => gzipSync(gunzipSync(await tarGzOf([{ name: 'a', data: randomBytes(9999) }])).subarray(0, 5000)),
    ],
    ['names that differ in case', 'archive-names-collide', () => zipOf([{ name: 'A.txt' }, { name: 'a.TXT' }])],
    [
      'names that are the same in Unicode',
      'archive-names-collide',
      () => zipOf([{ name: 'é' }, { name: 'é'.normalize('NFD') }]),
    ],
    ['a file that is a folder too', 'archive-names-collide', () => zipOf([{ name: 'a/b' }, { name: 'A' }])],
    ['a name in Latin-1', 'archive-bad-name', () => zipOf([{ name: Buffer.from([0x61, 0xe9]), flags: 0 }])],
    ['a name with a control character', 'archive-bad-name', () => zipOf([{ name: 'a\u0007' }])],
    ['a name of a device on Windows', 'archive-bad-name', () => zipOf([{ name: 'x/con.txt' }])],
    ['folders in folders', 'archive-too-deep', () => zipOf([{ name: `${'a/'.repeat(40)}b` }])],
    ['a million entries in a zip', 'archive-too-many-files', () => zipOfManyEntries(1_000_000)],
    [
      'too many files in a tar',
      'archive-too-many-files',
      () => tarGzOf(Array.from({ length: 51 }, (_, i) => ({ name: `${i}` }))),
    ],
    ['too large a file', 'archive-too-large', () => zipOf([{ name: 'a', data: randomBytes(3_000_001) }])],
    ['10 GB of zeros', 'archive-bomb', () => zerosTarGz(10_240)],
    ['a zip of zeros', 'archive-bomb', () => zipOf([{ name: 'a', data: Buffer.alloc(3_000_001) }])],
    [
      'a zip that is silent about its zeros',
      'archive-unreadable',
      () => zipOf([{ name: 'a', data: Buffer.alloc(2_000_000), bytes: 10 }]),
    ],
    ['nothing in a zip', 'archive-empty', () => zipOf([])],
    ['folders only', 'archive-empty', () => tarGzOf([{ name: 'a', type: 'directory' }])],
    ['no zip', 'archive-unreadable', () => Buffer.from('hello, this is no archive')],
    ['no tar', 'archive-unreadable', () => gzipSync(randomBytes(2_000))],
    ['a damaged zip', 'archive-unreadable', () => damaged(zipOf([{ name: 'a', data: randomBytes(2_000) }]))],
  ])('when the archive is %s, then it is refused as %s, and nothing is left', async (_what, code, make) => {
    const [environmentId, releaseId] = [randomUUID(), randomUUID()]
    const { status, json } = await host.upload(environmentId, releaseId, await make())
    expect([status, json.code, json.permanent]).toEqual([422, code, true])
    expect(json.detail).toMatch(/\w/)
    expect(host.draftsLeft()).toEqual([])
    expect((await host.call('GET', `/environments/${environmentId}`)).status).toBe(404)
  })

  test('when a body is longer than an archive may be, then it is refused before it has come', async () => {
    const announced = await host.upload(randomUUID(), randomUUID(), randomBytes(16_000_001))
    expect(announced.json.code).toBe('archive-too-large')
    expect(host.draftsLeft()).toEqual([])
  })

  test('when the environment is deleted while an archive comes, then it is not taken, even if a wish brings it back', async () => {
    const [environmentId, releaseId] = [randomUUID(), randomUUID()]
    await host.wish(environmentId, { generation: '1.1' })
    const path = `/environments/${environmentId}/releases/${releaseId}`
    const archive = zipOf([{ name: 'a', data: 'x' }])
    const socket = connect(host.driverPort, '127.0.0.1')
    atEnd(() => socket.destroy())
    const head = `PUT ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${await tokenFor('PUT', path)}\r\n`
    socket.write(`${head}Content-Type: application/zip\r\nContent-Length: ${archive.length}\r\n\r\n`)
    await waitFor(() => host.draftsLeft().length === 1, { every: 1 })
    await host.call('DELETE', `/environments/${environmentId}?generation=1.2`)
    await host.wish(environmentId, { generation: '1.3' })
    socket.write(archive)
    const [answer] = await once(socket, 'data')
    expect(String(answer)).toContain('"code":"environment-deleted"')
    expect((await host.call('GET', path)).status).toBe(404)
    expect(host.draftsLeft()).toEqual([])
  })

  test('when the body is no archive by its type, then it is refused', async () => {
    for (const type of ['application/json', 'text/plain', 'application/zipped']) {
      const { status, json } = await host.upload(randomUUID(), randomUUID(), Buffer.from('{}'), {
        'content-type': type,
      })
      expect([type, status, json.code]).toEqual([type, 400, 'bad-request'])
    }
  })

  test('when a body comes in pieces without an end, then it is refused when it is too long, and the refusal is read', async () => {
    const path = `/environments/${randomUUID()}/releases/${randomUUID()}`
    const socket = connect(host.driverPort, '127.0.0.1')
    atEnd(() => socket.destroy())
    const head = `PUT ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${await tokenFor('PUT', path)}\r\n`
    socket.write(`${head}Content-Type: application/zip\r\nTransfer-Encoding: chunked\r\n\r\n`)
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => {})
    const piece = Buffer.concat([Buffer.from('100000\r\n'), Buffer.alloc(0x100000), Buffer.from('\r\n')])
    while (!text.includes('archive-too-large')) {
      if (!socket.write(piece)) await new Promise((resolve) => socket.once('drain', resolve))
    }
    expect(host.draftsLeft()).toEqual([])
  })

  test('when a body falls silent, then it is given up, and nothing is left', async () => {
    const impatient = await startHost({ settings: { UPLOAD_SILENCE_MS: '300' } })
    const path = `/environments/${randomUUID()}/releases/${randomUUID()}`
    const socket = connect(impatient.driverPort, '127.0.0.1')
    atEnd(() => socket.destroy())
    const head = `PUT ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${await tokenFor('PUT', path)}\r\n`
    socket.write(`${head}Content-Type: application/zip\r\nContent-Length: 1000\r\n\r\nPK`)
    let text = ''
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => {})
    await waitFor(() => text.includes('unavailable'))
    await waitFor(() => impatient.draftsLeft().length === 0)
  })
})

function damaged(archive: Buffer, at = 100): Buffer {
  archive[at] = archive[at]! ^ 0xff
  return archive
}

describe('wishes', () => {
  test('when generations come in any order, then the highest one stands, and a lower one is told which it is', async () => {
    const { environmentId, name, put } = await given({ 'index.html': 'one' })
    expect((await put('2.5')).json.generation).toBe('2.5')
    const stale = await put('2.4')
    expect([stale.status, stale.json.code, stale.json.generation]).toEqual([409, 'stale-generation', '2.5'])
    expect((await put('1.999')).json.code).toBe('stale-generation')
    expect((await put('2.5')).status).toBe(200)
    expect((await put('2.5', { suspended: true })).json.code).toBe('generation-reused')
    expect((await put('10.1', { suspended: true })).json.generation).toBe('10.1')
    expect((await host.visit(name)).status).toBe(503)
    expect((await host.call('GET', `/environments/${environmentId}`)).json.generation).toBe('10.1')
  })

  test('when an environment is deleted, then its generation is remembered, and a higher wish brings it back empty', async () => {
    const { environmentId, releaseId, name, put } = await given({ 'index.html': 'one' })
    expect((await host.call('DELETE', `/environments/${environmentId}?generation=1.1`)).json.code).toBe(
      'generation-reused',
    )
    for (const again of [1, 2]) {
      expect([again, (await host.call('DELETE', `/environments/${environmentId}?generation=1.5`)).status]).toEqual([
        again,
        204,
      ])
    }
    expect((await host.visit(name)).status).toBe(404)
    expect((await put('1.4')).json.code).toBe('stale-generation')
    expect((await host.upload(environmentId, randomUUID(), zipOf([{ name: 'a' }]))).json.code).toBe(
      'environment-deleted',
    )
    expect((await put('1.6')).json.code).toBe('release-missing')
    const back = await put('1.6', { activeRelease: null })
    expect([back.json.deleted, back.json.releases]).toEqual([false, []])
    expect((await host.call('GET', `/environments/${environmentId}/releases/${releaseId}`)).status).toBe(404)
    expect((await host.call('DELETE', `/environments/${randomUUID()}?generation=1.5`)).status).toBe(204)
  })

  test('when two environments want a host name at once, then one gets it', async () => {
    const name = `${randomUUID()}.localhost`
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => host.wish(randomUUID(), { hostNames: [name], activeRelease: null })),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ json }) => json.code))).toEqual(
      new Set(['host-name-taken']),
    )
  })

  test('when an active release is removed, then it is refused, and a former one is removed with its bytes', async () => {
    const { environmentId, releaseId, put } = await given({ 'index.html': 'one' })
    const path = `/environments/${environmentId}/releases/${releaseId}`
    expect((await host.call('DELETE', path)).json.code).toBe('release-active')
    await put('1.2', { activeRelease: null })
    for (const again of [1, 2]) expect([again, (await host.call('DELETE', path)).status]).toEqual([again, 204])
    expect((await host.call('GET', path)).status).toBe(404)
    expect(readdirSync(join(host.folder, 'environments', environmentId, 'releases'))).toEqual([])
  })

  test('when all are listed, page by page, then each is there once', async () => {
    const ids = [randomUUID(), randomUUID(), randomUUID()]
    for (const id of ids) await host.wish(id, { activeRelease: null })
    const seen: string[] = []
    for (let after = ''; after !== null; ) {
      const { json } = await host.call('GET', `/environments?limit=2${after && `&after=${after}`}`)
      seen.push(...json.environments.map(({ environmentId }: { environmentId: string }) => environmentId))
      after = json.next
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toEqual(expect.arrayContaining(ids))
  })

  test('when the active release changes while visitors come, then each gets one whole release', async () => {
    const pages = ['a', 'b'].map((letter) => letter.repeat(200_000))
    const { environmentId, releaseId, name, put } = await given({ 'index.html': pages[0]! })
    const other = randomUUID()
    await host.upload(environmentId, other, zipOf([{ name: 'index.html', data: pages[1]! }]))
    const visits = Array.from({ length: 4 }, async () => {
      const seen: string[] = []
      while (new Set(seen).size < 2 || seen.length < 20) seen.push((await host.visit(name)).text)
      return new Set(seen)
    })
    let isDone = false
    const switching = (async () => {
      for (let n = 2; !isDone; n++) await put(`1.${n}`, { activeRelease: n % 2 ? releaseId : other })
    })()
    for (const seen of await Promise.all(visits)) expect([...seen].sort()).toEqual(pages)
    isDone = true
    await switching
  })

  test('when a release is removed while somebody reads it, then they get all of it', async () => {
    const roomy = await startHost()
    const [environmentId, releaseId] = [randomUUID(), randomUUID()]
    // More than what the operating system takes in advance.
    const page = randomBytes(32_000_000)
    await roomy.upload(environmentId, releaseId, zipOf([{ name: 'big.bin', data: page }]))
    await roomy.wish(environmentId, { generation: '1.1', hostNames: ['big.localhost'], activeRelease: releaseId })
    const socket = connect(roomy.sitesPort, '127.0.0.1')
    atEnd(() => socket.destroy())
    socket.write('GET /big.bin HTTP/1.1\r\nHost: big.localhost\r\nConnection: close\r\n\r\n')
    await new Promise((resolve) => socket.once('readable', resolve))
    await roomy.wish(environmentId, { generation: '1.2', activeRelease: null })
    expect((await roomy.call('DELETE', `/environments/${environmentId}/releases/${releaseId}`)).status).toBe(204)
    const chunks: Buffer[] = []
    for await (const chunk of socket) chunks.push(chunk)
    expect(Buffer.concat(chunks).subarray(-page.length).equals(page)).toBe(true)
  })
})

describe('visitors', () => {
  test('when they ask for pages, then they get them as browsers and caches need them', async () => {
    const { name } = await given({
      'index.html': '<h1>home</h1>',
      'about/index.html': 'about',
      'app.4f3a2b1c.js': 'js',
      'näme.txt': 'n',
      '404.html': 'own 404',
      '.env': 'SECRET=1',
      '.well-known/security.txt': 'contact',
    })
    const seen = async (path: string) => {
      const { status, text, headers } = await host.visit(`${name}${path}`)
      return [status, text || headers.location, headers['cache-control']]
    }
    expect(await seen('/')).toEqual([200, '<h1>home</h1>', 'public, no-cache'])
    expect(await seen('/index.html?x=1')).toEqual([200, '<h1>home</h1>', 'public, no-cache'])
    expect(await seen('/about/')).toEqual([200, 'about', 'public, no-cache'])
    expect(await seen('/about?x=1')).toEqual([301, '/about/?x=1', 'no-cache'])
    expect(await seen('/app.4f3a2b1c.js')).toEqual([200, 'js', 'public, max-age=31536000, immutable'])
    expect(await seen('/n%C3%A4me.txt')).toEqual([200, 'n', 'public, no-cache'])
    expect(await seen('/na%CC%88me.txt')).toEqual([200, 'n', 'public, no-cache'])
    expect(await seen('/.well-known/security.txt')).toEqual([200, 'contact', 'public, no-cache'])
    for (const path of [
      '/missing',
      '/.env',
      '/%2eenv',
      '//about',
      '/about/../.env',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/%',
      '/%c0%ae',
      '/%00',
      '/about%5c',
      '/..%5c..%5c',
    ]) {
      expect([path, ...(await seen(path))]).toEqual([path, 404, 'own 404', 'no-cache'])
    }
    expect((await host.visit(name, { method: 'DELETE' })).headers.allow).toBe('GET, HEAD')
    const head = await host.visit(name, { method: 'HEAD' })
    expect([head.status, head.text, head.headers['content-length']]).toEqual([200, '', '13'])
    expect(head.headers['x-robots-tag']).toBeUndefined()
  })

  test('when they come again or want a part, then they get no more than that', async () => {
    const { name } = await given({ 'a.txt': '0123456789' })
    const url = `${name}/a.txt`
    const { etag, 'last-modified': modified } = (await host.visit(url)).headers
    const seen = async (headers: Record<string, string>) => {
      const { status, text, headers: answered } = await host.visit(url, { headers })
      return [status, text, answered['content-range']]
    }
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(await seen({ 'if-none-match': `"x", W/${etag}` })).toEqual([304, '', undefined])
    expect(await seen({ 'if-none-match': '"x"', 'if-modified-since': modified! })).toEqual([
      200,
      '0123456789',
      undefined,
    ])
    expect(await seen({ 'if-modified-since': modified! })).toEqual([304, '', undefined])
    // After a rollback, what is served is older than what the browser has.
    expect(await seen({ 'if-modified-since': new Date(Date.now() + 60_000).toUTCString() })).toEqual([
      200,
      '0123456789',
      undefined,
    ])
    expect(await seen({ range: 'bytes=2-4' })).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await seen({ range: 'bytes=-3' })).toEqual([206, '789', 'bytes 7-9/10'])
    expect(await seen({ range: 'bytes=10-' })).toEqual([416, '', 'bytes */10'])
    expect(await seen({ range: 'bytes=0-1,4-5' })).toEqual([200, '0123456789', undefined])
    expect(await seen({ range: 'bytes=2-4', 'if-range': etag! })).toEqual([206, '234', 'bytes 2-4/10'])
    expect(await seen({ range: 'bytes=2-4', 'if-range': '"other"' })).toEqual([200, '0123456789', undefined])
  })

  test('when a file gains by compression, then it is compressed once, and each form has an ETag of its own', async () => {
    const text = 'compress me '.repeat(2_000)
    const { name, environmentId } = await given({ 'a.txt': text, 'noise.txt': randomBytes(3_000) })
    const form = async (accepted: string, path = '/a.txt') =>
      (await host.visit(name + path, { headers: { 'accept-encoding': accepted } })).headers
    await waitFor(async () => (await form('br'))['content-encoding'] === 'br')
    const gzip = await host.visit(`${name}/a.txt`, { headers: { 'accept-encoding': 'gzip, deflate' } })
    expect(gunzipSync(gzip.bytes).toString()).toBe(text)
    expect(gzip.headers.vary).toBe('Accept-Encoding')
    const etags = [(await form('gzip')).etag, (await form('br, gzip')).etag, (await form('identity')).etag]
    expect(new Set(etags).size).toBe(3)
    expect((await form('gzip;q=0'))['content-encoding']).toBeUndefined()
    expect((await form('br', '/noise.txt'))['content-encoding']).toBeUndefined()
    expect(readdirSync(join(host.folder, 'environments', environmentId, 'compressed'))).toHaveLength(1)
  })

  test('when the host is unknown, or there is nothing yet, then a plain page says so in their language', async () => {
    const name = `${randomUUID()}.localhost`
    await host.wish(randomUUID(), { hostNames: [name], activeRelease: null })
    const unknown = await host.visit('unknown.localhost/', { headers: { 'accept-language': 'sv-SE,en;q=0.5' } })
    expect([unknown.status, unknown.headers['cache-control']]).toEqual([404, 'no-store'])
    expect(unknown.text).toContain('Hittades inte')
    expect(unknown.headers['content-security-policy']).toContain("default-src 'none'")
    expect((await host.visit(name)).text).toContain('Nothing here yet')
  })

  test('when a site is suspended or not to be indexed, then visitors and search engines are told', async () => {
    const { name, put } = await given({ 'index.html': 'x' }, { indexing: false })
    expect((await host.visit(name)).headers['x-robots-tag']).toBe('noindex, nofollow')
    await put('1.2', { suspended: true })
    const notice = await host.visit(name)
    expect([notice.status, notice.headers['retry-after'], notice.headers['x-robots-tag']]).toEqual([
      503,
      '3600',
      'noindex, nofollow',
    ])
    await put('1.3')
    expect((await host.visit(name)).status).toBe(200)
  })
})

describe('the gate', () => {
  const gate = { password: 'correct horse battery', linkSecret: randomBytes(32).toString('base64url') }
  const form = (password: string) => ({ method: 'POST', body: new URLSearchParams({ password }).toString() })

  test('when somebody comes without the password, then they see nothing of the site', async () => {
    const { name } = await given({ 'index.html': 'inside' }, { gate })
    const closed = await host.visit(`${name}/x?y=1`)
    expect([closed.status, closed.headers['x-robots-tag'], closed.headers['cache-control']]).toEqual([
      401,
      'noindex, nofollow',
      'no-store',
    ])
    expect(closed.text).toContain('type="password"')
    expect((await host.visit(name, form('wrong'))).status).toBe(401)
    expect((await host.visit(name, { method: 'POST', body: 'x'.repeat(10_000) })).status).toBe(401)
    expect((await host.visit(name, { headers: { cookie: 'holdfast-gate=99999999999.AAAA' } })).status).toBe(401)
  })

  test('when they give the password, then a cookie lets them in, until the password changes', async () => {
    const { name, put } = await given({ 'index.html': 'inside' }, { gate })
    const opened = await host.visit(`${name}//evil.example/`, form(gate.password))
    expect([opened.status, opened.headers.location]).toEqual([303, '/evil.example/'])
    const [cookie] = opened.headers['set-cookie']![0]!.split(';')
    const inside = await host.visit(name, { headers: { cookie: `a=b; ${cookie}` } })
    expect([inside.text, inside.headers['cache-control']]).toEqual(['inside', 'private, no-cache'])
    const other = await given({ 'index.html': 'other' }, { gate })
    expect((await host.visit(other.name, { headers: { cookie: cookie! } })).status).toBe(401)
    await put('1.2', { gate: { ...gate, password: 'another password' } })
    expect((await host.visit(name, { headers: { cookie: cookie! } })).status).toBe(401)
  })

  test('when they have a signed link, then it lets them in until it ends', async () => {
    const { name } = await given({ 'index.html': 'inside' }, { gate })
    const open = (expiresAt: number, secret = gate.linkSecret) =>
      host.visit(`${name}/?a=1&holdfast-visit=${signVisit(secret, expiresAt)}`)
    const opened = await open(Date.now() + 60_000)
    expect([opened.status, opened.headers.location]).toEqual([303, '/?a=1'])
    const [cookie] = opened.headers['set-cookie']![0]!.split(';')
    expect((await host.visit(name, { headers: { cookie: cookie! } })).text).toBe('inside')
    expect((await open(Date.now() - 1_000)).status).toBe(401)
    expect((await open(Date.now() + 60_000, randomBytes(32).toString('base64url'))).status).toBe(401)
  })

  test('when somebody guesses, then no more guesses are looked at, on this site', async () => {
    const { name } = await given({ 'index.html': 'inside' }, { gate })
    const statuses = []
    for (let i = 0; i < 11; i++) statuses.push((await host.visit(name, form(`guess ${i}`))).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    expect((await host.visit(name, form(gate.password))).status).toBe(429)
    const other = await given({ 'index.html': 'other' }, { gate })
    expect((await host.visit(other.name, form(gate.password))).status).toBe(303)
  })
})

describe('acts', () => {
  test('when a release is copied, then it is the same content, and outlives its source', async () => {
    const from = await given({ 'index.html': 'copied' })
    const to = await given({ 'index.html': 'before' })
    const releaseId = randomUUID()
    const act = {
      kind: 'copy-release',
      fromEnvironmentId: from.environmentId,
      fromReleaseId: from.releaseId,
      environmentId: to.environmentId,
      releaseId,
    } as const
    const done = await host.act(act)
    const source = (await host.call('GET', `/environments/${from.environmentId}/releases/${from.releaseId}`)).json
    expect([done.state, done.percent, done.release?.digest]).toEqual(['done', 100, source.digest])
    expect((await host.visit(to.name)).text).toBe('before')
    await host.call('DELETE', `/environments/${from.environmentId}?generation=1.2`)
    await to.put('1.2', { activeRelease: releaseId })
    expect((await host.visit(to.name)).text).toBe('copied')
  })

  test('when a backup is made, then it is restored, proved and downloaded as what was saved', async () => {
    const files = { 'index.html': 'saved', 'é/ö.txt': 'x'.repeat(70_000), empty: '' }
    const { environmentId, releaseId } = await given(files)
    const [backupId, restored] = [randomUUID(), randomUUID()]
    const made = await host.act({ kind: 'make-backup', environmentId, releaseId, backupId })
    const release = (await host.call('GET', `/environments/${environmentId}/releases/${releaseId}`)).json
    expect([made.state, made.backup?.digest, made.backup?.files]).toEqual(['done', release.digest, 3])
    expect((await host.act({ kind: 'verify-backup', environmentId, backupId })).state).toBe('done')
    const back = await host.act({
      kind: 'restore-backup',
      fromEnvironmentId: environmentId,
      backupId,
      environmentId,
      releaseId: restored,
    })
    expect([back.state, back.release?.digest]).toEqual(['done', release.digest])
    for (const path of [`releases/${restored}`, `backups/${backupId}`]) {
      const { status, bytes, headers } = await host.call('GET', `/environments/${environmentId}/${path}/archive`)
      expect([status, headers['content-type'], await filesOf(bytes)]).toEqual([200, 'application/gzip', files])
    }
    expect(host.draftsLeft()).toEqual([])
    await host.call('DELETE', `/environments/${environmentId}/backups/${backupId}`)
    expect((await host.call('GET', `/environments/${environmentId}/backups/${backupId}/archive`)).status).toBe(404)
  })

  test('when a backup was damaged on the disk, then neither verifying nor restoring says that it is good', async () => {
    const { environmentId, releaseId } = await given({ 'index.html': randomBytes(5_000).toString('base64') })
    const backupId = randomUUID()
    await host.act({ kind: 'make-backup', environmentId, releaseId, backupId })
    const archive = join(host.folder, 'environments', environmentId, 'backups', backupId, 'archive.tar.gz')
    const good = readFileSync(archive)
    const harms: (() => void)[] = [
      () => truncateSync(archive, good.length - 100),
      () => writeFileSync(archive, gzipSync(damaged(gunzipSync(good)))),
      // In the content of the file, which a tar has no sum of.
      () => writeFileSync(archive, gzipSync(damaged(gunzipSync(good), 600))),
      () => rmSync(archive),
    ]
    for (const harm of harms) {
      writeFileSync(archive, good)
      harm()
      const verified = await host.act({ kind: 'verify-backup', environmentId, backupId })
      expect([verified.state, verified.problem?.code]).toEqual(['failed', 'backup-damaged'])
      const restored = await host.act({
        kind: 'restore-backup',
        fromEnvironmentId: environmentId,
        backupId,
        environmentId,
        releaseId: randomUUID(),
      })
      expect(restored.problem?.code).toBe('backup-damaged')
    }
    expect(host.draftsLeft()).toEqual([])
  })

  test('when a release was damaged on the disk, then no backup is made of it', async () => {
    const { environmentId, releaseId } = await given({ 'index.html': 'x'.repeat(1_000) })
    const content = join(host.folder, 'environments', environmentId, 'releases', releaseId, 'content')
    writeFileSync(content, damaged(readFileSync(content)))
    const made = await host.act({ kind: 'make-backup', environmentId, releaseId, backupId: randomUUID() })
    expect([made.state, made.problem?.code, made.problem?.permanent]).toEqual(['failed', 'content-damaged', true])
    expect((await host.call('GET', `/environments/${environmentId}`)).json.backups).toEqual([])
  })

  test('when an act is asked for again, then it is done once; another one of its id is refused', async () => {
    const { environmentId, releaseId } = await given({ 'index.html': 'x' })
    const act = {
      actId: 'op-1:backup',
      causedBy: 'service/site',
      deadline: Date.now() + 60_000,
      kind: 'make-backup',
      environmentId,
      releaseId,
      backupId: randomUUID(),
    } as const
    const answers = await Promise.all(Array.from({ length: 5 }, () => host.call('POST', '/acts', act)))
    for (const { json } of answers) expect([json.actId, json.code]).toEqual(['op-1:backup', undefined])
    await host.act(act)
    expect((await host.call('POST', '/acts', { ...act, backupId: randomUUID() })).json.code).toBe('act-reused')
    const later = await host.call('POST', '/acts', { ...act, deadline: act.deadline + 1 })
    expect([later.status, later.json.state]).toEqual([200, 'done'])
    expect((await host.call('GET', `/environments/${environmentId}`)).json.backups).toHaveLength(1)
  })

  test('when an act cannot be done, then it is refused, or fails with a reason', async () => {
    const { environmentId, releaseId } = await given({ 'index.html': 'x' })
    await expect(
      host.act({ kind: 'make-backup', environmentId, releaseId: randomUUID(), backupId: randomUUID() }),
    ).rejects.toThrow('404 not-found')
    const late = await host.act({
      kind: 'copy-release',
      fromEnvironmentId: environmentId,
      fromReleaseId: releaseId,
      environmentId,
      releaseId: randomUUID(),
      deadline: Date.now() - 1,
    })
    expect([late.state, late.problem]).toMatchObject(['failed', { code: 'deadline-passed', permanent: false }])
    expect((await host.call('GET', `/environments/${environmentId}`)).json.releases).toHaveLength(1)
    const to = await given({ 'index.html': 'y' })
    const taken = await host.act({
      kind: 'copy-release',
      fromEnvironmentId: environmentId,
      fromReleaseId: releaseId,
      environmentId: to.environmentId,
      releaseId: to.releaseId,
    })
    expect(taken.problem?.code).toBe('release-exists')
    await host.call('DELETE', `/environments/${to.environmentId}?generation=9.9`)
    const act = {
      kind: 'copy-release',
      fromEnvironmentId: environmentId,
      fromReleaseId: releaseId,
      environmentId: to.environmentId,
      releaseId: randomUUID(),
    } as const
    await expect(host.act(act)).rejects.toThrow('409 environment-deleted')
  })
})

async function filesOf(archive: Buffer): Promise<Record<string, string>> {
  const tar = extract()
  tar.end(gunzipSync(archive))
  const files: Record<string, string> = {}
  for await (const entry of tar) {
    const chunks: Buffer[] = []
    for await (const chunk of entry) chunks.push(chunk as Buffer)
    files[entry.header.name] = Buffer.concat(chunks).toString()
  }
  return files
}

describe('usage', () => {
  test('when visitors came, then people, bots and assets are counted apart, and since when', async () => {
    const { environmentId, name } = await given({ 'index.html': 'page', 'a.css': 'css' }, { tenure: 7 })
    const since = (await host.call('GET', '/usage')).json.next
    const rowsSince = async (from: string) => {
      const { rows, next } = (await host.call('GET', `/usage?since=${from}`)).json
      const own = rows.filter((row: { environmentId: string }) => row.environmentId === environmentId)
      return {
        next,
        rows: own.map((row: { class: string; requests: number; bytes: number; tenure: number }) => [
          row.class,
          row.requests,
          row.bytes,
          row.tenure,
        ]),
      }
    }
    await host.visit(name)
    await host.visit(`${name}/a.css`)
    await host.visit(name, { headers: { 'user-agent': 'Googlebot/2.1' } })
    await host.visit(name)
    const first = await rowsSince(since)
    expect(first.rows.sort()).toEqual([
      ['assets', 1, 3, 7],
      ['bots', 1, 4, 7],
      ['people', 2, 8, 7],
    ])
    await host.visit(name)
    const second = await rowsSince(first.next)
    expect(second.rows).toEqual([['people', 3, 12, 7]])
    expect((await rowsSince(second.next)).rows).toEqual([])
    expect((await host.call('GET', '/usage?since=rubbish')).json.code).toBe('bad-request')
  })
})

describe('a restart', () => {
  test('when the process starts again, then wishes, releases, acts and counts are as they were', async () => {
    const before = await startHost()
    const [environmentId, releaseId, gone] = [randomUUID(), randomUUID(), randomUUID()]
    await before.upload(environmentId, releaseId, zipOf([{ name: 'index.html', data: 'kept' }]))
    await before.wish(environmentId, { generation: '3.7', hostNames: ['kept.localhost'], activeRelease: releaseId })
    await before.call('DELETE', `/environments/${gone}?generation=4.1`)
    const { actId } = await before.act({ kind: 'make-backup', environmentId, releaseId, backupId: randomUUID() })
    await before.visit('kept.localhost')
    const list = (await before.call('GET', '/environments')).json
    const act = (await before.call('GET', `/acts/${actId}`)).json
    await before.stop()

    const after = await startHost({ folder: before.folder })
    expect((await after.call('GET', '/environments')).json).toEqual(list)
    expect((await after.call('GET', `/acts/${actId}`)).json).toEqual(act)
    expect((await after.visit('kept.localhost')).text).toBe('kept')
    expect((await after.wish(environmentId, { generation: '3.6' })).json.code).toBe('stale-generation')
    expect((await after.wish(gone, { generation: '4.0' })).json.code).toBe('stale-generation')
    expect((await after.call('GET', '/usage')).json.rows).toMatchObject([{ requests: 2, class: 'people' }])
  })

  test('when a second process is started on the same folder, then it does not start', async () => {
    const { folder } = await startHost()
    await expect(startHost({ folder })).rejects.toThrow('in use by another process')
  })
})
