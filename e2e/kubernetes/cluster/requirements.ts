import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Programs by the Debian package that has each: those that build images, and those that machines need. */
export const builders = {
  debootstrap: 'debootstrap',
  buildah: 'buildah',
  openssl: 'openssl',
  jlink: 'openjdk-17-jdk-headless',
}
const ofMachines = {
  runc: 'runc',
  etcd: 'etcd-server',
  nft: 'nftables',
  iptables: 'iptables',
  ipset: 'ipset',
  conntrack: 'conntrack',
  ip: 'iproute2',
  nsenter: 'util-linux',
  gcc: 'gcc',
}

/**
 * Why the run cannot be made on this computer, each reason as a sentence that says what to do.
 * @param options.isGiven whether there is a cluster already
 */
export async function reasonsAgainst({ isGiven }: { isGiven: boolean }): Promise<string[]> {
  if (process.platform !== 'linux') return ['Images and machines are made on Linux.']
  const reasons: string[] = []
  if (process.getuid!() !== 0) reasons.push('Images, namespaces and cgroups of machines are made by root.')
  const packages = missingOf(isGiven ? builders : { ...builders, ...ofMachines })
  if (isGiven && !isThere('kubectl')) reasons.push('Install kubectl.')
  if (!isGiven) {
    if (!existsSync('/sys/fs/cgroup/memory'))
      reasons.push('Machines need version 1 of cgroups. Or give HOLDFAST_KUBECONFIG.')
    if (spawnSync('go', ['version']).status !== 0) reasons.push('Kubernetes is built with Go 1.26: install it.')
    if (!existsSync('/usr/lib/cni/bridge')) packages.push('containernetworking-plugins')
  }
  if (packages.length > 0) reasons.push(`Install ${packages.join(', ')}.`)
  return reasons
}

/** The packages of programs that are not on this computer. */
export function missingOf(programs: Record<string, string>): string[] {
  return Object.entries(programs)
    .filter(([program]) => !isThere(program))
    .map(([, name]) => name)
}

function isThere(program: string): boolean {
  return spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin:/sbin command -v ${program}`]).status === 0
}
