import { execFile } from 'node:child_process'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { DataFolder } from './data-folder.ts'
import { kafkaAnswers } from './kafka-answers.ts'
import { fetchKafkaJars, kafkaVersion } from './kafka-jars.ts'
import { choosePorts } from './ports.ts'
import { type Breakable, serverProcess } from './server-process.ts'

export type EmbeddedKafka = {
  version: string
  brokers: string
  /** The listener of {@link KafkaSecurity}, if it was asked for. */
  securedBrokers?: string
  broker: Breakable
  stop(): Promise<void>
}

/** A second listener, with TLS in both directions and one user who signs in. */
export type KafkaSecurity = {
  /** PEM */
  certificate: string
  /** PEM, PKCS #8 */
  key: string
  /** PEM: who may have issued the certificates of clients */
  authorities: string
  username: string
  password: string
}

/** The first of Java's two compilers alone: the second takes more processor time than a broker of one machine gives back. */
const ONE_COMPILER = '-XX:TieredStopAtLevel=1'
const SCRAM = ['SCRAM-SHA-256', 'SCRAM-SHA-512']
const clusterId = Buffer.from('holdfast-laptop0').toString('base64url')

/** One Kafka broker that is its own controller (KRaft). */
export async function startEmbeddedKafka(
  folder: DataFolder,
  port: number | undefined,
  say: (line: string) => void,
  security?: KafkaSecurity,
): Promise<EmbeddedKafka> {
  const [java, jars] = await Promise.all([findJava(), fetchKafkaJars(say)])
  const wish = { name: 'Kafka', variable: 'KAFKA_PORT', port, usual: 9092 }
  const ports = await choosePorts(folder.path, wish, security ? 3 : 2)
  try {
    return await startBroker(folder, { java, jars, ports: ports.numbers as Launch['ports'], say, security })
  } finally {
    await ports.release()
  }
}

type Launch = {
  java: string
  jars: string
  ports: [broker: number, controller: number, secured: number]
  say: (line: string) => void
  security?: KafkaSecurity
}

async function startBroker(folder: DataFolder, launch: Launch): Promise<EmbeddedKafka> {
  const { java, jars, ports, say, security } = launch
  const [brokerPort, controllerPort, securedPort] = ports
  const data = join(folder.path, 'kafka')
  await discardHalfFormatted(data)
  const settings = await writeSettings(data, brokerPort, controllerPort, security && { ...security, port: securedPort })
  const classPath = ['-Djava.awt.headless=true', `-Dlog4j2.configurationFile=${settings.log4j}`, '-cp', join(jars, '*')]
  await formatOnce(java, classPath, settings, security)

  const broker = serverProcess(
    {
      name: 'kafka',
      command: java,
      args: [ONE_COMPILER, '-XX:+UseSerialGC', '-Xms128m', '-Xmx512m', ...classPath, 'kafka.Kafka', settings.server],
      port: brokerPort,
      answers: () => kafkaAnswers(brokerPort),
    },
    folder,
    say,
  )
  try {
    await broker.start()
  } catch (error) {
    await broker.stop()
    throw error
  }
  return {
    version: kafkaVersion,
    brokers: `127.0.0.1:${brokerPort}`,
    ...(security && { securedBrokers: `localhost:${securedPort}` }),
    broker,
    stop: broker.stop,
  }
}

