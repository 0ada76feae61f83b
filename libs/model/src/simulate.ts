import { parseArgs } from 'node:util'
import { ablations as explored } from './ablations.ts'
import { type CommandAblation, commandAblations } from './commands/ablations.ts'
import { type CommandsOutcome, simulateCommands } from './commands/simulation.ts'
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

export type CommandTotals = Omit<CommandsOutcome, 'firstViolation'> & { seeds: number; failing: number[] }

/** The same for the commands of three services over each other's ledgers. */
export function simulateCommandSeeds(
  seeds: Iterable<number>,
  ablation?: CommandAblation,
  stopAtViolation = false,
): CommandTotals {
  const totals: Record<string, number> = {}
  const failing: number[] = []
  let done = 0
  for (const seed of seeds) {
    const { firstViolation, ...counts } = simulateCommands({ seed, rules: ablation?.rules, habits: ablation?.habits })
    done++
    for (const [name, count] of Object.entries(counts)) totals[name] = (totals[name] ?? 0) + count
    if (firstViolation) failing.push(seed)
    if (firstViolation && stopAtViolation) break
  }
  return { ...(totals as Omit<CommandsOutcome, 'firstViolation'>), seeds: done, failing }
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
      commands: { type: 'boolean', default: false },
    },
  })
  const isNamed = ({ name }: { name: string }) => values.ablate === 'all' || values.ablate === name
  const chosenCommands = commandAblations.filter(isNamed)
  const chosen = ablations.filter(isNamed)
  if (values.ablate && chosen.length + chosenCommands.length === 0) {
    const all = [...ablations, ...commandAblations].map(({ name }) => name)
    throw new Error(`no such ablation; there are: ${all.join(', ')}`)
  }
  const seeds = Number(values.seeds)
  const from = Number(values.from)
  const isFine = values.seed
    ? values.commands
      ? replayCommands(Number(values.seed), values.trace, chosenCommands[0])
      : replay(Number(values.seed), values.trace, chosen[0])
    : values.ablate
      ? [isEachCaught(chosen, from, seeds), areCommandsCaught(chosenCommands, from, seeds)].every(Boolean)
      : [isRight(from, seeds), areCommandsRight(from, seeds)].every(Boolean)
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

function areCommandsRight(from: number, seeds: number): boolean {
  const begun = performance.now()
  const totals = simulateCommandSeeds(seedsFrom(from, seeds))
  const { failing, violations } = totals
  for (const seed of failing)
    console.log(`VIOLATION: seed ${seed}; npm run simulate -- --commands --seed ${seed} --trace`)
  console.log(
    `\ncommands over three ledgers: ${group(totals.seeds)} seeds in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${group(totals.crashes)} crashes and pauses`,
  )
  console.log(
    `${group(totals.commands)} commands: ${group(totals.sites)} sites made, ${group(totals.limited)} refused by the limit, ${group(totals.deletions)} deleted; ${group(totals.grants)} site roles given`,
  )
  console.log(
    `${group(totals.closings)} companies closed, ${group(totals.keptOpen)} kept open; ${group(totals.planChanges)} plans changed, ${group(totals.keptPlans)} kept; ${group(totals.resumed)} times the sweep carried a wish on`,
  )
  console.log(`${group(totals.checks)} checks, ${group(totals.allowed)} allowed`)
  console.log(`${violations} violations`)
  // A kind of command that never succeeds would prove nothing.
  const { sites, limited, deletions, grants, closings, keptOpen, planChanges, keptPlans, resumed, allowed } = totals
  const kinds = { sites, limited, deletions, grants, closings, keptOpen, planChanges, keptPlans, resumed, allowed }
  const missing = Object.entries(kinds).flatMap(([name, count]) => (count < seeds / 4 ? [name] : []))
  if (missing.length > 0) console.log(`TOO FEW: ${missing.join(', ')}`)
  return violations === 0 && missing.length === 0
}

function areCommandsCaught(chosen: CommandAblation[], from: number, seeds: number): boolean {
  return chosen
    .map((ablation) => {
      const [seed] = simulateCommandSeeds(seedsFrom(from, seeds), ablation, true).failing
      const found = seed === undefined ? 'NOT CAUGHT' : `seed ${String(seed).padStart(4)}`
      console.log(`${found}  ${ablation.name}: ${ablation.instead}`)
      return seed !== undefined
    })
    .every(Boolean)
}

function replayCommands(seed: number, isTraced: boolean, ablation: CommandAblation | undefined): boolean {
  const { rules, habits } = ablation ?? {}
  const outcome = simulateCommands({ seed, rules, habits, trace: isTraced ? (line) => console.log(line) : undefined })
  console.log(outcome)
  return outcome.violations === 0
}

function group(count: number): string {
  return count.toLocaleString('en')
}
