import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Names a running process for good: its pid and when it started, since pids are used again.
 * Undefined when there is no such process, or only what is left of one that nobody waited for.
 */
export async function identify(pid: number): Promise<string | undefined> {
  const [state, startedAt] = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid)
  return state && state !== 'Z' ? `${pid} ${startedAt}` : undefined
}

export async function isAlive(identity: string): Promise<boolean> {
  return (await identify(Number.parseInt(identity, 10))) === identity
}

async function fromProc(pid: number) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the name in parentheses and may contain anything.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return [fields[0], fields[19]]
}

async function fromPs(pid: number) {
  const ps = promisify(execFile)('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
    env: { ...process.env, LC_ALL: 'C' },
  })
  const line = (await ps.catch(() => ({ stdout: '' }))).stdout.trim()
  return [line[0], line.replace(/^\S+\s+/, '')]
}
