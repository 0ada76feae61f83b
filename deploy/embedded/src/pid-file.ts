import { link, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { identify, isAlive } from './process-identity.ts'

/**
 * Claims a file for this process, until the file is removed or the process has ended in any way.
 *
 * @returns undefined when this call claimed it; otherwise the identity of the running process that has it, which may be
 *   this one
 */
export async function claimPidFile(path: string): Promise<string | undefined> {
  // Written under another name and then linked, so that nobody reads half a pid file.
  const draft = `${path}.${process.pid}`
  await writeFile(draft, (await identify(process.pid)) ?? String(process.pid))
  try {
    for (;;) {
      if (await link(draft, path).then(() => true, ignoreExisting)) return undefined
      const owner = await readFile(path, 'utf8').catch(() => '')
      if (owner && (await isAlive(owner))) return owner
      // Two processes may find the same file stale, and the quicker one has claimed it before the slower one removes
      // it. So a process moves the file away and reads it again: if it is now a fresh one, it puts it back.
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
