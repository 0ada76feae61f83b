import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { choosePorts, type Ports } from '@holdfast/embedded/ports'
import { startTcpProxy, type TcpProxy } from '@holdfast/testing/tcp-proxy'
import { type CountingProcess, startCounting } from './crashes/run-counting-consumer.ts'
import { ablations } from './faults/ablations.ts'
import { openChanges } from './faults/changes.ts'
import { readCheckLog } from './faults/check-log.ts'
import { openCopyWatch } from './faults/copy-watch.ts'
import { checkEffects } from './faults/effects.ts'
import { type Kind, prepareStrikes, type Struck } from './faults/fault-kinds.ts'
import { openJudge, type Span } from './faults/history-checker.ts'
import { openHttpChecks } from './faults/http-checks.ts'
import type { Question } from './faults/lane.ts'
import { OPERATOR, prepareLoad } from './faults/load.ts'
import { ablationPlan, fullPlan, longPlan, shortPlan } from './faults/plan.ts'
import { startReplicas } from './faults/replicas.ts'
import { longFailovers, report, windowName } from './faults/report.ts'
import { SITE_CHANGES } from './faults/site-lanes.ts'
import { openDatabase } from './history/stored-ledger.ts'
import { adopt, adopting } from './support/adoption.ts'
import { now } from './support/clock.ts'
import { openMailbox } from './support/mailbox.ts'
import { openPassingDays } from './support/passing-days.ts'
import { backUp, restore } from './support/restore.ts'
import { seeded } from './support/seeded.ts'
import { startTestSystem } from './support/start-system.ts'
import { until } from './support/until.ts'
import { calendarOf } from './year/calendar.ts'
import { quiet } from './year/quiet.ts'

// When a call that changes access has answered, is the change in force in every process, whatever breaks? Clients
// change access and replicas check it, while every part of the system is broken, one at a time. Afterwards the
// timestamps of one clock decide whether any check was stale.
const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    long: { type: 'boolean', default: false },
    /** Seed of the order of the faults. */
    seed: { type: 'string', default: '1' },
    /** Unknown answers to allow where none are expected: on a busy machine a message may come too late. */
    late: { type: 'string', default: '0' },
    /** Kinds of faults, comma separated, in place of the plan. */
    only: { type: 'string' },
    /** Name of the safeguard that is removed from the replicas: the run must find stale answers. */
    ablate: { type: 'string' },
  },
})
const REPLICAS = 4
/** The length of the leases that owners grant by default. */
const LEASE_MS = 5_000
const SETTLED_MS = 1_500
const SETTLING_SECONDS = 60

const ablation = values.ablate === undefined ? undefined : ablations[values.ablate]
if (values.ablate !== undefined && !ablation) {
  console.error(`No ablation is called ${values.ablate}; there are ${Object.keys(ablations).join(', ')}`)
  process.exit(2)
}
const random = seeded(Number(values.seed))
const plan = (ablation ? ablationPlan : values.short ? shortPlan : values.long ? longPlan : fullPlan)(random)
if (values.only) {
  plan.kinds = values.only.split(',') as Kind[]
  plan.least = { faults: 1, kinds: 1, changes: 1, soon: 1, remote: 1, local: 1 }
}

const begun = performance.now()
const say = (line: string) => console.log(line)
const phase = (line: string) => say(`[${Math.round((performance.now() - begun) / 1000)} s] ${line}`)
const wrong: string[] = []
const proxies: TcpProxy[] = []
/** Those whose processes are struck with their ledgers: each copies or follows the ledger of another one. */
type Owner = 'company' | 'site' | 'billing'
const links: {
  replicas: Record<'company' | 'site', TcpProxy[]>[]
  gateways: TcpProxy[]
  owners: TcpProxy[]
  streams: TcpProxy[]
  billing: TcpProxy[]
} = { replicas: [], gateways: [], owners: [], streams: [], billing: [] }
/** Where the processes of owners tell how fresh their copies are. */
const metrics: Record<Owner, string[]> = { company: [], site: [], billing: [] }
const portsFolder = await mkdtemp(join(tmpdir(), 'holdfast-ports-'))
const reserved: Ports[] = []
let hasFoundStale = false

