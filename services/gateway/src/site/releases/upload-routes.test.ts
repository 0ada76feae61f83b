import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { newId } from '@holdfast/contracts'
import type { BeginUploadRequest, FinishUploadRequest, Operation, Upload } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { atEnd, waitFor } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import type { AppOptions } from '../../app.ts'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [environmentId, releaseId, operationId] = [newId(), newId(), newId()]
const path = `/v1/environments/${environmentId}/releases`

const operation: Operation = {
  operationId,
  kind: 'OPERATION_KIND_UPLOAD',
  companyId: newId(),
  siteId: newId(),
  environmentId,
  state: 'OPERATION_STATE_RUNNING',
  step: 'store',
  percent: 10,
  startedBy: { kind: 'KIND_USER', id: newId() },
  startedAt: Date.UTC(2027, 0, 2),
  reference: newId(),
  canBeCancelled: true,
}

const stored = (release: string) =>
  JSON.stringify({ releaseId: release, digest: `sha256:${'0'.repeat(64)}`, files: 1, bytes: 1, createdAt: 1 })

/** A host that reads the whole archive and stores it. */
async function storing(received: IncomingMessage, answer: ServerResponse, heard: { bytes: number }) {
  for await (const chunk of received) heard.bytes += chunk.length
  answer.writeHead(201, { 'content-type': 'application/json' }).end(stored(releaseId))
}

type Handle = (received: IncomingMessage, answer: ServerResponse, heard: { bytes: number }) => unknown

/** A gateway that listens, the host that takes its archives, and what site was told. */
async function upload(handle: Handle = storing, options: Partial<AppOptions> & { upload?: Partial<Upload> } = {}) {
  const heard = { bytes: 0, requests: [] as IncomingMessage[] }
  const host = createServer((received, answer) => {
    heard.requests.push(received)
    received.on('error', () => {})
    // Of an archive that breaks off.
    Promise.resolve(handle(received, answer, heard)).catch(() => {})
  })
  host.listen(0, '127.0.0.1')
  await once(host, 'listening')
  atEnd(async () => {
    host.closeAllConnections()
    host.close()
  })
  const url = `http://127.0.0.1:${(host.address() as AddressInfo).port}/environments/${environmentId}/releases/${releaseId}`
  const ticket = { method: 'PUT', url, token: 'a-ticket' }
  const begun = recorded<BeginUploadRequest, Upload>({
    operationId,
    releaseId,
    ticket,
    mostBytes: 1e12,
    ...options.upload,
  })
  const finished = recorded<FinishUploadRequest, Operation>(operation)
  const asked = recorded<{ operationId: string }, Operation>(operation)
  const app = await gatewayOver(
    {
      releases: { beginUpload: begun.handler, finishUpload: finished.handler },
      operations: { getOperation: asked.handler },
    },
    options,
  )
  await app.listen({ host: '127.0.0.1', port: 0 })
  return { host, heard, begun, finished, asked, app, port: (app.server.address() as AddressInfo).port }
}

interface Sent {
  headers?: Record<string, string>
  body?: AsyncIterable<Buffer> | Iterable<Buffer>
}

/** Sends an archive until it is answered, or refused in the middle. */
async function send(port: number, { headers = {}, body = [Buffer.from('PK')] }: Sent = {}) {
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method: 'POST',
    headers: { ...bearer, 'content-type': 'application/zip', ...headers },
  })
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>
  let isAnswered = false
  answered.then(
    () => {
      isAnswered = true
    },
    () => {},
  )
  for await (const chunk of body) {
    if (isAnswered) break
    if (!sent.write(chunk)) await Promise.race([once(sent, 'drain'), answered])
  }
  if (!isAnswered) sent.end()
  const [answer] = await answered
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk)
  sent.destroy()
  return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(Buffer.concat(chunks).toString()) }
}

function* many(chunks: number, size = 64 * 1024) {
  const chunk = Buffer.alloc(size, 7)
  for (let index = 0; index < chunks; index++) yield chunk
}

const digestOf = (bytes: Buffer) => `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`

