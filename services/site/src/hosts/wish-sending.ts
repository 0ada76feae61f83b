import {
  DriverFault,
  type Wish as DriverWish,
  type EnvironmentState,
  readGeneration,
  writeGeneration,
} from '@holdfast/driver'
import { DomainError } from '@holdfast/errors'
import type { Log } from '@holdfast/runtime'
import { checkCompared, type Environment, type EpochNumber, isConfirmed } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { GateOf } from '../environments/gate.ts'
import type { Hosts } from './host-calls.ts'

/** Tells hosts what is wanted of their environments. */
export interface Wishes {
  /** Sends the present wish of an environment, and notes that it is confirmed. Throws a `DriverFault` where it is not. */
  confirm(environmentId: string): Promise<void>
  /** Their hosts are told at once, in the background. What fails is left to the sweep. */
  wake(environmentIds: readonly string[]): void
  /** For a sweep: sends wishes that are not confirmed yet. @returns whether there may be more */
  sendUnconfirmed(): Promise<boolean>
}

const PAGE = 50
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

export function createWishes(needs: {
  environments: EnvironmentStore
  epoch: () => EpochNumber
  hosts: Hosts
  gateOf: GateOf
  log: Log
}): Wishes {
  const { environments, epoch, hosts, gateOf, log } = needs
  /** By environment: when it is sent again. A host that is away is not asked more and more often by more and more wishes. */
  const pauses = new Map<string, { until: number; tries: number }>()

  async function confirm(environmentId: string): Promise<void> {
    const environment = await environments.find(environmentId)
    if (!environment || environment.state === 'purging' || environment.state === 'purged')
      throw new DomainError('environment-deleted')
    checkCompared(environment, epoch())
    if (isConfirmed(environment)) return
    const answer = await send(environment)
    checkAnswer(environment, answer)
    await environments.confirm(environmentId, environment.wish.generation)
    pauses.delete(environmentId)
  }

  return {
    confirm,
    wake(environmentIds) {
      for (const environmentId of environmentIds) {
        confirm(environmentId).catch((err) => log.info({ err, environmentId }, 'a host is told a wish later'))
      }
    },
    async sendUnconfirmed() {
      const now = performance.now()
      let after = ''
      for (;;) {
        const page = await environments.unconfirmed(epoch(), after, PAGE)
        await Promise.all(page.map((environment) => attempt(environment, now)))
        if (page.length < PAGE) return false
        after = page.at(-1)!.id
      }
    },
  }

  async function attempt({ id, hostId }: Environment, now: number): Promise<void> {
    const { until = 0, tries = 0 } = pauses.get(id) ?? {}
    if (now < until) return
    try {
      await confirm(id)
    } catch (err) {
      const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(tries, 10))
      pauses.set(id, { until: performance.now() + pauseMs, tries: tries + 1 })
      log.warn({ err, environmentId: id, hostId }, 'a host has not confirmed a wish')
    }
  }

  async function send(environment: Environment): Promise<EnvironmentState> {
    const { id: environmentId, hostId } = environment
    return hosts.driver(hostId).putEnvironment({ environmentId, body: await wishOf(environment) })
  }

  async function wishOf(environment: Environment): Promise<DriverWish> {
    const { siteId, tenure, kind, wish } = environment
    return {
      generation: writeGeneration(wish.generation),
      siteId,
      tenure,
      kind: kind === 'live' ? 'live' : 'staging',
      hostNames: wish.hostNames,
      activeRelease: wish.activeReleaseId ?? null,
      gate: wish.closed ? await gateOf(environment) : null,
      indexing: wish.indexing,
      suspended: wish.suspended,
    }
  }
}

/** An answer counts only for its own generation, and only if it says what was wished. */
function checkAnswer({ wish }: Environment, answer: EnvironmentState): void {
  const isSame =
    answer.generation !== null &&
    writeGeneration(readGeneration(answer.generation)) === writeGeneration(wish.generation) &&
    answer.activeRelease === (wish.activeReleaseId ?? null)
  if (!isSame) throw new DriverFault('not-understood', 'putEnvironment: it confirmed something else than was wished')
}
