import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { inspect, parseArgs } from 'node:util'
import { quantile } from '../e2e/support/quantile.ts'
import { report } from '../e2e/support/report.ts'
import { type ContenderName, contenders } from './access/contenders.ts'
import type { Measured, Rates } from './access/measured.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,1000000,10000000' },
    only: { type: 'string', default: Object.keys(contenders).join() },
    repetitions: { type: 'string', default: '5' },
    dry: { type: 'boolean', default: false },
  },
})
const sizes = values.sizes.split(',').map(Number)
const names = values.only.split(',') as ContenderName[]
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'))

const results: Measured[] = []
const lines: string[] = []
const say = (line: string) => {
  lines.push(line)
  console.log(line)
}
const row = (cells: string[]) => say(cells.map((cell, i) => (i ? cell.padStart(28) : cell.padEnd(40))).join(''))
row(['', 'by processor time', 'undisturbed, by the clock', 'bytes/grant: own, process'])
for (const size of sizes) {
  for (const name of names) {
    const label = `${size.toLocaleString('en')} ${name}`
    if (size > contenders[name].largest) {
      row([label, 'too slow or large: left out', '', ''])
      continue
    }
    const measured = run(['--contender', name, '--size', String(size), '--repetitions', values.repetitions])
    results.push(measured)
    const { grants, bytes, residentGrowth, fromIds, inCompany, inBatches, fromNumbers } = measured
    const own = bytes ? (bytes / grants).toFixed(1) : '–'
    row([label, ...rates(fromIds!), `${own}, ${(residentGrowth / grants).toFixed(1)}`])
    const indent = ' '.repeat(size.toLocaleString('en').length)
    if (inCompany) row([`${indent} … about the company alone`, ...rates(inCompany), ''])
    if (inBatches) row([`${indent} … 64 at once, one clock reading`, ...rates(inBatches), ''])
    if (fromNumbers) row([`${indent} … by interned ids`, ...rates(fromNumbers), ''])
  }
}

for (const size of sizes) {
  if (!names.includes('holdfast')) break
  const { loadSeconds } = results.find((result) => result.contender === 'holdfast' && result.size === size)!
  const { pauses, stats } = run(['--contender', 'holdfast', '--size', String(size), '--pauses'])
  say(`\nholdfast, ${size.toLocaleString('en')} grants loaded in ${loadSeconds.toFixed(1)} s of processor time`)
  say(`longest pause, ms (quiet: where no other process took the processor): ${inspect(pauses)}`)
  say(`table: ${inspect(stats)}`)
}

const own = results.filter(({ contender }) => contender === 'holdfast')
if (own.length > 1) {
  const [first, last] = [own[0]!, own.at(-1)!]
  const ratio = (kind: 'fromIds' | 'fromNumbers') =>
    (quantile(first[kind]!.repetitions, 0.5) / quantile(last[kind]!.repetitions, 0.5)).toFixed(1)
  say(
    `\nholdfast, ${last.size} against ${first.size}: ${ratio('fromIds')} times slower from ids, ${ratio('fromNumbers')} by interned ids`,
  )
}
say(`load average at the end ${loadavg()[0]?.toFixed(1)}`)
if (!values.dry) {
  report({
    name: 'access',
    title: 'Checks from memory',
    intro: `An example of a run of \`npm run bench:access\`. Checks per second and core, from 16-byte buffers made for each check, half
of them denied, in random order, the site's company looked up too; median (least, most) of ${values.repetitions} repetitions by processor
time, and the least disturbed tenth by the clock. Holdfast: freshness of two shards and two clock readings included. Maps
keep neither tenures nor company states. CASL: abilities made beforehand. Each in a process of its own.`,
    servers: ['@casl/ability', 'casbin'].map((name) => `${name}: ${dependencies[name]}`),
    lines: lines.join('\n'),
  })
}

function run(options: string[]): Measured {
  const script = fileURLToPath(new URL('access/run.ts', import.meta.url))
  const flags = ['--expose-gc', '--max-old-space-size=16000']
  return JSON.parse(execFileSync(process.execPath, [...flags, script, ...options], { encoding: 'utf8' }))
}

function rates({ repetitions, undisturbed }: Rates): string[] {
  const [least, middle, most] = [0, 0.5, 1].map((part) => thousands(quantile(repetitions, part)))
  return [`${middle} (${least}, ${most})`, thousands(undisturbed)]
}

function thousands(value: number): string {
  return `${Math.round(value / 1000).toLocaleString('en')}k`
}
