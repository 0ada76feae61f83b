import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Act, ActState, DriverProblem } from '@holdfast/driver/contract'
import type { Log } from '@holdfast/runtime'
import { DamagedBackup, type WorkProgress } from '../backups/backup-archives.ts'
import { DriverRefusal, isDiskFull } from '../driver/refusal.ts'
import { DamagedContent } from '../releases/content-archiving.ts'
import { replaceFile } from '../storage/durable-files.ts'
import { createTurns } from '../storage/turns.ts'
import { beginAct, failAct, finishAct, isForgotten, isSameAct, type KnownAct } from './act.ts'
import type { ActWork } from './act-work.ts'

/** How many acts are worked on at once. */
const AT_ONCE = 2
const FORGETTING_MS = 3_600_000
/** The longest time that a timer of Node can wait. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

export type Acts = Awaited<ReturnType<typeof openActs>>

/**
 * Does acts, each once. What is known of one is on the disk, so that one that was under way when the process ended is
 * done again from its beginning: nothing of a half-done act is left, see `openDataFolder`.
 */
export async function openActs(options: { folder: string; work: ActWork; log: Log }) {
  const { work, log } = options
  const folder = join(options.folder, 'acts')
  await mkdir(folder, { recursive: true })
  const known = new Map<string, KnownAct>()
  const running = new Map<string, AbortController>()
  const turns = createTurns()
  const waiting: (() => Promise<void>)[] = []
  const working = new Set<Promise<void>>()
  let isStopped = false

  for (const name of await readdir(folder)) {
    // A draft of a file is left where the process was killed while it wrote one.
    if (!name.endsWith('.json')) await rm(join(folder, name), { force: true })
    else {
      const one: KnownAct = JSON.parse(await readFile(join(folder, name), 'utf8'))
      known.set(one.act.actId, one)
    }
  }
  await forgetOld()
  const forgetting = setInterval(
    () => void forgetOld().catch((err) => log.error({ err }, 'acts cannot be removed')),
    FORGETTING_MS,
  )
  forgetting.unref()
  for (const one of known.values()) if (one.state.state === 'running') enqueue(one.act)

  return {
    get: (actId: string): ActState | undefined => known.get(actId)?.state,

    /** Begins an act. One that is known already is only told of. */
    start: (act: Act): Promise<ActState> =>
      turns.take(act.actId, async () => {
        const already = known.get(act.actId)
        if (already) {
          if (!isSameAct(already.act, act)) throw new DriverRefusal('act-reused', 'Another act has this id')
          return already.state
        }
        work.check(act)
        await keep(beginAct(act))
        enqueue(act)
        return known.get(act.actId)!.state
      }),

    /** An environment is deleted: what would be made in it fails. */
    failIn(environmentId: string): void {
      for (const [actId, controller] of running) {
        if (known.get(actId)?.act.environmentId !== environmentId) continue
        controller.abort(new DriverRefusal('environment-deleted', 'The environment is deleted'))
      }
    },

    /** Those that are under way stay so on the disk, and are done at the next start. */
    async stop(): Promise<void> {
      isStopped = true
      clearInterval(forgetting)
      for (const controller of running.values()) controller.abort(new Stopped())
      await Promise.all(working)
    },
  }

  function enqueue(act: Act): void {
    running.set(act.actId, new AbortController())
    waiting.push(() => perform(act))
    workOn()
  }

  function workOn(): void {
    while (working.size < AT_ONCE && waiting.length > 0 && !isStopped) {
      const one = waiting.shift()!()
      working.add(one)
      void one.finally(() => {
        working.delete(one)
        workOn()
      })
    }
  }

  async function perform(act: Act): Promise<void> {
    const { actId, deadline } = act
    const controller = running.get(actId)!
    const passed = () => controller.abort(new DeadlinePassed())
    const left = deadline - Date.now()
    const timer = left < LONGEST_TIMER_MS ? setTimeout(passed, Math.max(0, left)) : undefined
    const progress: WorkProgress = {
      signal: controller.signal,
      heard(done) {
        known.get(actId)!.state.percent = Math.min(99, Math.floor(done * 100))
      },
    }
    try {
      if (left <= 0) passed()
      controller.signal.throwIfAborted()
      const result = await work.perform(act, progress)
      await keep(finishAct(known.get(actId)!, result, Date.now()))
    } catch (error) {
      const reason = controller.signal.aborted ? controller.signal.reason : error
      if (reason instanceof Stopped) return
      const problem = problemOf(reason)
      if (problem.code === INTERNAL) log.error({ err: reason, actId }, 'an act failed')
      await keep(failAct(known.get(actId)!, problem, Date.now())).catch((err) =>
        log.error({ err, actId }, 'the end of an act cannot be written: it is done again at the next start'),
      )
    } finally {
      clearTimeout(timer)
      running.delete(actId)
    }
  }

  async function keep(one: KnownAct): Promise<void> {
    await replaceFile(fileOf(one.act.actId), JSON.stringify(one))
    known.set(one.act.actId, one)
  }

  async function forgetOld(): Promise<void> {
    for (const [actId, one] of known) {
      if (!isForgotten(one, Date.now())) continue
      await rm(fileOf(actId), { force: true })
      known.delete(actId)
    }
  }

  function fileOf(actId: string): string {
    return join(folder, `${createHash('sha256').update(actId).digest('hex')}.json`)
  }
}

class Stopped extends Error {}
class DeadlinePassed extends Error {}

const INTERNAL = 'internal'

function problemOf(error: unknown): DriverProblem {
  if (error instanceof DriverRefusal) return { code: error.code, detail: error.message, permanent: error.isPermanent }
  if (error instanceof DamagedBackup) return { code: 'backup-damaged', detail: error.message, permanent: true }
  if (error instanceof DamagedContent) return { code: 'content-damaged', detail: error.message, permanent: true }
  if (error instanceof DeadlinePassed) return { code: 'deadline-passed', detail: 'It took too long', permanent: false }
  if (isDiskFull(error)) return { code: 'not-enough-space', detail: 'The disk is full', permanent: false }
  return { code: INTERNAL, detail: 'Something went wrong here', permanent: false }
}
