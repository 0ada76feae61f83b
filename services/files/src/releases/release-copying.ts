import { constants, copyFile, link, mkdir } from 'node:fs/promises'
import { syncFolder, writeNewFile } from '../storage/durable-files.ts'
import type { StoredContent } from './content-reading.ts'
import { contentPath, manifestPath, manifestText } from './content-writing.ts'
import type { ManifestHead } from './manifest.ts'

/**
 * Copies a release into a new folder. Its bytes never change, so that both may be the same ones on the disk; where the
 * disk cannot have one file at two places, they are copied.
 */
export async function copyContent(
  content: StoredContent,
  from: string,
  folder: string,
  head: ManifestHead,
): Promise<void> {
  await mkdir(folder)
  try {
    await link(contentPath(from), contentPath(folder))
  } catch (error) {
    if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP'].includes((error as NodeJS.ErrnoException).code!)) throw error
    await copyFile(contentPath(from), contentPath(folder), constants.COPYFILE_FICLONE)
  }
  await writeNewFile(manifestPath(folder), manifestText(head, [...content.files.values()]))
  await syncFolder(folder)
}
