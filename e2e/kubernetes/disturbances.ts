import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { type OwnerName, ownerNames, type ServiceName, serviceNames, services } from '@holdfast/contracts'
import { describe, type Load, type Tally } from '../support/constant-load.ts'
import type { Steps } from '../support/steps.ts'
import { until } from '../support/until.ts'
import type { Installed, Version } from './chart.ts'
import type { Checker } from './checker.ts'
import type { Cluster } from './cluster/cluster.ts'

/** Until what was told to stop has stopped, and everybody knows. */
const SETTLING_MS = 8_000
const GRPC_PORT = 50_051

/** What an operator does at noon, and what breaks at night, while requests come. */
export async function disturb(options: {
  cluster: Cluster
  chart: Installed
  load: Load
  checker: Checker | undefined
  /** The version that the release has at first, and the one that it is brought to. */
  version: Version
  steps: Steps
  say: (line: string) => void
  /** Of what is done, only what has one of these in its name; all without any. */
  only: readonly string[]
  /** One service starts after the other, as an operator does it on a small cluster. */
  inTurn: boolean
}): Promise<void> {
  const { cluster, chart, load, checker, version, steps, say, only, inTurn } = options
  const { kubectl } = chart

  await undisturbed('nothing is done for 30 s', () => sleep(30_000))
  for (const line of (await used()).trim().split('\n')) say(line)
  const upgrade = 'the release is brought from the first version to this one'
  if (isWanted(upgrade)) await undisturbed(upgrade, upgraded)
  else await chart.upgrade(version)
  for (const name of serviceNames) {
    await undisturbed(`${name} is scaled from 1 to 3 and back`, async () => {
      await scale(name, 3)
      await scale(name, 1)
    })
    await undisturbed(`${name} is rolled`, async () => {
      await kubectl('rollout', 'restart', `deployment/${name}`)
      await rolledOut(name)
    })
  }
  await undisturbed('company is scaled up as it gets more calls, and down again', scaledByUse)
  await undisturbed('certificates of all services are renewed', renewed)
  await attempt('a pod that is nobody reaches the API, and no gRPC port', strangerIsKeptOut)
  await steps.step('each service has two pods', async () => {
    for (const name of serviceNames) await scale(name, 2)
  })
  const last = cluster.machines.at(-1)!
  if (cluster.machines.length === 1 || !cluster.lose) {
    say(
      'NOT SHOWN: a machine that is drained, and one that is lost. They may be needed by others, or there is one alone.',
    )
    return
  }
  await undisturbed(`${last} is drained`, async () => {
    for (const name of inTurn ? serviceNames : []) {
      await drained(`--pod-selector=app.kubernetes.io/component=${name}`)
      await rolledOut(name)
    }
    await drained()
    for (const name of serviceNames) await rolledOut(name)
  })
  await cluster.kubectl(['uncordon', last])
  await attempt(`${last} loses its power`, async () => {
    await spreadAgain()
    await machineLost(cluster.lose!)
  })

  async function upgraded(): Promise<void> {
    if (inTurn) {
      await kubectl('rollout', 'pause', ...serviceNames.map((name) => `deployment/${name}`))
      await chart.upgrade(version, {}, { mustWait: false })
      for (const name of serviceNames) {
        await kubectl('rollout', 'resume', `deployment/${name}`)
        await rolledOut(name)
      }
    } else await chart.upgrade(version)
    await sleep(SETTLING_MS)
  }

  async function drained(...selection: string[]): Promise<void> {
    const options = ['--ignore-daemonsets', '--delete-emptydir-data', '--timeout=180s']
    await cluster.kubectl(['drain', last, ...options, ...selection])
  }

  function isWanted(what: string): boolean {
    return only.length === 0 || only.some((part) => what.includes(part))
  }

  async function attempt(what: string, act: () => Promise<unknown>): Promise<void> {
    if (isWanted(what)) await steps.check(what, act)
  }

  /** After a drain all pods are on the other machines. */
  async function spreadAgain(): Promise<void> {
    for (const name of serviceNames) {
      await kubectl('rollout', 'restart', `deployment/${name}`)
      await rolledOut(name)
    }
  }

  /** Fails if a request failed, nobody could answer, or an answer was stale while `act` went on. */
  async function undisturbed(what: string, act: () => Promise<unknown>): Promise<void> {
    await attempt(what, async () => {
      await load.next()
      await checker?.next()
      await act()
      const tally = await load.next()
      say(describe(tally))
      const problems = [...problemsOf(tally), ...(await checked({ mayBeUnknown: false }))]
      assert.equal(problems.length, 0, problems.join('\n'))
    })
  }

  /** Processor and memory of each pod meanwhile, as the cluster has measured. */
  async function used(): Promise<string> {
    return kubectl('top', 'pods', '--no-headers').catch(() => 'NOT SHOWN: what pods use; the cluster has no metrics.')
  }

  /** What the checker has found since it was last asked. */
  async function checked({ mayBeUnknown }: { mayBeUnknown: boolean }): Promise<string[]> {
    if (!checker) return []
    const { made, unknown, stale, lines } = await checker.next()
    say(
      `${made} checks as a service makes them: ${unknown.memory} unknown from memory, ${unknown.asked} when asked, ${stale} stale`,
    )
    return [
      ...(made === 0 ? ['nothing was checked'] : []),
      ...(unknown.memory + unknown.asked > 0 && !mayBeUnknown ? ['unknown checks'] : []),
      ...(stale > 0 ? [`${stale} stale checks`, ...lines] : []),
    ]
  }

  async function scale(name: ServiceName, replicas: number): Promise<void> {
    await kubectl('scale', `deployment/${name}`, `--replicas=${replicas}`)
    await rolledOut(name)
  }

  async function rolledOut(name: ServiceName): Promise<void> {
    await kubectl('rollout', 'status', `deployment/${name}`, '--timeout=180s')
    await sleep(SETTLING_MS)
  }

  async function scaledByUse(): Promise<void> {
    const autoscaling = { enabled: true, minReplicas: 1, maxReplicas: 3, cpu: 100, scaleDownSeconds: 15 }
    const resources = { requests: { cpu: '200m', memory: '128Mi' } }
    await chart.upgrade(version, { services: { company: { autoscaling, resources } } })
    const began = Date.now()
    try {
      load.more(6)
      const most = await until('more pods of company', () => podsOfCompany((pods) => pods > 1), {
        seconds: 240,
        everyMs: 2_000,
      })
      const up = Date.now()
      // Two pods at rest take more than half of one that works.
      load.more(0.2)
      await until('one pod of company', () => podsOfCompany((pods) => pods === 1), { seconds: 300, everyMs: 2_000 })
      const seconds = [up - began, Date.now() - up].map((ms) => Math.round(ms / 1000))
      say(
        `company: ${most} pods ${seconds[0]} s after the load had grown, one again ${seconds[1]} s after it had fallen`,
      )
    } finally {
      load.more(1)
      await chart.upgrade(version)
      await scale('company', 1)
    }
  }

  async function podsOfCompany(isRight: (pods: number) => boolean): Promise<number | undefined> {
    const ready = Number(await kubectl('get', 'deployment/company', '-o', 'jsonpath={.status.readyReplicas}'))
    return isRight(ready) ? ready : undefined
  }

  /** Kubelets hand on a changed Secret within about a minute; processes tell when their certificate ends. */
  async function renewed(): Promise<void> {
    const before = await Promise.all(serviceNames.map(certificateEnds))
    await chart.renewCertificates()
    await until(
      'processes with the new certificates',
      async () => {
        const now = await Promise.all(serviceNames.map(certificateEnds))
        return now.every((ends, i) => ends > before[i]!) || undefined
      },
      { seconds: 180, everyMs: 5_000 },
    )
    await sleep(SETTLING_MS)
  }

  async function certificateEnds(name: ServiceName): Promise<number> {
    const ask = `fetch('http://127.0.0.1:9464/metrics').then((answer) => answer.text()).then(console.log)`
    const metrics = await kubectl('exec', `deployment/${name}`, '--', 'node', '--eval', ask)
    return Number(/^holdfast_certificate_expires_timestamp_seconds\S* (\S+)$/m.exec(metrics)?.[1])
  }

  async function strangerIsKeptOut(): Promise<void> {
    const inCluster = (name: string) => `${name}.${chart.namespace}.svc.cluster.local`
    assert.equal(await reaches(inCluster('gateway'), 8080), true, 'the API is open')
    const called = serviceNames.filter((name) => services[name].answers === 'grpc')
    const ledgers = ownerNames.map((name: OwnerName) => `${name}-ledger`)
    for (const name of [...called, ...ledgers]) {
      assert.equal(await reaches(inCluster(name), GRPC_PORT), false, `${name} can be reached`)
    }
  }

  /** Can a pod of another namespace open a connection? */
  async function reaches(host: string, port: number): Promise<boolean> {
    const ask =
      `const s = require('node:net').connect(${port}, '${host}'); s.setTimeout(2000);` +
      `s.on('connect', () => { console.log('open'); process.exit() });` +
      `for (const e of ['timeout', 'error']) s.on(e, () => { console.log('shut'); process.exit() })`
    const args = ['-n', 'stores', 'exec', 'deployment/mail', '--', '/usr/local/bin/node', '--eval', ask]
    return (await cluster.kubectl(args)).trim() === 'open'
  }

  /** Requests may fail until the cluster knows that the machine is gone, and none after that; nothing is ever stale. */
  async function machineLost(lose: NonNullable<Cluster['lose']>): Promise<void> {
    await load.next()
    const lostAt = Date.now()
    await lose(last)
    await until('the cluster to know', async () => ((await endpointsOn(last)) === 0 ? true : undefined), {
      seconds: 120,
      everyMs: 500,
    })
    const knownAt = Date.now()
    await sleep(SETTLING_MS)
    const during = await load.next()
    say(describe(during))
    const problems = [...(during.stale > 0 ? ['stale answers'] : []), ...(await checked({ mayBeUnknown: true }))]
    // Longer than a request waits for an answer: those to processes of the lost machine fail only now.
    await sleep(40_000)
    const after = await load.next()
    const wereSent = [...during.failed, ...after.failed].map(({ sentAt }) => sentAt).filter((at) => at < knownAt)
    const span = wereSent.length === 0 ? 0 : Math.max(...wereSent) - lostAt
    say(
      `its endpoints were gone after ${knownAt - lostAt} ms; until then ${wereSent.length} requests were sent that failed, the last one ${span} ms after the loss`,
    )
    after.failed = after.failed.filter(({ sentAt }) => sentAt >= knownAt)
    say(`after that: ${describe(after)}`)
    const sentLater = during.failed.filter(({ sentAt }) => sentAt >= knownAt)
    problems.push(...sentLater.map(({ what }) => what), ...problemsOf(after))
    problems.push(...(await checked({ mayBeUnknown: false })))
    assert.equal(problems.length, 0, problems.join('\n'))
  }

  async function endpointsOn(machine: string): Promise<number> {
    const { items } = JSON.parse(await kubectl('get', 'endpointslices', '-o', 'json'))
    interface Endpoint {
      nodeName?: string
      /** Ready to serve: Services of ledgers publish those that are not, too, and call them ready. */
      conditions: { serving?: boolean }
    }
    const all: Endpoint[] = items.flatMap(({ endpoints }: { endpoints: Endpoint[] | null }) => endpoints ?? [])
    return all.filter(({ nodeName, conditions }) => nodeName === machine && conditions.serving).length
  }
}

function problemsOf({ failed, stale, unknown }: Tally): string[] {
  if (failed.length + stale + unknown === 0) return []
  return [`${failed.length} failed, ${unknown} unknown, ${stale} stale`, ...failed.slice(0, 5).map(({ what }) => what)]
}
