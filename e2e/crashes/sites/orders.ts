import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { until } from '../../support/until.ts'
import type { Program as SitesProgram } from './moments.ts'
import { type Order, takenBy } from './strike.ts'

type Program = SitesProgram | 'billing'

/** What a program loads before its own code, so that it reaches points. */
const points: Record<Program, string> = {
  site: 'site-points.ts',
  files: 'files-points.ts',
  billing: '../billing/billing-points.ts',
}

export type Orders = Awaited<ReturnType<typeof openOrders>>

/** Gives orders to strike to the processes of programs that were started with the environment that this says. */
export async function openOrders() {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-strikes-'))
  const fileOf = (program: Program) => join(folder, `${program}.order`)
  return {
    folder,
    environmentOf: (program: Program) => ({
      NODE_OPTIONS: `--import=${pathToFileURL(join(import.meta.dirname, points[program]))}`,
      STRIKE_ORDER: fileOf(program),
    }),
    give(program: Program, order: Order): void {
      const draft = `${fileOf(program)}.draft`
      writeFileSync(draft, JSON.stringify(order))
      renameSync(draft, fileOf(program))
    },
    /** The process that has taken the order, if there is one in time; otherwise the order holds no more. */
    async taken(program: Program, seconds: number, isOver: () => boolean): Promise<number | undefined> {
      const pid = () => taker(program)
      // What the flow reaches, it has reached when it is over.
      const found = await until('', () => pid() ?? (isOver() || undefined), { seconds, everyMs: 10 }).catch(
        () => undefined,
      )
      if (existsSync(fileOf(program))) rmSync(fileOf(program), { force: true })
      return typeof found === 'number' ? found : pid()
    },
    close: () => rm(folder, { recursive: true, force: true }),
  }

  function taker(program: Program): number | undefined {
    const prefix = takenBy(basename(fileOf(program)), 0).slice(0, -1)
    const name = readdirSync(folder).find((each) => each.startsWith(prefix) && /^\d+$/.test(each.slice(prefix.length)))
    if (name === undefined) return undefined
    rmSync(join(folder, name))
    return Number(name.slice(prefix.length))
  }
}
