import { createServer } from 'node:net'
import mongoose from 'mongoose'
import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers'
import type { Servers } from './servers.ts'

/** Does a Docker engine answer? */
export async function hasContainers(): Promise<boolean> {
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  )
}

/**
 * MongoDB and Kafka in containers. Both tell their clients which address to connect to, so each has the same port
 * inside and outside of its container.
 */
export async function startContainers(): Promise<Servers> {
  const [mongoPort, kafkaPort] = [await freePort(), await freePort()]
  const [mongo, kafka] = await Promise.all([
    new GenericContainer('mongo:8.0')
      .withCommand(['mongod', '--replSet', 'holdfast', '--bind_ip_all', '--port', String(mongoPort)])
      .withExposedPorts({ container: mongoPort, host: mongoPort })
      .withWaitStrategy(Wait.forListeningPorts())
      .start(),
    new GenericContainer('apache/kafka:4.1.1')
      .withEnvironment({
        KAFKA_NODE_ID: '1',
        KAFKA_PROCESS_ROLES: 'broker,controller',
        KAFKA_LISTENERS: `PLAINTEXT://:${kafkaPort},CONTROLLER://:9093`,
        KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${kafkaPort}`,
        KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
        KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
        KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
        KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
        KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
        KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
        KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
        KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
      })
      .withExposedPorts({ container: kafkaPort, host: kafkaPort })
      .withWaitStrategy(Wait.forLogMessage(/Kafka Server started/))
      .start(),
  ])
  await initiate(mongoPort)
  return {
    mongoUri: `mongodb://127.0.0.1:${mongoPort}/?replicaSet=holdfast`,
    kafkaBrokers: `127.0.0.1:${kafkaPort}`,
    async stop() {
      await Promise.all([mongo.stop(), kafka.stop()])
    },
  }
}

async function initiate(port: number) {
  const connection = await mongoose.createConnection(`mongodb://127.0.0.1:${port}/?directConnection=true`).asPromise()
  try {
    const members = [{ _id: 0, host: `127.0.0.1:${port}` }]
    await connection.db!.admin().command({ replSetInitiate: { _id: 'holdfast', members } })
  } finally {
    await connection.close()
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
