import { close, open as openFile, read } from 'node:fs'
import { open } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { CompressedCopies } from './compressed-copies.ts'
import { contentPath, manifestPath } from './content-writing.ts'
import { type ContentFile, type ManifestHead, readFileLine, readHeadLine } from './manifest.ts'

export const openFd = promisify(openFile)
const closeFd = promisify(close)

/** An opened content. Its bytes can be read as long as it is held, even if it is removed meanwhile. */
export interface StoredContent {
  head: ManifestHead
  /** By path, in the order of the manifest. */
  files: ReadonlyMap<string, ContentFile>
  fd: number
  /** Undefined until they are made. */
  compressed: { fd: number; copies: CompressedCopies } | undefined
  /** While somebody holds it, it stays open. False if it is closed already. */
  hold(): boolean
  letGo(): void
  /** It closes when nobody holds it any more. */
  retire(): void
}

export async function openContent(folder: string): Promise<StoredContent> {
  const fd = await openFd(contentPath(folder), 'r')
  try {
    const files = new Map<string, ContentFile>()
    let head: ManifestHead | undefined
    for await (const line of linesOf(manifestPath(folder))) {
      if (head === undefined) head = readHeadLine(line)
      else {
        const file = readFileLine(line)
        files.set(file.path, file)
      }
    }
    return keepOpen(fd, head!, files)
  } catch (error) {
    await closeFd(fd)
    throw error
  }
}

export async function readHead(folder: string): Promise<ManifestHead> {
  for await (const line of linesOf(manifestPath(folder))) return readHeadLine(line)
  throw new Error('a manifest is empty')
}

function keepOpen(fd: number, head: ManifestHead, files: Map<string, ContentFile>): StoredContent {
  let holders = 0
  let isRetired = false
  let isClosed = false
  const closeIfUnused = () => {
    if (!isRetired || holders > 0 || isClosed) return
    isClosed = true
    // An error of closing a file that was only read says nothing.
    close(fd, () => {})
    if (content.compressed) close(content.compressed.fd, () => {})
  }
  const content: StoredContent = {
    head,
    files,
    fd,
    compressed: undefined,
    hold() {
      if (isClosed) return false
      holders++
      return true
    },
    letGo() {
      holders--
      closeIfUnused()
    },
    retire() {
      isRetired = true
      closeIfUnused()
    },
  }
  return content
}

/** The lines of a file, read little by little. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await open(path)
  try {
    yield* file.readLines()
  } finally {
    await file.close()
  }
}

const readFd = promisify(read)
const CHUNK_BYTES = 256 * 1024

/** Bytes of an opened content. Whoever reads holds it. */
export async function* readBytes(fd: number, offset: number, bytes: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < bytes; ) {
    const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, bytes - done))
    const { bytesRead } = await readFd(fd, chunk, 0, chunk.length, offset + done)
    if (bytesRead === 0) throw new Error('a content is shorter than its manifest says')
    done += bytesRead
    yield bytesRead === chunk.length ? chunk : chunk.subarray(0, bytesRead)
  }
}
