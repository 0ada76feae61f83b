import { hostname } from 'node:os'
import { envSchema } from 'env-schema'
import { type Static, type TObject, type TProperties, Type } from 'typebox'

/** Not only for services that speak gRPC. */
export const metricsAddress = Type.Optional(
  Type.String({
    pattern: '^.+:[0-9]{1,5}$',
    description: 'Where GET /metrics is served to whoever asks, host:port; port 0 takes a free one; none when left out',
  }),
)

/** For services that own a ledger. */
export const leaseMs = Type.Integer({
  default: 5_000,
  minimum: 2_000,
  maximum: 20_000,
  description:
    'How long others may decide checks from memory without hearing from this service, in milliseconds; as long, and a ' +
    'tenth more, a process that falls silent holds up changes of access',
})

/** What every service is told by its environment. A service's own settings are added with {@link serviceConfig}. */
const shared = {
  MONGODB_URI: Type.String({ description: 'A replica set, without a database: mongodb://host:port/?replicaSet=…' }),
  KAFKA_BROKERS: Type.String({ description: 'host:port, comma separated' }),
  GRPC_ADDRESS: Type.String({ description: 'Where this process listens, host:port' }),
  ADVERTISED_ADDRESS: Type.Optional(
    Type.String({ description: 'Where other processes of this service reach this one, host:port; its own address' }),
  ),
  SIGNING_KEY: Type.String({ description: 'Ed25519 private key of this service, PKCS #8 PEM' }),
  TRUSTED_KEYS: Type.String({ description: 'JSON object of public keys (PEM) by service name' }),
  METRICS_ADDRESS: metricsAddress,
  LOG_LEVEL: Type.String({ default: 'info', description: 'trace, debug, info, warn or error' }),
}

/** The schema of a service's environment: what all share, and its own. */
export function serviceConfig<Own extends TProperties>(own: Own) {
  return Type.Object({ ...shared, ...own })
}

/** Reads the environment once, whole, by a schema. Throws one error that lists every problem. */
export function readConfig<Schema extends TObject>(schema: Schema): Static<Schema> {
  return envSchema<Static<Schema>>({ schema })
}

/**
 * Where other processes of the same service reach this one.
 * @param port the one it listens on
 */
export function advertisedAddress(config: { ADVERTISED_ADDRESS?: string; GRPC_ADDRESS: string }, port: number): string {
  const host = config.GRPC_ADDRESS.slice(0, config.GRPC_ADDRESS.lastIndexOf(':'))
  const isEverywhere = host === '0.0.0.0' || host === '[::]'
  return config.ADVERTISED_ADDRESS ?? `${isEverywhere ? hostname() : host}:${port}`
}
