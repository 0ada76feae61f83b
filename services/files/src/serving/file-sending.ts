import { read } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { LRUCache } from 'lru-cache'

/** Where the bytes of an answer are. The file is held until they are sent. */
export interface Bytes {
  fd: number
  offset: number
  bytes: number
  /** The name of these bytes, if all of a small file may be kept in memory. */
  key?: string
}

const SMALL = 256 * 1024
const CHUNK_BYTES = 512 * 1024
const SPARE_CHUNKS = 16

/** Sends bytes of files as the last part of answers. */
export function createFileSender({ cacheBytes }: { cacheBytes: number }) {
  const small = new LRUCache<string, Buffer>({
    maxSize: Math.max(1, cacheBytes),
    sizeCalculation: ({ length }) => length + 200,
  })
  const spare: Buffer[] = []

  return {
    /** @returns how many bytes were sent, at once if they are in memory */
    send(response: ServerResponse, bytes: Bytes): number | Promise<number> {
      if (bytes.key === undefined || bytes.bytes > SMALL) return stream(response, bytes)
      const kept = small.get(bytes.key)
      if (kept) {
        response.end(kept)
        return kept.length
      }
      return readSmall(bytes as Bytes & { key: string }).then((buffer) => {
        response.end(buffer)
        return buffer.length
      })
    },
  }

  async function readSmall({ fd, offset, bytes, key }: Bytes & { key: string }): Promise<Buffer> {
    const buffer = Buffer.allocUnsafeSlow(bytes)
    await readAll(fd, buffer, bytes, offset)
    small.set(key, buffer)
    return buffer
  }

  /** One chunk after another, each in the same memory: when it was written, the next one is read. */
  async function stream(response: ServerResponse, { fd, offset, bytes }: Bytes): Promise<number> {
    const chunk = spare.pop() ?? Buffer.allocUnsafeSlow(CHUNK_BYTES)
    let sent = 0
    while (sent < bytes) {
      const count = Math.min(CHUNK_BYTES, bytes - sent)
      await readAll(fd, chunk, count, offset + sent)
      // What is left of it may still be on its way, so that the chunk is not used again.
      if (!(await write(response, count === CHUNK_BYTES ? chunk : chunk.subarray(0, count)))) return sent
      sent += count
    }
    response.end()
    if (spare.length < SPARE_CHUNKS) spare.push(chunk)
    return sent
  }
}

/** @returns whether it was handed to the operating system; false if the visitor is gone */
function write(response: ServerResponse, chunk: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const gone = () => resolve(false)
    if (response.destroyed) return gone()
    response.once('close', gone)
    response.write(chunk, (error) => {
      response.off('close', gone)
      resolve(!error)
    })
  })
}

function readAll(fd: number, buffer: Buffer, bytes: number, position: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const from = (done: number) =>
      read(fd, buffer, done, bytes - done, position + done, (error, count) => {
        if (error) return reject(error)
        if (count === 0) return reject(new Error('a content is shorter than its manifest says'))
        if (done + count === bytes) return resolve()
        from(done + count)
      })
    if (bytes === 0) resolve()
    else from(0)
  })
}
