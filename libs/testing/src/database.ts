import { connectMongo } from '@holdfast/runtime'
import type { Connection } from 'mongoose'
import { atEnd } from './at-end.ts'
import type { SecuredKafka } from './servers.ts'

/** The addresses of the servers that the test run found or started. */
export const environment = {
  get mongoUri(): string {
    return needed('MONGODB_URI')
  },
  get kafkaBrokers(): string {
    return needed('KAFKA_BROKERS')
  },
  get securedKafka(): SecuredKafka | undefined {
    const { SECURED_KAFKA } = process.env
    return SECURED_KAFKA ? JSON.parse(SECURED_KAFKA) : undefined
  },
}

/** A name that no other test uses. */
export function uniqueName(prefix: string): string {
  return `${prefix}_${crypto.randomUUID().slice(0, 8)}`
}

/** A connection to a database of its own on the real MongoDB, dropped and closed after the tests of the file. */
export async function testDatabase(name = uniqueName('test')): Promise<Connection> {
  const connection = await connectMongo(environment.mongoUri, name)
  atEnd(async () => {
    await connection.dropDatabase()
    await connection.close()
  })
  return connection
}

function needed(variable: string): string {
  const value = process.env[variable]
  if (!value) throw new Error(`${variable} is not set: run the tests by npm test`)
  return value
}
