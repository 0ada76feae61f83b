import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBudget } from '../archives/budget.ts'
import { ArchiveRefusal } from '../archives/refusal.ts'
import { readTarGz } from '../archives/tar-reading.ts'
import { archiveContent } from '../releases/content-archiving.ts'
import type { StoredContent } from '../releases/content-reading.ts'
import { createContentWriter, manifestPath, manifestText } from '../releases/content-writing.ts'
import type { ManifestHead } from '../releases/manifest.ts'
import { syncFolder, writeNewFile } from '../storage/durable-files.ts'

/** Of work that takes a while. */
export interface WorkProgress {
  signal: AbortSignal
  /** @param done of 1 */
  heard(done: number): void
}

/** A backup cannot be restored to what was saved. */
export class DamagedBackup extends Error {}

/** The bytes of a backup: a .tar.gz file, which anybody can read without this program. */
export const archivePath = (folder: string) => join(folder, 'archive.tar.gz')

/** Writes a backup of a held content into a new folder. Lets the content go. */
export async function writeBackup(
  content: StoredContent,
  folder: string,
  head: ManifestHead,
  { signal, heard }: WorkProgress,
): Promise<void> {
  const archive = archiveContent(content, (bytes) => heard(bytes / Math.max(1, head.bytes)))
  await mkdir(folder).catch((error) => {
    archive.destroy()
    throw error
  })
  await pipeline(archive, createWriteStream(archivePath(folder), { flags: 'wx', flush: true }), { signal })
  await writeNewFile(manifestPath(folder), manifestText(head, [...content.files.values()]))
  await syncFolder(folder)
}

/** Restores a backup into a new folder, and compares it with what was saved. Throws {@link DamagedBackup}. */
export async function restoreBackup(
  backup: { path: string; head: ManifestHead },
  folder: string,
  about: Pick<ManifestHead, 'createdAt' | 'madeOf'>,
  { signal, heard }: WorkProgress,
): Promise<ManifestHead> {
  const { files, bytes, digest } = backup.head
  // It was made here: how well it is compressed says nothing.
  const budget = createBudget({ files, unpackedBytes: bytes, fileBytes: bytes }, Number.POSITIVE_INFINITY)
  const writer = await createContentWriter(folder)
  let done = 0
  try {
    for await (const entry of readTarGz(archivePath(backup.path), budget)) {
      signal.throwIfAborted()
      if (entry.kind === 'folder') continue
      budget.beginFile(entry.bytes)
      await writer.addFile(entry.path, counted(entry.body))
    }
    const head = await writer.finish(about)
    if (head.digest !== digest) throw new DamagedBackup('What was restored is not what was saved')
    return head
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isGone || error instanceof ArchiveRefusal)
      throw new DamagedBackup('The archive cannot be read', { cause: error })
    throw error
  } finally {
    await writer.close()
  }

  async function* counted(body: AsyncIterable<Buffer>) {
    for await (const chunk of body) {
      signal.throwIfAborted()
      budget.addBytes(chunk.length)
      done += chunk.length
      heard(done / Math.max(1, bytes))
      yield chunk
    }
  }
}