async function findJava(): Promise<string> {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java'
  const advice = 'Install Java 17 or newer and Maven, or start Docker, or set KAFKA_BROKERS to a Kafka that runs.'
  const version = await promisify(execFile)(java, ['-version']).catch((error: Error) => {
    throw new Error(`Kafka needs Java, and \`${java} -version\` fails. ${advice}`, { cause: error })
  })
  // `openjdk version "17.0.15"`; before 9 it was "1.8.0".
  const major = Number(/version "(\d+)/.exec(version.stderr)?.[1])
  if (major < 17) throw new Error(`Kafka needs Java 17 or newer, and ${java} is Java ${major}. ${advice}`)
  return java
}

type Settings = { server: string; log4j: string; formatted: string }

async function writeSettings(
  data: string,
  brokerPort: number,
  controllerPort: number,
  security: (KafkaSecurity & { port: number }) | undefined,
): Promise<Settings> {
  await mkdir(data, { recursive: true })
  const secured = security && (await secureListener(data, security))
  const server = join(data, 'server.properties')
  await writeFile(
    server,
    `process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${controllerPort}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:${brokerPort},CONTROLLER://127.0.0.1:${controllerPort}${secured?.listener ?? ''}
advertised.listeners=PLAINTEXT://127.0.0.1:${brokerPort}${secured?.listener ?? ''}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_SSL
log.dirs=${join(data, 'data')}
auto.create.topics.enable=false

# By default, a new consumer group waits three seconds for more members.
group.initial.rebalance.delay.ms=0

# There is only one broker. Fewer partitions than by default, because each is a file to open at the start.
offsets.topic.replication.factor=1
offsets.topic.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=8
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1

# After a broker was killed, the controller lets it in again only when its last session is over: nine seconds by
# default.
broker.heartbeat.interval.ms=500
broker.session.timeout.ms=3000

# The default of 128 MB would be a quarter of the heap.
log.cleaner.dedupe.buffer.size=16777216
${secured?.settings ?? ''}`,
  )
  const log4j = join(data, 'log4j2.properties')
  await writeFile(
    log4j,
    // `shutdownHook=disable`: otherwise log4j stops at SIGTERM, before Kafka has logged how it stopped.
    `status=warn
shutdownHook=disable
appender.out.type=Console
appender.out.name=out
appender.out.layout.type=PatternLayout
appender.out.layout.pattern=%d{ISO8601} %p %m (%c{1})%n
rootLogger.level=info
rootLogger.appenderRef.out.ref=out
`,
  )
  return { server, log4j, formatted: join(data, 'formatted') }
}

async function secureListener(data: string, { port, ...security }: KafkaSecurity & { port: number }) {
  const [store, trusted] = [join(data, 'server.pem'), join(data, 'clients.pem')]
  await writeFile(store, security.key + security.certificate, { mode: 0o600 })
  await writeFile(trusted, security.authorities)
  const { username, password } = security
  const user = `required username="${username}" password="${password}" user_${username}="${password}";`
  const login = 'org.apache.kafka.common.security'
  return {
    listener: `,SECURED://localhost:${port}`,
    settings: `
listener.name.secured.ssl.keystore.type=PEM
listener.name.secured.ssl.keystore.location=${store}
listener.name.secured.ssl.truststore.type=PEM
listener.name.secured.ssl.truststore.location=${trusted}
listener.name.secured.ssl.client.auth=required
listener.name.secured.sasl.enabled.mechanisms=PLAIN,${SCRAM.join(',')}
listener.name.secured.plain.sasl.jaas.config=${login}.plain.PlainLoginModule ${user}
${SCRAM.map((each) => `listener.name.secured.${each.toLowerCase()}.sasl.jaas.config=${login}.scram.ScramLoginModule required;`).join('\n')}
`,
  }
}

/** If a launcher was killed while it formatted the folder, Kafka neither uses the folder nor formats it again. */
async function discardHalfFormatted(data: string) {
  const isFormatted = await stat(join(data, 'formatted')).catch(() => undefined)
  if (!isFormatted) await rm(data, { recursive: true, force: true })
}

async function formatOnce(java: string, classPath: string[], settings: Settings, security: KafkaSecurity | undefined) {
  if (await stat(settings.formatted).catch(() => undefined)) return
  const tool = [
    'kafka.tools.StorageTool',
    'format',
    '--cluster-id',
    clusterId,
    '--config',
    settings.server,
    ...usersOf(security),
  ]
  await promisify(execFile)(java, [ONE_COMPILER, ...classPath, ...tool])
  await writeFile(settings.formatted, '')
}

function usersOf(security: KafkaSecurity | undefined): string[] {
  if (!security) return []
  const user = `[name=${security.username},password=${security.password}]`
  return SCRAM.flatMap((mechanism) => ['--add-scram', `${mechanism}=${user}`])
}
