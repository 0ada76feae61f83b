import { startServers } from './servers.ts'

export default async function setup() {
  const servers = await startServers((line) => console.log(line))
  process.env.MONGODB_URI = servers.mongoUri
  process.env.KAFKA_BROKERS = servers.kafkaBrokers
  if (servers.securedKafka) process.env.SECURED_KAFKA = JSON.stringify(servers.securedKafka)
  Object.assign(globalThis, { holdfastServers: servers })
}