const test = await startTestSystem({
  mongoMembers: 3,
  isBreakable: true,
  processes: { company: 2, site: 2, billing: 2, identity: 2, gateway: 2 },
  environment: async (addresses) => {
    for (let i = 0; i < REPLICAS; i++) {
      links.replicas.push({ company: await proxiesTo(addresses.company), site: await proxiesTo(addresses.site) })
    }
    links.gateways = await proxiesTo(addresses.identity)
    const advertised = await ofOwners((owner) => proxiesTo(addresses[owner]))
    links.owners = Object.values(advertised).flat()
    const ledgers = await ofOwners((owner) => proxiesTo(addresses[owner]))
    links.streams = Object.values(ledgers).flat()
    // Billing calls company and site, and is called by site and by gateways.
    const calls = await ofOwners((owner) => proxiesTo(addresses[owner]))
    links.billing = Object.values(calls).flat()
    Object.assign(metrics, await ofOwners(metricsAddresses))
    const throughLinks = through(links.gateways)
    const each = (owner: Owner, i: number) => ({
      ADVERTISED_ADDRESS: advertised[owner][i]!.address,
      METRICS_ADDRESS: metrics[owner][i]!,
    })
    const limits = {
      INVITATIONS_PER_DAY: '1000000',
      INVITATIONS_PER_ADDRESS: '1000000',
      INVITATIONS_PER_USER: '1000000',
      INVITATIONS_PER_RECIPIENT: '1000000',
    }
    return {
      gateway: {
        RATE_LIMIT_PER_MINUTE: '1000000',
        IDENTITY_ADDRESS: throughLinks,
        IDENTITY_LEDGER_ADDRESS: throughLinks,
        BILLING_ADDRESS: through(calls.billing),
      },
      company: advertised.company.map((_, i) => ({
        ...limits,
        ...each('company', i),
        SITE_LEDGER_ADDRESS: through(ledgers.site),
        BILLING_LEDGER_ADDRESS: through(ledgers.billing),
      })),
      site: advertised.site.map((_, i) => ({
        ...each('site', i),
        COMPANY_LEDGER_ADDRESS: through(ledgers.company),
        BILLING_ADDRESS: through(calls.billing),
      })),
      billing: advertised.billing.map((_, i) => ({
        ...each('billing', i),
        COMPANY_LEDGER_ADDRESS: through(ledgers.company),
        SITE_LEDGER_ADDRESS: through(ledgers.site),
        COMPANY_ADDRESS: through(calls.company),
        SITE_ADDRESS: through(calls.site),
      })),
      identity: { OPERATOR_EMAILS: OPERATOR },
    }
  },
  say,
})
try {
  const { urls } = test.system
  const { mongoUri } = test.infrastructure
  const questions = new Map<number, Question>()
  const http = openHttpChecks({
    urls,
    directory: test.directory,
    anything() {
      const all = [...questions.values()]
      const [access, signedIn] = [all.filter(isAccess), all.filter((question) => !isAccess(question))]
      const some = Math.random() < 0.5 ? access : signedIn.slice(-6)
      return some[Math.floor(Math.random() * some.length)]
    },
  })
  const replicas = await startReplicas({ test, links: links.replicas, ...plan, ablation: values.ablate })
  const changes = openChanges({
    urls,
    onAnswered({ effects }) {
      replicas.look(effects.map(({ subject }) => subject.id))
      for (const { subject } of effects) {
        const question = questions.get(subject.id)
        if (question) http.look(question)
      }
    },
  })
  const ofBilling = await openDatabase(mongoUri, 'billing')
  const load = await prepareLoad({
    api: test.url,
    mailbox: openMailbox(test.mail.webUrl),
    changes,
    days: openPassingDays(ofBilling),
    size: plan.size,
    onQuestion(question) {
      questions.set(question.subject, question)
      if (!isAccess(question)) return http.look(question)
      const { subject, permission, person, companyId, place } = question
      const { siteId, environment } = place ?? {}
      replicas.ask({ subject, permission, userId: person.userId, companyId, siteId, environment })
      // The site was made just now.
      if (place && changes.subjects[subject]!.changes.length > 0) {
        replicas.look([subject])
        http.look(question)
      }
    },
    onOver(subjects) {
      replicas.drop(subjects.map(({ id }) => id))
      for (const { id } of subjects) questions.delete(id)
    },
  })
  // No step reads mails from here on.
  for (const service of test.system.processes) if (service.service === 'notification') await service.stop()
  const admin = await openDatabase(mongoUri, 'company')
  const ofSites = await openDatabase(mongoUri, 'site')
  const histories: { counted: string; counting: CountingProcess; restoredAt: number[] | undefined }[] = []
  await beginHistory(undefined)
  const uncounted: Span[] = []
  const strikes = prepareStrikes({
    test,
    replicas: replicas.all,
    links,
    counting: () => histories.at(-1)!.counting,
    copies: openCopyWatch([
      ...metrics.company.map((metricsAddress) => ({ of: 'company', owner: 'site', metricsAddress }) as const),
      ...metrics.site.map((metricsAddress) => ({ of: 'site', owner: 'company', metricsAddress }) as const),
      ...metrics.billing.map((metricsAddress) => ({ of: 'billing', owner: 'company', metricsAddress }) as const),
    ]),
    brokerGoneMs: plan.brokerGoneMs,
    streamsCutMs: plan.streamsCutMs,
    membersUp,
    progress: () => changes.changes.length,
    restoreOnce,
  })
  await settled('the start')
  load.start(plan.changesPerSecond)
  phase(
    `${load.clients} clients change the access of others, ${REPLICAS} replicas check` +
      `${ablation ? `; ABLATED: ${ablation.what}` : ''}; ${plan.kinds.length} faults to come …`,
  )

  const struck: Struck[] = []
  for (const [index, kind] of plan.kinds.entries()) await strike(kind, index)
  const hasEnough = () => changes.changes.length >= plan.least.changes
  for (let more = 0; !hasEnough() && more < 2 * plan.kinds.length; more++) {
    const kind = plan.kinds[more % plan.kinds.length]!
    if (kind !== 'restored to a new epoch') await strike(kind, plan.kinds.length + more)
  }

  phase(`The load ends. The machine's load average is ${loadavg()[0]!.toFixed(1)} …`)
  await load.stop()
  await http.stop()
  await checkHistory()
  await histories.at(-1)!.counting.stop()
  await replicas.stop()
  await Promise.all([admin.close(), ofSites.close(), ofBilling.close()])
  phase(`Every check is judged. ${http.passedOver()} checks were left out, because a gateway did not answer …`)
  const verdict = judge()
  const afterSites = SITE_CHANGES.some((what) => verdict.staleAfter.has(what))
  const afterOthers = [...verdict.staleAfter.keys()].some((what) => !SITE_CHANGES.some((each) => each === what))
  hasFoundStale = ablation?.showsBoth ? afterSites && afterOthers : verdict.stale > 0
  wrong.push(...load.wrong, ...http.wrong)
  wrong.push(
    ...report({
      plan,
      struck,
      changes,
      verdict,
      marks: strikes.marks,
      limits: load.limits,
      lastPulses: replicas.all.map(({ name, heard }) => ({ name, metrics: heard?.pulse.metrics })),
      leaseMs: LEASE_MS,
      late: Number(values.late),
      isComplete: !values.only,
      say,
    }),
  )

  async function strike(kind: Kind, index: number) {
    const nth = struck.filter((earlier) => earlier.kind === kind).length
    const from = now()
    const what = await strikes.strike(kind, nth)
    const mendedAt = now()
    await settled(`${kind} (${what})`)
    const settledAt = now()
    struck.push({ kind, what, span: { from, to: mendedAt }, settledAt })
    const [lasted, settling] = [(mendedAt - from) / 1000, (settledAt - mendedAt) / 1000]
    const left = Math.max(0, plan.kinds.length - index - 1)
    phase(
      `${kind}: ${what}; ${lasted.toFixed(1)} s, then ${settling.toFixed(1)} s to settle; ${left} to come, ${changes.changes.length} of ${plan.least.changes} changes`,
    )
    await sleep(500)
  }

  /** Waits until every process runs, every replica decides from memory, and no change waits for its answer. */
  async function settled(after: string) {
    const begun = now()
    const isUp = () => test.system.processes.every(({ service, pid }) => service === 'notification' || pid())
    const isFresh = () =>
      replicas.all.every(({ heard }) => heard && now() - heard.at < 1_000 && heard.pulse.fresh === heard.pulse.shards)
    const answered = changes.changes.length
    const isStarting = after === 'the start'
    let freshSince = Number.POSITIVE_INFINITY
    await until(
      `calm after ${after}`,
      async () => {
        if (!isFresh() || !isUp() || (await membersUp()) < 3) {
          freshSince = Number.POSITIVE_INFINITY
          return
        }
        freshSince = Math.min(freshSince, now())
        const isMoving = isStarting || changes.changes.length >= answered + 5
        return isMoving && !changes.isUnanswered(begun) && now() - freshSince >= SETTLED_MS ? true : undefined
      },
      { seconds: SETTLING_SECONDS, everyMs: 100 },
    ).catch((error) => {
      const states = replicas.all.map(({ name, heard }) => `${name}: ${heard?.pulse.fresh ?? 'gone'}`)
      throw new Error(`${(error as Error).message}; fresh shards of ${states.join(', ')}`)
    })
  }

  async function membersUp(): Promise<number> {
    const status = await admin
      .db!.admin()
      .command({ replSetGetStatus: 1 })
      .catch(() => ({ members: [] }))
    return status.members.filter(({ stateStr }: { stateStr: string }) => /PRIMARY|SECONDARY/.test(stateStr)).length
  }

  async function beginHistory(restoredAt: number[] | undefined) {
    const counted = `holdfast_counting_${histories.length + 1}`
    histories.push({ counted, counting: await startCounting(test, counted), restoredAt })
  }

  /** To be called while the load rests. */
  async function checkHistory() {
    await rested()
    const { counted, restoredAt } = histories.at(-1)!
    const effects = await checkEffects({ test, counted, expected: load.expected, restoredAt })
    for (const line of effects.told) say(`  history ${histories.length}: ${line}`)
    wrong.push(...effects.wrong)
  }

  /**
   * Waits until the work on sites has ended, sites have gone with their plans, roles on deleted sites are tidied away, site
   * knows which companies are suspended, and billing has done what is due: nothing writes any more.
   */
  async function rested() {
    const operations = ofSites.db!.collection('operations')
    const guards = admin.db!.collection('site_guards')
    const limits = ofSites.db!.collection('limits')
    const left = async () => ({
      operations: await operations.countDocuments({ state: { $in: ['queued', 'running'] } }),
      untidied: await guards.countDocuments({ untidiedSince: { $exists: true } }),
      ending: await limits.countDocuments({ ending: { $exists: true } }),
      untold: await untold(),
    })
    await until(
      'the end of what services do by themselves',
      async () => Object.values(await left()).every((count) => count === 0),
      { seconds: 240, everyMs: 200 },
    ).catch(async (error) => {
      throw new Error(`${(error as Error).message}; left: ${JSON.stringify(await left())}`)
    })
    await quiet(ofBilling, Date.now() / 1000, calendarOf('Europe/Stockholm'))
  }

  /** How many companies are suspended by company's word and not by site's, or the other way round. */
  async function untold(): Promise<number> {
    const companies = await admin.db!.collection<{ _id: string; state: string }>('companies').find().toArray()
    const limits = await ofSites.db!.collection<{ _id: string; suspended: boolean }>('limits').find().toArray()
    const states = new Map(companies.map(({ _id, state }) => [_id, state]))
    return limits.filter(({ _id, suspended }) => suspended !== (states.get(_id) === 'suspended')).length
  }

  /** Restores company's database from a backup that is some changes old. Company goes on with a new epoch. */
  async function restoreOnce() {
    await load.pause()
    const memory = load.remember()
    const backup = await backUp(mongoUri, 'company')
    load.resume()
    const before = changes.changes.length
    await until('changes that will be lost', () => (changes.changes.length > before + 20 ? true : undefined), {
      seconds: 60,
    })
    await load.pause()
    await checkHistory()
    await histories.at(-1)!.counting.stop()
    const stopped = test.system.processes.filter(({ service }) => ['company', ...adopting('company')].includes(service))
    const from = now()
    await Promise.all(stopped.map((process) => process.stop()))
    await sleep(LEASE_MS * 1.1)
    await adopt(mongoUri, 'company', await restore(mongoUri, 'company'))
    load.goBack(memory)
    changes.restored(memory.allowed, { from, to: now() })
    await Promise.all(stopped.map((process) => process.start()))
    await beginHistory(backup.published)
    load.resume()
    await until('replicas of the new epoch', isAllFresh, { seconds: 60 })
    uncounted.push({ from, to: now() })
  }

  function isAllFresh() {
    return replicas.all.every(({ heard }) => heard && heard.pulse.fresh === heard.pulse.shards) ? true : undefined
  }

  function judge() {
    const { windows, gatewayPauses, cuts } = strikes.marks
    const faultWindows = struck.map(({ kind, span, settledAt }) => ({
      name: windowName(kind),
      from: span.from,
      to: settledAt,
    }))
    const cut = cuts.map(({ from, to }) => ({ from, to, topic: 'site' }) as const)
    const judge = openJudge(changes.subjects, {
      uncounted: [...uncounted, ...cut],
      windows: [...windows, ...faultWindows, ...longFailovers(strikes.marks, changes.changes, LEASE_MS)],
    })
    const logs = [
      ...replicas.lives,
      ...http.logs.map((log, i) => ({
        ...log,
        pauses: gatewayPauses.filter(({ gateway }) => gateway === i).map(({ span }) => span),
      })),
    ]
    for (const { name, checksFile, pauses } of logs) readCheckLog(checksFile, judge.source(name, pauses).take)
    return judge.verdict()
  }
} catch (error) {
  wrong.push(String((error as Error).stack))
} finally {
  await test.stop({ keepLogs: wrong.length > 0 })
  await Promise.all(proxies.map((proxy) => proxy.stop()))
  await Promise.all(reserved.map((ports) => ports.release()))
  await rm(portsFolder, { recursive: true, force: true })
}

