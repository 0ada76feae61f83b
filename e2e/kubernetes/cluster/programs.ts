import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cp, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { folders } from './folders.ts'

const run = promisify(execFile)

/** Versions of what is built from Go modules. */
export const versions = {
  kubernetes: '1.36.3',
  'kube-router': '2.1.0',
  containerd: '2.4.2',
  coredns: '1.15.0',
  'metrics-server': '0.9.0',
}

/** The modules that the tree of Kubernetes takes from folders of its own; outside of it each is a release of its own. */
const PARTS_OF_KUBERNETES = [
  'api',
  'apiextensions-apiserver',
  'apimachinery',
  'apiserver',
  'cli-runtime',
  'client-go',
  'cloud-provider',
  'cluster-bootstrap',
  'code-generator',
  'component-base',
  'component-helpers',
  'controller-manager',
  'cri-api',
  'cri-client',
  'cri-streaming',
  'csi-translation-lib',
  'dynamic-resource-allocation',
  'endpointslice',
  'externaljwt',
  'kms',
  'kube-aggregator',
  'kube-controller-manager',
  'kube-proxy',
  'kube-scheduler',
  'kubectl',
  'kubelet',
  'metrics',
  'mount-utils',
  'pod-security-admission',
  'sample-apiserver',
  'sample-cli-plugin',
  'sample-controller',
  'streaming',
]

interface Built {
  /** The folder of Go files beside this one that is built, or the packages whose modules it needs. */
  sources: string | string[]
  /** Module paths with versions. */
  requires: Record<string, string>
  replaces?: Record<string, string>
  /** The package of each program. */
  programs: Record<string, string>
  /** Other names of its program. */
  links?: string[]
  flags?: Record<string, string>
  tags?: string
}

const VERSION = 'k8s.io/component-base/version'
const CONTAINERD = 'github.com/containerd/containerd/v2'

const modules: Record<string, Built> = {
  kubernetes: {
    sources: 'kube',
    requires: {
      'k8s.io/kubernetes': versions.kubernetes,
      'github.com/cloudnativelabs/kube-router/v2': versions['kube-router'],
    },
    replaces: Object.fromEntries(
      PARTS_OF_KUBERNETES.map((part) => [
        `k8s.io/${part}`,
        `k8s.io/${part} v${versions.kubernetes.replace(/^1/, '0')}`,
      ]),
    ),
    programs: { kube: '.' },
    links: [
      'kube-apiserver',
      'kube-controller-manager',
      'kube-scheduler',
      'kube-proxy',
      'kubelet',
      'kubectl',
      'network-policy',
    ],
    flags: {
      [`${VERSION}.gitVersion`]: `v${versions.kubernetes}`,
      [`${VERSION}.gitMajor`]: '1',
      [`${VERSION}.gitMinor`]: versions.kubernetes.split('.')[1]!,
      [`${VERSION}.gitTreeState`]: 'clean',
      [`${VERSION}.buildDate`]: '1970-01-01T00:00:00Z',
    },
  },
  containerd: {
    sources: ['cmd/containerd/builtins', 'cmd/containerd/command', 'cmd/ctr/app'].map(
      (path) => `${CONTAINERD}/${path}`,
    ),
    requires: { [CONTAINERD]: versions.containerd },
    programs: Object.fromEntries(
      ['containerd', 'containerd-shim-runc-v2', 'ctr'].map((name) => [name, `${CONTAINERD}/cmd/${name}`]),
    ),
    flags: { [`${CONTAINERD}/version.Version`]: versions.containerd },
    tags: 'no_btrfs,no_devmapper,no_zfs,no_tracing',
  },
  coredns: {
    sources: 'dns',
    requires: { 'github.com/coredns/coredns': versions.coredns },
    programs: { coredns: '.' },
  },
  'metrics-server': {
    sources: ['sigs.k8s.io/metrics-server/cmd/metrics-server/app'],
    requires: { 'sigs.k8s.io/metrics-server': versions['metrics-server'] },
    programs: { 'metrics-server': 'sigs.k8s.io/metrics-server/cmd/metrics-server' },
  },
}

/**
 * Builds what a cluster runs from Go modules, once for each set of versions and sources: the first time takes minutes, at
 * low priority.
 * @returns the folder with the programs
 */
export async function buildPrograms(say: (line: string) => void): Promise<string> {
  const built = join(folders.cache, `programs-${await stampOf()}`)
  if (await stat(built).catch(() => undefined)) return built
  const making = `${built}.new`
  await mkdir(making, { recursive: true })
  for (const [name, module] of Object.entries(modules)) {
    const begun = performance.now()
    await build(name, module, making)
    say(`built ${Object.keys(module.programs).join(', ')} (${((performance.now() - begun) / 1000).toFixed(0)} s)`)
  }
  await rename(making, built)
  return built
}

async function stampOf(): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(modules))
  for (const file of ['kube/main.go', 'kube/network_policy.go', 'dns/main.go']) {
    hash.update(await readFile(join(import.meta.dirname, 'go', file)))
  }
  return hash.digest('hex').slice(0, 12)
}

async function build(
  name: string,
  { sources, requires, replaces = {}, programs, links = [], flags = {}, tags }: Built,
  into: string,
) {
  const folder = join(folders.cache, 'modules', name)
  await rm(folder, { recursive: true, force: true })
  if (typeof sources === 'string') {
    await cp(join(import.meta.dirname, 'go', sources), folder, { recursive: true })
  } else {
    await mkdir(folder, { recursive: true })
    // Of modules that no file imports, go.sum would not know all that they need.
    const imports = sources.map((path) => `import _ "${path}"`).join('\n')
    await writeFile(join(folder, 'imports.go'), `package imports\n\n${imports}\n`)
  }
  const lines = [
    `module holdfast.invalid/${name}`,
    'go 1.26.0',
    ...Object.entries(requires).map(([path, version]) => `require ${path} v${version}`),
    ...Object.entries(replaces).map(([path, by]) => `replace ${path} => ${by}`),
  ]
  await writeFile(join(folder, 'go.mod'), `${lines.join('\n\n')}\n`)
  await go(folder, 'mod', 'tidy')
  const linked = Object.entries(flags).map(([variable, value]) => `-X ${variable}=${value}`)
  for (const [program, path] of Object.entries(programs)) {
    const output = join(into, program)
    const options = ['-trimpath', '-buildvcs=false', '-mod=mod', `-ldflags=-s -w ${linked.join(' ')}`]
    await go(folder, 'build', ...options, ...(tags ? [`-tags=${tags}`] : []), '-o', output, path)
  }
  for (const link of links) await symlink(Object.keys(programs)[0]!, join(into, link))
}

async function go(cwd: string, ...args: string[]): Promise<void> {
  // One core is left to whoever works at this machine.
  const cores = String(Math.max(1, availableParallelism() - 1))
  const env = { ...process.env, CGO_ENABLED: '0', GOMAXPROCS: cores, GOTOOLCHAIN: 'local' }
  await run('nice', ['-n', '15', 'go', ...args], { cwd, env, maxBuffer: 64 * 1024 * 1024 })
}
