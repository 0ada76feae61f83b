import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInfrastructure } from '@holdfast/embedded'
import { hasContainers, startContainers } from './containers.ts'

export interface Servers {
  mongoUri: string
  kafkaBrokers: string
  stop(): Promise<void>
}

/**
 * The real MongoDB and Kafka of a test run: those that the environment names; otherwise containers; where there is no
 * Docker, embedded ones.
 */
export async function startServers(say: (line: string) => void): Promise<Servers> {
  const { MONGODB_URI, KAFKA_BROKERS, HOLDFAST_INFRASTRUCTURE } = process.env
  const isGiven = MONGODB_URI && KAFKA_BROKERS
  if (!isGiven && HOLDFAST_INFRASTRUCTURE !== 'embedded' && (await hasContainers())) {
    say('MongoDB and Kafka: testcontainers')
    return startContainers()
  }
  const directory = await mkdtemp(join(tmpdir(), 'holdfast-test-'))
  return startInfrastructure({ directory, keep: false, say })
}
