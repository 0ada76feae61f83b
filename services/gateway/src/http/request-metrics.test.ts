import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DomainError } from '@holdfast/errors'
import { type Measured, serveMetrics, startTracing } from '@holdfast/runtime'
import { atEnd, silentLog, waitFor } from '@holdfast/testing'
import { receiveTraces } from '@holdfast/testing/trace-receiver'
import { expect, test } from '@jest/globals'
import { gatewayOver } from '../testing/gateway.ts'
import { createRequestCounts, requestMetrics } from './request-metrics.ts'

const newcomer = { email: 'ada@example.com', password: 'quiet herons on the quay', fullName: 'Ada Lindqvist' }

async function given() {
  const receiver = await receiveTraces()
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = receiver.endpoint
  const tracing = await startTracing('gateway', { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint })
  let refuses = false
  let hanging: Promise<void> | undefined
  const requests = createRequestCounts()
  const answers = {
    users: {
      async signUp() {
        if (refuses) throw new DomainError('overloaded')
        await hanging
        return {}
      },
    },
  }
  const app = await gatewayOver(answers, { requests })
  await app.listen({ host: '127.0.0.1', port: 0 })
  const metrics = await serveMetrics({
    address: '127.0.0.1:0',
    measured: [requestMetrics(requests) as Measured],
    log: silentLog,
  })
  atEnd(async () => {
    await metrics.stop()
    await app.close()
    await tracing.stop()
    await receiver.close()
  })
  const base = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  return {
    receiver,
    /** Sends the body when the gateway has begun with the request. */
    async callSlowly(path: string, body: object) {
      const head = { method: 'POST', headers: { 'content-type': 'application/json', connection: 'close' } }
      const outgoing = request(base + path, head)
      const answered = once(outgoing, 'response')
      outgoing.flushHeaders()
      await waitFor(async () => (await told()).includes('holdfast_http_requests_under_way 1'))
      outgoing.end(JSON.stringify(body))
      const [answer] = (await answered) as [IncomingMessage]
      answer.resume()
      return answer.statusCode
    },
    refuse: () => {
      refuses = true
    },
    /** From now on nothing is answered, until what it returns is called. */
    hang: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      refuses = false
      hanging = promise
      return resolve
    },
    /** Goes away as soon as the gateway has begun with the request. */
    async callAndLeave() {
      const leaving = new AbortController()
      const headers = { 'content-type': 'application/json' }
      const { signal } = leaving
      const answer = fetch(`${base}/v1/users`, { method: 'POST', headers, body: JSON.stringify(newcomer), signal })
      await waitFor(async () => (await told()).includes('holdfast_http_requests_under_way 1'))
      leaving.abort()
      await answer.catch(() => {})
    },
    call: (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
      fetch(base + path, {
        method,
        headers: { ...(body && { 'content-type': 'application/json' }), ...headers },
        body: body && JSON.stringify(body),
      }),
    told,
  }

  async function told() {
    const text = await (await fetch(`http://127.0.0.1:${metrics.port}/metrics`)).text()
    return text.split('\n').filter((line) => line.startsWith('holdfast_http_'))
  }
}

// One for the file: a process has one tracing.
const gateway = await given()

test('when requests are answered, then they are counted by route and class, and each is a trace with its calls, whatever the client says', async () => {
  const { receiver, call, refuse, told } = gateway
  const stranger = `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`
  expect((await call('POST', '/v1/users', newcomer, { traceparent: stranger })).status).toBe(202)
  refuse()
  expect((await call('POST', '/v1/users', newcomer)).status).toBe(503)
  expect((await call('GET', '/v1/nothing/ada@example.com')).status).toBe(404)
  expect((await call('DELETE', '/livez')).status).toBe(405)

  const lines = await waitFor(async () => {
    const found = await told()
    return found.some((line) => line.includes('4xx"')) && found
  })
  expect(lines).toContain('holdfast_http_requests_total{method="POST",route="/v1/users",status="2xx"} 1')
  expect(lines).toContain('holdfast_http_requests_total{method="POST",route="/v1/users",status="5xx"} 1')
  expect(lines).toContain('holdfast_http_requests_total{method="GET",route="other",status="4xx"} 1')
  expect(lines).toContain('holdfast_http_request_seconds_count{method="POST",route="/v1/users"} 2')
  expect(lines).toContain('holdfast_http_problems_total{code="overloaded"} 1')
  expect(lines).toContain('holdfast_http_problems_total{code="not-found"} 1')
  expect(lines.join('\n')).not.toContain('example.com')

  const requests = await waitFor(() => {
    const found = receiver.spans.filter(({ name, kind }) => kind === 2 && name === 'POST /v1/users')
    return found.length === 2 && found
  })
  const [accepted, refused] = requests.sort((a, b) => a.startedAt - b.startedAt)
  expect(accepted).toMatchObject({ parentSpanId: '', failed: false })
  expect(accepted!.traceId).not.toBe('a'.repeat(32))
  expect(refused).toMatchObject({ failed: true, attributes: { 'error.type': 'overloaded' } })
  expect(JSON.stringify(receiver.spans)).not.toMatch(/example\.com|herons|Lindqvist/)
})

test('when the body comes long after the head, then the call to the service is a part of the trace all the same', async () => {
  const { receiver, callSlowly } = gateway
  const before = receiver.spans.length
  expect(await callSlowly('/v1/users', newcomer)).toBe(503)
  const named = (end: string) => receiver.spans.slice(before).find(({ kind, name }) => kind === 2 && name.endsWith(end))
  const began = await waitFor(() => named('/v1/users'))
  const served = await waitFor(() => named('/SignUp'), { ms: 5_000 })
  expect(served.traceId).toBe(began.traceId)
})

test('when a client does not wait for the answer, then the request is counted all the same, and its trace ends', async () => {
  const { receiver, hang, callAndLeave, told } = gateway
  const goOn = hang()
  const before = receiver.spans.length
  await callAndLeave()
  await waitFor(async () =>
    (await told()).includes('holdfast_http_requests_total{method="POST",route="/v1/users",status="left"} 1'),
  )
  goOn()
  await waitFor(() => receiver.spans.slice(before).some(({ kind, name }) => kind === 2 && name === 'POST /v1/users'))
})
