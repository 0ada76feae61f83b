import { existsSync } from 'node:fs'
import { builders, missingOf } from '../kubernetes/cluster/requirements.ts'

const ofPodman = { podman: 'podman', runc: 'runc', iptables: 'iptables', nsenter: 'util-linux' }
const besidePodman = ['netavark', 'aardvark-dns']

/** Why the run cannot be made on this computer, each reason as a sentence that says what to do. */
export function reasonsAgainst(): string[] {
  if (process.platform !== 'linux') return ['Images are made and run on Linux.']
  const reasons: string[] = []
  if (process.getuid!() !== 0) reasons.push('Images and namespaces are made by root.')
  const packages = [
    ...missingOf({ ...builders, ...ofPodman }),
    ...besidePodman.filter((name) => !['lib', 'libexec'].some((at) => existsSync(`/usr/${at}/podman/${name}`))),
  ]
  if (packages.length > 0) reasons.push(`Install ${packages.join(', ')}.`)
  return reasons
}