test('when an archive is uploaded then it goes to its host with the ticket, and the operation is answered', async () => {
  const { port, heard, begun, finished } = await upload()
  const contentDigest = digestOf(Buffer.from('PK'))
  const headers = { 'content-digest': contentDigest, 'idempotency-key': 'one' }
  const answer = await send(port, { headers })

  expect(answer.status).toBe(202)
  expect(answer.headers.location).toBe(`/v1/operations/${operationId}`)
  expect(answer.body).toMatchObject({ operationId, kind: 'upload', state: 'running', step: 'store', percent: 10 })
  expect(begun.calls[0]!.request).toMatchObject({ environmentId, mediaType: 'application/zip', contentDigest })
  expect(heard.bytes).toBe(2)
  expect(heard.requests[0]!.headers).toMatchObject({
    authorization: 'Bearer a-ticket',
    'content-type': 'application/zip',
    'content-digest': contentDigest,
  })
  expect(finished.calls.map(({ request: { operationId: id, problem } }) => [id, problem])).toEqual([
    [operationId, undefined],
  ])
  // A repeat finds the call that began it.
  expect(begun.calls[0]!.call.repeat).toBeDefined()
  expect(finished.calls[0]!.call.repeat).toBeUndefined()
})

test('when the same archive is sent again then its digest stands for it, and another one is another body', async () => {
  const { port, begun } = await upload()
  for (const content of ['PK', 'PK', 'KP']) {
    const bytes = Buffer.from(content)
    await send(port, { headers: { 'content-digest': digestOf(bytes), 'idempotency-key': 'one' }, body: [bytes] })
  }
  const [first, same, other] = begun.calls.map(({ call }) => call.repeat!)
  expect(same).toEqual(first)
  expect(other!.key).toBe(first!.key)
  expect(other!.body).not.toBe(first!.body)
})

test('when a repeat brings what has arrived already then nothing of it is read, and the operation is answered', async () => {
  const { port, heard, asked } = await upload(storing, { upload: { ticket: undefined } })
  expect(await send(port, { body: many(100) })).toMatchObject({ status: 202, body: { operationId } })
  expect(heard.requests).toEqual([])
  expect(asked.calls.map(({ request }) => request)).toEqual([{ operationId }])
})

