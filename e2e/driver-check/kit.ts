import { deepEqual, equal, fail, ok } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import {
  type Act,
  type ActOutcome,
  actOutcome,
  type Capability,
  calls,
  type DriverAddress,
  type DriverCall,
  type DriverDescription,
  DriverFault,
  type HostDriver,
  openDriver,
  type Wish,
} from '@holdfast/driver'
import { type Content, digestOf, makeTarGz } from '@holdfast/driver/testing'

/** One thing that a driver must do. A check that fails throws. */
export interface Check {
  what: string
  /** Without these capabilities of the driver it is left out. */
  needs?: readonly Capability[]
  /** About a driver that lacks this one: left out where it is offered. */
  without?: Capability
  run(kit: Kit): Promise<unknown>
}

export interface Chapter {
  title: string
  checks: readonly Check[]
}

/** What checks are made of. Each makes environments of its own, so that none depends on another one. */
export interface Kit {
  address: DriverAddress
  driver: HostDriver
  description: DriverDescription
  /** Where visitors are served, if that is to be checked. */
  sitesUrl: string | undefined
  offers(...capabilities: Capability[]): boolean
  environment(): string
  upload(environmentId: string, content?: Content, releaseId?: string): Promise<string>
  /** The wish is taken, or the check fails. */
  wish(environmentId: string, wish: Partial<Wish> & { generation: string }): ReturnType<HostDriver['putEnvironment']>
  /** Starts an act and waits until it has ended. A refusal at once is an end, too. */
  act(act: Wanted): Promise<ActOutcome>
}

/** An act without what all acts have. */
export type Wanted = Act extends infer One
  ? One extends Act
    ? Omit<One, 'actId' | 'causedBy' | 'deadline'> & Partial<Act>
    : never
  : never

export const page: Content = new Map([
  ['index.html', Buffer.from('<!doctype html><title>Kit</title><h1>The kit was here</h1>')],
  ['style.css', Buffer.from('h1 { color: teal }')],
])
export const otherPage: Content = new Map([
  ['index.html', Buffer.from('<!doctype html><title>Kit</title><h1>Another</h1>')],
])

const ACT_SECONDS = 60

export async function openKit(
  address: DriverAddress,
  { sitesUrl, tls }: { sitesUrl?: string; tls?: { ca?: string; cert?: string; key?: string } } = {},
): Promise<Kit & { close(): Promise<void> }> {
  const driver = openDriver({ ...address, tls })
  const description = await driver.describe({})
  const environments: string[] = []
  // A wish that says where it belongs says it always alike.
  const siteId = randomUUID()

  return {
    address,
    driver,
    description,
    sitesUrl,
    offers: (...capabilities) => capabilities.every((one) => description.capabilities.includes(one)),
    environment() {
      const id = randomUUID()
      environments.push(id)
      return id
    },
    async upload(environmentId, content = page, releaseId = randomUUID()) {
      const body = Readable.from([await makeTarGz(content)])
      const release = await driver.putRelease({ environmentId, releaseId, type: 'application/gzip', body })
      equal(release.digest, digestOf(content), 'the digest of the release is not that of its content')
      return releaseId
    },
    wish: (environmentId, wish) => driver.putEnvironment({ environmentId, body: wishOf(siteId, wish) }),
    async act(wanted) {
      const act = actOf(wanted)
      try {
        let state = await driver.startAct({ body: act })
        for (const deadline = Date.now() + ACT_SECONDS * 1000; state.state === 'running'; ) {
          if (Date.now() > deadline) fail(`the act has not ended after ${ACT_SECONDS} seconds`)
          await wait(100)
          state = await driver.getAct({ actId: act.actId })
        }
        return actOutcome(act, state)
      } catch (error) {
        if (error instanceof DriverFault && error.problem) return { state: 'failed', problem: error.problem }
        throw error
      }
    },
    /** Leaves nothing behind but remembered generations. */
    async close() {
      for (const environmentId of environments) {
        await driver.deleteEnvironment({ environmentId, generation: '999999999.1' }).catch(() => {})
      }
      await driver.close()
    },
  }
}

export function wishOf(siteId: string, wish: Partial<Wish> & { generation: string }): Wish {
  const usual = { tenure: 1, kind: 'live', hostNames: [], activeRelease: null, gate: null } as const
  return { siteId, ...usual, indexing: true, suspended: false, hostNames: [], ...wish }
}

export function actOf(wanted: Wanted): Act {
  const cause = { actId: `${randomUUID()}.1`, causedBy: 'service/driver-check', deadline: Date.now() + 600_000 }
  return { ...cause, ...wanted } as Act
}

export async function isRefused(call: Promise<unknown>, ...codes: string[]): Promise<DriverFault> {
  const fault = await call.then(
    () => fail(`it is answered with success, not ${codes.join(' or ')}`),
    (error) => error,
  )
  ok(fault instanceof DriverFault, fault)
  if (fault.kind !== 'refused') fail(`${fault.message}; expected the refusal ${codes.join(' or ')}`)
  const { code } = fault.problem!
  ok(codes.includes(code), `it is refused with ${code}, not with ${codes.join(' or ')}`)
  const declared = statusesOf(code)
  ok(declared.has(fault.status!), `${code} comes with ${fault.status}, not with ${[...declared].join(' or ')}`)
  return fault
}

function statusesOf(code: string): Set<number> {
  const usual = { 'bad-request': 400, 'bad-token': 401, unavailable: 503 }
  const all = [usual, ...Object.values(calls).map((call: DriverCall) => call.problems ?? {})]
  return new Set(all.flatMap((problems) => (problems as Record<string, number>)[code] ?? []))
}

/** @param codes of which one says why the act failed */
export function hasFailed(outcome: ActOutcome, ...codes: string[]): void {
  if (outcome.state !== 'failed') fail(`the act is ${outcome.state}, not failed with ${codes.join(' or ')}`)
  ok(
    codes.includes(outcome.problem.code),
    `the act failed with ${outcome.problem.code}, not with ${codes.join(' or ')}`,
  )
}

/** The digest of what an act has made. */
export function madeBy(outcome: ActOutcome): string {
  if (outcome.state !== 'done') {
    return fail(`the act is ${outcome.state}${outcome.state === 'failed' ? `: ${outcome.problem.code}` : ''}`)
  }
  return 'release' in outcome ? outcome.release.digest : outcome.backup.digest
}

export async function hasNo(kit: Kit, environmentId: string, releaseId: string): Promise<void> {
  await isRefused(kit.driver.getRelease({ environmentId, releaseId }), 'not-found')
}

export { deepEqual, equal, fail, ok }
