import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { DocumentTally } from './manifest.ts'

const LENGTH_BYTES = 4
/** Of an empty document. */
const LEAST_BYTES = 5

/** Counts documents, which are BSON, as they go by. */
export function createDocumentTally() {
  const hash = createHash('sha256')
  let [documents, bytes] = [0, 0]
  return {
    async *count(through: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
      for await (const document of through) {
        hash.update(document)
        documents += 1
        bytes += document.length
        yield document
      }
    },
    result: (): DocumentTally => ({ documents, bytes, sha256: hash.digest('hex') }),
  }
}

/** Writes documents into a new file, and answers what they were. */
export async function writeDocuments(path: string, documents: AsyncIterable<Uint8Array>): Promise<DocumentTally> {
  const tally = createDocumentTally()
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true })
  await pipeline(tally.count(documents), createGzip({ level: 1 }), file)
  return tally.result()
}

/** The documents of such a file. Throws if it ends in the middle of one. */
export async function* readDocuments(path: string): AsyncGenerator<Uint8Array> {
  const unpacked = createGunzip()
  createReadStream(path)
    .on('error', (error) => unpacked.destroy(error))
    .pipe(unpacked)
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of unpacked as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    while (rest.length >= LENGTH_BYTES) {
      const length = rest.readInt32LE(0)
      if (length < LEAST_BYTES) throw new Error(`${path} has something that is no document.`)
      if (rest.length < length) break
      yield rest.subarray(0, length)
      rest = rest.subarray(length)
    }
  }
  if (rest.length > 0) throw new Error(`${path} ends in the middle of a document.`)
}

export async function tallyOf(documents: AsyncIterable<Uint8Array>): Promise<DocumentTally> {
  const tally = createDocumentTally()
  for await (const _ of tally.count(documents));
  return tally.result()
}
