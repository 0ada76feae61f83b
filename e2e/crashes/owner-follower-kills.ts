import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type GuardedProcess, startGuarded } from '@holdfast/embedded/guarded-process'
import { readTrustedKeys } from '@holdfast/runtime'
import { openDatabase, readStoredLedger } from '../history/stored-ledger.ts'
import { verifyLedger } from '../history/verify.ts'
import type { TestSystem } from '../support/start-system.ts'
import type { Load } from './load.ts'
import {
  checkOwned,
  OWNING,
  OWNING_STEPS,
  type OwnedEntry,
  type OwnedStream,
  type OwningStep,
} from './owner-follower-effects.ts'
import { environmentOfFollower } from './run-counting-consumer.ts'

const DIES_WITHIN_MS = 60_000

/** Runs the service that owns a ledger and follows company's, and kills it at each step. */
export async function prepareOwning(test: TestSystem, load: Load, say: (line: string) => void) {
  const { mongoUri } = test.infrastructure
  // It signs with the key of notification, in its own name.
  const trusted = JSON.parse(test.system.trustedKeys)
  const keys = readTrustedKeys(JSON.stringify({ ...trusted, [OWNING]: trusted.notification }))
  const [database, company] = [await openDatabase(mongoUri, OWNING), await openDatabase(mongoUri, 'company')]
  const kills = new Map<OwningStep, number>()
  const wrong: string[] = []
  let current: GuardedProcess | undefined
  let isStopping = false

  return {
    database,
    kills,
    /** Kills it `times` times at each step: once at every step in turn, then all again. */
    async killAtEachStep(times: number) {
      for (let time = 1; time <= times; time++) {
        for (const step of OWNING_STEPS) await killOnce(step)
        const least = Math.min(...OWNING_STEPS.map((step) => kills.get(step) ?? 0))
        say(`${OWNING}: round ${time}, killed at least ${least} times at each of ${OWNING_STEPS.length} steps`)
      }
    },
    /** Keeps the service running from now on: starts it again whenever it ends. */
    keepRunning,
    async stop() {
      isStopping = true
      await current?.stop()
      await database.close()
      await company.close()
    },
    /** Compares the service's data with company's ledger. To be called when it has applied all entries. */
    async verify() {
      const own = await verifyLedger(test.infrastructure, OWNING, keys)
      const entries = await database.db!.collection<OwnedEntry>('effects').find().toArray()
      const streams = await database.db!.collection<OwnedStream>('tallies').find().toArray()
      const parked = await database.db!.collection('follower_parked').countDocuments()
      if (parked > 0) wrong.push(`${OWNING}: ${parked} entries are parked`)
      wrong.push(...own.wrong)
      wrong.push(...checkOwned(await readStoredLedger('company', company), own.ledger, entries, streams))
      return { told: own.told, wrong, effects: entries.length, appended: own.ledger.entries.flat().length }
    },
  }

  async function keepRunning() {
    const started = await start()
    current = started
    void started.ended.then(async () => {
      await sleep(200)
      if (!isStopping) await keepRunning()
    })
  }

  async function killOnce(step: OwningStep) {
    const victim = await start({ KILL_STEP: step, KILL_AFTER: String(randomInt(1, 4)) })
    const late = new AbortController()
    const isLate = sleep(DIES_WITHIN_MS, 'late' as const, { signal: late.signal }).catch(() => 'late' as const)
    const ended = victim.ended.then(({ code, signal }) => (signal ?? code === 137) || `code ${code}`)
    let ending: unknown
    while (ending === undefined) {
      // Makes entries on other shards, because the killed process has locked its shards for some seconds.
      await load.foundSome(4)
      ending = await Promise.race([ended, isLate, sleep(100)])
    }
    late.abort()
    if (ending === true || ending === 'SIGKILL') {
      kills.set(step, (kills.get(step) ?? 0) + 1)
      return
    }
    wrong.push(`${OWNING}: not killed at "${step}": ${ending}`)
    await victim.stop()
  }

  function start(kill: Record<string, string> = {}): Promise<GuardedProcess> {
    return startGuarded(
      process.execPath,
      [join(import.meta.dirname, 'owner-follower.ts')],
      join(test.directory, 'logs', `${OWNING}.log`),
      { ...environmentOfFollower(test, `holdfast_${OWNING}`), ...kill },
    )
  }
}
