import type { ServiceName } from '@holdfast/contracts'
import { addressesFor, type ProcessVariables } from '@holdfast/runtime'
import { environment } from './database.ts'
import { testKeys } from './passports.ts'
import { testSecrets } from './test-secrets.ts'

/** An address at which nothing listens. */
const NOWHERE = '127.0.0.1:1'

/**
 * The environment of a service's process in a test: the real servers, test keys, free ports. `readConfig` reads it, and
 * ignores the variables that the service does not have.
 * @param options.at where the services that it calls and follows are reached; the others cannot be reached
 */
export function testEnvironment(
  name: ServiceName,
  options: { database?: string; at?: Partial<Record<ServiceName, string>> },
): ProcessVariables {
  const { database, at = {} } = options
  return {
    MONGODB_URI: environment.mongoUri,
    KAFKA_BROKERS: environment.kafkaBrokers,
    GRPC_ADDRESS: '127.0.0.1:0',
    HTTP_PORT: '0',
    LEAVING_MS: '0',
    SIGNING_KEY: testKeys.privateJson(name),
    TRUSTED_KEYS: testKeys.trustedJson,
    LINK_SECRETS: testSecrets('link'),
    SECRETS_KEYS: testSecrets('at-rest'),
    REPEAT_SECRETS: testSecrets('repeat'),
    SMTP_URL: `smtp://${NOWHERE}`,
    LOG_LEVEL: 'silent',
    ...(database && { DATABASE: database }),
    ...addressesFor(name, (other) => at[other] ?? NOWHERE),
  }
}
