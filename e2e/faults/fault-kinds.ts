import { setTimeout as sleep } from 'node:timers/promises'
import { type ProgramName, SHARDS } from '@holdfast/contracts'
import type { ServiceProcess } from '@holdfast/laptop'
import type { TcpProxy } from '@holdfast/testing/tcp-proxy'
import type { CountingProcess } from '../crashes/run-counting-consumer.ts'
import { now } from '../support/clock.ts'
import type { TestSystem } from '../support/start-system.ts'
import { until } from '../support/until.ts'
import type { CopyWatch, WatchedCopy } from './copy-watch.ts'
import { openForger } from './forged-records.ts'
import type { Span } from './history-checker.ts'
import type { ReplicaProcess } from './replicas.ts'

export const kinds = [
  'company killed',
  'company stopped',
  'company restarted in turn',
  'site killed',
  'site stopped',
  'site restarted in turn',
  'billing killed',
  'billing stopped',
  'billing restarted in turn',
  'host killed',
  'host stopped',
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
  'records forged',
  'connections cut',
  'connections refused',
  'connections slowed',
  'connections silent',
  'streams cut',
  'streams cut without broker',
  'wall clock moved',
  'company killed without broker',
  'restored to a new epoch',
] as const

export type Kind = (typeof kinds)[number]

export interface Struck {
  kind: Kind
  /** The variant of the fault. */
  what: string
  /** When the fault began, and when its cause was removed. */
  span: Span
  /** When the system worked as before. */
  settledAt: number
}

/** One time for which company, site and billing were cut off from each other's ledgers, and how long it took until they were back. */
export interface StreamCut extends Span {
  hasBroker: boolean
  /** How many entries came to the copies meanwhile, by Kafka. */
  byKafka: number
  /** Milliseconds from the moment the streams could be opened again until all checks were decided from memory. */
  freshAfter: Record<WatchedCopy['of'], number>
}

/** Times in which no check may be unknown, times in which gateways were stopped, and those in which streams were cut. */
export interface Marks {
  windows: (Span & { name: 'broker gone' | `${'company' | 'site' | 'billing'} restarted in turn` })[]
  cuts: StreamCut[]
  gatewayPauses: { gateway: number; span: Span }[]
  /** When a primary of MongoDB was killed or stopped. */
  primariesLost: number[]
}

/**
 * The pause before a fault during which no check may be unknown. In it the former fault ends, members of MongoDB that
 * were away catch up, and new processes compile the code that they run often.
 */
const CALM_MS = 10_000
/** The pause between two restarts, as an orchestrator makes it: callers must have found the last restarted process. */
const REPLACED_AFTER_MS = 2_000
const FORGING_MS = 4_000

/**
 * Makes one fault, and removes its cause. `nth` counts the faults of the same kind, so that each one hits another
 * process or is another variant.
 */
