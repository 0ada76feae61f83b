import { parseArgs } from 'node:util'
import { type Ablation, ablations } from './ablations.ts'
import { deep, usual } from './bounds.ts'
import { type Exploration, explore } from './explorer.ts'
import { type Bounds, createWorld } from './world.ts'

const PROGRESS_EVERY_MS = 30_000

/**
 * Actions that must have occurred, because an exploration in which nothing happens would be safe too. Some names depend
 * on how many steps of a renewal are joined in one: `fence` reads the heads and `answer` sends the grant;
 * `renewInFlight` joins all steps except the delivery of the grant, `renewAtOnce` joins all. `mark` and `clear` are the
 * two phases in which the registration of a silent process is removed.
 */
export const expected = [
  'tick',
  'start',
  'register',
  'crash',
  'stop',
  'unregister',
  'mark',
  'clear',
  'foundClosed',
  'commit',
  'repeat',
  'findNothingToDo',
  'readRegistrations',
  'ownAnswers',
  'peerAnswers',
  'ackFast',
  'ackSlow',
  'apply',
  'resync',
  'sendRenewal',
  'receiveRenewal',
  'refuse',
  'fence',
  'fenceFails',
  'answer',
  'lose',
  'leaseStarts',
  'renewInFlight',
  'renewAtOnce',
  'giveUp',
  'hearGoodbye',
  'loseGoodbye',
  'checkStarts',
  'readClock',
  'checkEnds',
  'remoteCheckStarts',
  'remoteCheckEnds',
]

/**
 * Explores the shipped machines within each of the bounds.
 * @returns false if an exploration found a violation or was not complete, or an expected action never occurred
 */
export function exploreAll(bounds: Record<string, Bounds>, print: (line: string) => void): boolean {
  const actions = new Map<string, number>()
  let isSafe = true
  let states = 0
  let transitions = 0
  const begun = performance.now()
  for (const [name, bound] of Object.entries(bounds)) {
    const result = explore(createWorld(bound), { progress: nowAndThen(name, print) })
    states += result.states
    transitions += result.transitions
    print(`${result.verdict.padEnd(9)} ${name}: ${figures(result)}`)
    if (result.verdict === 'VIOLATION') print(`          ${result.trace.join(' ; ')}`)
    if (result.verdict !== 'SAFE') isSafe = false
    for (const [action, count] of result.actions) actions.set(action, (actions.get(action) ?? 0) + count)
  }
  print('')
  for (const action of new Set([...expected, ...actions.keys()])) {
    const count = actions.get(action) ?? 0
    print(`${group(count).padStart(12)} ${action}${count ? '' : '   NEVER'}`)
    if (count === 0) isSafe = false
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  print('')
  print(
    `${group(states)} states, ${group(transitions)} transitions, ${seconds} s: ${isSafe ? 'SAFE' : 'NOT AS IT MUST BE'}`,
  )
  return isSafe
}

/** Takes one ingredient out, and looks for a shortest way to a check that is decided on older state. */
export function ablate({ bounds, machines, habits }: Ablation): Exploration {
  const usually: Bounds = { changes: 1, ticks: 1, replicas: 1, grain: 'full' }
  return explore(createWorld({ ...usually, ...bounds }, machines, habits), { limit: 5e6 })
}

function ablateAll(name: string, print: (line: string) => void): boolean {
  const chosen = ablations.filter((ablation) => name === 'all' || ablation.name === name)
  if (chosen.length === 0)
    throw new Error(`no such ablation; there are: ${ablations.map(({ name }) => name).join(', ')}`)
  let isEachFound = true
  for (const ablation of chosen) {
    const result = ablate(ablation)
    const isFound = result.verdict === 'VIOLATION'
    isEachFound &&= isFound
    print(`${ablation.name}: ${ablation.instead}`)
    print(
      `  ${isFound ? `stale after ${result.trace.length} steps` : 'NO COUNTEREXAMPLE'} (${group(result.states)} states)`,
    )
    if (isFound) print(`  ${result.trace.join(' ; ')}`)
  }
  print('')
  print(isEachFound ? `${chosen.length} ablations, each has a counterexample` : 'an ablation has no counterexample')
  return isEachFound
}

/** Prints progress every {@link PROGRESS_EVERY_MS} at most: large bounds take many minutes. */
function nowAndThen(name: string, print: (line: string) => void): (line: string) => void {
  let toldAt = performance.now()
  return (line) => {
    if (performance.now() - toldAt < PROGRESS_EVERY_MS) return
    toldAt = performance.now()
    print(`        … ${name}: ${line}`)
  }
}

function figures({ states, transitions, depth, seconds, processorSeconds }: Exploration): string {
  const time = `${seconds.toFixed(0)} s (${processorSeconds.toFixed(0)} s of processor time)`
  return `${group(states)} states, ${group(transitions)} transitions, depth ${depth}, ${time}`
}

function group(count: number): string {
  return count.toLocaleString('en')
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { deep: { type: 'boolean' }, ablate: { type: 'string' } } })
  const print = (line: string) => console.log(line)
  const isFine = values.ablate ? ablateAll(values.ablate, print) : exploreAll(values.deep ? deep : usual, print)
  if (!isFine) process.exitCode = 1
}
