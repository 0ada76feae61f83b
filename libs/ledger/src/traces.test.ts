import { type Stream, shardOf } from '@holdfast/contracts'
import { Entry, Ledger as LedgerService } from '@holdfast/contracts/ledger'
import type { OutgoingRecord } from '@holdfast/messaging'
import { startSpan, startTracing } from '@holdfast/runtime'
import { atEnd, silentLog, testDatabase, testKeys, waitFor } from '@holdfast/testing'
import { receiveTraces } from '@holdfast/testing/trace-receiver'
import { expect, test } from '@jest/globals'
import { followLedger } from './index.ts'
import { effectsOn, full, kafka, listSeq, startOwner } from './testing/started-owner.ts'

const stream: Stream = 'company/0190a6a0-0000-7000-8000-000000000001'
const shard = shardOf(stream)

test('when a traced command adds an entry, then its record goes on with the trace, and who applies it is linked', async () => {
  const receiver = await receiveTraces()
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = receiver.endpoint
  const tracing = await startTracing('company', { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint })
  const sent: OutgoingRecord[] = []
  const owner = await startOwner({
    spoil(records) {
      sent.push(...records)
      return records
    },
  })
  const connection = await testDatabase()
  const follower = await followLedger({
    owner: owner.owner,
    group: 'counting',
    ledger: owner.channel.client(LedgerService),
    connection,
    brokers: kafka,
    keys: owner.keys.trusted,
    signer: testKeys.signer('notification'),
    apply: (entry, { session }) => listSeq(connection, entry, session),
    log: silentLog,
    headsEveryMs: 3_600_000,
  })
  atEnd(async () => {
    await follower.stop()
    await tracing.stop()
    await receiver.close()
  })
  await owner.commit(stream)
  await waitFor(async () => full(await effectsOn(connection, shard), 1))
  const root = startSpan('request', { kind: 'server', from: 'new' })!
  await root.run(() => owner.commit(stream))
  root.end()
  await waitFor(async () => full(await effectsOn(connection, shard), 2))

  const [, traceId] = root.traceparent.split('-')
  const of = (kind: number, name: string) => {
    const named = receiver.spans.filter((span) => span.kind === kind && span.name.includes(name))
    return named.length > 0 && named
  }
  const [publish, ...more] = await waitFor(() => of(4, 'publish'))
  expect(publish).toMatchObject({ traceId, name: `holdfast.${owner.owner}.ledger.v1: publish` })
  expect(more).toEqual([])
  const written = receiver.spans.find(({ name }) => name === 'insert ledger_entries')
  expect(written).toMatchObject({ traceId, attributes: { 'db.system.name': 'mongodb' } })

  const [untraced, traced] = sent
  expect(untraced!.headers).not.toHaveProperty('traceparent')
  expect(traced!.headers.traceparent).toBe(`00-${traceId}-${publish!.spanId}-01`)
  expect(Entry.decode(traced!.value)).not.toHaveProperty('traceparent')
  expect(traced!.value.includes(traceId!)).toBe(false)

  const [followed] = await waitFor(() => of(5, 'follow'))
  expect(followed!.links).toEqual([{ traceId, spanId: publish!.spanId }])
  expect(followed!.traceId).not.toBe(traceId)
  const effect = await waitFor(() => receiver.spans.find(({ name }) => name === 'update effects'))
  expect(effect.traceId).toBe(followed!.traceId)
})
