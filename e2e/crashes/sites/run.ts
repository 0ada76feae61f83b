import { setTimeout as sleep } from 'node:timers/promises'
import { connectMongo } from '@holdfast/runtime'
import type { Mailbox } from '../../support/mailbox.ts'
import type { Body } from '../../support/person.ts'
import type { TestSystem } from '../../support/start-system.ts'
import { table } from '../../support/table.ts'
import { until } from '../../support/until.ts'
import { foundSitesCompany, type Place } from './company.ts'
import { type FlowName, flows, type Moment, nameOf, type Program } from './moments.ts'
import type { Orders } from './orders.ts'
import type { Order } from './strike.ts'
import { verifySites } from './verify.ts'
import { startVisitors } from './visitors.ts'

/** A site on which one flow after another runs. */
interface Lane {
  siteId: string
  live: Place
  staging: Place
  /** Of the live environment. */
  backupId: string
  isBusy: boolean
}

export interface Strike {
  moment: Moment
  signal: Order['signal']
}

interface Struck extends Strike {
  /** How often the moment was tried for before it was reached. */
  tries: number
  isHit: boolean
  /** For a stopped process: another one had taken its operation when it was woken. */
  isTakenOver?: boolean
  /** How the flow ended: done, or the code of its problem. */
  outcome: string
}

/** What is asked of the system's environment, so that a run takes minutes. */
export const siteSettings = {
  OPERATION_LEASE_SECONDS: '5',
  DELETED_SITE_DAYS: '0',
  COMPARE_SECONDS: '2',
}

const TRIES = 3
const HIT_WITHIN_S = 30
/** A stopped process sleeps so long at most; the transactions that it holds open hold others up. */
const LONGEST_SLEEP_MS: Record<Program, number> = { site: 20_000, files: 4_000 }
/** The host is the only one: what it does not answer meanwhile is asked again. */
const SHORTEST_SLEEP_MS: Record<Program, number> = { site: 0, files: 3_000 }

