import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { openSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { imageStore } from '../kubernetes/cluster/images.ts'
import { childrenOf, networkOf } from '../support/processes.ts'
import { until } from '../support/until.ts'
import { ask } from './podman-api.ts'

const run = promisify(execFile)

/** What a podman that knows nothing of this machine needs to be told. */
const settings = (folder: string) => `
[containers]
# As many files as a machine gives to whom it gives few.
default_ulimits = ["nofile=16384:16384", "nproc=16384:16384"]
[engine]
cgroup_manager = "cgroupfs"
events_logger = "file"
[network]
network_backend = "netavark"
network_config_dir = "${folder}/networks"
`

/** Images are read where buildah has them. */
const storage = (folder: string) => `
[storage]
driver = "overlay"
graphroot = "${folder}/podman"
runroot = "/run/podman"
[storage.options]
additionalimagestores = ["${imageStore}"]
`

export interface Engine {
  /** The path of the socket at which it answers as Docker. */
  socket: string
  /** The command that runs another one where the ports of containers are. */
  within(command: string[]): string[]
  /** Runs podman; returns what it prints. */
  podman(...args: string[]): Promise<string>
  stop(): Promise<void>
}

/**
 * Starts a podman that has images, containers, networks and ports of its own: nobody else's are seen or touched. It ends
 * with {@link Engine.stop} and with this process, however that ends, and all containers with it.
 */
export async function startEngine(folder: string): Promise<Engine> {
  const socket = join(folder, 'docker.sock')
  await mkdir(join(folder, 'networks'), { recursive: true })
  const environment = {
    // Nothing of the launcher's shell: BASH_ENV would run first.
    PATH: `${process.env.PATH}:/usr/sbin:/sbin`,
    HOME: process.env.HOME,
    CONTAINERS_CONF: join(folder, 'containers.conf'),
    CONTAINERS_STORAGE_CONF: join(folder, 'storage.conf'),
    // Health checks are asked for by this run, see health.ts.
    DISABLE_HC_SYSTEMD: 'true',
  }
  await writeFile(environment.CONTAINERS_CONF, settings(folder))
  await writeFile(environment.CONTAINERS_STORAGE_CONF, storage(folder))
  const log = join(folder, 'podman.log')
  const output = openSync(log, 'w')
  const namespaces = ['cgroup', 'net', 'mount', 'ipc', 'pid'].map((each) => `--${each}`)
  const unshare = ['unshare', ...namespaces, '--fork', '--kill-child=KILL', '--mount-proc', '--propagation', 'private']
  // Its input stays open until the end of this process, however it ends.
  const guardian = '"$@" </dev/null & cat; kill -KILL $!; wait'
  const child = spawn('sh', ['-c', guardian, 'sh', ...unshare, 'sh', join(import.meta.dirname, 'engine.sh')], {
    env: { ...environment, SOCKET: socket },
    detached: true,
    stdio: ['pipe', output, output],
  })
  const engine: Engine = {
    socket,
    within: (inner) => ['nsenter', '--target', String(pid), '--net', '--', ...inner],
    async podman(...args) {
      const all = ['--target', String(pid), '--cgroup', '--net', '--mount', '--ipc', '--pid', '--', 'podman', ...args]
      return (await run('nsenter', all, { env: environment, maxBuffer: 64 * 1024 * 1024 })).stdout.trim()
    },
    async stop() {
      child.stdin!.end()
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    },
  }
  const pid = await until('the first process of podman', () => firstProcess(child.pid!), { seconds: 30 })
  try {
    await until('podman', () => ask(socket, '/v1.41/version').catch(() => undefined), { seconds: 120, everyMs: 500 })
  } catch (error) {
    await engine.stop()
    throw new Error(`${(error as Error).message}\n${await readFile(log, 'utf8')}`, { cause: error })
  }
  return engine
}

/** The process in the new namespaces: the child of `unshare`, which is the child of the guardian. */
async function firstProcess(guardian: number): Promise<number | undefined> {
  for (const outer of await childrenOf(guardian)) {
    for (const inner of await childrenOf(outer)) {
      const network = await networkOf(inner)
      if (network && network !== (await networkOf(process.pid))) return inner
    }
  }
  return undefined
}
