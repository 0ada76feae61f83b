import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fetchKafkaJars } from '@holdfast/embedded/kafka-jars'
import { findMongod } from '@holdfast/embedded/mongod-binary'
import { folders } from './folders.ts'

const run = promisify(execFile)

/** What buildah keeps: apart from the images of whoever works at this machine. */
export const imageStore = join(folders.cache, 'buildah')
/** Of this store alone: what is mounted is counted there. */
const runRoot = `/tmp/holdfast-buildah-${createHash('sha256').update(imageStore).digest('hex').slice(0, 8)}`
const STORE = ['--root', imageStore, '--runroot', runRoot, '--storage-driver', 'overlay']

/** What is copied: from a path to a path, with a mode. */
export type Add = readonly [from: string, to: string, mode?: string]

/** An image as an archive in the form of OCI. */
export interface Image {
  /** With its tag, without a registry. */
  name: string
  archive: string
}

export interface Content {
  /** In this order. */
  adds: Add[]
  entrypoint: string[]
  user?: string
  base?: string
}

/** Runs buildah; returns what it prints. */
export async function buildah(...args: string[]): Promise<string> {
  const all = ['-n', '10', 'buildah', ...STORE, ...args]
  return (await run('nice', all, { maxBuffer: 64 * 1024 * 1024 })).stdout.trim()
}

/** Adds files to an image, without running anything in it, and keeps the result under a name. */
export async function commit(name: string, base: string, adds: readonly Add[], config: string[] = []): Promise<void> {
  const container = await buildah('from', '--pull-never', base)
  try {
    for (const [from, to, mode] of adds) {
      await buildah('add', '-q', ...(mode ? ['--chmod', mode] : []), container, from, to)
    }
    await buildah('config', '--env', 'PATH=/usr/local/bin:/usr/bin:/bin', ...config, container)
    await buildah('commit', '-q', container, name)
  } finally {
    await buildah('rm', container)
  }
}

/**
 * Makes an image out of files, as an archive in the form of OCI.
 * @param name with its tag
 * @param stamp tells one content from another: an archive with this stamp is used again
 */
export async function makeImage(
  name: string,
  stamp: string,
  { adds, entrypoint, user, base = 'scratch' }: Content,
): Promise<Image> {
  const archive = join(folders.images, `${name.replace(/[:/]/g, '-')}.${stamp}.tar`)
  if (await stat(archive).catch(() => undefined)) return { name, archive }
  const config = ['--entrypoint', JSON.stringify(entrypoint), ...(user ? ['--user', user] : [])]
  await commit(`localhost/${name}`, base, adds, config)
  await archiveImage(`localhost/${name}`, archive)
  return { name, archive }
}

export async function archiveImage(name: string, archive: string): Promise<void> {
  await mkdir(folders.images, { recursive: true })
  await rm(`${archive}.new`, { force: true })
  await buildah('push', '-q', name, `oci-archive:${archive}.new:${name}`)
  await rename(`${archive}.new`, archive)
}

/** What a machine needs beside Kubernetes: the process that holds a pod's namespaces, names, metrics. */
export async function makeMachineImages(programs: string): Promise<Image[]> {
  const pause = join(folders.cache, 'pause')
  await run('gcc', ['-Os', '-static', '-s', '-o', pause, join(import.meta.dirname, 'pause.c')])
  const stamp = programs.slice(-12)
  return [
    await makeImage('pause:1', '1', { adds: [[pause, '/pause']], entrypoint: ['/pause'], user: '65535:65535' }),
    await makeImage('coredns:1', stamp, { adds: [[join(programs, 'coredns'), '/coredns']], entrypoint: ['/coredns'] }),
    await makeImage('metrics-server:1', stamp, {
      adds: [[join(programs, 'metrics-server'), '/metrics-server']],
      entrypoint: ['/metrics-server'],
    }),
  ]
}

/** MongoDB and Kafka, with the programs that a laptop runs. */
export async function makeStoreImages(say: (line: string) => void): Promise<Image[]> {
  const tree = await debianTree('libcurl4')
  const java = await javaRuntime()
  const [{ path: mongod }, kafka] = [await findMongod(say), await fetchKafkaJars(say)]
  const script = join(import.meta.dirname, 'kafka.sh')
  const scripts = createHash('sha256')
    .update(await readFile(script))
    .digest('hex')
    .slice(0, 12)
  return [
    await makeImage('mongo:6.0.5', '1', {
      adds: [
        [tree, '/'],
        [mongod, '/usr/local/bin/mongod', '755'],
      ],
      entrypoint: ['/usr/local/bin/mongod'],
      user: '10001:10001',
    }),
    await makeImage('kafka:4.1.1', scripts, {
      adds: [
        [tree, '/'],
        [java, '/opt/java'],
        [kafka, '/opt/kafka'],
        [script, '/usr/local/bin/kafka', '755'],
      ],
      entrypoint: ['/usr/local/bin/kafka'],
      user: '10001:10001',
    }),
  ]
}

/** A Debian of the smallest kind, with more packages. */
export async function debianTree(...packages: string[]): Promise<string> {
  const tree = join(folders.cache, ['debian', ...packages].join('-'))
  const done = `${tree}.done`
  if (await stat(done).catch(() => undefined)) return tree
  await rm(tree, { recursive: true, force: true })
  await mkdir(folders.cache, { recursive: true })
  const include = packages.length > 0 ? [`--include=${packages.join()}`] : []
  await run('nice', ['-n', '10', 'debootstrap', '--variant=minbase', ...include, 'bookworm', tree], {
    maxBuffer: 64 * 1024 * 1024,
  })
  for (const waste of [
    'var/cache/apt/archives',
    'var/lib/apt/lists',
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
  ]) {
    await rm(join(tree, waste), { recursive: true, force: true })
  }
  await writeFile(done, '')
  return tree
}

const JAVA_MODULES = [
  'java.base',
  'java.compiler',
  'java.desktop',
  'java.instrument',
  'java.logging',
  'java.management',
  'java.naming',
  'java.net.http',
  'java.rmi',
  'java.scripting',
  'java.security.jgss',
  'java.security.sasl',
  'java.sql',
  'java.xml',
  'jdk.crypto.ec',
  'jdk.management',
  'jdk.naming.dns',
  'jdk.security.auth',
  'jdk.unsupported',
  'jdk.zipfs',
]

/** The part of Java that Kafka needs. */
export async function javaRuntime(): Promise<string> {
  const runtime = join(folders.cache, 'java')
  if (await stat(runtime).catch(() => undefined)) return runtime
  const smaller = ['--strip-debug', '--no-man-pages', '--no-header-files']
  // Renamed, so that one that was interrupted is none.
  const making = `${runtime}.new`
  await rm(making, { recursive: true, force: true })
  await run('nice', ['-n', '10', 'jlink', '--add-modules', JAVA_MODULES.join(), ...smaller, '--output', making])
  await rename(making, runtime)
  return runtime
}
