import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { makeFolder, syncFolder } from './durable-files.ts'

export interface HostFolder {
  path: string
  /** A new path for something that is being made. What is there is gone at the next start. */
  draftPath(): string
  /** Puts a finished draft into its place: there is all of it, or nothing. */
  place(draft: string, path: string): Promise<void>
  /** Removes a folder or a file: there is all of it until it is gone. */
  remove(path: string): Promise<void>
  close(): void
}

/** Opens the folder for this process alone. Throws if another process has it open. */
export async function openDataFolder(path: string): Promise<HostFolder> {
  // Passwords of gates are in it.
  await mkdir(path, { recursive: true, mode: 0o700 })
  const unlock = lock(join(path, 'lock'))
  try {
    const drafts = join(path, 'drafts')
    await rm(drafts, { recursive: true, force: true })
    await mkdir(drafts)
    const draftPath = () => join(drafts, randomUUID())
    return {
      path,
      draftPath,
      async place(draft, place) {
        await makeFolder(dirname(place))
        await rename(draft, place)
        await syncFolder(dirname(place))
      },
      async remove(gone) {
        const draft = draftPath()
        try {
          await rename(gone, draft)
          await syncFolder(dirname(gone))
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
          throw error
        }
        await rm(draft, { recursive: true, force: true })
      },
      close: unlock,
    }
  } catch (error) {
    unlock()
    throw error
  }
}

/**
 * A file lock of the operating system, which ends with the process, however it ends. SQLite is used for nothing but its
 * lock: Node has no other way to one.
 */
function lock(path: string): () => void {
  const database = new DatabaseSync(path)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (cause) {
    database.close()
    throw new Error(`the data folder is in use by another process: ${path}`, { cause })
  }
  return () => database.close()
}
