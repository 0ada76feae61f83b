import { Entry } from '@holdfast/contracts/ledger'
import { type IncomingRecord, signRecord } from '@holdfast/messaging'
import { createSigner } from '@holdfast/runtime'
import { silentLog, testKeys } from '@holdfast/testing'
import { describe, expect, test } from '@jest/globals'
import { openRecordReader } from './ledger-records.ts'

const TOPIC = 'holdfast.company.ledger.v1'
const signer = testKeys.signer('company')
const notKnown = () => false

function entryOf(changes: Partial<Entry> = {}): Entry {
  const made = { epoch: 'one', shard: 6, seq: 4, stream: 'company/1', type: 'holdfast.company.v1.CompanySuspended' }
  return Entry.decode(
    Entry.encode({ ...made, facts: [{ table: 'member', key: Buffer.of(1), value: Buffer.of(2) }], ...changes }),
  )
}

/** A record as Kafka brings it after the owner has sent it. */
async function sent(options: { entry?: Entry; by?: typeof signer; value?: Buffer } = {}): Promise<IncomingRecord> {
  const { entry = entryOf(), by = signer, value = Entry.encode(entry) } = options
  const { epoch, shard, seq, stream, type } = entry
  const headers = { ce_id: `${epoch}/${shard}/${seq}`, ce_type: type, ce_subject: stream }
  const record = await signRecord(by, TOPIC, { partition: shard, key: stream, value, headers })
  return { ...record, topic: TOPIC, key: Buffer.from(record.key) }
}

function without({ headers, ...record }: IncomingRecord, ...names: string[]): IncomingRecord {
  return { ...record, headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name))) }
}

function withHeaders(record: IncomingRecord, headers: Record<string, string>): IncomingRecord {
  return { ...record, headers: { ...record.headers, ...headers } }
}

function openReader(log = silentLog) {
  return openRecordReader({ owner: 'company', keys: testKeys.trusted, log })
}

