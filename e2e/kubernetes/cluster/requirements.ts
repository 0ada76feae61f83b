import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Programs that the machines need, by the Debian package that has each. */
const programs = {
  runc: 'runc',
  etcd: 'etcd-server',
  nft: 'nftables',
  iptables: 'iptables',
  ipset: 'ipset',
  conntrack: 'conntrack',
  debootstrap: 'debootstrap',
  buildah: 'buildah',
  ip: 'iproute2',
  nsenter: 'util-linux',
  openssl: 'openssl',
  gcc: 'gcc',
  jlink: 'openjdk-17-jdk-headless',
}

/** Why no cluster can be made on this computer, each as a sentence that says what to do. */
export async function reasonsAgainst(): Promise<string[]> {
  if (process.platform !== 'linux')
    return ['Machines are made of namespaces: this needs Linux. Give HOLDFAST_KUBECONFIG.']
  const reasons: string[] = []
  if (process.getuid!() !== 0) reasons.push('Namespaces, mounts and cgroups of machines need root.')
  if (!existsSync('/sys/fs/cgroup/memory')) reasons.push('The machines need version 1 of cgroups.')
  if (spawnSync('go', ['version']).status !== 0) reasons.push('Kubernetes is built with Go 1.26: install it.')
  const packages = Object.entries(programs)
    .filter(([program]) => spawnSync('sh', ['-c', `PATH=$PATH:/usr/sbin:/sbin command -v ${program}`]).status !== 0)
    .map(([, name]) => name)
  if (!existsSync('/usr/lib/cni/bridge')) packages.push('containernetworking-plugins')
  if (packages.length > 0) reasons.push(`Install ${packages.join(', ')}.`)
  return reasons
}