test('when an archive is not as it must be, then it is refused before any of it is read', async () => {
  const { port, heard } = await upload(storing, { upload: { mostBytes: 1000 } })
  const refusals = [
    ['it is JSON', { 'content-type': 'application/json' }, 415, 'unsupported-archive'],
    ['it is a form', { 'content-type': 'multipart/form-data; boundary=x' }, 415, 'unsupported-archive'],
    ['it is encoded', { 'content-encoding': 'gzip' }, 415, 'unsupported-archive'],
    ['it has a key and no digest', { 'idempotency-key': 'one' }, 400, 'bad-request'],
    ['its digest is none', { 'content-digest': 'sha-256=:AAAA:' }, 400, 'bad-request'],
    ['its digest is another one', { 'content-digest': `md5=:${'A'.repeat(22)}==:` }, 400, 'bad-request'],
    ['it is longer than the host takes', { 'content-length': '1001' }, 422, 'archive-too-large'],
  ] as const
  for (const [what, headers, status, code] of refusals) {
    const socket = connect({ port, host: '127.0.0.1' })
    atEnd(async () => void socket.destroy())
    let answer = ''
    socket.setEncoding('utf8').on('data', (text) => {
      answer += text
    })
    const usual = { 'content-type': 'application/zip', 'content-length': '10', expect: '100-continue' }
    const lines = Object.entries({ ...bearer, ...usual, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n${lines.join('')}\r\n`)
    await once(socket, 'end')
    const problem = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))
    expect([what, answer.slice(0, 12), problem.code]).toEqual([what, `HTTP/1.1 ${status}`, code])
  }
  expect(heard.requests).toEqual([])
})

test('when a client waits to be told, then it is told when the host waits for the archive, and not before', async () => {
  const { port, begun } = await upload()
  const sent = request({
    host: '127.0.0.1',
    port,
    path,
    method: 'POST',
    headers: { ...bearer, 'content-type': 'application/gzip', 'content-length': 2, expect: '100-continue' },
  })
  const answered = once(sent, 'response')
  sent.flushHeaders()
  await once(sent, 'continue')
  expect(begun.calls.length).toBe(1)
  sent.end('PK')
  const [answer] = (await answered) as [IncomingMessage]
  expect(answer.statusCode).toBe(202)
})

test('when the host refuses while the archive still flows, then its reason is answered at once', async () => {
  const { port, finished } = await upload((received, answer) => {
    received.once('data', () => {
      answer.writeHead(422, { 'content-type': 'application/problem+json' })
      answer.end(JSON.stringify({ code: 'archive-bomb', detail: 'It grows 1,000 times', permanent: true }))
    })
  })
  async function* endless() {
    for (;;) {
      yield Buffer.alloc(64 * 1024)
      await new Promise(setImmediate)
    }
  }
  const answer = await send(port, { body: endless() })
  expect(answer).toMatchObject({ status: 422, body: { code: 'archive-bomb', detail: 'It grows 1,000 times' } })
  expect(finished.calls.map(({ request: { problem, detail } }) => [problem, detail])).toEqual([
    ['archive-bomb', 'It grows 1,000 times'],
  ])
})

test('when a client listens only when it has sent everything, then it still hears why the host refused', async () => {
  const { port } = await upload((received, answer) => {
    received.once('data', () => {
      answer.writeHead(422, { 'content-type': 'application/problem+json' })
      answer.end(JSON.stringify({ code: 'archive-bomb', permanent: true }))
    })
  })
  const socket = connect({ port, host: '127.0.0.1' }).pause()
  atEnd(async () => void socket.destroy())
  const length = 32 * 1024 ** 2
  const headers = `authorization: ${bearer.authorization}\r\ncontent-type: application/zip\r\ncontent-length: ${length}\r\n`
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n${headers}\r\n`)
  await new Promise<void>((resolve, reject) => {
    socket.on('error', reject)
    socket.write(Buffer.alloc(length), () => resolve())
  })
  const [answer] = await once(socket.setEncoding('utf8').resume(), 'data')
  expect(answer).toContain('archive-bomb')
})

test('when the host says what a client cannot use, then the client is told what it can', async () => {
  const says = [
    ['a word that we do not have', 422, { code: 'gremlins', permanent: true }, 409, 'host-failed'],
    ['that it cannot now', 503, { code: 'unavailable', permanent: false }, 503, 'host-unavailable'],
    ['that it is full', 507, { code: 'not-enough-space', permanent: false }, 503, 'not-enough-space'],
    ['what nobody can read', 422, { code: 'archive-link', detail: '\u202e', permanent: true }, 422, 'archive-link'],
    ['what breaks the contract', 200, { nonsense: true }, 409, 'host-failed'],
  ] as const
  let said: (typeof says)[number]
  const { port, finished } = await upload(async (received, answer) => {
    received.resume()
    await once(received, 'end')
    answer.writeHead(said[1], { 'content-type': 'application/problem+json' }).end(JSON.stringify(said[2]))
  })
  for (said of says) {
    const [what, , , status, code] = said
    const answer = await send(port)
    expect([what, answer.status, answer.body.code]).toEqual([what, status, code])
    expect(JSON.stringify(answer.body)).not.toMatch(/gremlins|\u202e/)
    expect(finished.calls.at(-1)!.request.problem).toBe(code)
  }
})

test('when the client stops in the middle, then the host loses it, and site is told', async () => {
  const { port, heard, finished } = await upload()
  const socket = connect({ port, host: '127.0.0.1' })
  const headers = `authorization: ${bearer.authorization}\r\ncontent-type: application/zip\r\ncontent-length: 1000000\r\n`
  socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\n${headers}\r\nPK`)
  await waitFor(() => heard.bytes > 0)
  socket.destroy()
  await waitFor(() => finished.calls.length === 1)
  expect(finished.calls[0]!.request.problem).toBe('upload-incomplete')
  await waitFor(() => heard.requests[0]!.destroyed)
})

test('when the host is away, then it may be tried again', async () => {
  const { port, host, finished } = await upload()
  host.close()
  const answer = await send(port, { body: many(100) })
  expect(answer).toMatchObject({ status: 503, body: { code: 'host-unavailable' } })
  expect(answer.headers['retry-after']).toBe('1')
  expect(finished.calls[0]!.request.problem).toBe('host-unavailable')
})

test('when the host has the whole archive and its answer is lost, then site asks it', async () => {
  const { port, finished } = await upload(async (received) => {
    for await (const _chunk of received) {
      // Read to its end.
    }
    received.socket.destroy()
  })
  expect((await send(port)).status).toBe(202)
  expect(finished.calls[0]!.request.problem).toBeUndefined()
})

test('when site refuses, then nothing is sent to a host', async () => {
  const app = await gatewayOver({
    releases: {
      beginUpload: async () => {
        throw new DomainError('not-allowed')
      },
    },
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  expect(await send(port, { body: many(100) })).toMatchObject({ status: 403, body: { code: 'not-allowed' } })
})

describe('given an archive that may stand still for 0.4 s, at 1 MB a second', () => {
  const limits = { requestTimeoutMs: 400, uploads: { timeoutMs: 3_600_000, bytesPerSecond: 1_000_000 } }

  test('when the client drips, then it is refused, and site is told', async () => {
    const { port, finished } = await upload(storing, limits)
    async function* dripping() {
      for (;;) {
        yield Buffer.from('a')
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    expect(await send(port, { body: dripping() })).toMatchObject({ status: 408, body: { code: 'request-too-slow' } })
    expect(finished.calls[0]!.request.problem).toBe('upload-incomplete')
  })

  test('when it takes longer than other requests and is fast enough, then it is taken', async () => {
    const { port, heard } = await upload(storing, limits)
    async function* steady() {
      const begin = performance.now()
      while (performance.now() - begin < 1_000) {
        yield Buffer.alloc(256 * 1024)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
    expect((await send(port, { body: steady() })).status).toBe(202)
    expect(heard.bytes).toBeGreaterThan(1_000_000)
  })

  test('when the host stands still, then the client is not blamed', async () => {
    const { port, finished } = await upload((received) => void received.pause(), limits)
    const answer = await send(port, { body: many(1_000) })
    expect(answer).toMatchObject({ status: 503, body: { code: 'host-unavailable' } })
    expect(finished.calls[0]!.request.problem).toBe('host-unavailable')
  })
})

test('when the gateway stops, then it does not wait for an archive that flows on', async () => {
  const { port, app, heard, finished } = await upload(storing, { requestTimeoutMs: 400 })
  async function* endless() {
    for (;;) {
      yield Buffer.alloc(64 * 1024)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  const answer = send(port, { body: endless() })
  await waitFor(() => heard.bytes > 0)
  await app.close()
  expect(await answer).toMatchObject({ status: 503, body: { code: 'unavailable' } })
  expect(finished.calls[0]!.request.problem).toBe('upload-incomplete')
})

test('when somebody has four uploads under way, then a fifth is refused, and another follows when one is done', async () => {
  const { port, heard } = await upload((received, answer) => {
    received.on('end', () => answer.writeHead(201, { 'content-type': 'application/json' }).end(stored(releaseId)))
    received.resume()
  })
  const goOn: (() => void)[] = []
  async function* waiting() {
    yield Buffer.from('PK')
    await new Promise<void>((resolve) => goOn.push(resolve))
  }
  const four = [1, 2, 3, 4].map(() => send(port, { body: waiting() }))
  await waitFor(() => heard.requests.length === 4)
  expect(await send(port)).toMatchObject({ status: 429, body: { code: 'too-many-requests' } })
  for (const go of goOn) go()
  for (const answer of await Promise.all(four)) expect(answer.status).toBe(202)
  expect((await send(port)).status).toBe(202)
})

test('when 256 MB go to a slow host, then they are not kept in memory', async () => {
  const { port, heard } = await upload(async (received, answer) => {
    // Slower than the client at first, so that what is not held back would pile up.
    received.once('data', () => {
      received.pause()
      setTimeout(() => received.resume(), 300)
    })
    received.on('data', ({ length }) => {
      heard.bytes += length
    })
    await once(received, 'end')
    answer.writeHead(201, { 'content-type': 'application/json' }).end(stored(releaseId))
  })
  let [sent, most] = [0, 0]
  function* counted() {
    for (const chunk of many(4_096)) {
      most = Math.max(most, sent - heard.bytes)
      sent += chunk.length
      yield chunk
    }
  }
  expect((await send(port, { body: counted() })).status).toBe(202)
  expect(heard.bytes).toBe(4_096 * 64 * 1024)
  // What is under way: buffers of sockets and streams, and nothing that grows with the archive.
  expect(most / 1024 ** 2).toBeLessThan(32)
})
