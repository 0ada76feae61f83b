import closeWithGrace from 'close-with-grace'
import type { Log } from './log.ts'

/**
 * Starts an app. Stops it, once, on SIGTERM, on SIGINT, or when the process that launched it is gone, even if it is
 * still starting. If `start` fails, the process ends with status 1.
 * @param start returns the app, whose `stop` is called in the end. When the signal is aborted, `start` stops what it
 *   has started and rejects
 */
export async function run(log: Log, start: (signal: AbortSignal) => Promise<{ stop(): Promise<void> }>): Promise<void> {
  const stopping = new AbortController()
  const starting = start(stopping.signal)
  const { close } = closeWithGrace({ delay: 15_000, logger: false }, async ({ err, signal }) => {
    if (err) log.error({ err }, 'stopping after an error')
    else log.info({ signal }, 'stopping')
    stopping.abort()
    const app = await starting.catch(() => undefined)
    await app?.stop()
  })
  // A launcher keeps an IPC channel open; when it is killed, the channel closes and nothing stays behind.
  process.once('disconnect', close)
  try {
    await starting
  } catch (error) {
    if (stopping.signal.aborted) return
    log.fatal({ err: error }, 'could not start')
    process.exitCode = 1
    setTimeout(() => process.exit(), 500).unref()
  }
}