export function prepareStrikes(options: {
  test: TestSystem
  replicas: ReplicaProcess[]
  /**
   * Proxies in front of each called process: between gateways and identity, among the processes of company, of site and of
   * billing, where these three follow and copy each other's ledgers, and where billing calls and is called.
   */
  links: { gateways: TcpProxy[]; owners: TcpProxy[]; streams: TcpProxy[]; billing: TcpProxy[] }
  copies: CopyWatch
  counting: () => CountingProcess
  brokerGoneMs: number
  streamsCutMs: number
  /** The members of MongoDB that are primary or secondary now. */
  membersUp: () => Promise<number>
  /** How many changes were answered so far. */
  progress: () => number
  restoreOnce: () => Promise<void>
}) {
  const { test, replicas, progress } = options
  const { kafka, mongo } = test.infrastructure.faults
  if (!kafka || !mongo) throw new Error('this run breaks MongoDB and Kafka, so both must be embedded')
  let linksStruck = 0
  const marks: Marks = { windows: [], cuts: [], gatewayPauses: [], primariesLost: [] }

  return { marks, strike }

  /** Resolves when the fault is over, with what was done. */
  async function strike(kind: Kind, nth: number): Promise<string> {
    switch (kind) {
      case 'company killed':
        return killService('company', nth)
      case 'identity killed':
        return killService('identity', nth)
      case 'gateway killed':
        return killService('gateway', nth)
      case 'site killed':
        return killService('site', nth)
      case 'billing killed':
        return killService('billing', nth)
      case 'host killed':
        return killService('files', nth)
      case 'company stopped':
        // Shorter than a lease; longer than one; so long that the owner's processes close its registration.
        return stopService('company', nth, [4_000, 9_000, 1_500][nth % 3]!)
      case 'identity stopped':
        return stopService('identity', nth, [4_000, 9_000][nth % 2]!)
      case 'gateway stopped':
        return stopService('gateway', nth, [4_000, 8_000][nth % 2]!)
      case 'site stopped':
        return stopService('site', nth, [4_000, 9_000, 1_500][nth % 3]!)
      case 'billing stopped':
        return stopService('billing', nth, [4_000, 9_000, 1_500][nth % 3]!)
      case 'host stopped':
        return stopService('files', nth, 4_000)
      case 'company restarted in turn':
        return restartInTurn('company', kind)
      case 'site restarted in turn':
        return restartInTurn('site', kind)
      case 'billing restarted in turn':
        return restartInTurn('billing', kind)
      case 'replica killed': {
        const replica = replicas[nth % replicas.length]!
        await replica.kill()
        return replica.name
      }
      case 'replica stopped': {
        const replica = replicas[(nth + 1) % replicas.length]!
        // Longer than a lease; shorter than one; about as long as one.
        const ms = [7_500, 3_000, 5_300, 12_000][nth % 4]!
        await replica.pause(ms)
        return `${replica.name} for ${ms / 1000} s`
      }
      case 'consumer killed':
        options.counting().running()?.kill('SIGKILL')
        await until('the restart of the counting consumer', () => options.counting().running() && true, { seconds: 30 })
        return 'the counting consumer'
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
      case 'records forged':
        return forgeRecords((['company', 'site', 'identity'] as const)[nth % 3]!)
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
      case 'streams cut':
        return cutStreams(true)
      case 'streams cut without broker':
        return withoutBroker(() => cutStreams(false), false)
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

  function processesOf(service: ProgramName): ServiceProcess[] {
    return test.system.processes.filter((process) => process.service === service)
  }

  function chosen(service: ProgramName, nth: number): ServiceProcess {
    const processes = processesOf(service)
    return processes[nth % processes.length]!
  }

  async function killService(service: ProgramName, nth: number): Promise<string> {
    const process = chosen(service, nth)
    const pid = process.pid()
    process.kill('SIGKILL')
    await until(`the end of ${service}`, () => (process.pid() === pid ? undefined : true), { everyMs: 5 })
    await up(process)
    return `${service} ${process.index + 1}`
  }

  /** Waits until the supervisor has started the process again. */
  async function up(process: ServiceProcess) {
    await until(`the restart of ${process.service}`, async () => (await process.isReady()) || undefined, {
      seconds: 60,
    })
  }

  async function stopService(service: ProgramName, nth: number, ms: number): Promise<string> {
    const process = chosen(service, nth)
    const from = now()
    process.kill('SIGSTOP')
    await sleep(ms)
    process.kill('SIGCONT')
    if (service === 'gateway') marks.gatewayPauses.push({ gateway: process.index, span: { from, to: now() } })
    return `${service} ${process.index + 1} for ${ms / 1000} s`
  }

  async function restartInTurn(service: ProgramName, name: Marks['windows'][number]['name']): Promise<string> {
    await sleep(CALM_MS)
    const from = now()
    const processes = processesOf(service)
    for (const process of processes) {
      await process.stop()
      await process.start()
      await sleep(REPLACED_AFTER_MS)
      await settledChanges(10)
    }
    marks.windows.push({ name, from, to: now() })
    return `${processes.length} processes`
  }

  /**
   * Company, site and billing hear of each other's changes by Kafka alone, or not at all. Their leases run out, so that
   * company does not know about sites, and site and billing ask company, until the streams are back.
   */
  async function cutStreams(hasBroker: boolean): Promise<string> {
    const { links, copies, streamsCutMs } = options
    const before = await copies.byKafka()
    const from = now()
    for (const link of links.streams) {
      link.refuse()
      link.cut()
    }
    await sleep(streamsCutMs)
    const after = await copies.byKafka()
    for (const link of links.streams) link.pass()
    const freshAfter = await copies.fresh()
    marks.cuts.push({ hasBroker, from, to: now(), byKafka: after - before, freshAfter })
    const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`
    return (
      `those of company, site and billing for ${streamsCutMs / 1000} s, fresh again ` +
      `${seconds(freshAfter.company)}, ${seconds(freshAfter.site)} and ${seconds(freshAfter.billing)} later`
    )
  }

  async function withoutBroker(meanwhile: () => Promise<unknown>, isAllElseWell = true): Promise<string> {
    if (isAllElseWell) await sleep(CALM_MS)
    const from = now()
    await kafka!.kill('SIGKILL')
    const done = await meanwhile()
    const to = now()
    if (isAllElseWell) marks.windows.push({ name: 'broker gone', from, to })
    await startBroker()
    return `for ${((to - from) / 1000).toFixed(0)} s${typeof done === 'string' ? `, ${done}` : ''}`
  }

  async function startBroker() {
    // On a busy machine the start may take longer than the launcher waits. The server then runs all the same.
    await kafka!.start().catch(() => kafka!.start())
  }

  /** Until every copy and the counting consumer have had some, for a while at least. */
  async function forgeRecords(owner: 'company' | 'site' | 'identity'): Promise<string> {
    // Replicas copy no facts of identity.
    const copied = owner === 'identity' ? 'company' : owner
    const refused = () =>
      replicas.map(({ heard }) => {
        const counts = Object.values(heard?.pulse.metrics[copied].refusedRecords ?? {})
        return counts.reduce((sum, count) => sum + count, 0)
      })
    const before = refused()
    const forger = await openForger(test, owner)
    const begun = now()
    let sent = 0
    try {
      await until(
        'replicas that refuse forged records',
        async () => {
          await forger.forge()
          sent += SHARDS
          const isRefused = owner === 'identity' || refused().every((count, i) => count > before[i]!)
          return isRefused && now() - begun > FORGING_MS ? true : undefined
        },
        { seconds: 60, everyMs: 100 },
      )
    } finally {
      await forger.close()
    }
    return `${sent} in the place of ${owner}'s next entries`
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

  /** Resumes the old primary when the others have elected a new one. Until it hears of that, it acts as the primary. */
  async function stopPrimary(): Promise<string> {
    const index = await mongo!.primary()
    marks.primariesLost.push(now())
    await mongo!.members[index]!.kill('SIGSTOP')
    await until(
      'the election of another primary',
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

  /** The proxies of a replica, of billing, among owners' processes, of their streams, or of the gateways, in turn. */
  async function onLinks(act: (links: TcpProxy[]) => Promise<string>): Promise<string> {
    const turn = linksStruck++
    const replica = replicas[turn % replicas.length]!
    const [whose, links] = [
      [`of ${replica.name}`, replica.links],
      ['between billing and those whom it calls or who call it', options.links.billing],
      ['among the processes of company, of site and of billing', options.links.owners],
      ['of the streams between company, site and billing', options.links.streams],
      ['between gateways and identity', options.links.gateways],
    ][turn % 5] as [string, TcpProxy[]]
    const done = await act(links)
    for (const link of links) link.pass()
    return `${whose}, ${done}`
  }

  async function settledChanges(count: number) {
    const before = progress()
    await until('changes', () => (progress() >= before + count ? true : undefined), { seconds: 60 })
  }
}
