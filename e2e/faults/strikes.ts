import { setTimeout as sleep } from 'node:timers/promises'
import type { ServiceName } from '@holdfast/contracts'
import type { ServiceProcess } from '@holdfast/laptop'
import type { TcpProxy } from '@holdfast/testing/tcp-proxy'
import type { CountingProcess } from '../crashes/counting-process.ts'
import { now } from '../support/clock.ts'
import type { TestSystem } from '../support/start-system.ts'
import { until } from '../support/until.ts'
import type { Span } from './history-checker.ts'
import type { ReplicaProcess } from './replicas.ts'

export const kinds = [
  'company killed',
  'company stopped',
  'company restarted in turn',
  'identity killed',
  'identity stopped',
  'gateway killed',
  'gateway stopped',
  'replica killed',
  'replica stopped',
  'consumer killed',
  'primary killed',
  'primary stopped and woken',
  'secondary killed',
  'broker restarted',
  'broker stopped',
  'broker gone',
  'connections cut',
  'connections refused',
  'connections slowed',
  'connections silent',
  'wall clock moved',
  'company killed without broker',
  'restored to a new epoch',
] as const

export type Kind = (typeof kinds)[number]

export interface Struck {
  kind: Kind
  /** What exactly. */
  what: string
  /** From the blow until what it broke was put right. */
  span: Span
  /** When everything was as before. */
  settledAt: number
}

/** Windows in which no check may be unknown, and when gateways stood still. */
export interface Marks {
  windows: (Span & { name: 'broker gone' | 'company restarted in turn' })[]
  gatewayPauses: { gateway: number; span: Span }[]
  /** When a primary was killed or stopped. */
  primariesLost: number[]
}

/**
 * Before a blow during which nothing may be unknown: what came before is over, members of MongoDB that were away have
 * caught up, and all that was started has compiled what it runs often.
 */
const CALM_MS = 10_000
/** As orchestrators are told to wait before they replace the next one: those who ask must have found the last one. */
const REPLACED_AFTER_MS = 2_000

/**
 * Breaks one thing and lets it be mended. `nth` counts blows of the same kind, so that each hits another process, or in
 * another way.
 */
