import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { identify, isAlive } from './process-identity.ts'

/**
 * Claims a file for this process, until the file is removed or the process is gone, however it went.
 *
 * @returns the identity of the living process that has it, this one included; undefined when it is claimed now
 */
export async function claimPidFile(path: string): Promise<string | undefined> {
  // Written aside and linked, so that nobody ever reads half a pid file.
  const draft = `${path}.${process.pid}`
  await writeFile(draft, (await identify(process.pid)) ?? String(process.pid))
  try {
    for (;;) {
      if (await link(draft, path).then(() => true, ignoreExisting)) return undefined
      const owner = await readFile(path, 'utf8').catch(() => '')
      if (owner && (await isAlive(owner))) return owner
      // Two processes may both judge the same file to be stale. It is moved away first, and looked at again: the
      // slower of the two has the fresh file of the quicker one in its hands then, and puts it back.
      const stale = `${draft}.stale`
      await rename(path, stale).catch(ignoreMissing)
      const moved = await readFile(stale, 'utf8').catch(() => '')
      if (moved && moved !== owner) {
        await link(stale, path).catch(ignoreExisting)
        await unlink(stale)
        return moved
      }
      await rm(stale, { force: true })
    }
  } finally {
    await rm(draft, { force: true })
  }
}

function ignoreMissing(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}

function ignoreExisting(error: NodeJS.ErrnoException) {
  if (error.code !== 'EEXIST') throw error
  return false
}
