import { type Logger, pino } from 'pino'

export type Log = Logger

/** JSON lines on standard output; on a terminal, or with `LOG_PRETTY=1`, lines for people. */
export function createLog(name: string, level = 'info'): Log {
  const pretty = process.env.LOG_PRETTY === '1' || (process.env.LOG_PRETTY !== '0' && process.stdout.isTTY)
  return pino({
    name,
    level,
    // Fields that must never be logged. They are removed if code passes them to a log call by mistake.
    redact: { paths: ['*.password', '*.token', '*.code', '*.email', '*.secret'], censor: '[redacted]' },
    ...(pretty && {
      transport: { target: 'pino-pretty', options: { ignore: 'pid,hostname', translateTime: 'HH:MM:ss.l' } },
    }),
  })
}