export function prepareStrikes(options: {
  test: TestSystem
  replicas: ReplicaProcess[]
  /** Between gateways and identity, and among the processes of company: one proxy for each process that is called. */
  links: { gateways: TcpProxy[]; owners: TcpProxy[] }
  counting: () => CountingProcess
  brokerGoneMs: number
  /** Members of MongoDB that are primary or secondary. */
  membersUp: () => Promise<number>
  /** Answered changes so far. */
  progress: () => number
  restoreOnce: () => Promise<void>
}) {
  const { test, replicas, progress } = options
  const { kafka, mongo } = test.infrastructure.faults
  if (!kafka || !mongo) throw new Error('this run breaks its servers: they must be embedded')
  let linksStruck = 0
  const marks: Marks = { windows: [], gatewayPauses: [], primariesLost: [] }

  return { marks, strike }

  /** Returns what was done when it is over. */
  async function strike(kind: Kind, nth: number): Promise<string> {
    switch (kind) {
      case 'company killed':
        return killService('company', nth)
      case 'identity killed':
        return killService('identity', nth)
      case 'gateway killed':
        return killService('gateway', nth)
      case 'company stopped':
        // Shorter than a lease; longer; so long that others close its registration and go on without it.
        return stopService('company', nth, [4_000, 9_000, 1_500][nth % 3]!)
      case 'identity stopped':
        return stopService('identity', nth, [4_000, 9_000][nth % 2]!)
      case 'gateway stopped':
        return stopService('gateway', nth, [4_000, 8_000][nth % 2]!)
      case 'company restarted in turn':
        return restartInTurn()
      case 'replica killed': {
        const replica = replicas[nth % replicas.length]!
        await replica.kill()
        return replica.name
      }
      case 'replica stopped': {
        const replica = replicas[(nth + 1) % replicas.length]!
        // Longer than a lease, within one, around its end.
        const ms = [7_500, 3_000, 5_300, 12_000][nth % 4]!
        await replica.pause(ms)
        return `${replica.name} for ${ms / 1000} s`
      }
      case 'consumer killed':
        options.counting().running()?.kill('SIGKILL')
        await until('the consumer again', () => options.counting().running() && true, { seconds: 30 })
        return 'the one that counts'
      case 'primary killed':
        return killPrimary()
      case 'primary stopped and woken':
        return stopPrimary()
      case 'secondary killed':
        return killSecondary()
      case 'broker restarted':
        await kafka!.kill(nth % 2 === 0 ? 'SIGKILL' : 'SIGTERM')
        await startBroker()
        return nth % 2 === 0 ? 'after kill -9' : 'after a clean stop'
      case 'broker stopped':
        await kafka!.kill('SIGSTOP')
        await sleep(8_000)
        await kafka!.kill('SIGCONT')
        return 'silent for 8 s'
      case 'broker gone':
        return withoutBroker(() => sleep(options.brokerGoneMs))
      case 'company killed without broker':
        return withoutBroker(async () => {
          await sleep(1_000)
          await killService('company', nth + 1)
          await settledChanges(10)
        }, false)
      case 'connections cut':
        return onLinks(async (links) => {
          let cut = 0
          for (let i = 0; i < 5; i++) {
            for (const link of links) cut += link.cut()
            await sleep(300)
          }
          return `${cut} of them`
        })
      case 'connections refused':
        return onLinks(async (links) => {
          for (const link of links) {
            link.refuse()
            link.cut()
          }
          await sleep(2_500)
          return 'for 2.5 s'
        })
      case 'connections slowed':
        return onLinks(async (links) => {
          const ms = [60, 200, 500][nth % 3]!
          for (const link of links) link.delay(ms)
          await sleep(8_000)
          return `by ${ms} ms each way, for 8 s`
        })
      case 'connections silent':
        return onLinks(async (links) => {
          const ms = [3_000, 7_500][nth % 2]!
          for (const link of links) link.hold()
          await sleep(ms)
          return `for ${ms / 1000} s`
        })
      case 'wall clock moved': {
        const ms = [3_600_000, -3_600_000, 20_000][nth % 3]!
        const replica = replicas[nth % replicas.length]!
        replica.moveWallClock(ms)
        await sleep(3_000)
        replica.moveWallClock(0)
        return `of ${replica.name} by ${ms / 1000} s, and back`
      }
      case 'restored to a new epoch':
        await options.restoreOnce()
        return 'company'
    }
  }

  function processesOf(service: ServiceName): ServiceProcess[] {
    return test.system.processes.filter((process) => process.service === service)
  }

  function chosen(service: ServiceName, nth: number): ServiceProcess {
    const processes = processesOf(service)
    return processes[nth % processes.length]!
  }

  async function killService(service: ServiceName, nth: number): Promise<string> {
    const process = chosen(service, nth)
    const pid = process.pid()
    process.kill('SIGKILL')
    await until(`the end of ${service}`, () => (process.pid() === pid ? undefined : true), { everyMs: 5 })
    await up(process)
    return `${service} ${process.index + 1}`
  }

  /** Its supervisor has started it again. */
  async function up(process: ServiceProcess) {
    await until(`${process.service} again`, async () => (await process.isReady()) || undefined, { seconds: 60 })
  }

  async function stopService(service: ServiceName, nth: number, ms: number): Promise<string> {
    const process = chosen(service, nth)
    const from = now()
    process.kill('SIGSTOP')
    await sleep(ms)
    process.kill('SIGCONT')
    if (service === 'gateway') marks.gatewayPauses.push({ gateway: process.index, span: { from, to: now() } })
    return `${service} ${process.index + 1} for ${ms / 1000} s`
  }

  async function restartInTurn(): Promise<string> {
    await sleep(CALM_MS)
    const from = now()
    const processes = processesOf('company')
    for (const process of processes) {
      await process.stop()
      await process.start()
      await sleep(REPLACED_AFTER_MS)
      await settledChanges(10)
    }
    marks.windows.push({ name: 'company restarted in turn', from, to: now() })
    return `${processes.length} processes`
  }

  async function withoutBroker(meanwhile: () => Promise<unknown>, isAllElseWell = true): Promise<string> {
    if (isAllElseWell) await sleep(CALM_MS)
    const from = now()
    await kafka!.kill('SIGKILL')
    await meanwhile()
    const to = now()
    if (isAllElseWell) marks.windows.push({ name: 'broker gone', from, to })
    await startBroker()
    return `for ${((to - from) / 1000).toFixed(0)} s`
  }

  async function startBroker() {
    // On a busy machine it may need longer than its launcher waits; then it runs all the same.
    await kafka!.start().catch(() => kafka!.start())
  }

  async function killPrimary(): Promise<string> {
    const index = await mongo!.primary()
    marks.primariesLost.push(now())
    await mongo!.members[index]!.kill('SIGKILL')
    await settledChanges(5)
    await mongo!.members[index]!.start()
    await healthyMembers()
    return `member ${index}`
  }

  /** Woken when others have moved on; until it hears of that, it takes itself for the primary. */
  async function stopPrimary(): Promise<string> {
    const index = await mongo!.primary()
    marks.primariesLost.push(now())
    await mongo!.members[index]!.kill('SIGSTOP')
    await until(
      'another primary',
      async () => ((await mongo!.primary().catch(() => index)) === index ? undefined : true),
      { seconds: 60 },
    )
    await settledChanges(5)
    await mongo!.members[index]!.kill('SIGCONT')
    await healthyMembers()
    return `member ${index}`
  }

  async function killSecondary(): Promise<string> {
    const index = ((await mongo!.primary()) + 1) % mongo!.members.length
    await mongo!.members[index]!.kill('SIGKILL')
    await sleep(2_000)
    await mongo!.members[index]!.start()
    await healthyMembers()
    return `member ${index}`
  }

  async function healthyMembers() {
    await until('three members of MongoDB', async () => ((await options.membersUp()) === 3 ? true : undefined), {
      seconds: 60,
      everyMs: 200,
    })
  }

  /** In turn, those of a replica, those of the gateways, and those of the owner's processes. */
  async function onLinks(act: (links: TcpProxy[]) => Promise<string>): Promise<string> {
    const turn = linksStruck++
    const replica = replicas[turn % replicas.length]!
    const [whose, links] = [
      [`of ${replica.name}`, replica.links],
      ['between gateways and identity', options.links.gateways],
      ["among company's processes", options.links.owners],
    ][turn % 3] as [string, TcpProxy[]]
    const done = await act(links)
    for (const link of links) link.pass()
    return `${whose}, ${done}`
  }

  async function settledChanges(count: number) {
    const before = progress()
    await until('changes', () => (progress() >= before + count ? true : undefined), { seconds: 60 })
  }
}
