import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Log } from './log.ts'

const HOUR_MS = 3_600_000

/** Lines in one file a day. */
export interface DailyFiles {
  write(line: string): void
  stop(): void
}

/**
 * Appends lines to `<name>.<day>.log` in a folder, and removes files of that name that are older than `days` days, by
 * UTC. Each line is written at once and by itself, so that processes of one service may share a folder, a killed process
 * loses no line, and whoever ships the files may move them. A line that cannot be written is told in the log.
 */
export function openDailyFiles(options: {
  folder: string
  name: string
  days: number
  log: Log
  now?: () => number
}): DailyFiles {
  const { folder, name, days, log, now = Date.now } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeOld()
  const timer = setInterval(removeOld, HOUR_MS).unref()
  return {
    write(line) {
      try {
        appendFileSync(join(folder, fileOf(now())), line, { mode: 0o600 })
      } catch (error) {
        log.error({ err: error, name }, 'a line could not be written to its file')
      }
    },
    stop: () => clearInterval(timer),
  }

  function fileOf(at: number): string {
    return `${name}.${new Date(at).toISOString().slice(0, 10)}.log`
  }

  function removeOld(): void {
    const oldest = fileOf(now() - days * 24 * HOUR_MS)
    const isOurs = (file: string) =>
      file.length === oldest.length && file.startsWith(`${name}.`) && file.endsWith('.log')
    for (const file of readdirSync(folder))
      if (isOurs(file) && file < oldest) rmSync(join(folder, file), { force: true })
  }
}
