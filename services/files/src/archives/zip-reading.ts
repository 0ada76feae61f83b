import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { crc32 } from 'node:zlib'
import * as yauzl from 'yauzl'
import type { Budget } from './budget.ts'
import type { ArchiveEntry } from './entry.ts'
import { readEntryName } from './name.ts'
import { ArchiveRefusal } from './refusal.ts'

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)

const STORED = 0
const DEFLATED = 8

/** The type of a file, in the upper bits of its mode on Unix. */
const FILE_TYPE = 0o170000
const isType = { folder: 0o040000, file: 0o100000, link: 0o120000 }

/** The entries of a zip file, one after another. Throws an {@link ArchiveRefusal}. */
export async function* readZip(path: string, budget: Budget): AsyncGenerator<ArchiveEntry> {
  // Names are read here, and not by the library, which would replace what it cannot read.
  const options = { lazyEntries: true, decodeStrings: false, autoClose: false, validateEntrySizes: true }
  const zip = await openZip(path, options).catch(async (error: Error) => {
    throw await whyNoZip(path, error)
  })
  try {
    budget.announceEntries(zip.entryCount)
    for await (const entry of entriesOf(zip)) {
      budget.addEntry()
      if (entry.isEncrypted()) throw encrypted()
      const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE
      if (type === isType.link) throw new ArchiveRefusal('archive-link', 'The archive has a link')
      if (type !== 0 && type !== isType.file && type !== isType.folder) {
        throw new ArchiveRefusal('archive-special-file', 'The archive has a device, a pipe or a socket')
      }
      const name = readEntryName(entry.fileNameRaw)
      const isFolder = type === isType.folder || entry.fileNameRaw.at(-1) === SLASH
      if (name === undefined) continue
      if (isFolder) yield { kind: 'folder', path: name }
      else yield { kind: 'file', path: name, bytes: entry.uncompressedSize, body: contentOf(zip, entry) }
    }
  } finally {
    zip.close()
  }
}

const SLASH = 0x2f

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  try {
    yield* zip.eachEntry()
  } catch (error) {
    throw asRefusal(error)
  }
}

async function* contentOf(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Buffer> {
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    throw new ArchiveRefusal('archive-unreadable', 'The archive is compressed in a way that is not known here')
  }
  let sum = 0
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) {
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    throw asRefusal(error)
  }
  if (sum !== entry.crc32) throw new ArchiveRefusal('archive-unreadable', 'A file of the archive is damaged')
}

/** The library says what is wrong in English only. */
function asRefusal(error: unknown): ArchiveRefusal {
  if (error instanceof ArchiveRefusal) return error
  const { message } = error as Error
  if (/encrypt/i.test(message)) return encrypted()
  if (/unexpected EOF|end of file|not enough bytes in the file/i.test(message)) return truncated()
  return new ArchiveRefusal('archive-unreadable', 'The archive is no zip file, or is damaged')
}

async function whyNoZip(path: string, error: Error): Promise<unknown> {
  if ('code' in error) return error
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    // It begins as a zip file does, and its directory, which is at the end, is not there.
    const isBegun = buffer.readUInt32BE() === 0x504b0304
    return isBegun && /End of central directory/i.test(error.message) ? truncated() : asRefusal(error)
  } finally {
    await file.close()
  }
}

function encrypted(): ArchiveRefusal {
  return new ArchiveRefusal('archive-encrypted', 'The archive is encrypted')
}

function truncated(): ArchiveRefusal {
  return new ArchiveRefusal('archive-truncated', 'The archive ends too soon')
}
