import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fetchKafkaJars } from '@holdfast/embedded/kafka-jars'
import { findMongod } from '@holdfast/embedded/mongod-binary'
import { folders } from '../kubernetes/cluster/folders.ts'
import { type Add, buildah, commit, debianTree, javaRuntime } from '../kubernetes/cluster/images.ts'
import { makeMailImage } from '../kubernetes/service-images.ts'

const run = promisify(execFile)
const MONGOSH = '2.12.0'
const scripts = join(import.meta.dirname, 'stand-ins')

interface OfficialImage {
  /** By which docker-compose.yml or testcontainers ask for it. */
  name: string
  /** By which buildah has it. */
  image: string
  /** What it has in place of what the official image has; undefined if it is the official one. */
  standIn?: string
}

/**
 * The images of others that are named: from this machine's podman, else from their registry, else made here. Those for
 * which there is no way are left out.
 */
export async function findOfficialImages(
  names: readonly string[],
  say: (line: string) => void,
): Promise<OfficialImage[]> {
  const images: OfficialImage[] = []
  for (const name of names) {
    if ((await isFetchedFromHere(name)) || (await isPulled(name))) images.push({ name, image: fullName(name) })
    else if (standIns[name]) images.push({ name, ...(await standIns[name](say)) })
  }
  return images
}

/** Docker's name of an image of which a person gives the usual one. */
export function fullName(name: string): string {
  return name.includes('/') ? `docker.io/${name}` : `docker.io/library/${name}`
}

/** From the podman of whoever works at this machine. */
async function isFetchedFromHere(name: string): Promise<boolean> {
  const image = fullName(name)
  const isThere = await run('podman', ['image', 'exists', image]).catch(() => undefined)
  if (!isThere) return false
  const archive = join(folders.cache, 'official.tar')
  await rm(archive, { force: true })
  await run('podman', ['save', '--format', 'oci-archive', '--output', archive, image])
  await buildah('tag', await buildah('pull', '-q', `oci-archive:${archive}`), image)
  await rm(archive)
  return true
}

function isPulled(name: string): Promise<boolean> {
  return buildah('pull', '-q', '--policy', 'missing', fullName(name)).then(
    () => true,
    () => false,
  )
}

/** By the name of the official image: one that takes the same command, variables and health check. */
const standIns: Record<string, (say: (line: string) => void) => Promise<{ image: string; standIn: string }>> = {
  'mongo:8.0': async (say) => {
    const { path: mongod } = await findMongod(say)
    const mongosh = await fetchMongosh()
    const image = await makeStandIn(
      'mongo',
      ['mongosh.sh'],
      [
        [await systemTree(), '/'],
        [mongod, '/usr/local/bin/mongod', '755'],
        [process.execPath, '/usr/local/bin/node', '755'],
        [mongosh, '/opt/mongosh'],
        [join(scripts, 'mongosh.sh'), '/usr/local/bin/mongosh', '755'],
      ],
      ['--volume', '/data/db'],
    )
    return { image, standIn: 'MongoDB 6.0 as root, with mongosh of npm: not version 8, not how the image starts it' }
  },
  'apache/kafka:4.1.1': async (say) => {
    const jars = await fetchKafkaJars(say)
    const [start, check, log] = ['kafka.sh', 'kafka-broker-api-versions.sh', 'log4j2.properties'] as const
    const image = await makeStandIn(
      'kafka',
      [start, check, log],
      [
        [await systemTree(), '/'],
        [await javaRuntime(), '/opt/java'],
        [jars, '/opt/kafka/libs'],
        [join(scripts, log), '/opt/kafka/log4j2.properties'],
        [join(scripts, start), '/opt/kafka/kafka.sh', '755'],
        [join(scripts, check), `/opt/kafka/bin/${check}`, '755'],
      ],
      ['--entrypoint', '["/opt/kafka/kafka.sh"]'],
    )
    return {
      image,
      standIn: 'its jars as root, with the settings that its own class makes: not its Java, not its health check',
    }
  },
  'maildev/maildev:2.2.1': async () => ({
    image: `localhost/${(await makeMailImage()).name}`,
    standIn: 'maildev of npm, in the version of npm start',
  }),
}

/** @param files of the folder of stand-ins: an image that was made of the same is used again */
async function makeStandIn(name: string, files: string[], adds: Add[], config: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files) hash.update(await readFile(join(scripts, file)))
  const image = `localhost/stand-in-${name}:${hash.digest('hex').slice(0, 12)}`
  const isThere = await buildah('images', '-q', image).catch(() => '')
  if (!isThere) await commit(image, 'scratch', adds, config)
  return image
}

async function fetchMongosh(): Promise<string> {
  const folder = join(folders.cache, `mongosh-${MONGOSH}`)
  if (await stat(join(folder, 'node_modules')).catch(() => undefined)) return folder
  await mkdir(folder, { recursive: true })
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund']
  await run('npm', ['install', '--prefix', folder, ...quiet, `mongosh@${MONGOSH}`])
  return folder
}

function systemTree(): Promise<string> {
  return debianTree('libatomic1', 'libcurl4')
}
