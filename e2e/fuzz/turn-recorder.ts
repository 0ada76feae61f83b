// Loaded into each process of a fuzzed system before its own code (node --import): writes down each long turn of the
// event loop with the processor time that the thread has spent in it, and when that was.
import { appendFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/** A turn that lasts longer is over when the timer is due: at most so much of what is written was in other turns. */
const EVERY_MS = 5
const WORTH_WRITING_MS = 25

const file = process.env.TURNS_FILE
if (file && isMainThread) {
  let [from, spent] = [Date.now(), spentMs()]
  setInterval(() => {
    const [to, now] = [Date.now(), spentMs()]
    const ms = now - spent
    if (ms >= WORTH_WRITING_MS) appendFileSync(file, `${JSON.stringify({ from, to, ms })}\n`)
    from = to
    spent = spentMs()
  }, EVERY_MS).unref()
}

/** Processor time and not time: on a busy machine a turn takes long without doing much. */
function spentMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
