import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GuardedProcess } from './guarded-process.ts'

export type Patience = {
  /** For messages: what is waited for. */
  what: string
  seconds: number
  /** The process that should answer. If it ends, waiting ends too. */
  process?: GuardedProcess
  log?: string
}

/**
 * Asks until the answer is something other than undefined.
 *
 * @throws when the time is over or the process has ended. The message has the end of its log
 */
export async function until<Answer>(ask: () => Promise<Answer | undefined>, patience: Patience): Promise<Answer> {
  const deadline = Date.now() + patience.seconds * 1000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (patience.process && !patience.process.isRunning()) {
      const { code } = await patience.process.ended
      throw new Error(`${patience.what} ended with code ${code}.${await endOf(patience.log)}`)
    }
    if (Date.now() > deadline) {
      throw new Error(`${patience.what} did not answer within ${patience.seconds} s.${await endOf(patience.log)}`)
    }
    await sleep(50)
  }
}

async function endOf(log: string | undefined): Promise<string> {
  if (!log) return ''
  const lines = (await readFile(log, 'utf8').catch(() => '')).trimEnd().split('\n')
  // Both say how severe a line is: mongod writes JSON, Kafka plain text.
  const errors = lines.filter((line) => /"s":"[EF]"|\b(ERROR|FATAL)\b|^(Error|Exception)/.test(line))
  return ` From ${log}:\n${(errors.length > 0 ? errors : lines).slice(-8).join('\n')}`
}
