import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { alertNames, shortened } from '../deploy/observability/src/alerts.ts'
import { prometheusTool } from '../deploy/observability/src/prometheus-tools.ts'
import { dataFaults } from './alerts/data-faults.ts'
import type { Fault } from './alerts/fault.ts'
import { processFaults } from './alerts/process-faults.ts'
import { type Prometheus, startPrometheus, type ToldAlert } from './alerts/prometheus-process.ts'
import { wireFaults } from './alerts/wire-faults.ts'
import { startWorld } from './alerts/world.ts'
import { table } from './support/table.ts'
import { until } from './support/until.ts'

// Is each alert told by a real fault? A real system is broken, one fault after the other, while a real Prometheus asks its
// processes for their metrics and judges the rules: deploy/observability/alerts.yaml, in which only times are shortened.
const { values } = parseArgs({
  options: {
    /** Alerts, comma separated: only the faults that must be told by one of them. */
    only: { type: 'string' },
  },
})
/** Five minutes are twenty seconds. */
const TIMES = 15
/** Leases of five seconds are not shortened. */
const LEAST_RANGE = 10
/** However slow the machine is. */
const FIRES_WITHIN_SECONDS = 240
const ENDS_WITHIN_SECONDS = 600

const root = join(import.meta.dirname, '..')
const rules = readFileSync(join(root, 'deploy/observability/alerts.yaml'), 'utf8')
const all = alertNames(rules)
const wanted = values.only?.split(',') ?? all
const unknown = wanted.filter((name) => !all.includes(name))
if (unknown.length > 0) throw new Error(`no alert is called ${unknown.join(', ')}`)
const isWanted = ({ alerts }: Fault) => alerts.some((name) => wanted.includes(name))
const faults = [...processFaults, ...wireFaults, ...dataFaults].filter(isWanted)

const program = prometheusTool('prometheus')
if (!program) {
  console.log('NOT RUN: there is neither Go here to build Prometheus nor PROMETHEUS.')
  process.exit(1)
}

interface Seen {
  alert: string
  fault: string
  seconds: number
}

const begun = performance.now()
const say = (line: string) => console.log(line)
const seen: Seen[] = []
const wrong: string[] = []
/** Each is over when the alerts of a fault do not fire any more. */
const endings: Promise<unknown>[] = []
const world = await startWorld(say)
let prometheus: Prometheus | undefined
try {
  const { directory, targets } = world
  const short = shortened(rules, { times: TIMES, leastRange: LEAST_RANGE })
  prometheus = await startPrometheus({ program, directory, rules: short, targets })
  say(`Prometheus: ${prometheus.url}; times are divided by ${TIMES}`)
  for (const fault of faults) {
    await show(prometheus, fault).catch((error) => note(`${fault.what}: ${(error as Error).message}`))
  }
  await Promise.all(endings)
  if (endings.length > 0) say(`\n[${secondsSince(begun).toFixed(0)} s] each of them has ended`)
} catch (error) {
  note(String((error as Error).stack))
} finally {
  await prometheus?.stop()
  await world.stop(wrong.length > 0)
}

const unseen = wanted.filter((name) => !seen.some(({ alert }) => alert === name))
if (unseen.length > 0) note(`never seen firing: ${unseen.join(', ')}`)
const rows = seen.map(({ alert, fault, seconds }) => [alert, seconds.toFixed(0), fault])
say(`\n${table(['alert', 'seconds', 'fault'], rows)}\n`)
say(
  `alerts: ${wanted.length - unseen.length} of ${wanted.length} seen, ${wrong.length} problems (${secondsSince(begun).toFixed(0)} s)`,
)
process.exit(wrong.length > 0 ? 1 : 0)

function note(line: string) {
  wrong.push(line)
  say(`WRONG  ${line}`)
}

function secondsSince(moment: number): number {
  return (performance.now() - moment) / 1_000
}

/** Breaks the system, waits until the alerts of it fire, and mends it. That they end is waited for beside the next faults. */
async function show(told: Prometheus, fault: Fault) {
  const { what, alerts, strike, meanwhile, seconds = FIRES_WITHIN_SECONDS } = fault
  const own = async () => (await told.alerts()).filter(({ labels }) => alerts.includes(labels.alertname))
  const firing = async () => (await told.alerts()).filter(({ state }) => state === 'firing')
  // Not even pending: it must come by this fault alone.
  const isQuiet = async () => (await own()).length === 0
  await until(`no ${alerts.join(', ')} before`, isQuiet, { seconds: ENDS_WITHIN_SECONDS, everyMs: 500 })
  say(`\n[${secondsSince(begun).toFixed(0)} s] ${what}`)
  const struckAt = performance.now()
  const mend = await strike(world)
  const missing = new Set(alerts)
  const others = new Set<string>()
  try {
    await meanwhile?.(world)
    const look = async () => {
      for (const alert of await firing()) {
        const { alertname } = alert.labels
        if (!alerts.includes(alertname)) others.add(alertname)
        else if (missing.delete(alertname)) tell(alert, what, secondsSince(struckAt))
      }
      return missing.size === 0
    }
    await until('all of its alerts', look, { seconds, everyMs: 500 }).catch(() => {
      for (const name of missing) note(`${name} did not fire within ${seconds} s by this: ${what}`)
    })
  } finally {
    const mendingAt = performance.now()
    await mend()
    await world.well()
    if (others.size > 0) say(`      fired beside: ${[...others].sort().join(', ')}`)
    say(`      mended; the system is well ${secondsSince(mendingAt).toFixed(0)} s later`)
    const isOver = async () => !(await own()).some(({ state }) => state === 'firing')
    const ending = until(`the end of ${alerts.join(', ')}`, isOver, { seconds: ENDS_WITHIN_SECONDS, everyMs: 500 })
    endings.push(ending.catch((error) => note((error as Error).message)))
  }
}

function tell({ labels: { alertname }, annotations }: ToldAlert, fault: string, seconds: number) {
  const { summary, description, runbook_url: runbook } = annotations
  seen.push({ alert: alertname, fault, seconds })
  say(`  ok  ${alertname} after ${seconds.toFixed(0)} s: ${summary} → ${runbook}\n      ${description}`)
  if (!existsSync(join(root, runbook))) note(`${alertname} names ${runbook}, which does not exist`)
  else if (!readFileSync(join(root, runbook), 'utf8').includes(`Alert \`${alertname}\``)) {
    note(`${runbook} is not about ${alertname}`)
  }
  if (/<no value>|^$/.test(`${summary}${description}`)) note(`${alertname} says: ${description}`)
}
