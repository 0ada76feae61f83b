import { stat } from 'node:fs/promises'
import type { ContentWriter } from '../releases/content-writing.ts'
import { type ArchiveLimits, createBudget } from './budget.ts'
import { createNames } from './name.ts'
import { ArchiveRefusal } from './refusal.ts'
import { readTarGz } from './tar-reading.ts'
import { readZip } from './zip-reading.ts'

const readers = { 'application/zip': readZip, 'application/gzip': readTarGz }
export type ArchiveType = keyof typeof readers

/**
 * Writes the files of an archive. Throws an {@link ArchiveRefusal}, or what the signal is aborted with.
 */
export async function unpackArchive(
  archive: { path: string; type: ArchiveType },
  writer: ContentWriter,
  limits: ArchiveLimits,
  signal?: AbortSignal,
): Promise<void> {
  const budget = createBudget(limits, (await stat(archive.path)).size)
  const names = createNames()
  let isEmpty = true
  for await (const entry of readers[archive.type](archive.path, budget)) {
    signal?.throwIfAborted()
    if (entry.kind === 'folder') {
      names.addFolder(entry.path)
      continue
    }
    isEmpty = false
    names.addFile(entry.path)
    budget.beginFile(entry.bytes)
    await writer.addFile(entry.path, bounded(entry.body))
  }
  if (isEmpty) throw new ArchiveRefusal('archive-empty', 'The archive has no files')

  async function* bounded(body: AsyncIterable<Buffer>) {
    for await (const chunk of body) {
      signal?.throwIfAborted()
      budget.addBytes(chunk.length)
      yield chunk
    }
  }
}
