import { createReadStream } from 'node:fs'
import { pipeline, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract, type Header } from 'tar-stream'
import type { Budget } from './budget.ts'
import type { ArchiveEntry } from './entry.ts'
import { readEntryName } from './name.ts'
import { ArchiveRefusal } from './refusal.ts'

/** Names as they are: they are decoded here. The library's types do not know this option of it. */
const AS_BYTES = { filenameEncoding: 'latin1' } as Parameters<typeof extract>[0]
const CHUNK_BYTES = 64 * 1024

/** The entries of a .tar.gz file, one after another. Throws an {@link ArchiveRefusal}. */
export async function* readTarGz(path: string, budget: Budget): AsyncGenerator<ArchiveEntry> {
  const tar = extract(AS_BYTES)
  let fault: unknown
  pipeline(
    createReadStream(path, { highWaterMark: CHUNK_BYTES }),
    createGunzip({ chunkSize: CHUNK_BYTES }),
    counted(budget),
    tar,
    (error) => {
      fault = error
    },
  )
  try {
    for await (const entry of tar) {
      budget.addEntry()
      const { type } = entry.header
      const name = readEntryName(nameBytes(entry.header))
      if (type === 'link' || type === 'symlink') throw new ArchiveRefusal('archive-link', 'The archive has a link')
      if (type === 'directory') {
        entry.resume()
        if (name !== undefined) yield { kind: 'folder', path: name }
      } else if (type === 'file' || type === 'contiguous-file') {
        if (name === undefined) throw new ArchiveRefusal('archive-bad-name', 'A file has no name')
        yield { kind: 'file', path: name, bytes: entry.header.size, body: contentOf(entry as AsyncIterable<Buffer>) }
      } else {
        throw new ArchiveRefusal('archive-special-file', 'The archive has a device, a pipe or something unknown')
      }
    }
    if (fault) throw fault
  } catch (error) {
    throw asRefusal(fault ?? error)
  } finally {
    tar.destroy()
  }
}

/** A name of a pax header is in UTF-8, and was decoded: what could not be read is a replacement character. */
function nameBytes({ name, pax }: Header): Buffer {
  const isDecoded = (pax as { path?: string } | null | undefined)?.path === name
  return Buffer.from(name, isDecoded ? 'utf8' : 'latin1')
}

function counted(budget: Budget): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        budget.addRawBytes(chunk.length)
        done(null, chunk)
      } catch (error) {
        done(error as Error)
      }
    },
  })
}

async function* contentOf(entry: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of entry) yield chunk
  } catch (error) {
    throw asRefusal(error)
  }
}

function asRefusal(error: unknown): unknown {
  if (error instanceof ArchiveRefusal) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR' || message === 'Unexpected end of data') {
    return new ArchiveRefusal('archive-truncated', 'The archive ends too soon')
  }
  // Of the disk, and not of the archive.
  if (code?.startsWith('E') && code !== 'ERR_STREAM_PREMATURE_CLOSE') return error
  return new ArchiveRefusal('archive-unreadable', 'The archive is no .tar.gz file, or is damaged')
}
