import { mkdir, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Replaces a file by one with this text. Whoever reads it gets the former text or the new one, whole, also after a loss
 * of power; when this resolves, it is the new one.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.draft`
  await writeNewFile(draft, text)
  await rename(draft, path)
  await syncFolder(dirname(path))
}

/** Writes a file, and waits until it is on the disk. */
export async function writeNewFile(path: string, text: string | AsyncIterable<string>): Promise<void> {
  const file = await open(path, 'w')
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes a folder and those around it, if they are missing, and waits until their names are on the disk. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (first === undefined) return
  for (let folder = path; folder.length >= first.length; folder = dirname(folder)) await syncFolder(dirname(folder))
}

/** Waits until names that were added to a folder, or taken from it, are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
