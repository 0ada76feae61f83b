import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type ServiceName, serviceNames } from '@holdfast/contracts'
import { choosePorts } from '@holdfast/embedded/ports'
import { startEveryday } from './soak/everyday.ts'
import { type Sample, type Trend, trendsOf } from './soak/flat.ts'
import { takeSample } from './soak/samples.ts'
import { describe, startLoad, type Tally } from './support/constant-load.ts'
import { startTestSystem } from './support/start-system.ts'
import { table } from './support/table.ts'

// A constant load for a long time: reads, changes of access, invitations with their mails, uploads. What each process holds is
// asked every few seconds; at the end it must be what it was soon after the beginning.
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } })
const MINUTES = Number(values.minutes)
if (!(MINUTES >= 2)) throw new Error('--minutes is a number, 2 at least')
const SAMPLES = 120
const EVERY_MS = Math.max(5_000, (MINUTES * 60_000) / SAMPLES)
const TOLD_EVERY_MS = 60_000

const say = (line: string) => console.log(line)
const begun = performance.now()
const folder = await mkdtemp(join(tmpdir(), 'holdfast-soak-'))
const wish = { name: 'the metrics', variable: 'no variable', port: 0, usual: 0 }
const ports = await choosePorts(folder, wish, serviceNames.length)
const addressOf = (service: ServiceName) => `127.0.0.1:${ports.numbers[serviceNames.indexOf(service)]}`
const own = (service: ServiceName) => ({ METRICS_ADDRESS: addressOf(service) })
const wrong: string[] = []
const test = await startTestSystem({
  environment: {
    ...Object.fromEntries(serviceNames.map((service) => [service, own(service)])),
    gateway: { ...own('gateway'), RATE_LIMIT_PER_MINUTE: '1000000' },
    company: {
      ...own('company'),
      INVITATIONS_PER_DAY: '1000000',
      INVITATIONS_PER_ADDRESS: '1000000',
      INVITATIONS_PER_USER: '1000000',
      INVITATIONS_PER_RECIPIENT: '1000000',
    },
  },
  say,
})
try {
  const at = { api: test.url, mailUrl: test.mail.webUrl }
  const [everyday, load] = [await startEveryday(at), await startLoad(at)]
  const samples = new Map<ServiceName, Sample[]>(serviceNames.map((service) => [service, []]))
  const end = performance.now() + MINUTES * 60_000
  let told = performance.now()
  while (performance.now() < end) {
    await sleep(EVERY_MS)
    const at = performance.now() - begun
    for (const service of serviceNames) samples.get(service)!.push(await takeSample(addressOf(service), at))
    if (performance.now() - told < TOLD_EVERY_MS) continue
    told = performance.now()
    const tally = await load.next()
    note(tally)
    say(`[${Math.round(at / 1_000)} s] ${describe(tally)}; ${everyday.rounds()} rounds of every day`)
  }
  note(await load.stop())
  wrong.push(...(await everyday.stop()))

  const trends = [...samples].map(([service, all]) => ({ service, trends: trendsOf(all) }))
  say(`\nSecond quarter of the run, and last one\n${tableOf(trends)}\n`)
  for (const { service, trends: all } of trends) {
    for (const { of, before, after, isFlat } of all) {
      if (!isFlat) wrong.push(`${service}: ${of} grew from ${shown(of, before)} to ${shown(of, after)}`)
    }
  }
} finally {
  await test.stop()
  await ports.release()
  await rm(folder, { recursive: true, force: true })
}
for (const line of wrong) say(`WRONG  ${line}`)
say(`soak: ${wrong.length} problems (${Math.round((performance.now() - begun) / 1_000)} s)`)
process.exitCode = wrong.length > 0 ? 1 : 0

function note({ failed, stale }: Tally): void {
  for (const { what } of failed.slice(0, 5)) wrong.push(`a request failed: ${what}`)
  if (failed.length > 5) wrong.push(`${failed.length - 5} other requests failed in the same time`)
  if (stale > 0) wrong.push(`${stale} checks were answered as before the change`)
}

function tableOf(all: { service: ServiceName; trends: Trend[] }[]): string {
  const header = ['process', ...all[0]!.trends.map(({ of }) => of)]
  return table(
    header,
    all.map(({ service, trends }) => [
      service,
      ...trends.map(({ of, before, after }) => `${shown(of, before)} → ${shown(of, after)}`),
    ]),
  )
}

function shown(of: Trend['of'], value: number): string {
  if (of === 'heapBytes' || of === 'residentBytes') return `${Math.round(value / 1024 / 1024)} MB`
  return of === 'loopDelayMs' ? `${Math.round(value)} ms` : String(Math.round(value))
}
