import { sign, verify } from 'node:crypto'
import { promisify } from 'node:util'
import type { Signer, TrustedKeys } from '@holdfast/runtime'
import type { IncomingRecord } from './consumer.ts'
import type { OutgoingRecord } from './producer.ts'

const KEY_HEADER = 'holdfast_key'
const SIGNATURE_HEADER = 'holdfast_signature'
/** Names the purpose and the form of what is signed, so that no signature for another purpose counts for a record. */
const LABEL = 'holdfast.record.v1'
const SIGNATURE_BYTES = 64

// Both work in the thread pool: a follower that is behind verifies thousands of records, a tenth of a millisecond each.
const signBytes = promisify(sign)
const verifyBytes = promisify(verify)

/** Why a record is not believed. */
export type RecordRefusal = 'unsigned' | 'unknown-key' | 'forged'

/** Signs a record for the topic to which it is sent. Names and values of the headers are those that are sent. */
export async function signRecord(signer: Signer, topic: string, record: OutgoingRecord): Promise<OutgoingRecord> {
  const named = { ...record, headers: { ...record.headers, [KEY_HEADER]: signer.kid } }
  const signature = await signBytes(null, signedBytes({ ...named, topic }), signer.key)
  return { ...named, headers: { ...named.headers, [SIGNATURE_HEADER]: signature.toString('base64url') } }
}

/** Returns why the record is not believed to be one that `owner` sent to this partition; undefined if it is. */
export async function refusalOf(
  record: IncomingRecord,
  owner: string,
  trusted: TrustedKeys,
): Promise<RecordRefusal | undefined> {
  const { value, key: recordKey, headers } = record
  const { [KEY_HEADER]: keyId, [SIGNATURE_HEADER]: text } = headers
  if (keyId === undefined || text === undefined) return 'unsigned'
  const known = trusted.get(keyId)
  if (known?.issuer !== owner) return 'unknown-key'
  const signature = Buffer.from(text, 'base64url')
  if (!value || !recordKey || signature.length !== SIGNATURE_BYTES) return 'forged'
  const bytes = signedBytes({ ...record, key: recordKey, value })
  return (await verifyBytes(null, bytes, known.key, signature)) ? undefined : 'forged'
}

/**
 * What is signed: label, topic, partition, key and value of the record, then name and value of each header that counts,
 * in the order of their names. Each part has its length before it, as four bytes, so that no byte can pass from one part
 * to the next. Headers that others may add on the way, for tracing, do not count, and nobody may rely on them.
 */
function signedBytes(record: {
  topic: string
  partition: number
  key: string | Buffer
  value: Buffer
  headers: Record<string, string>
}): Buffer {
  const { topic, partition, key, value, headers } = record
  const counting = Object.keys(headers).filter(isSigned).sort()
  const parts = [LABEL, topic, String(partition), key, value, ...counting.flatMap((name) => [name, headers[name]!])]
  return Buffer.concat(
    parts.flatMap((part) => {
      const bytes = Buffer.from(part as string)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

function isSigned(header: string): boolean {
  return header.startsWith('ce_') || header === 'content-type' || header === KEY_HEADER
}