for (const line of wrong.slice(0, 50)) say(`WRONG  ${line}`)
say(`\nfaults: ${wrong.length} problems (${Math.round((performance.now() - begun) / 1000)} s)`)
if (ablation) {
  say(`${values.ablate}: ${hasFoundStale ? 'caught' : 'NOT CAUGHT'} (${ablation.what})`)
  process.exit(hasFoundStale ? 0 : 1)
}
process.exit(wrong.length > 0 ? 1 : 0)

function isAccess(question: Question): question is Extract<Question, { permission: string }> {
  return 'permission' in question
}

function through(proxies: TcpProxy[]): string {
  return `ipv4:${proxies.map(({ address }) => address).join()}`
}

async function ofOwners<Value>(make: (owner: Owner) => Promise<Value>): Promise<Record<Owner, Value>> {
  return { company: await make('company'), site: await make('site'), billing: await make('billing') }
}

async function metricsAddresses(owner: Owner): Promise<string[]> {
  const wish = { name: `the metrics of ${owner}`, variable: 'no variable', port: 0, usual: 0 }
  const ports = await choosePorts(portsFolder, wish, 2)
  reserved.push(ports)
  return ports.numbers.map((port) => `127.0.0.1:${port}`)
}

async function proxiesTo(addresses: string[]): Promise<TcpProxy[]> {
  const started = await Promise.all(addresses.map(startTcpProxy))
  proxies.push(...started)
  return started
}
