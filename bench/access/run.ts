import { parseArgs } from 'node:util'
import { quantile } from '../../e2e/support/quantile.ts'
import { BATCH, type ContenderName, contenders, type Loaded, type Pace } from './contenders.ts'
import type { Measured, Pauses, Rates } from './measured.ts'
import { createQuestions, createRandom, createWorld, idAt, maySeeMembers, type Questions, type World } from './world.ts'

// Measures one contender at one size in its own process: so no other contender affects its memory or its compiled code.

const QUESTIONS = 1 << 20
/** Questions in one window: few enough that their buffers stay in the processor's cache, like those of a message. */
const WINDOW = 1 << 11

const { values } = parseArgs({
  options: {
    contender: { type: 'string', default: 'holdfast' },
    size: { type: 'string', default: '10000' },
    repetitions: { type: 'string', default: '5' },
    pauses: { type: 'boolean', default: false },
  },
})

const name = values.contender as ContenderName
const size = Number(values.size)
const repetitions = Number(values.repetitions)
const world = createWorld(size, createRandom(size))
const questions = createQuestions(world, QUESTIONS, createRandom(size + 1))

const before = residentBytes()
const startedLoading = cpu()
const plain: Pace = { step: (change) => change(), turn: () => undefined }
const pace = createPace()
const loaded = await contenders[name].load(world, values.pauses ? pace : plain)
const loadSeconds = cpu() - startedLoading
const residentGrowth = residentBytes() - before

const measured: Measured = {
  contender: name,
  size,
  grants: world.grants,
  users: world.userCount,
  scopes: world.companyCount + world.siteCount,
  loadSeconds,
  bytes: loaded.bytes,
  residentGrowth,
  stats: loaded.stats,
  pauses: values.pauses ? pace.pauses() : undefined,
  fromIds: values.pauses ? undefined : measure(fromIds(loaded, world, questions)),
  inCompany:
    values.pauses || !loaded.askInCompany
      ? undefined
      : measure(inCompany(loaded.askInCompany, world, questions), expectedInCompany(world, questions)),
  inBatches: values.pauses || !loaded.askMany ? undefined : measure(inBatches(loaded.askMany, world, questions)),
  fromNumbers: values.pauses || !loaded.numbered ? undefined : measure(fromNumbers(loaded.numbered, world, questions)),
}
console.log(JSON.stringify(measured))

/** Prepares one window of questions, and returns the function that answers them: only that one is timed. */
type Window = (first: number) => () => number

function fromIds({ ask }: Loaded, { users, sites }: World, asked: Questions): Window {
  return (first) => {
    const userIds = new Array<Buffer>(WINDOW)
    const siteIds = new Array<Buffer>(WINDOW)
    for (let i = 0; i < WINDOW; i++) {
      userIds[i] = Buffer.from(idAt(users, asked.users[first + i]!))
      siteIds[i] = Buffer.from(idAt(sites, asked.sites[first + i]!))
    }
    const permissions = asked.permissions.subarray(first, first + WINDOW)
    return () => {
      let allowed = 0
      for (let i = 0; i < WINDOW; i++) if (ask(userIds[i]!, siteIds[i]!, permissions[i]!)) allowed++
      return allowed
    }
  }
}

/** The same users as in the other questions, and the companies of the same sites. */
function inCompany(ask: NonNullable<Loaded['askInCompany']>, world: World, asked: Questions): Window {
  return (first) => {
    const userIds = new Array<Buffer>(WINDOW)
    const companyIds = new Array<Buffer>(WINDOW)
    for (let i = 0; i < WINDOW; i++) {
      userIds[i] = Buffer.from(idAt(world.users, asked.users[first + i]!))
      companyIds[i] = Buffer.from(idAt(world.companies, asked.sites[first + i]! % world.companyCount))
    }
    return () => {
      let allowed = 0
      for (let i = 0; i < WINDOW; i++) if (ask(userIds[i]!, companyIds[i]!)) allowed++
      return allowed
    }
  }
}

function expectedInCompany(world: World, { users, sites }: Questions): Uint8Array {
  return Uint8Array.from(users, (user, i) => (maySeeMembers(world, user, sites[i]! % world.companyCount) ? 1 : 0))
}

