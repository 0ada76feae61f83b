import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { fetchOnce } from './fetch-cache.ts'

const packageFolder = join(import.meta.dirname, '..')

export const kafkaVersion = '4.1.1'

/** The folder with the jars of Kafka, fetched by Maven on the first use and checked on every use. */
export async function fetchKafkaJars(say: (line: string) => void): Promise<string> {
  const list = await readFile(join(packageFolder, 'kafka-jars.sha256'), 'utf8')
  const key = createHash('sha256').update(list).digest('hex').slice(0, 8)
  const pinned = list.trimEnd().split('\n').sort()
  return fetchOnce(
    `kafka-${kafkaVersion}-${key}`,
    async (folder) => (await sha256sums(folder)).join('\n') === pinned.join('\n'),
    async (folder) => {
      say(`Fetching Kafka ${kafkaVersion} with Maven (43 MB, once) …`)
      const startedAt = Date.now()
      await copyDependencies(folder)
      say(`Fetched Kafka ${kafkaVersion} in ${Math.round((Date.now() - startedAt) / 1000)} s`)
    },
  )
}

async function copyDependencies(folder: string) {
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies'
  const args = ['--batch-mode', '--quiet', '-f', join(packageFolder, 'pom.xml'), goal]
  try {
    await promisify(execFile)('mvn', [...args, '-DincludeScope=runtime', `-DoutputDirectory=${folder}`])
  } catch (error) {
    const { code, stdout, stderr } = error as NodeJS.ErrnoException & { stdout?: string; stderr?: string }
    if (code === 'ENOENT') {
      throw new Error(
        'Kafka has to be fetched, and Maven is missing. Install Maven and Java 17 or newer, ' +
          'or start Docker, or set KAFKA_BROKERS to a Kafka that runs.',
      )
    }
    throw new Error(`Maven could not fetch Kafka:\n${stdout ?? ''}${stderr ?? ''}`)
  }
}

/** One line for each file, as `sha256sum` prints it. */
async function sha256sums(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => [])
  const lines = names.map(async (name) => {
    const content = await readFile(join(folder, name))
    return `${createHash('sha256').update(content).digest('hex')}  ${name}`
  })
  return (await Promise.all(lines)).sort()
}
