import { parseArgs } from 'node:util'
import { ablations as explored } from './ablations.ts'
import { ablations, type SimulatedAblation } from './simulation/ablations.ts'
import { type SimulationOutcome, simulate } from './simulation/simulation.ts'

export type Totals = Omit<SimulationOutcome, 'firstStale'> & { seeds: number; failing: number[] }

const PROGRESS_EVERY = 5_000
/** Least number of checks for each seed, on average: a simulation with few checks would prove little. */
const LEAST_CHECKS = 10_000

/** Simulates one seed after the other, and adds up the outcomes. */
export function simulateSeeds(
  seeds: Iterable<number>,
  ablation?: SimulatedAblation,
  stopAtStale = false,
  onSeed?: (totals: Totals) => void,
): Totals {
  const totals: Totals = {
    seeds: 0,
    failing: [],
    checks: 0,
    local: 0,
    remote: 0,
    leased: 0,
    unknown: 0,
    stale: 0,
    soon: 0,
    changes: 0,
    answered: 0,
    slowly: 0,
    faults: 0,
  }
  for (const seed of seeds) {
    const { firstStale, ...counts } = simulate({ seed, machines: ablation?.machines, habits: ablation?.habits })
    totals.seeds++
    for (const [name, count] of Object.entries(counts)) totals[name as keyof typeof counts] += count
    if (firstStale) totals.failing.push(seed)
    onSeed?.(totals)
    if (firstStale && stopAtStale) break
  }
  return totals
}

export function* seedsFrom(first: number, count: number): Generator<number> {
  for (let seed = first; seed < first + count; seed++) yield seed
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1000' },
      from: { type: 'string', default: '1' },
      seed: { type: 'string' },
      trace: { type: 'boolean', default: false },
      ablate: { type: 'string' },
    },
  })
  const chosen = ablations.filter(({ name }) => values.ablate === 'all' || values.ablate === name)
  if (values.ablate && chosen.length === 0)
    throw new Error(`no such ablation; there are: ${ablations.map(({ name }) => name).join(', ')}`)
  const seeds = Number(values.seeds)
  const from = Number(values.from)
  const isFine = values.seed
    ? replay(Number(values.seed), values.trace, chosen[0])
    : values.ablate
      ? isEachCaught(chosen, from, seeds)
      : isRight(from, seeds)
  if (!isFine) process.exitCode = 1
}

function isRight(from: number, seeds: number): boolean {
  const begun = performance.now()
  const totals = simulateSeeds(seedsFrom(from, seeds), undefined, false, ({ seeds: done, checks, stale }) => {
    if (done % PROGRESS_EVERY === 0 && done < seeds) {
      console.log(`… ${group(done)} of ${group(seeds)} seeds, ${group(checks)} checks, ${stale} stale`)
    }
  })
  const { checks, local, remote, leased, unknown, stale, failing } = totals
  const decided = (local + remote) / checks
  for (const seed of failing) console.log(`STALE: seed ${seed}; npm run simulate -- --seed ${seed} --trace`)
  console.log(`${group(totals.seeds)} seeds in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  console.log(
    `${group(totals.changes)} changes, ${group(totals.answered)} answers, ${group(totals.slowly)} of them after more than a second`,
  )
  console.log(`${group(totals.faults)} faults`)
  console.log(
    `${group(checks)} checks: ${group(local)} from memory, ${group(remote)} by an owner, ${group(unknown)} unknown`,
  )
  console.log(`${group(leased)} answers of owners from their own copies`)
  console.log(
    `${(decided * 100).toFixed(2)} % decided; ${group(totals.soon)} of what had changed less than a second before`,
  )
  console.log(`${stale} stale`)
  const isDecided = decided >= 0.95
  if (!isDecided) console.log('FEWER THAN 95 % DECIDED')
  const isEnough = checks >= seeds * LEAST_CHECKS
  if (!isEnough) console.log(`FEWER THAN ${group(LEAST_CHECKS)} CHECKS A SEED`)
  return stale === 0 && isDecided && isEnough
}

function isEachCaught(chosen: SimulatedAblation[], from: number, seeds: number): boolean {
  const areCaught = chosen.map((ablation) => isCaught(ablation, from, seeds))
  const here = new Set(ablations.map(({ name }) => name))
  const elsewhere = explored.filter(({ name }) => !here.has(name)).map(({ name }) => name)
  console.log(`for npm run model -- --ablate alone, being rare at random: ${elsewhere.join(', ')}`)
  return areCaught.every(Boolean)
}

function isCaught(ablation: SimulatedAblation, from: number, seeds: number): boolean {
  const { failing } = simulateSeeds(seedsFrom(from, seeds), ablation, true)
  const [seed] = failing
  console.log(
    `${seed === undefined ? 'NOT CAUGHT' : `seed ${String(seed).padStart(4)}`}  ${ablation.name}: ${ablation.instead}`,
  )
  return seed !== undefined
}

function replay(seed: number, isTraced: boolean, ablation: SimulatedAblation | undefined): boolean {
  const { machines, habits } = ablation ?? {}
  const outcome = simulate({ seed, machines, habits, trace: isTraced ? (line) => console.log(line) : undefined })
  console.log(outcome)
  return outcome.stale === 0
}

function group(count: number): string {
  return count.toLocaleString('en')
}
