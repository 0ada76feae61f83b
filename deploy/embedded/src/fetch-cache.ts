import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Shared by all clones of the repository. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'holdfast')

/**
 * A folder that is fetched once and shared by all clones of the repository. It appears whole or not at all, even if two
 * processes fetch it at the same time.
 *
 * @param name has the version in it
 */
export async function fetchOnce(
  name: string,
  isComplete: (folder: string) => Promise<boolean>,
  fetchInto: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cacheFolder, name)
  if (await isComplete(folder)) return folder
  await mkdir(cacheFolder, { recursive: true })
  const draft = await mkdtemp(join(cacheFolder, `.${name}-`))
  try {
    await fetchInto(draft)
    if (!(await isComplete(draft)))
      throw new Error(`What was fetched as ${name} is not what is pinned; it was discarded.`)
    if (!(await isComplete(folder))) {
      await rm(folder, { recursive: true, force: true })
      await rename(draft, folder)
    }
    return folder
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}
