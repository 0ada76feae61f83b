import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startInfrastructure } from '@holdfast/embedded'
import { testAuthority } from './certificate-authority.ts'
import { hasContainers, startContainers } from './containers.ts'

export interface Servers {
  mongoUri: string
  kafkaBrokers: string
  /** A listener of Kafka with TLS and a user, where Kafka is embedded. */
  securedKafka?: SecuredKafka
  stop(): Promise<void>
}

/** All in PEM. */
export interface SecuredKafka {
  brokers: string
  authorities: string
  /** Of a client. */
  certificate: string
  key: string
  username: string
  password: string
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
  const authority = await testAuthority()
  const authorities = authority.pem
  const user = { username: 'holdfast', password: crypto.randomUUID() }
  const infrastructure = await startInfrastructure({
    directory,
    keep: false,
    kafkaSecurity: { ...(await authority.issue(['localhost'])), authorities, ...user },
    say,
  })
  const { securedKafkaBrokers: brokers } = infrastructure
  if (!brokers) return infrastructure
  return { ...infrastructure, securedKafka: { brokers, authorities, ...(await authority.issue(['client'])), ...user } }
}
