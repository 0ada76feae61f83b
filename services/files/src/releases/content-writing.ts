import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { syncFolder, writeNewFile } from '../storage/durable-files.ts'
import {
  type ContentFile,
  comparePaths,
  createContentDigest,
  fileLine,
  headLine,
  type ManifestHead,
} from './manifest.ts'

/** How many files are worked on in one turn of the event loop. */
export const TURN = 1_000
const BUFFER_BYTES = 1024 * 1024

export const contentPath = (folder: string) => join(folder, 'content')
export const manifestPath = (folder: string) => join(folder, 'manifest')

/** Writes a content into a new folder. It is finished when `finish` has resolved; else the folder is to be removed. */
export interface ContentWriter {
  /** Files are added one after another. */
  addFile(path: string, body: AsyncIterable<Buffer>): Promise<void>
  /** @returns what the manifest says, when all is on the disk */
  finish(about: Pick<ManifestHead, 'createdAt' | 'madeOf'>): Promise<ManifestHead>
  /** Gives up what it has open. */
  close(): Promise<void>
}

export async function createContentWriter(folder: string): Promise<ContentWriter> {
  await mkdir(folder)
  const content = await open(contentPath(folder), 'wx')
  const writer = bufferedWriter(content)
  const files: ContentFile[] = []

  return {
    async addFile(path, body) {
      const hash = createHash('sha256')
      const offset = writer.written()
      for await (const chunk of body) {
        hash.update(chunk)
        await writer.write(chunk)
      }
      files.push({ path, sha256: hash.digest('hex'), bytes: writer.written() - offset, offset })
    },

    async finish(about) {
      await writer.flush()
      await content.sync()
      const bytes = writer.written()
      const sorted = await sortedByPath(files)
      const digest = createContentDigest()
      for (const [index, file] of sorted.entries()) {
        digest.add(file)
        if (index % TURN === 0) await nextTurn()
      }
      const head: ManifestHead = { digest: digest.end(), files: files.length, bytes, ...about }
      await writeNewFile(manifestPath(folder), manifestText(head, sorted))
      await syncFolder(folder)
      return head
    },

    close: () => content.close(),
  }
}

/** Small files are many, so they are written together. */
function bufferedWriter(file: FileHandle) {
  const buffer = Buffer.allocUnsafe(BUFFER_BYTES)
  let filled = 0
  let written = 0

  async function flush() {
    for (let done = 0; done < filled; ) done += (await file.write(buffer, done, filled - done)).bytesWritten
    filled = 0
  }

  return {
    flush,
    written: () => written,
    async write(chunk: Buffer) {
      written += chunk.length
      for (let taken = 0; taken < chunk.length; ) {
        const count = chunk.copy(buffer, filled, taken)
        taken += count
        filled += count
        if (filled === buffer.length) await flush()
      }
    },
  }
}

/** Sorts without holding the event loop: parts of them first, which are merged then. */
async function sortedByPath(files: ContentFile[]): Promise<ContentFile[]> {
  if (files.length <= TURN) return files.toSorted((a, b) => comparePaths(a.path, b.path))
  const middle = files.length >> 1
  const left = await sortedByPath(files.slice(0, middle))
  await nextTurn()
  const right = await sortedByPath(files.slice(middle))
  await nextTurn()
  const merged: ContentFile[] = []
  for (let l = 0, r = 0; l < left.length || r < right.length; ) {
    const isLeft = r === right.length || (l < left.length && comparePaths(left[l]!.path, right[r]!.path) <= 0)
    merged.push(isLeft ? left[l++]! : right[r++]!)
    if (merged.length % TURN === 0) await nextTurn()
  }
  return merged
}

/** The text of a manifest, in parts. */
export async function* manifestText(head: ManifestHead, files: ContentFile[]): AsyncGenerator<string> {
  yield headLine(head)
  for (let begin = 0; begin < files.length; begin += TURN) {
    yield files
      .slice(begin, begin + TURN)
      .map(fileLine)
      .join('')
  }
}