describe('reading records of a topic', () => {
  test('when the owner signed them, their entries are read in order', async () => {
    const entries = [4, 5, 6].map((seq) => entryOf({ seq }))
    const records = await Promise.all(entries.map((entry) => sent({ entry })))
    const reader = openReader()
    expect(await reader.read(records, notKnown)).toEqual({ entries, refused: 0 })
    expect(reader.refused).toEqual({ unsigned: 0, 'unknown-key': 0, forged: 0, unreadable: 0 })
  })

  test('when somebody adds a header on the way, for tracing, it is still the record of the owner', async () => {
    const { entries } = await openReader().read([withHeaders(await sent(), { traceparent: '00-1-2-01' })], notKnown)
    expect(entries).toEqual([entryOf()])
  })

  const forgeries: [string, reason: string, (record: IncomingRecord) => IncomingRecord | Promise<IncomingRecord>][] = [
    [
      'has no signature, as those of older releases',
      'unsigned',
      (r) => without(r, 'holdfast_key', 'holdfast_signature'),
    ],
    ['names no key', 'unsigned', (r) => without(r, 'holdfast_key')],
    [
      'names the key of another service, which signed it',
      'unknown-key',
      () => sent({ by: testKeys.signer('identity') }),
    ],
    ['names the key of the owner, and another service signed it', 'forged', () => sent({ by: impostor('identity') })],
    ['names a key of nobody', 'unknown-key', (r) => withHeaders(r, { holdfast_key: 'nobody' })],
    ['names a property that every object has', 'unknown-key', (r) => withHeaders(r, { holdfast_key: 'constructor' })],
    [
      'has the signature of another record',
      'forged',
      async (r) => {
        const { holdfast_signature } = (await sent({ entry: entryOf({ seq: 5 }) })).headers
        return withHeaders(r, { holdfast_signature: holdfast_signature! })
      },
    ],
    ['has a signature of another length', 'forged', (r) => withHeaders(r, { holdfast_signature: 'AAAA' })],
    ['has an empty signature', 'forged', (r) => withHeaders(r, { holdfast_signature: '' })],
    ['has another value', 'forged', (r) => ({ ...r, value: Entry.encode(entryOf({ facts: [] })) })],
    [
      'has another epoch',
      'forged',
      (r) => ({ ...withHeaders(r, { ce_id: 'two/6/4' }), value: Entry.encode(entryOf({ epoch: 'two' })) }),
    ],
    [
      'has a seq that is far away',
      'forged',
      (r) => ({ ...withHeaders(r, { ce_id: 'one/6/9999999' }), value: Entry.encode(entryOf({ seq: 9_999_999 })) }),
    ],
    ['has another id', 'forged', (r) => withHeaders(r, { ce_id: 'one/6/5' })],
    [
      'has another type in its headers',
      'forged',
      (r) => withHeaders(r, { ce_type: 'holdfast.company.v1.CompanyClosed' }),
    ],
    ['has one more attribute', 'forged', (r) => withHeaders(r, { ce_dataref: 'https://elsewhere.test' })],
    ['has one attribute less', 'forged', (r) => without(r, 'ce_subject')],
    ['has another key', 'forged', (r) => ({ ...r, key: Buffer.from('company/2') })],
    ['has no key', 'forged', (r) => ({ ...r, key: null })],
    ['is repeated in another partition', 'forged', (r) => ({ ...r, partition: 7 })],
    ['is repeated in another topic', 'forged', (r) => ({ ...r, topic: 'holdfast.sites.ledger.v1' })],
    ['has no value', 'unreadable', (r) => ({ ...r, value: null })],
    ['is longer than Kafka takes', 'unreadable', (r) => ({ ...r, value: Buffer.alloc(1024 * 1024 + 1) })],
    ['was signed and is no entry', 'unreadable', () => sent({ value: Buffer.from('rubbish') })],
    [
      'was signed for another place than that of its entry',
      'unreadable',
      () => sent({ value: Entry.encode(entryOf({ seq: 9 })) }),
    ],
  ]

  test.each(forgeries)(
    'when a record %s, it is refused as %s, and the records around it are read',
    async (_, reason, forge) => {
      const [before, after] = [entryOf({ seq: 3 }), entryOf({ seq: 4 })]
      const records = [await sent({ entry: before }), await forge(await sent()), await sent({ entry: after })]
      const reader = openReader()
      expect(await reader.read(records, notKnown)).toEqual({ entries: [before, after], refused: 1 })
      expect(reader.refused).toEqual({ unsigned: 0, 'unknown-key': 0, forged: 0, unreadable: 0, [reason]: 1 })
    },
  )

  test('when a byte moves from one signed part to the next, the signature does not count', async () => {
    const record = await sent()
    const [key, value] = [record.key!, record.value!]
    const moved = { ...record, key: key.subarray(0, -1), value: Buffer.concat([key.subarray(-1), value]) }
    expect((await openReader().read([moved], notKnown)).refused).toBe(1)
  })

  test('when a place is known, its record is neither verified nor counted', async () => {
    const reader = openReader()
    const known = ({ epoch, seq }: { epoch: string; seq: number }) => epoch === 'one' && seq <= 4
    const records = [without(await sent(), 'holdfast_signature'), await sent({ entry: entryOf({ seq: 5 }) })]
    expect(await reader.read(records, known)).toEqual({ entries: [entryOf({ seq: 5 })], refused: 0 })
    expect(reader.refused.unsigned).toBe(0)
  })

  test('when many are refused, the log says so once', async () => {
    const lines: unknown[] = []
    const log = silentLog.child({})
    log.warn = (...line: unknown[]) => void lines.push(line)
    const reader = openReader(log)
    const forged = without(await sent(), 'holdfast_signature')
    for (let batch = 0; batch < 5; batch++) await reader.read(Array(100).fill(forged), notKnown)
    expect(reader.refused.unsigned).toBe(500)
    expect(lines).toHaveLength(1)
  })
})

/** Signs with the key of one service in the name of the owner. */
function impostor(name: 'identity') {
  return createSigner('company', testKeys.privateJson(name))
}
