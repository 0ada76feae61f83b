import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import mongoose from 'mongoose'
import type { DataFolder } from './data-folder.ts'
import { findMongod, type MongodBinary } from './mongod-binary.ts'
import { choosePorts, isListening } from './ports.ts'
import { until } from './readiness.ts'
import { type Breakable, serverProcess } from './server-process.ts'

export type MongoFaults = {
  members: Breakable[]
  /** Index of the primary. Waits up to 30 s for an election. */
  primary(): Promise<number>
}

export type EmbeddedMongo = MongoFaults & { version: string; uri: string; stop(): Promise<void> }

export type EmbeddedMongoOptions = {
  members: 1 | 3
  port: number | undefined
  say: (line: string) => void
}

const replicaSet = 'holdfast'

// On one machine no message is lost or slow, so a member may be given up early: failover in three seconds, not twelve.
const quickFailover = { electionTimeoutMillis: 2000, heartbeatIntervalMillis: 500, heartbeatTimeoutSecs: 2 }

/** A replica set of real mongod processes. */
export async function startEmbeddedMongo(folder: DataFolder, options: EmbeddedMongoOptions): Promise<EmbeddedMongo> {
  const mongod = await findMongod(options.say)
  const wish = { name: 'MongoDB', variable: 'MONGODB_PORT', port: options.port, usual: 27017 }
  const ports = await choosePorts(folder.path, wish, options.members)
  try {
    return await startMembers(folder, mongod, ports.numbers, options.say)
  } finally {
    await ports.release()
  }
}

async function startMembers(
  folder: DataFolder,
  mongod: MongodBinary,
  ports: number[],
  say: (line: string) => void,
): Promise<EmbeddedMongo> {
  // The name has the series of MongoDB in it, because another one may not be able to open the files; and the number of
  // members, because one that did not run for a while has other data than the rest.
  const series = mongod.version.split('.').slice(0, 2).join('.')
  const data = join(folder.path, `mongodb-${series}-${ports.length}`)

  const members = await Promise.all(
    ports.map(async (port, index) => {
      const dbPath = join(data, String(index))
      await mkdir(dbPath, { recursive: true })
      const answers = () => isListening(port)
      const args = mongodArguments(port, dbPath)
      return serverProcess({ name: `mongod-${index}`, command: mongod.path, args, port, answers }, folder, say)
    }),
  )
  const stop = async () => {
    await Promise.all(members.map((member) => member.stop()))
  }
  try {
    await Promise.all(members.map((member) => member.start()))
    const log = folder.log('mongod-0')
    // Just after its start, mongod is still reading its configuration and refuses to tell it.
    await until(() => agreeOnMembers(ports), { what: 'The replica set', seconds: 120, log })
    await until(async () => ((await areAllServing(ports)) ? true : undefined), { what: 'MongoDB', seconds: 120, log })
  } catch (error) {
    await stop()
    throw error
  }
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',')
  return {
    version: mongod.version,
    uri: `mongodb://${hosts}/?replicaSet=${replicaSet}`,
    members,
    primary: () => until(() => findPrimary(ports), { what: 'A primary of MongoDB', seconds: 60 }),
    stop,
  }
}

function mongodArguments(port: number, dbPath: string): string[] {
  return [
    ...['--replSet', replicaSet, '--bind_ip', '127.0.0.1', '--port', String(port), '--dbpath', dbPath],
    ...['--nounixsocket', '--wiredTigerCacheSizeGB', '0.25', '--oplogSize', '512'],
    // By default, a primary that is stopped waits 15 s for another member to take over.
    ...['--setParameter', 'shutdownTimeoutMillisForSignaledShutdown=100'],
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
    // A client that was killed leaves its transaction open, and what it locked stays locked: for a minute by default.
    ...['--setParameter', 'transactionLifetimeLimitSeconds=5'],
    // When a primary hangs, a secondary gives up waiting for its oplog after two seconds instead of seven, and then
    // looks for the new primary at once. Until it has found it, no write gets a majority.
    ...['--setParameter', 'oplogNetworkTimeoutBufferSeconds=1'],
    ...['--setParameter', 'oplogFetcherSteadyStateMaxFetcherRestarts=0'],
  ]
}

/** Initiates a new set, or tells one that was kept which ports its members have now. Undefined: try again. */
function agreeOnMembers(ports: number[]): Promise<boolean | undefined> {
  const hosts = ports.map((port) => `127.0.0.1:${port}`)
  return askMember(ports[0]!, async (admin) => {
    const { config } = await admin.command({ replSetGetConfig: 1 }).catch((error) => {
      if (error.codeName === 'NotYetInitialized') return { config: undefined }
      throw error
    })
    if (!config) {
      const members = hosts.map((host, _id) => ({ _id, host }))
      const settings = ports.length > 1 ? quickFailover : {}
      await admin.command({ replSetInitiate: { _id: replicaSet, members, settings } })
      return true
    }
    const isAgreed = config.members.every((member: { host: string }, index: number) => member.host === hosts[index])
    if (!isAgreed) {
      const members = config.members.map((member: object, index: number) => ({ ...member, host: hosts[index] }))
      // Forced: the members cannot reach each other by the old ports, so no majority could agree.
      await admin.command({ replSetReconfig: { ...config, version: config.version + 1, members }, force: true })
    }
    return true
  })
}

async function areAllServing(ports: number[]): Promise<boolean> {
  const answers = await Promise.all(ports.map(hello))
  const isServing = answers.map((answer) => answer?.isWritablePrimary || answer?.secondary)
  return isServing.every(Boolean) && answers.some((answer) => answer?.isWritablePrimary)
}

async function findPrimary(ports: number[]): Promise<number | undefined> {
  const index = (await Promise.all(ports.map(hello))).findIndex((answer) => answer?.isWritablePrimary)
  return index < 0 ? undefined : index
}

function hello(port: number) {
  return askMember(port, (admin) => admin.command({ hello: 1 }))
}

type Admin = ReturnType<mongoose.mongo.Db['admin']>

/** Asks this member and no other one. Undefined when it does not answer, or refuses. */
async function askMember<Answer>(port: number, ask: (admin: Admin) => Promise<Answer>): Promise<Answer | undefined> {
  const client = new mongoose.mongo.MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: 1000,
    socketTimeoutMS: 5000, // a member that a fault run has stopped accepts connections and never answers
  })
  try {
    return await ask(client.db('admin').admin())
  } catch {
    return undefined
  } finally {
    await client.close()
  }
}
