import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * The commit of the version that every upgrade must be possible from: the first one whose gateway tells clients that it ends
 * their connections. How an older one leaves cannot be mended by what comes after it.
 */
const FIRST = '04f1f35'

/** Puts the files of the first version into a folder, from the history of this repository. */
export async function checkOutFirst(folder: string): Promise<{ folder: string; tag: string }> {
  const root = join(import.meta.dirname, '../..')
  const into = join(folder, 'first-version')
  const archive = join(folder, 'first-version.tar')
  await mkdir(into)
  await run('git', ['archive', '--output', archive, FIRST], { cwd: root }).catch((cause) => {
    throw new Error(
      `The commit ${FIRST} is needed, and is not here. In a shallow clone: git fetch --unshallow. In a history of your own: name your first release.`,
      {
        cause,
      },
    )
  })
  await run('tar', ['-xf', archive, '-C', into])
  return { folder: into, tag: `first-${FIRST.slice(0, 7)}` }
}
