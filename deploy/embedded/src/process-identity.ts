import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Names a running process so that no later process has the same name: its pid, which is used again, and when it
 * started. Undefined when there is no such process, or when it has ended and its parent has not waited for it (a
 * zombie).
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
  // The second field is the name of the program in parentheses, and may contain spaces and parentheses.
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
