import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..')

/** Paths from the root of all files that are or would be committed. */
export function trackedFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  // A file that was deleted and not yet committed is still listed.
  return [...new Set(listed.toString().trim().split('\n'))].filter((file) => existsSync(join(root, file)))
}

export function textOf(file: string): string {
  return readFileSync(join(root, file), 'utf8')
}

/** Runs a command of node_modules/.bin and gives what it printed, also when it reports violations. */
export function printedBy(command: string, args: string[], { cwd = root } = {}): string {
  try {
    return execFileSync(join(root, 'node_modules/.bin', command), args, {
      cwd,
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).toString()
  } catch (error) {
    const { stdout } = error as { stdout?: Buffer }
    if (!stdout || stdout.length === 0) throw error
    return stdout.toString()
  }
}
