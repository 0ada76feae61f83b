import { spawn } from 'node:child_process'
import { join } from 'node:path'

const main = join(import.meta.dirname, '../../deploy/backup/src/main.ts')

export interface Ran {
  status: number | null
  /** What it printed, errors too. */
  text: string
}

/** Runs a command of `deploy/backup` as an operator does, as a process of its own. */
export function openCommands(environment: { MONGODB_URI: string; KAFKA_BROKERS: string }) {
  return (...words: string[]): Promise<Ran> =>
    new Promise((resolve, reject) => {
      const { PATH = '', HOME = '' } = process.env
      const child = spawn(process.execPath, [main, ...words], { env: { PATH, HOME, ...environment } })
      let text = ''
      for (const output of [child.stdout, child.stderr])
        output.on('data', (chunk: Buffer) => (text += chunk.toString()))
      child.once('error', reject)
      child.once('close', (status) => resolve({ status, text }))
    })
}
