import { mkdir, open, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Log } from '@holdfast/runtime'
import { type Encoding, encodings, isSmaller, mayCompress } from '../serving/encoding.ts'
import { mediaType } from '../serving/media.ts'
import type { HostFolder } from '../storage/data-folder.ts'
import { syncFolder, writeNewFile } from '../storage/durable-files.ts'
import { linesOf, openFd, readBytes, type StoredContent } from './content-reading.ts'
import { contentPath, manifestPath } from './content-writing.ts'

const compress: Record<Encoding, (bytes: Buffer) => Promise<Buffer>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, { level: 6 }),
}

/** Where a compressed form of a file is in the file of all compressed ones. */
export interface CompressedCopy {
  offset: number
  bytes: number
}

/** By the SHA-256 of the file. */
export type CompressedCopies = Map<string, Partial<Record<Encoding, CompressedCopy>>>

/**
 * Compresses the files of a content into one file beside it. The content itself does not change.
 * @param place puts the finished draft into its place
 */
export async function writeCompressed(
  content: StoredContent,
  folder: HostFolder,
  place: (draft: string) => Promise<void>,
): Promise<void> {
  const draft = folder.draftPath()
  await mkdir(draft)
  const output = await open(contentPath(draft), 'wx')
  try {
    const lines: string[] = []
    const done = new Set<string>()
    let offset = 0
    for (const { path, sha256, bytes, offset: from } of content.files.values()) {
      if (done.has(sha256) || !mayCompress(mediaType(path), bytes)) continue
      done.add(sha256)
      const chunks: Buffer[] = []
      for await (const chunk of readBytes(content.fd, from, bytes)) chunks.push(chunk)
      const whole = Buffer.concat(chunks)
      for (const encoding of encodings) {
        const compressed = await compress[encoding](whole)
        if (!isSmaller(compressed.length, bytes)) continue
        await output.writeFile(compressed)
        lines.push(JSON.stringify([sha256, encoding, offset, compressed.length]))
        offset += compressed.length
      }
    }
    await output.sync()
    await writeNewFile(manifestPath(draft), lines.map((line) => `${line}\n`).join(''))
    await syncFolder(draft)
    await place(draft)
  } finally {
    await output.close()
    await rm(draft, { recursive: true, force: true })
  }
}

async function readCopies(place: string): Promise<CompressedCopies> {
  const copies: CompressedCopies = new Map()
  for await (const line of linesOf(manifestPath(place))) {
    const [sha256, encoding, offset, bytes] = JSON.parse(line) as [string, Encoding, number, number]
    copies.set(sha256, { ...copies.get(sha256), [encoding]: { offset, bytes } })
  }
  return copies
}

/** Undefined if nothing was compressed yet. */
export async function openCompressed(place: string): Promise<{ fd: number; copies: CompressedCopies } | undefined> {
  try {
    const copies = await readCopies(place)
    return { copies, fd: await openFd(contentPath(place), 'r') }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Work in the background, one after another. What fails is told, and asked for again at the next start. */
export function createCompressor(log: Log) {
  let last: Promise<void> = Promise.resolve()
  let isStopped = false
  return {
    soon(work: () => Promise<void>): void {
      last = last.then(async () => {
        if (isStopped) return
        await work().catch((err) => log.warn({ err }, 'a release could not be compressed'))
      })
    },
    async stop(): Promise<void> {
      isStopped = true
      await last
    },
  }
}