function inBatches(askMany: NonNullable<Loaded['askMany']>, { users, sites }: World, asked: Questions): Window {
  return (first) => {
    const batches = Array.from({ length: WINDOW / BATCH }, (_, n) => {
      const start = first + n * BATCH
      const ids = (pool: Buffer, indexes: Int32Array) =>
        Array.from(indexes.subarray(start, start + BATCH), (index) => Buffer.from(idAt(pool, index)))
      return {
        users: ids(users, asked.users),
        sites: ids(sites, asked.sites),
        permissions: asked.permissions.subarray(start, start + BATCH),
      }
    })
    return () => {
      let allowed = 0
      for (const batch of batches) allowed += askMany(batch.users, batch.sites, batch.permissions)
      return allowed
    }
  }
}

function fromNumbers({ user, site, ask }: NonNullable<Loaded['numbered']>, world: World, asked: Questions): Window {
  // All numbers are looked up in advance, so that the records of a window are not in the processor's caches.
  const userNumbers = asked.users.map((index) => user(idAt(world.users, index)))
  const siteNumbers = asked.sites.map((index) => site(idAt(world.sites, index)))
  return (first) => () => {
    let allowed = 0
    for (let i = first; i < first + WINDOW; i++) {
      if (ask(userNumbers[i]!, siteNumbers[i]!, asked.permissions[i]!)) allowed++
    }
    return allowed
  }
}

/** Checks per second of processor time, one figure for each repetition. The first repetition is not counted. */
function measure(window: Window, expectedOf: ArrayLike<number> = questions.expected): Rates {
  let at = 0
  const rates: number[] = []
  const windows: number[] = []
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    let seconds = 0
    let count = 0
    while (seconds < 0.4) {
      const first = at
      at = (at + WINDOW) % QUESTIONS
      const answer = window(first)
      const started = cpu()
      const startedAt = performance.now()
      const allowed = answer()
      const took = performance.now() - startedAt
      seconds += cpu() - started
      count += WINDOW
      if (repetition > 0) windows.push((WINDOW / took) * 1000)
      let expected = 0
      for (let i = first; i < first + WINDOW; i++) expected += expectedOf[i]!
      if (allowed !== expected) throw new Error(`${name}: ${allowed} allowed, ${expected} expected`)
    }
    if (repetition > 0) rates.push(count / seconds)
  }
  return { repetitions: rates, undisturbed: quantile(windows, 0.9) }
}

/** Measures each change, and each turn of the event loop, in which 256 changes are made. */
function createPace(): Pace & { pauses(): Pauses } {
  let longestStep = 0
  let longestQuietStep = 0
  let longestTurn = 0
  let longestQuietTurn = 0
  let inTurn = 0
  let turnStarted = performance.now()
  let switches = process.resourceUsage().involuntaryContextSwitches
  const steps: number[] = []
  return {
    step(change) {
      const started = performance.now()
      change()
      const took = performance.now() - started
      if (took > 0.5) steps.push(took)
      if (took > inTurn) inTurn = took
    },
    turn() {
      const turn = performance.now() - turnStarted
      const now = process.resourceUsage().involuntaryContextSwitches
      // If another process took the processor, the pause was not caused by the contender.
      const isQuiet = now === switches
      switches = now
      longestStep = Math.max(longestStep, inTurn)
      longestTurn = Math.max(longestTurn, turn)
      if (isQuiet) longestQuietStep = Math.max(longestQuietStep, inTurn)
      if (isQuiet) longestQuietTurn = Math.max(longestQuietTurn, turn)
      inTurn = 0
      return new Promise((resolve) =>
        setImmediate(() => {
          turnStarted = performance.now()
          resolve()
        }),
      )
    },
    pauses: () => ({
      longestStep,
      longestQuietStep,
      longestTurn,
      longestQuietTurn,
      above1ms: steps.filter((took) => took > 1).length,
      above5ms: steps.filter((took) => took > 5).length,
    }),
  }
}

/** Processor time of this thread in seconds, without the time that other processes take. */
function cpu(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}

function residentBytes(): number {
  for (let i = 0; i < 3; i++) globalThis.gc?.()
  return process.memoryUsage.rss()
}
