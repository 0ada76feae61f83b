import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, openSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { childrenOf, networkOf } from '../../support/processes.ts'
import { until } from '../../support/until.ts'
import { makeCertificates } from './certificates.ts'
import { type Cluster, createNamespace } from './cluster.ts'
import { folders } from './folders.ts'
import { addresses, type Machine, machineOf } from './network.ts'

const run = promisify(execFile)

const CGROUPS = '/sys/fs/cgroup'
const GROUP = 'holdfast-machines'
/** Of processor time, against all else on this computer, which counts 1024: machines have their own. */
const SHARES = 4_096
const CONTROLLERS = ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'freezer', 'blkio', 'pids']

/**
 * Starts machines made of namespaces of this computer, with Kubernetes on them: the first has the control plane. Needs
 * Linux with version 1 of cgroups, and root. They end with {@link Cluster.stop},
 * and with this process.
 */
export async function startMachines(options: { programs: string; count: number }): Promise<Cluster> {
  const { programs, count } = options
  await removeGroups()
  await rm(folders.run, { recursive: true, force: true })
  const machines = Array.from({ length: count }, (_, i) => machineOf(i + 1))
  const keysFolder = join(folders.run, 'keys')
  const certificates = await makeCertificates(keysFolder, machines)
  const started: ChildProcess[] = []
  const pids = new Map<Machine, number>()

  const first = machines[0]!
  const kubeconfig = certificates.file('admin.kubeconfig')
  const cluster: Cluster = {
    machines: machines.map(({ name }) => name),
    registry: 'localhost',
    storageClass: 'machine',
    kubeconfig,
    within: (command) => ['nsenter', '--target', String(pids.get(first)), '--net', '--', ...command],
    async kubectl(args, input) {
      const [command, ...rest] = cluster.within([join(programs, 'kubectl'), `--kubeconfig=${kubeconfig}`, ...args])
      const running = run(command!, rest, { maxBuffer: 64 * 1024 * 1024 })
      running.child.stdin!.end(input)
      return (await running).stdout
    },
    inside: {
      from: `${first.address}/32`,
      command(command) {
        const withNames = `echo nameserver ${addresses.dns} > ${folders.run}/resolv.conf && mount --bind ${folders.run}/resolv.conf /etc/resolv.conf && exec "$@"`
        return cluster.within(['unshare', '--mount', 'sh', '-c', withNames, 'sh', ...command])
      },
    },
    createNamespace: (name, labels) => createNamespace(cluster, name, labels),
    async addressOf(namespace, service, port) {
      const ip = ['get', 'service', service, '-o', 'jsonpath={.spec.clusterIP}']
      return `${await cluster.kubectl(['-n', namespace, ...ip])}:${port}`
    },
    async load(images) {
      for (const machine of machines) {
        const [command, ...inside] = inMachine(pids.get(machine)!, [
          join(programs, 'ctr'),
          '-n',
          'k8s.io',
          'images',
          'import',
        ])
        for (const { archive } of images) await run(command!, [...inside, archive])
      }
    },
    async lose(name) {
      process.kill(pids.get(machines.find((machine) => machine.name === name)!)!, 'SIGKILL')
    },
    stop,
  }
  try {
    const network = await startSwitch()
    for (const machine of machines) pids.set(machine, await startMachine(machine, network))
    await until('the API', () => cluster.kubectl(['get', '--raw', '/readyz']).catch(() => undefined), {
      seconds: 120,
      everyMs: 200,
    })
    const isReady = '{.items[*].status.conditions[?(@.type=="Ready")].status}'
    await until(
      'machines that are ready',
      async () => {
        const states = await cluster.kubectl(['get', 'nodes', '-o', `jsonpath=${isReady}`]).catch(() => '')
        return states.split(' ').filter((state) => state === 'True').length === count ? true : undefined
      },
      { seconds: 120, everyMs: 200 },
    )
    for (const file of ['policies.yaml', 'volume.yaml']) {
      await cluster.kubectl(['apply', '-f', join(import.meta.dirname, file)])
    }
    return cluster
  } catch (error) {
    await stop()
    throw error
  }

  async function stop(): Promise<void> {
    for (const { stdin } of started) stdin!.end()
    await Promise.all(started.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
    await removeGroups()
  }

  /** Starts a process whose input stays open until the end of this one, however it ends. */
  function start(name: string, command: string, args: string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
    const output = openSync(join(folders.run, `${name}.start.log`), 'w')
    const child = spawn(command, args, {
      // Nothing of the launcher's shell: BASH_ENV would run first.
      env: { PATH: process.env.PATH, ...environment },
      detached: true,
      stdio: ['pipe', output, output],
    })
    started.push(child)
    return child
  }

  /** A bridge in a network namespace of its own: what it passes on must not go through the rules of a machine. */
  async function startSwitch(): Promise<number> {
    const setUp = [
      'ip link add bridge type bridge',
      'ip link set bridge up',
      'sysctl -qw net.bridge.bridge-nf-call-iptables=0',
      'exec cat',
    ]
    const { pid } = start('switch', 'unshare', ['--net', 'sh', '-c', setUp.join(' && ')])
    await until(
      'the switch',
      async () =>
        (await run('nsenter', ['-t', String(pid), '-n', 'ip', 'link', 'show', 'bridge']).catch(() => undefined)) &&
        true,
      { seconds: 10, everyMs: 50 },
    )
    return pid!
  }

  async function startMachine(machine: Machine, network: number): Promise<number> {
    const { index, name, address, pods } = machine
    const here = join(folders.run, name)
    await mkdir(here, { recursive: true })
    const groups = await makeGroups(name)
    const environment = {
      MACHINE: name,
      ADDRESS: address,
      PODS: pods,
      ROUTES: machines
        .filter((other) => other !== machine)
        .map((other) => `${other.pods}@${other.address}`)
        .join(' '),
      IS_FIRST: String(index === 1),
      API: addresses.api,
      NOBODY: addresses.nobody,
      ALL_PODS: addresses.pods,
      SERVICES: addresses.services,
      API_SERVICE: addresses.apiService,
      DNS: addresses.dns,
      HERE: here,
      KEYS: keysFolder,
      PROGRAMS: programs,
      CONTROLLERS: CONTROLLERS.join(' '),
    }
    // The cgroups are joined before the cgroup namespace is made: so they are the roots that the machine sees.
    const join_ = groups.map((group) => `echo $$ > ${group}/cgroup.procs`).join('; ')
    const namespaces = ['cgroup', 'net', 'mount', 'uts', 'ipc', 'pid'].map((each) => `--${each}`).join(' ')
    const script = join(import.meta.dirname, 'machine.sh')
    const outer = `${join_}; exec unshare ${namespaces} --fork --kill-child=KILL --mount-proc --propagation private bash ${script}`
    // Its input is a socket: without the option, bash takes itself for a remote shell, and runs what that would.
    const { pid: parent } = start(name, 'bash', ['--norc', '-c', outer], environment)
    const pid = await until(
      `the first process of ${name}`,
      async () => {
        const [child] = await childrenOf(parent!)
        const network = child && (await networkOf(child))
        // What its shell may run before is not on the machine.
        return network && network !== (await networkOf(process.pid)) ? child : undefined
      },
      { seconds: 10, everyMs: 50 },
    )
    const plug = `lan-${index}`
    const peers = ['netns', String(network), 'type', 'veth', 'peer', 'name', 'lan', 'netns', String(pid)]
    await run('ip', ['link', 'add', plug, ...peers])
    await run('nsenter', [
      '-t',
      String(network),
      '-n',
      'sh',
      '-c',
      `ip link set ${plug} master bridge && ip link set ${plug} up`,
    ])
    return pid
  }
}

function inMachine(pid: number, command: string[]): string[] {
  const namespaces = ['net', 'mount', 'uts', 'ipc', 'pid', 'cgroup'].map((each) => `--${each}`)
  return ['nsenter', '--target', String(pid), ...namespaces, '--', ...command]
}

/** One cgroup of each controller, and that of systemd, which has none. */
async function makeGroups(machine: string): Promise<string[]> {
  const groups: string[] = []
  for (const controller of [...CONTROLLERS, 'systemd']) {
    const of = join(CGROUPS, controller, GROUP)
    const group = join(of, machine)
    await mkdir(group, { recursive: true })
    if (controller === 'cpu') await writeFile(join(of, 'cpu.shares'), String(SHARES))
    // A new cpuset is empty, and takes no process.
    if (controller === 'cpuset') {
      for (const file of ['cpuset.cpus', 'cpuset.mems']) {
        const all = await readFile(join(CGROUPS, controller, file), 'utf8')
        for (const folder of [of, group]) await writeFile(join(folder, file), all)
      }
    }
    groups.push(group)
  }
  return groups
}

/** Removes the cgroups, as soon as nothing runs in them: a launcher that was killed may have left machines that are ending. */
async function removeGroups(): Promise<void> {
  for (const controller of [...CONTROLLERS, 'systemd']) {
    const group = join(CGROUPS, controller, GROUP)
    await until(
      `the end of what ran in ${group}`,
      async () => {
        await removeGroup(group)
        return existsSync(group) ? undefined : true
      },
      { seconds: 30, everyMs: 200 },
    )
  }
}

async function removeGroup(group: string): Promise<void> {
  const inside = await readdir(group, { withFileTypes: true }).catch(() => [])
  for (const each of inside) if (each.isDirectory()) await removeGroup(join(group, each.name))
  await rmdir(group).catch(() => {})
}
