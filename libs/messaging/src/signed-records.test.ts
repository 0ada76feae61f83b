import { createPublicKey, verify } from 'node:crypto'
import { createSigner, readTrustedKeys, type TrustedKeys } from '@holdfast/runtime'
import { newSigningKey, testKeys } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { refusalOf, signRecord } from './index.ts'

const topic = 'holdfast.company.ledger.v1'
const record = {
  partition: 6,
  key: 'company/é',
  value: Buffer.of(0, 1, 2, 255),
  headers: { ce_type: 'CompanyClosed', ce_id: 'one/6/4', 'content-type': 'application/protobuf', traceparent: '00' },
}

test('when somebody else verifies a record as docs/events.md says, its signature is good', async () => {
  const signer = testKeys.signer('company')
  const { headers, value } = await signRecord(signer, topic, record)
  const parts = [
    ...['holdfast.record.v1', topic, '6', 'company/é', value],
    ...['ce_id', 'one/6/4', 'ce_type', 'CompanyClosed', 'content-type', 'application/protobuf'],
    ...['holdfast_key', headers.holdfast_key!],
  ]
  const bytes = parts.flatMap((part) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(Buffer.byteLength(part))
    return [length, Buffer.from(part as string)]
  })
  const signature = Buffer.from(headers.holdfast_signature!, 'base64url')
  expect(verify(null, Buffer.concat(bytes), createPublicKey(signer.key), signature)).toBe(true)
  expect(headers).toMatchObject(record.headers)
})

test('when a record is sent again, by another process of the owner, both are believed', async () => {
  const sent = await Promise.all([1, 2].map(() => signRecord(testKeys.signer('company'), topic, record)))
  for (const { key, ...rest } of sent) {
    const received = { ...rest, topic, key: Buffer.from(key) }
    expect(await refusalOf(received, 'company', testKeys.trusted)).toBeUndefined()
  }
})

test('when the owner’s key is replaced, records under the former one are believed as long as it is trusted', async () => {
  const [former, present] = [newSigningKey('2026-05'), newSigningKey('2026-11')]
  const trusting = (...keys: (typeof former)[]) =>
    readTrustedKeys(JSON.stringify({ company: Object.assign({}, ...keys.map((each) => each.publicByKeyId)) }))
  const believed = async (by: typeof former, keys: TrustedKeys) => {
    const { key, ...sent } = await signRecord(createSigner('company', by.privateJson), topic, record)
    return (await refusalOf({ ...sent, topic, key: Buffer.from(key) }, 'company', keys)) ?? true
  }
  const both = trusting(former, present)
  expect([await believed(former, both), await believed(present, both)]).toEqual([true, true])
  expect([await believed(former, trusting(present)), await believed(present, trusting(former))]).toEqual([
    'unknown-key',
    'unknown-key',
  ])
})
