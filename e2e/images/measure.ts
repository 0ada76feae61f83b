import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Image } from '../kubernetes/cluster/images.ts'
import { table } from '../support/table.ts'
import type { Declared } from './compose.ts'
import type { Engine } from './engine.ts'

const run = promisify(execFile)

export interface Measured {
  /** In bytes. */
  unpacked: number
  /** In bytes: what is fetched of it. */
  compressed: number
  /** Of npm. */
  packages: number
  user: string
  /** Without what is below each. */
  writable: string[]
  /** How many programs of this name are in it. */
  nodes: number
}

/** What an image is, and what its user finds where it runs as docker-compose.yml says. */
export async function measure(engine: Engine, image: Image, declared: Declared): Promise<Measured> {
  const script = await readFile(join(import.meta.dirname, 'look.mjs'), 'utf8')
  const { cap_drop: dropped = [], security_opt: options = [], tmpfs = [], volumes = [], read_only } = declared
  const restrictions = [
    // Podman itself would add /run and /var/tmp, which Docker does not.
    ...(read_only ? ['--read-only', '--read-only-tmpfs=false'] : []),
    ...dropped.map((capability) => `--cap-drop=${capability}`),
    ...options.map((option) => `--security-opt=${option}`),
    ...tmpfs.map((path) => `--tmpfs=${path}`),
    ...volumes.map((volume) => `--volume=looked-at-${volume}`),
  ]
  const node = ['--entrypoint', 'node', declared.image, '--input-type=module', '--eval', script]
  const seen = JSON.parse(await engine.podman('run', '--rm', '--network=none', ...restrictions, ...node))
  const [{ Size: unpacked }] = JSON.parse(await engine.podman('image', 'inspect', declared.image))
  return { unpacked, compressed: await compressedSize(image.archive), ...seen }
}

/** The sum of the layers of an image, as an archive of it has them. */
async function compressedSize(archive: string): Promise<number> {
  const read = async (path: string) => {
    const { stdout } = await run('tar', ['--extract', '--to-stdout', '--file', archive, path], { maxBuffer: 1e7 })
    return JSON.parse(stdout)
  }
  const blob = (digest: string) => read(`blobs/${digest.replace(':', '/')}`)
  const { manifests } = await read('index.json')
  const { layers } = (await blob(manifests[0].digest)) as { layers: { mediaType: string; size: number }[] }
  if (layers.some(({ mediaType }) => !/gzip|zstd/.test(mediaType))) throw new Error(`${archive} is not compressed`)
  return layers.reduce((sum, { size }) => sum + size, 0)
}

export function tableOf(measured: Record<string, Measured>): string {
  const megabytes = (bytes: number) => Math.round(bytes / 1e6)
  return table(
    ['image', 'MB unpacked', 'MB compressed', 'packages', 'Node', 'user', 'writable'],
    Object.entries(measured).map(([name, { unpacked, compressed, packages, nodes, user, writable }]) => [
      name,
      megabytes(unpacked),
      megabytes(compressed),
      packages,
      nodes,
      user,
      writable.join(' '),
    ]),
  )
}
