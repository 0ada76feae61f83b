import { startServers } from './servers.ts'

export default async function setup() {
  const servers = await startServers((line) => console.log(line))
  process.env.MONGODB_URI = servers.mongoUri
  process.env.KAFKA_BROKERS = servers.kafkaBrokers
  Object.assign(globalThis, { holdfastServers: servers })
}
