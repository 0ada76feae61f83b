import { expect, test } from '@jest/globals'
import { ablations } from './ablations.ts'
import { commandAblations } from './commands/ablations.ts'
import { simulateCommands } from './commands/simulation.ts'
import { explore } from './explorer.ts'
import { ablate } from './model.ts'
import { seedsFrom, simulateCommandSeeds, simulateSeeds } from './simulate.ts'
import { ablations as simulatedAblations } from './simulation/ablations.ts'
import { simulate } from './simulation/simulation.ts'
import { createWorld } from './world.ts'

test('when every step of a small world is taken in every order, no check is decided on older state', () => {
  const { verdict, states, actions } = explore(createWorld({ changes: 1, ticks: 1, replicas: 1, grain: 'atomic' }))
  expect(verdict).toBe('SAFE')
  expect(states).toBeGreaterThan(10_000)
  for (const action of ['ackFast', 'ackSlow', 'peerAnswers', 'resync', 'crash'])
    expect(actions.get(action)).toBeGreaterThan(0)
})

test.each([
  'unfenced-head',
  'head-not-awaited',
  'repeat-at-once',
  'old-id-answered',
  'mark-unseen',
  'goodbye-covers-later-renewals',
])('when %s, a shortest counterexample is found', (name) => {
  const { verdict, trace } = ablate(ablations.find((ablation) => ablation.name === name)!)
  expect(verdict).toBe('VIOLATION')
  expect(trace.length).toBeGreaterThan(5)
  expect(trace).not.toContain('?')
})

test('when twenty seeds are simulated, nothing stale is decided and little is unknown', () => {
  const { checks, local, remote, stale, failing } = simulateSeeds(seedsFrom(1, 20))
  expect({ stale, failing }).toEqual({ stale: 0, failing: [] })
  expect(checks).toBeGreaterThan(200_000)
  expect((local + remote) / checks).toBeGreaterThan(0.9)
})

test('when a seed is run again, the same happens', () => {
  const lines = (seed: number) => {
    const trace: string[] = []
    const outcome = simulate({ seed, duration: 10_000, trace: (line) => trace.push(line) })
    return { trace, outcome }
  }
  expect(lines(7)).toEqual(lines(7))
  expect(lines(7).trace).not.toEqual(lines(8).trace)
})

test('when nothing is waited for, a simulated check is stale', () => {
  const ablation = simulatedAblations.find(({ name }) => name === 'no-wait')!
  expect(simulateSeeds(seedsFrom(1, 5), ablation, true).failing).toHaveLength(1)
})

test('when commands over three ledgers are simulated, no role outlives its site, and no company has more than its plan', () => {
  const totals = simulateCommandSeeds(seedsFrom(1, 30))
  const { failing, violations, sites, grants, planChanges, closings, allowed, withdrawn } = totals
  expect({ failing, violations }).toEqual({ failing: [], violations: 0 })
  expect(Math.min(sites, grants, planChanges, closings, allowed)).toBeGreaterThan(30)
  expect(withdrawn).toBeGreaterThan(10)
})

test('when a seed of commands is run again, the same happens', () => {
  const lines = (seed: number) => {
    const trace: string[] = []
    return { outcome: simulateCommands({ seed, trace: (line) => trace.push(line) }), trace }
  }
  expect(lines(7)).toEqual(lines(7))
})

test.each(['tenure-not-compared', 'plan-change-unasked', 'closed-limit-creates'])(
  'when commands are given with %s, a violation is found',
  (name) => {
    const ablation = commandAblations.find((one) => one.name === name)!
    expect(simulateCommandSeeds(seedsFrom(1, 20), ablation, true).failing).toHaveLength(1)
  },
)
