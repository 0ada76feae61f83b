import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'
import { guiltyAmong, suspectsOf, type Turn, watchTurns } from './turns.ts'

const burn = 'for (const end = spent() + 150_000; spent() < end; );'
const stand = 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)'

/** The turns of a process that waits, does this in one turn, and waits again. */
async function turnsOf(doing: string): Promise<Turn[]> {
  const turns = await watchTurns()
  const code = `
    const spent = () => { const { user, system } = process.threadCpuUsage(); return user + system }
    setTimeout(() => { ${doing} }, 100)
    setTimeout(() => {}, 600)`
  const env = { ...process.env, ...turns.environmentOf('identity') }
  await promisify(execFile)(process.execPath, ['--eval', code], { env })
  const seen = turns.fresh()
  await turns.stop()
  return seen
}

test('when a turn of the loop takes processor time, then it is written down', async () => {
  const longest = (await turnsOf(burn)).toSorted((a, b) => b.ms - a.ms)[0]
  expect(longest).toMatchObject({ service: 'identity' })
  expect(longest!.ms).toBeGreaterThan(100)
})

test('when a process only stands still, as on a busy machine, then that is no long turn', async () => {
  for (const { ms } of await turnsOf(stand)) expect(ms).toBeLessThan(100)
})

const sent = (request: string, from: number, to: number) => ({ request, from, to })
const turn = (from: number, to: number, ms: number): Turn => ({ service: 'identity', from, to, ms })

test('when there was a long turn, then what was under way, and the last before it, are suspects', () => {
  const requests = [sent('a', 0, 10), sent('b', 20, 30), sent('c', 40, 200), sent('d', 150, 300), sent('e', 400, 410)]
  const suspects = (...turns: Turn[]) => suspectsOf(requests, turns).map(({ request }) => request)
  expect(suspects(turn(50, 180, 120))).toEqual(['c', 'd', 'b'])
  expect(suspects(turn(50, 180, 99))).toEqual([])
})

test('when suspects are sent again, then those that are slow twice of three times are guilty', async () => {
  let times = 0
  let written: Turn[] = []
  const slow: Record<string, number[]> = { always: [1, 2, 3], twice: [1, 3], once: [2], never: [] }
  const turns = { fresh: () => written.splice(0) }
  const send = async (request: string) => {
    times = (times % 3) + 1
    written = slow[request]!.includes(times) ? [turn(0, 1, 100 + times)] : [turn(0, 1, 50)]
  }
  const suspects = Object.keys(slow).map((request) => sent(request, 0, 1))
  const guilty = await guiltyAmong(suspects, turns, { send, settled: async () => {} })
  expect(guilty).toMatchObject([
    { request: 'always', ms: 101 },
    { request: 'twice', ms: 101 },
  ])
})
