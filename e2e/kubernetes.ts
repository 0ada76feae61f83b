import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { getTool } from '../deploy/kubernetes/tools.ts'
import { installChart } from './kubernetes/chart.ts'
import { startChecker } from './kubernetes/checker.ts'
import type { Cluster } from './kubernetes/cluster/cluster.ts'
import { openCluster } from './kubernetes/cluster/given.ts'
import { makeMachineImages, makeStoreImages } from './kubernetes/cluster/images.ts'
import { startMachines } from './kubernetes/cluster/machines.ts'
import { buildPrograms } from './kubernetes/cluster/programs.ts'
import { reasonsAgainst } from './kubernetes/cluster/requirements.ts'
import { disturb } from './kubernetes/disturbances.ts'
import { checkOutFirst } from './kubernetes/first-version.ts'
import { contentTag, makeMailImage, makeServiceImages } from './kubernetes/service-images.ts'
import { startStores } from './kubernetes/stores.ts'
import { startLoad } from './support/constant-load.ts'
import { newAddress } from './support/person.ts'
import { openSteps } from './support/steps.ts'

// The chart on a real cluster: that of HOLDFAST_KUBECONFIG, or machines made of namespaces of this computer, with
// Kubernetes on them.
const { values } = parseArgs({
  options: {
    machines: { type: 'string', default: '2' },
    /** Leaves the cluster up until the run is interrupted, for somebody who looks for the cause of something. */
    stay: { type: 'boolean', default: false },
    /** Of what is done while requests come, only what has one of these in its name. */
    only: { type: 'string', multiple: true, default: [] },
  },
})

const { HOLDFAST_KUBECONFIG: given, HOLDFAST_REGISTRY: registry } = process.env
const missing = await reasonsAgainst({ isGiven: given !== undefined })
if (missing.length > 0) {
  console.error(`kubernetes: NOT RUN. ${missing.join(' ')}`)
  process.exit(1)
}
/** Machines of our own share this computer's: seven services that start at once leave fewer nothing for those that answer. */
const ENOUGH_PROCESSORS = 8
const isSmall = !given && availableParallelism() < ENOUGH_PROCESSORS
const folder = await mkdtemp(join(tmpdir(), 'holdfast-kubernetes-'))
const steps = openSteps('kubernetes')
const { step } = steps
const say = (line: string) => console.log(`        ${line}`)
let cluster: Cluster | undefined
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await cluster?.stop()
    process.exit(1)
  })
}

try {
  if (isSmall) {
    const has = `This computer has ${availableParallelism()} processors, and not ${ENOUGH_PROCESSORS}`
    console.log(`${has}: MongoDB has one member, and services are upgraded and drained one after the other.`)
  }
  await steps.section('A cluster', async () => {
    const helm = await step('helm', () => getTool('helm'))
    const version = { folder: join(import.meta.dirname, '..'), tag: await contentTag() }
    const first = await step('the first version, from the history', () => checkOutFirst(folder))
    const images = await step('images of both versions, and of what is around them', async () => [
      ...(await makeServiceImages(version, say)),
      ...(await makeServiceImages(first, say)),
      ...(await makeStoreImages(say)),
      await makeMailImage(),
    ])
    const machines = given
      ? await step('the cluster that was given', () => openCluster(given, registry))
      : await machinesOfOurOwn()
    cluster = machines
    await step('images are loaded', () => machines.load(images))
    const stores = await step('MongoDB, Kafka and a mail server, with TLS and passwords', () =>
      startStores(machines, folder, { members: isSmall ? 1 : 3 }),
    )
    const operator = newAddress('operator')
    const chart = await step('the first version is installed, and everything is ready', () =>
      installChart({ cluster: machines, stores, helm, folder, version: first, operator }),
    )
    await step('first-hour passes through the cluster', () =>
      run('first-hour.ts', ['--short'], {
        HOLDFAST_API: chart.api,
        HOLDFAST_MAIL: stores.mailUrl,
        HOLDFAST_SITES: chart.sites,
      }),
    )
    const load = await step('constant load', () =>
      startLoad({ api: chart.api, mailUrl: stores.mailUrl }, machines.within),
    )
    const checker = machines.inside
      ? await step('checks as a service makes them', () => startChecker({ cluster: machines, chart, load, folder }))
      : undefined
    if (!checker) say('NOT SHOWN: checks from memory, for which this computer would have to reach the pods.')
    await disturb({ cluster: machines, chart, load, checker, version, steps, say, only: values.only, inTurn: isSmall })
    await checker?.stop()
    await load.stop()
  })
  if (values.stay && cluster) {
    say(`kubectl: ${cluster.within(['kubectl', `--kubeconfig=${cluster.kubeconfig}`]).join(' ')}`)
    await new Promise(() => {})
  }
} finally {
  if (steps.failed > 0 && cluster) await keepLogs(cluster)
  await cluster?.stop()
  await rm(folder, { recursive: true, force: true })
}
steps.finish()

async function machinesOfOurOwn(): Promise<Cluster> {
  const programs = await step('programs are built, or were', () => buildPrograms(say))
  const images = await step('images of what is on a machine', () => makeMachineImages(programs))
  const machines = await step(`${values.machines} machines with Kubernetes`, () =>
    startMachines({ programs, count: Number(values.machines) }),
  )
  cluster = machines
  await step('names and metrics', async () => {
    await machines.load(images)
    await machines.kubectl(['apply', '-f', join(import.meta.dirname, 'kubernetes/cluster/addons.yaml')])
    for (const name of ['coredns', 'metrics-server']) {
      await machines.kubectl(['-n', 'kube-system', 'rollout', 'status', `deployment/${name}`, '--timeout=120s'])
    }
  })
  return machines
}

/** Runs another run of this folder where the cluster's addresses can be reached; fails with its last lines. */
async function run(file: string, args: string[], environment: Record<string, string>): Promise<void> {
  const [command, ...rest] = cluster!.within([process.execPath, join(import.meta.dirname, file), ...args])
  const child = spawn(command!, rest, { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  child.stdout.on('data', (text) => {
    output += text
  })
  const [status] = await once(child, 'close')
  const lines = output.trim().split('\n')
  say(lines.at(-1)!)
  if (status !== 0) throw new Error(lines.filter((line) => /FAIL/.test(line) || line === lines.at(-1)).join('\n'))
}

/** What every pod says and why, in a folder that is named. */
async function keepLogs({ kubectl }: Cluster): Promise<void> {
  const kept = await mkdtemp(join(tmpdir(), 'holdfast-kubernetes-logs-'))
  const pods = JSON.parse(await kubectl(['get', 'pods', '--all-namespaces', '-o', 'json'])).items
  for (const { metadata } of pods) {
    const { namespace, name } = metadata
    const into = join(kept, namespace)
    await mkdir(into, { recursive: true })
    for (const [kind, args] of Object.entries({
      log: ['logs'],
      before: ['logs', '--previous'],
      described: ['describe', 'pod'],
    })) {
      const text = await kubectl(['-n', namespace, ...args, name]).catch(() => '')
      if (text) await writeFile(join(into, `${name}.${kind}`), text)
    }
  }
  console.log(`Logs: ${kept}`)
}