/** Runs flows on sites, and strikes the site service and the driver at named moments of them. */
export async function prepareSites(options: {
  test: TestSystem
  mailbox: Mailbox
  orders: Orders
  lanes: number
  say: (line: string) => void
}) {
  const { test, orders, say } = options
  const company = await foundSitesCompany({ api: test.url, mailbox: options.mailbox })
  const database = await connectMongo(test.infrastructure.mongoUri, 'holdfast_site')
  const operations = database.db!.collection<{
    _id: string
    fence: number
    siteId: string
    turn: number
    state: string
  }>('operations')
  const visitors = startVisitors()
  const struck: Struck[] = []
  const wrong: string[] = []
  const underWay = new Set<Promise<void>>()
  const lanes: Lane[] = []
  for (let i = 0; i < options.lanes; i++) lanes.push(await makeLane())

  return {
    company,
    visitors,
    database,
    /** One after another for each program, and both programs at once. */
    async strike(strikes: Strike[]): Promise<void> {
      const of = (program: Program) => strikes.filter(({ moment }) => moment.program === program)
      await Promise.all([strikeAll(of('site')), strikeAll(of('files'))])
      await Promise.all(underWay)
    },
    /** Compares all that there is, at rest. */
    async verify(): Promise<{ told: string[]; wrong: string[] }> {
      await visitors.stop()
      const verdict = await verifySites({ test, database, visitors, answered: company.answered })
      return { told: [report(), ...verdict.told], wrong: [...wrong, ...verdict.wrong] }
    },
    async stop(): Promise<void> {
      await visitors.stop()
      await database.close()
    },
  }

  async function makeLane(): Promise<Lane> {
    const { siteId, live } = await company.makeSite()
    visitors.watch(live)
    const staging = await company.addStaging(siteId)
    visitors.watch(staging)
    for (const place of [live, staging]) await uploadWhole(place)
    const { result } = await company.operate(`/v1/environments/${live.environmentId}/backups`)
    return { siteId, live, staging, backupId: result.backupId, isBusy: false }
  }

  async function strikeAll(strikes: Strike[]): Promise<void> {
    let nth = 0
    for (const strike of strikes) {
      nth++
      const one: Struck = { ...strike, tries: 0, isHit: false, outcome: '' }
      struck.push(one)
      while (!one.isHit && one.tries < TRIES) {
        one.tries++
        await attempt(one)
      }
      if (!one.isHit) wrong.push(`${nameOf(one.moment)} was never reached`)
      if (nth % 20 === 0) say(`sites: ${nth} of ${strikes.length} moments of ${strike.moment.program}`)
    }
  }

  /** Begins the flow with an order to strike. Returns when the struck process works again, or sleeps. */
  async function attempt(one: Struck): Promise<void> {
    const { flow, program, point } = one.moment
    const lane = await freeLane()
    const scene = await prepare(flow, lane)
    await allUp(program)
    orders.give(program, { point, ids: scene.ids, signal: one.signal })
    let isOver = false
    const flowing = scene
      .begin()
      .then(async (outcome) => {
        one.outcome = outcome
        if (!isExpected(flow, outcome)) wrong.push(`${nameOf(one.moment)}: the ${flow} ended as ${outcome}`)
        // Whoever sleeps finds a newer wish when it wakes.
        if (one.signal === 'SIGSTOP' && program === 'site' && flow !== 'delete') await uploadWhole(lane.live)
      })
      .catch((error) => {
        one.outcome = 'not ended'
        wrong.push(`${nameOf(one.moment)}: ${(error as Error).message}`)
      })
      .finally(() => {
        isOver = true
        lane.isBusy = false
      })
    keep(flowing)
    const pid = await orders.taken(program, HIT_WITHIN_S, () => isOver)
    if (pid === undefined) return
    one.isHit = true
    if (one.signal === 'SIGSTOP') {
      const waking = wake(one, scene, pid, flowing)
      keep(waking)
      // There is one host only.
      if (program === 'files') await waking
    }
  }

  function keep(work: Promise<void>): void {
    underWay.add(work)
    void work.finally(() => underWay.delete(work))
  }

  async function wake(one: Struck, { ids }: Scene, pid: number, flowing: Promise<void>): Promise<void> {
    const { program } = one.moment
    const [siteId] = ids
    const before = await newest(siteId!)
    await Promise.all([Promise.race([flowing, sleep(LONGEST_SLEEP_MS[program])]), sleep(SHORTEST_SLEEP_MS[program])])
    const after = before && (await operations.findOne({ _id: before._id }))
    one.isTakenOver = before !== undefined && after !== null && (after?.fence ?? 0) > before.fence
    process.kill(pid, 'SIGCONT')
  }

  async function newest(siteId: string) {
    const [found] = await operations.find({ siteId }).sort({ turn: -1 }).limit(1).toArray()
    return found
  }

  async function freeLane(): Promise<Lane> {
    const lane = await until('a site without work', () => lanes.find(({ isBusy }) => !isBusy), { seconds: 180 })
    lane.isBusy = true
    return lane
  }

  /** At least one process of the program is there beside those that sleep. */
  async function allUp(program: Program): Promise<void> {
    const processes = test.system.processes.filter(({ service }) => service === program)
    const isUp = async () => {
      const ready = await Promise.all(
        processes.map((process) => Promise.race([process.isReady(), sleep(1_000, false)])),
      )
      return ready.filter(Boolean).length >= Math.max(1, processes.length - 1) || undefined
    }
    await until(`${program} is up`, isUp, { seconds: 120, everyMs: 100 })
  }

  interface Scene {
    /** Of the site, and its environments. */
    ids: string[]
    begin(): Promise<string>
  }

  async function prepare(flow: FlowName, lane: Lane): Promise<Scene> {
    const { siteId, live, staging, backupId } = lane
    const ids = [siteId, live.environmentId]
    switch (flow) {
      case 'upload':
        return { ids, begin: async () => outcomeOf(await company.upload(live)) }
      case 'push': {
        await uploadWhole(staging)
        const push = { to: live.environmentId, despiteChanges: true }
        const path = `/v1/environments/${staging.environmentId}/push`
        return { ids, begin: async () => outcomeOf(await company.operate(path, push)) }
      }
      case 'restore': {
        await uploadWhole(live)
        const path = `/v1/backups/${backupId}/restore`
        return { ids, begin: async () => outcomeOf(await company.operate(path, { to: live.environmentId })) }
      }
      case 'delete': {
        const site = await company.makeSite()
        visitors.watch(site.live)
        await uploadWhole(site.live)
        const begin = async () => {
          await company.remove(`/v1/sites/${site.siteId}`)
          await purged(site.live.environmentId)
          return 'done'
        }
        return { ids: [site.siteId, site.live.environmentId], begin }
      }
    }
  }

  /** Uploads until it is there: the host may be struck while an archive is on its way. */
  async function uploadWhole(place: Place): Promise<void> {
    for (let tries = 0; tries < 10; tries++) if ((await company.upload(place)).state === 'done') return
    throw new Error(`no upload to ${place.environmentId} is done`)
  }

  async function purged(environmentId: string): Promise<void> {
    const environments = database.db!.collection<{ _id: string; state: string }>('environments')
    const isPurged = async () => (await environments.findOne({ _id: environmentId }))?.state === 'purged' || undefined
    await until(`environment ${environmentId} is purged`, isPurged, { seconds: 150, everyMs: 200 })
  }

  function report(): string {
    const byName = Map.groupBy(struck, ({ moment }) => nameOf(moment))
    const rows = [...byName].map(([name, group]) => {
      const hits = group.filter(({ isHit }) => isHit)
      const killed = hits.filter(({ signal }) => signal === 'SIGKILL').length
      const stopped = hits.length - killed
      const takenOver = hits.filter(({ isTakenOver }) => isTakenOver).length
      return [name, killed, stopped, takenOver, [...new Set(group.map(({ outcome }) => outcome))].join(', ')]
    })
    const hits = struck.filter(({ isHit }) => isHit)
    const reached = new Set(hits.map(({ moment }) => nameOf(moment))).size
    const of = (program: Program, signal: Order['signal']) =>
      hits.filter((hit) => hit.moment.program === program && hit.signal === signal).length
    return [
      table(['struck at this moment', 'killed', 'stopped', 'taken over', 'outcome'], rows),
      `sites: ${hits.length} strikes at ${reached} named moments in ${flows.join(', ')}: ` +
        `site killed ${of('site', 'SIGKILL')} times, stopped and woken ${of('site', 'SIGSTOP')}; ` +
        `files killed ${of('files', 'SIGKILL')}, stopped and woken ${of('files', 'SIGSTOP')}`,
    ].join('\n')
  }
}

function outcomeOf({ state, problem }: Body): string {
  return state === 'failed' ? `${problem.code}: ${problem.detail ?? ''}` : state
}

/** An archive that was on its way when its host, or whoever was to be told of its end, was struck has to be sent again. */
function isExpected(flow: FlowName, outcome: string): boolean {
  return outcome === 'done' || (flow === 'upload' && outcome.startsWith('upload-incomplete'))
}
