import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { Ledger } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import { atEnd, servicePassport, silentLog, testKeys, waitFor } from '@holdfast/testing'
import { type ReceivedSpan, receiveTraces } from '@holdfast/testing/trace-receiver'
import { expect, test } from '@jest/globals'
import { openChannel } from './client.ts'
import { implement, serve } from './server.ts'
import { activeTraceparent, inSpan, noteOrigin, originsOf, startSpan, startTracing } from './tracing.ts'

const receiver = await receiveTraces()
atEnd(receiver.close)

async function traced() {
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = receiver.endpoint
  const tracing = await startTracing('company', { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint })
  atEnd(tracing.stop)
}

async function given() {
  await traced()
  const server = await serve({
    address: '127.0.0.1:0',
    service: 'company',
    keys: testKeys.trusted,
    log: silentLog,
    services: [
      implement(Ledger, {
        heads: () => inSpan('inside', { kind: 'internal' }, async () => ({ epoch: 'present' })),
        read: async () => {
          throw new DomainError('not-found', { detail: 'ada@example.com has none' })
        },
      }),
    ],
  })
  atEnd(() => server.stop(0))
  const channel = openChannel({
    address: `127.0.0.1:${server.port}`,
    to: 'company',
    signer: testKeys.signer('notification'),
  })
  atEnd(channel.close)
  return channel.client(Ledger)
}

const spansOf = (traceparent: string | undefined, count: number) =>
  waitFor(() => {
    const traceId = traceparent?.split('-')[1]
    const found = receiver.spans.filter((span) => span.traceId === traceId)
    return found.length >= count && found
  })
const named = (spans: ReceivedSpan[], kind: number, name: string) =>
  spans.find((span) => span.kind === kind && span.name === name)!

test('when a call is made in a span, then caller, server and what the server does are one trace', async () => {
  const ledger = await given()
  const root = startSpan('request', { kind: 'server', from: 'new' })
  await root!.run(() => ledger.heads({}, { ...servicePassport('notification'), requestId: 'request-1' }))
  root!.end()

  const spans = await spansOf(root!.traceparent, 4)
  const client = named(spans, 3, 'holdfast.ledger.v1.Ledger/Heads')
  const server = named(spans, 2, 'holdfast.ledger.v1.Ledger/Heads')
  const inside = named(spans, 1, 'inside')
  expect(spans).toHaveLength(4)
  expect(client.parentSpanId).toBe(root!.traceparent.split('-')[2])
  expect(server.parentSpanId).toBe(client.spanId)
  expect(inside.parentSpanId).toBe(server.spanId)
  expect(server.attributes['holdfast.request_id']).toBe('request-1')
  expect(server.service).toBe('company')
})

test('when a rule refuses, then the span has its code and no word of it, and is not broken', async () => {
  const ledger = await given()
  const root = startSpan('request', { kind: 'server', from: 'new' })
  const refused = root!.run(() => ledger.read({ shard: 1 }, servicePassport('notification')))
  await expect(refused).rejects.toMatchObject({ code: 'not-found' })
  root!.end(new TypeError('ada@example.com is no number'))

  const spans = await spansOf(root!.traceparent, 3)
  const server = named(spans, 2, 'holdfast.ledger.v1.Ledger/Read')
  expect(server).toMatchObject({ failed: false, attributes: { 'error.type': 'not-found' } })
  expect(named(spans, 2, 'request')).toMatchObject({ failed: true, attributes: { 'error.type': 'TypeError' } })
  expect(JSON.stringify(spans)).not.toContain('example.com')
})

test('when a process calls by itself, then nothing is traced', async () => {
  const ledger = await given()
  const before = receiver.spans.length
  await ledger.heads({}, servicePassport('notification'))
  expect(activeTraceparent()).toBeUndefined()
  const root = startSpan('afterwards', { kind: 'server', from: 'new' })
  root!.end()
  await spansOf(root!.traceparent, 1)
  expect(receiver.spans.slice(before).map(({ name }) => name)).toEqual(['afterwards'])
})

test('what follows from traced things begins a trace of its own that is linked, whoever sent what it follows from', async () => {
  await traced()
  const first = startSpan('first', { kind: 'producer', from: 'new' })!
  const thing = {}
  noteOrigin(thing, first.traceparent)
  for (const rubbish of [undefined, '', `${first.traceparent} `, first.traceparent.replace(/01$/, '00'), 7])
    noteOrigin({}, rubbish)
  first.end()
  expect(originsOf([thing, thing, {}])).toEqual([first.traceparent])
  const follows = { kind: 'consumer', from: { follows: [...originsOf([thing]), 'rubbish', undefined] } } as const
  const traceparent = await inSpan('second', follows, async () => activeTraceparent())
  const [second] = await spansOf(traceparent, 1)
  const [, traceId, spanId] = first.traceparent.split('-')
  expect(second).toMatchObject({ name: 'second', parentSpanId: '', links: [{ traceId, spanId }] })
  expect(second!.traceId).not.toBe(traceId)

  const nothing = { kind: 'consumer', from: { follows: originsOf([{}]) } } as const
  expect(await inSpan('third', nothing, async () => activeTraceparent())).toBeUndefined()
})

/** Resolved and loaded in a process of its own: here, other tests have loaded it. */
test('when no endpoint is set, then nothing of OpenTelemetry is loaded', async () => {
  const script = `
    const { registerHooks } = await import('node:module')
    const loaded = []
    registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context) } })
    const { startTracing, startSpan } = await import(${JSON.stringify(join(import.meta.dirname, 'index.ts'))})
    // The library of the metrics loads the interface, for itself.
    const count = () => loaded.filter((url) => /@opentelemetry\\/(?!api\\/)|open-tracing/.test(url)).length
    await startTracing('company', {})
    const off = [count(), startSpan('x', { kind: 'internal', from: 'new' }) === undefined]
    const { stop } = await startTracing('company', { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:9' })
    console.log(JSON.stringify([...off, count() > 0]))
    await stop()
  `
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script])
  expect(JSON.parse(stdout)).toEqual([0, true, true])
})
