import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Cluster, createNamespace } from './cluster.ts'
import { buildah, type Image } from './images.ts'

const run = promisify(execFile)

/**
 * A cluster that somebody has: one of kind or of k3d, whose programs load images into it, or any other one, with a registry
 * that this computer may push to and its nodes pull from. The ports of its nodes must be within reach.
 * @param registry of images, with a path: registry.example.com/trials
 */
export async function openCluster(kubeconfig: string, registry: string | undefined): Promise<Cluster> {
  const created: string[] = []
  const cluster: Cluster = {
    machines: [],
    registry: registry ?? 'localhost',
    kubeconfig,
    within: (command) => command,
    async kubectl(args, input) {
      const running = run('kubectl', [`--kubeconfig=${kubeconfig}`, ...args], { maxBuffer: 64 * 1024 * 1024 })
      running.child.stdin!.end(input)
      return (await running).stdout
    },
    async createNamespace(name, labels) {
      await createNamespace(cluster, name, labels)
      created.push(name)
    },
    async addressOf(namespace, service, port) {
      const inside = (...args: string[]) => cluster.kubectl(['-n', namespace, ...args])
      const outside = `${service}-outside`
      await inside('expose', 'service', service, '--type=NodePort', `--port=${port}`, `--name=${outside}`)
      const nodePort = await inside('get', 'service', outside, '-o', 'jsonpath={.spec.ports[0].nodePort}')
      const address = '{.items[0].status.addresses[?(@.type=="InternalIP")].address}'
      return `${await inside('get', 'nodes', '-o', `jsonpath=${address}`)}:${nodePort}`
    },
    async load(images) {
      const bring = await way()
      for (const image of images) await bring(image)
    },
    async stop() {
      if (created.length > 0) await cluster.kubectl(['delete', 'namespace', ...created])
    },
  }
  const names = '{.items[*].metadata.name}'
  cluster.machines = (await cluster.kubectl(['get', 'nodes', '-o', `jsonpath=${names}`])).split(' ')
  return cluster

  async function way(): Promise<(image: Image) => Promise<unknown>> {
    if (registry) return (image) => push(image, registry)
    const context = (await cluster.kubectl(['config', 'current-context'])).trim()
    const [kind, k3d] = [/^kind-(.+)$/.exec(context)?.[1], /^k3d-(.+)$/.exec(context)?.[1]]
    if (kind) return ({ archive }) => run('kind', ['load', 'image-archive', archive, '--name', kind])
    if (k3d) return ({ archive }) => run('k3d', ['image', 'import', archive, '--cluster', k3d])
    throw new Error(`Nobody knows how to load images into ${context}: HOLDFAST_REGISTRY names where they are pushed to`)
  }

  async function push({ name, archive }: Image, to: string): Promise<void> {
    const id = await buildah('pull', '-q', `oci-archive:${archive}`)
    await buildah('push', '-q', id, `docker://${to}/${name}`)
  }
}
