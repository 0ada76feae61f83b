import { newDistribution, noteIn, serveMetrics } from '@holdfast/runtime'
import { atEnd, silentLog } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { type LedgerMetrics, ledgerMetrics } from './index.ts'

const took = newDistribution()
noteIn(took, 0.03)
noteIn(took, 5.5)

/** All values differ, also when milliseconds are divided by 1,000, so that each can be found in the text. */
const reading: Required<LedgerMetrics> = {
  registration: 'registration-a',
  holders: 11,
  streams: 12,
  registrations: 13,
  fences: 14,
  fencesFailed: 15,
  fenceMs: 1_600,
  streamsDropped: 17,
  waits: { open: 18, confirmed: 19, expired: 20, took },
  entries: { own: 24, stream: 25, read: 26 },
  relay: { shards: 21, waiting: 22, ageMs: 2_300 },
  own: {
    epoch: 'epoch-a',
    isLoaded: true,
    shards: [
      { applied: 27, head: 28, age: 2_900, leaseLeft: 3_000 },
      { applied: 31, head: 32, age: 3_300, leaseLeft: 3_400 },
    ],
    entries: { stream: 35, kafka: 36, offered: 37, read: 38 },
    gaps: 39,
    resyncs: 40,
    reconnects: 41,
    refused: { REASON_UNSPECIFIED: 42, REASON_CLOSED: 43, REASON_BEHIND: 44, REASON_EPOCH: 45, REASON_FORMAT: 46 },
    refusedRecords: { unsigned: 47, 'unknown-key': 48, forged: 49, unreadable: 50 },
  },
}

async function serving(metrics: () => LedgerMetrics) {
  const measured = ledgerMetrics({ owner: 'company', metrics })
  const server = await serveMetrics({ address: '127.0.0.1:0', measured, log: silentLog })
  atEnd(server.stop)
  const answer = await fetch(`http://127.0.0.1:${server.port}/metrics`)
  return (await answer.text()).split('\n').filter((line) => line.includes('holdfast_'))
}

const isComment = (line: string) => line.startsWith('#')
const leaves = (value: unknown): unknown[] =>
  value === took ? [] : typeof value === 'object' && value ? Object.values(value).flatMap(leaves) : [value]

test('when a ledger and its replica are asked, then each thing they know is told exactly once, in seconds', async () => {
  const lines = await serving(() => reading)
  const inBuckets = (line: string) => line.startsWith('holdfast_ledger_wait_seconds')
  const samples = lines.filter((line) => !isComment(line) && !inBuckets(line))
  for (const leaf of leaves(reading)) {
    const isTold =
      typeof leaf === 'string'
        ? (line: string) => line.includes(`="${leaf}"`)
        : (line: string) => line.endsWith(`} ${Number(leaf) >= 1_000 ? Number(leaf) / 1_000 : Number(leaf)}`)
    // The value 1 is printed three times: for the two metrics that have a text label, and for "loaded".
    const expected = leaf === true ? 3 : 1
    expect([leaf, samples.filter(isTold).length]).toEqual([leaf, expected])
  }
  expect(samples).toHaveLength(leaves(reading).length)
  for (const sample of samples) expect(sample).toContain('owner="company"')
  expect(lines.filter((line) => inBuckets(line) && / [12]$|_sum/.test(line))).toEqual([
    ...['0.05', '0.1', '0.25', '0.5', '1', '2.5', '5'].map((le) => wait(`_bucket{owner="company",le="${le}"} 1`)),
    ...['10', '+Inf'].map((le) => wait(`_bucket{owner="company",le="${le}"} 2`)),
    wait('_sum{owner="company"} 5.53'),
    wait('_count{owner="company"} 2'),
  ])
})

const wait = (rest: string) => `holdfast_ledger_wait_seconds${rest}`

test('when metrics are told, then each has one name, a help text and a type that its name says', async () => {
  const lines = await serving(() => reading)
  const names = new Set(
    lines.filter((line) => !isComment(line)).map((line) => line.split('{')[0]!.replace(/_(bucket|sum|count)$/, '')),
  )
  for (const name of names) {
    expect(lines.filter((line) => line.startsWith(`# HELP ${name} `))).toEqual([expect.stringMatching(/[A-Z1].*\.$/)])
    const type = name.endsWith('_total') ? 'counter' : name === wait('') ? 'histogram' : 'gauge'
    expect(lines.filter((line) => line.startsWith(`# TYPE ${name} `))).toEqual([`# TYPE ${name} ${type}`])
  }
  expect(lines.filter(isComment)).toHaveLength(names.size * 2)
})

test('when a process has neither registered nor joined, then it says so', async () => {
  const { own, registration, ...rest } = reading
  const lines = await serving(() => rest)
  expect(lines).toContain('holdfast_ledger_registered{owner="company",registration=""} 0')
  expect(lines.filter((line) => line.startsWith('holdfast_replica_'))).toEqual([])
})

test('when it is not known that a shard is complete, then its age is left out', async () => {
  const [shard] = reading.own.shards
  const shards = [
    { ...shard!, age: undefined },
    { ...shard!, age: 0 },
  ]
  const lines = await serving(() => ({ ...reading, own: { ...reading.own, shards } }))
  expect(lines.filter((line) => line.startsWith('holdfast_replica_age_seconds'))).toEqual([
    'holdfast_replica_age_seconds{owner="company",shard="1"} 0',
  ])
})
