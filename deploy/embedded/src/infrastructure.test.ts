import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureTopics } from '@holdfast/messaging'
import { silentLog } from '@holdfast/testing'
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { Kafka, logLevel } from 'kafkajs'
import mongoose from 'mongoose'
import { type Infrastructure, startInfrastructure, startMail } from './infrastructure.ts'
import { isAlive } from './process-identity.ts'

// Real servers start and elect each other here, which takes long on a busy machine. This only ends a test that hangs.
jest.setTimeout(180_000)

const temporary: string[] = []

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'holdfast-embedded-'))
  temporary.push(folder)
  return folder
}

afterAll(async () => {
  for (const folder of temporary) await rm(folder, { recursive: true, force: true })
})

const anyPorts = { embeddedOnly: true, mongoPort: 0, kafkaPort: 0 } as const

/** The launcher in a process of its own, as a person starts it. */
async function launch(directory: string, ...options: string[]) {
  const main = join(import.meta.dirname, 'main.ts')
  const launcher = spawn(process.execPath, [main, '--data', directory, ...options], {
    env: { ...process.env, HOLDFAST_INFRASTRUCTURE: 'embedded', KAFKA_PORT: '0', MONGODB_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const lines: string[] = []
  for await (const line of createInterface({ input: launcher.stdout })) {
    lines.push(line)
    if (line.startsWith('Running')) break
  }
  const mongoUri = lines.find((line) => line.startsWith('MONGODB_URI='))?.slice('MONGODB_URI='.length) ?? ''
  return { launcher, lines, mongoUri, children: await childrenOf(directory) }
}

/** What the launcher noted about the servers it started. */
async function childrenOf(directory: string): Promise<string[]> {
  const run = join(directory, 'run')
  const names = (await readdir(run)).filter((name) => name !== 'launcher.pid')
  return Promise.all(names.map((name) => readFile(join(run, name), 'utf8')))
}

async function secondsUntilGone(identities: string[], limit: number): Promise<number> {
  const startedAt = Date.now()
  while ((await Promise.all(identities.map(isAlive))).includes(true)) {
    const seconds = (Date.now() - startedAt) / 1000
    if (seconds > limit) return seconds
    await sleep(50)
  }
  return (Date.now() - startedAt) / 1000
}

function signalled(launcher: ChildProcess, signal: NodeJS.Signals) {
  const exit = once(launcher, 'exit')
  launcher.kill(signal)
  return exit
}

async function withMongo<Result>(uri: string, use: (client: mongoose.mongo.MongoClient) => Promise<Result>) {
  const client = new mongoose.mongo.MongoClient(uri)
  try {
    return await use(client)
  } finally {
    await client.close()
  }
}

describe('when one infrastructure runs', () => {
  const said: string[] = []
  let infrastructure: Infrastructure
  let directory: string

  beforeAll(async () => {
    directory = await temporaryFolder()
    infrastructure = await startInfrastructure({ ...anyPorts, directory, say: (line) => said.push(line) })
  })

  afterAll(() => infrastructure?.stop())

  test('then the choice is told in one line', () => {
    expect(infrastructure).toMatchObject({ mongo: 'embedded', kafka: 'embedded' })
    expect(said.at(-1)).toMatch(/^MongoDB: embedded \d+\.\d+\.\d+ \(replica set, 1 member\) · Kafka: embedded 4\.1\.1$/)
  })

  test('then a transaction of MongoDB commits or leaves nothing', async () => {
    const names = await withMongo(infrastructure.mongoUri, async (client) => {
      const boats = client.db('harbour').collection<{ name: string }>('boats')
      await client.withSession((session) =>
        session.withTransaction(() => boats.insertOne({ name: 'kept' }, { session })),
      )
      const refused = client.withSession((session) =>
        session.withTransaction(async () => {
          await boats.insertOne({ name: 'lost' }, { session })
          throw new Error('refused')
        }),
      )
      await expect(refused).rejects.toThrow('refused')
      return (await boats.find().toArray()).map(({ name }) => name)
    })
    expect(names).toEqual(['kept'])
  })

  test('then Kafka takes a topic and a record, and makes no topic by itself', async () => {
    const brokers = infrastructure.kafkaBrokers.split(',')
    const kafka = new Kafka({ brokers, logLevel: logLevel.NOTHING })
    const admin = kafka.admin()
    const producer = kafka.producer({ allowAutoTopicCreation: true, retry: { retries: 0 } })
    await Promise.all([admin.connect(), producer.connect()])
    try {
      // Not by kafkajs alone, which does not wait until the broker has opened the new partitions.
      await ensureTopics({ brokers, topics: ['arrivals'], partitions: 2, replicationFactor: 1, log: silentLog })
      await producer.send({ topic: 'arrivals', messages: [{ value: 'boat' }] })
      await expect(producer.send({ topic: 'typing-mistake', messages: [{ value: 'boat' }] })).rejects.toThrow()
      expect(await admin.listTopics()).toEqual(['arrivals'])
    } finally {
      await Promise.all([admin.disconnect(), producer.disconnect()])
    }
  })

  test('then a second launcher in the same folder is refused with the process that has it', async () => {
    const second = startInfrastructure({ ...anyPorts, directory, say: () => {} })
    await expect(second).rejects.toThrow(`Another launcher (process ${process.pid}) is running`)
  })

  test('then a port that was asked for and is busy is named', async () => {
    const { port } = infrastructure.faults.kafka!
    const second = startInfrastructure({
      ...anyPorts,
      directory: await temporaryFolder(),
      kafkaPort: port,
      say: () => {},
    })
    await expect(second).rejects.toThrow(`Port ${port} is busy, and Kafka was told to use it. Set KAFKA_PORT`)
  })

  test('then a broker that was killed comes back with its topics', async () => {
    const broker = infrastructure.faults.kafka!
    const before = broker.pid()
    await broker.kill('SIGKILL')
    expect(broker.pid()).toBeUndefined()
    await broker.start()
    expect(broker.pid()).not.toBe(before)
    const admin = new Kafka({ brokers: [infrastructure.kafkaBrokers], logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    expect(await admin.listTopics()).toContain('arrivals')
    await admin.disconnect()
  })
})

describe('when the launcher ends', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s, then its servers ended before it, and cleanly', async (signal) => {
    const directory = await temporaryFolder()
    const { launcher, children } = await launch(directory)
    expect(children).toHaveLength(2)
    expect(await signalled(launcher, signal)).toEqual([0, null])
    expect(await Promise.all(children.map(isAlive))).toEqual([false, false])
    const [mongodLog, kafkaLog] = await Promise.all(
      ['mongod-0.log', 'kafka.log'].map((name) => readFile(join(directory, 'logs', name), 'utf8')),
    )
    expect(mongodLog?.includes('"exitCode":0')).toBe(true)
    expect(kafkaLog?.includes('App info kafka.server for 1 unregistered')).toBe(true)
  })

  test('by kill -9, then its servers end too, and the next launcher finds the data', async () => {
    const directory = await temporaryFolder()
    const first = await launch(directory)
    await withMongo(first.mongoUri, (client) => client.db('harbour').collection('boats').insertOne({ name: 'kept' }))
    await signalled(first.launcher, 'SIGKILL')
    // At once: the next launcher itself waits for what the first one left.
    const next = await startInfrastructure({ ...anyPorts, directory, say: () => {} })
    try {
      expect(await secondsUntilGone(first.children, 0)).toBeLessThan(0.1)
      expect(next.mongoUri).toBe(first.mongoUri)
      const names = await withMongo(next.mongoUri, (client) =>
        client.db('harbour').collection('boats').distinct('name'),
      )
      expect(names).toEqual(['kept'])
    } finally {
      await next.stop()
    }
  })

  test('by kill -9 and nobody comes after it, then nothing is left within 15 seconds', async () => {
    const { launcher, children } = await launch(await temporaryFolder())
    await signalled(launcher, 'SIGKILL')
    expect(await secondsUntilGone(children, 15)).toBeLessThan(15)
  })
})

describe('when MongoDB has three members', () => {
  test('then another one takes over from a primary that was killed', async () => {
    const directory = await temporaryFolder()
    const options = { ...anyPorts, directory, mongoMembers: 3, keep: false, say: () => {} } as const
    const infrastructure = await startInfrastructure(options)
    try {
      const mongo = infrastructure.faults.mongo!
      const before = await mongo.primary()
      await mongo.members[before]!.kill('SIGKILL')
      const after = await mongo.primary()
      expect(after).not.toBe(before)
      await mongo.members[before]!.start()
      await withMongo(infrastructure.mongoUri, (client) =>
        client
          .db('harbour')
          .collection('boats')
          .insertOne({ name: 'kept' }, { writeConcern: { w: 3 } }),
      )
    } finally {
      await infrastructure.stop()
    }
    await expect(readdir(directory)).rejects.toThrow('ENOENT')
  })
})

test('when a mail is sent to the mail sink, then its page lists it', async () => {
  const mail = await startMail({ smtpPort: 0, webPort: 0, say: () => {} })
  try {
    const { port } = new URL(mail.smtpUrl)
    await sendMail(Number(port), ['Subject: Welcome aboard', '', 'Ahoy'])
    const mails = (await (await fetch(`${mail.webUrl}/email`)).json()) as { subject: string }[]
    expect(mails.map(({ subject }) => subject)).toEqual(['Welcome aboard'])
  } finally {
    await mail.stop()
  }
})

/** The few words of SMTP that a mail needs. */
async function sendMail(port: number, lines: string[]) {
  const socket = connect({ port, host: '127.0.0.1' })
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  const said = [
    'HELO here',
    'MAIL FROM:<a@example.org>',
    'RCPT TO:<b@example.org>',
    'DATA',
    [...lines, '.'].join('\r\n'),
  ]
  for (const words of [...said, 'QUIT']) {
    expect((await replies.next()).value).toMatch(/^[23]/)
    socket.write(`${words}\r\n`)
  }
  await replies.next()
  socket.destroy()
}
