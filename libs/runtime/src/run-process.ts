import closeWithGrace from 'close-with-grace'
import type { Log } from './log.ts'

/**
 * Starts an app and stops it once on SIGTERM, SIGINT, or when the process that launched it is gone. `start` returns the
 * app, whose `stop` is then called. If `start` fails, the process ends with status 1.
 */
export async function run(log: Log, start: () => Promise<{ stop(): Promise<void> }>): Promise<void> {
  try {
    const app = await start()
    const { close } = closeWithGrace({ delay: 15_000, logger: false }, async ({ err, signal }) => {
      if (err) log.error({ err }, 'stopping after an error')
      else log.info({ signal }, 'stopping')
      await app.stop()
    })
    // A launcher keeps an IPC channel open; when it is killed, the channel closes and nothing stays behind.
    process.once('disconnect', close)
  } catch (error) {
    log.fatal({ err: error }, 'could not start')
    process.exitCode = 1
    setTimeout(() => process.exit(), 500).unref()
  }
}
