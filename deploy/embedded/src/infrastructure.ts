import { join, resolve } from 'node:path'
import { claimDataFolder, type DataFolder } from './data-folder.ts'
import { findCompose } from './docker.ts'
import { type EmbeddedKafka, type KafkaSecurity, startEmbeddedKafka } from './kafka.ts'
import { type EmbeddedMongo, type MongoFaults, startEmbeddedMongo } from './mongodb.ts'
import { portFrom } from './ports.ts'
import type { Breakable } from './server-process.ts'

export { startMail } from './mail.ts'
export type { Breakable, MongoFaults }

/** given: named by the environment. docker: started by docker-compose.yml. embedded: processes of this launcher. */
export type How = 'given' | 'docker' | 'embedded'

export type InfrastructureOptions = {
  /** Where embedded servers keep their data, for one launcher at a time. Default: `.data` of the repository. */
  directory?: string
  /** Members of MongoDB's replica set. With Docker there can be only one. Default 1. */
  mongoMembers?: 1 | 3
  /** False: `stop` deletes the data of embedded servers, and these take any free ports. Default true. */
  keep?: boolean
  /** Exactly this port, or 0 for any. Default: KAFKA_PORT, else 9092 if it is free, else any. */
  kafkaPort?: number
  /** Of the first member; the others take the next ones. Default: MONGODB_PORT, else 27017 if it is free, else any. */
  mongoPort?: number
  /**
   * True, for fault runs: do not use given servers or Docker. Default: whether HOLDFAST_INFRASTRUCTURE is `embedded`.
   */
  embeddedOnly?: boolean
  /** A second listener of embedded Kafka. */
  kafkaSecurity?: KafkaSecurity
  /** Prints a line for the person who is waiting. */
  say: (line: string) => void
}

export type Faults = { mongo?: MongoFaults; kafka?: Breakable }

export type Infrastructure = {
  mongoUri: string
  /** host:port; several are separated by commas. */
  kafkaBrokers: string
  /** The listener of `kafkaSecurity`, where Kafka is embedded. */
  securedKafkaBrokers?: string
  mongo: How
  kafka: How
  /** Breaks servers on purpose. Only embedded ones are in it. */
  faults: Faults
  /** Stops what was started here. Docker's volumes stay. */
  stop(): Promise<void>
}

const repositoryData = join(import.meta.dirname, '../../../.data')

/**
 * Finds or starts MongoDB (a replica set) and Kafka. For each of them it takes the first that there is: a server that
 * the environment names (MONGODB_URI, KAFKA_BROKERS), Docker, embedded. Whatever it starts ends with this process.
 */
export async function startInfrastructure(options: InfrastructureOptions): Promise<Infrastructure> {
  const { say, mongoMembers = 1, keep = true } = options
  const { env } = process
  const isEmbeddedOnly = options.embeddedOnly ?? env.HOLDFAST_INFRASTRUCTURE === 'embedded'
  const given = isEmbeddedOnly ? {} : { mongo: env.MONGODB_URI, kafka: env.KAFKA_BROKERS }
  const isComplete = given.mongo && given.kafka
  const compose = isEmbeddedOnly || isComplete ? undefined : await findCompose()
  const mongo = how(given.mongo, compose && mongoMembers === 1)
  const kafka = how(given.kafka, compose)

  // `stop` ends the servers, all at once, and then takes these steps, the last one first.
  const undo: (() => Promise<void>)[] = []
  const servers: { stop(): Promise<void> }[] = []
  async function stop() {
    await Promise.all(servers.splice(0).map((server) => server.stop()))
    for (const step of undo.splice(0).reverse()) await step()
  }

  try {
    const inDocker = [...(mongo === 'docker' ? ['mongodb'] : []), ...(kafka === 'docker' ? ['kafka'] : [])]
    if (compose && inDocker.length > 0) {
      say(`Starting ${inDocker.join(' and ')} with docker compose …`)
      const started = await compose.up(inDocker)
      if (started.length > 0) undo.push(() => compose.stop(started))
    }

    let folder: DataFolder | undefined
    if (mongo === 'embedded' || kafka === 'embedded') {
      const claimed = await claimDataFolder(resolve(options.directory ?? repositoryData))
      undo.push(keep ? claimed.release : claimed.remove)
      folder = claimed
    }
    const port = (wanted: number | undefined, variable: string) => wanted ?? (keep ? portFrom(variable) : 0)
    const starting = {
      mongo:
        folder && mongo === 'embedded'
          ? startEmbeddedMongo(folder, { members: mongoMembers, port: port(options.mongoPort, 'MONGODB_PORT'), say })
          : undefined,
      kafka:
        folder && kafka === 'embedded'
          ? startEmbeddedKafka(folder, port(options.kafkaPort, 'KAFKA_PORT'), say, options.kafkaSecurity)
          : undefined,
    }
    // Waits for both even if one fails: the other one has to be stopped, and cannot be while it is starting.
    const outcomes = await Promise.allSettled([starting.mongo, starting.kafka])
    for (const outcome of outcomes) if (outcome.status === 'fulfilled' && outcome.value) servers.push(outcome.value)
    const failures = outcomes.filter((outcome) => outcome.status === 'rejected').map(({ reason }) => reason as Error)
    if (failures.length > 0) throw new Error(failures.map(({ message }) => message).join('\n'), { cause: failures[0] })
    const [embeddedMongo, embeddedKafka] = [await starting.mongo, await starting.kafka]

    say(`${describeMongo(mongo, embeddedMongo)} · ${describeKafka(kafka, embeddedKafka)}`)
    return {
      mongoUri:
        given.mongo ?? embeddedMongo?.uri ?? `mongodb://127.0.0.1:${env.MONGODB_PORT || 27017}/?replicaSet=holdfast`,
      kafkaBrokers: given.kafka ?? embeddedKafka?.brokers ?? `127.0.0.1:${env.KAFKA_PORT || 9092}`,
      ...(embeddedKafka?.securedBrokers && { securedKafkaBrokers: embeddedKafka.securedBrokers }),
      mongo,
      kafka,
      faults: { mongo: embeddedMongo, kafka: embeddedKafka?.broker },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

function how(given: string | undefined, docker: unknown): How {
  if (given) return 'given'
  return docker ? 'docker' : 'embedded'
}

function describeMongo(how: How, embedded: EmbeddedMongo | undefined) {
  if (!embedded) return `MongoDB: ${how}`
  const count = embedded.members.length
  return `MongoDB: embedded ${embedded.version} (replica set, ${count} ${count === 1 ? 'member' : 'members'})`
}

function describeKafka(how: How, embedded: EmbeddedKafka | undefined) {
  return embedded ? `Kafka: embedded ${embedded.version}` : `Kafka: ${how}`
}
