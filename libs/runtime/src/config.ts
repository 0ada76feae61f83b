import { hostname } from 'node:os'
import { ledgersOf, type Need, type OwnerName, type ServiceName, services } from '@holdfast/contracts'
import { envSchema } from 'env-schema'
import { type Static, type TObject, type TProperties, Type } from 'typebox'
import { isKeyRing, SECRETS_FORM } from './key-ring.ts'
import { isSigningKey, isTrustedKeys, SIGNING_KEY_FORM, TRUSTED_KEYS_FORM } from './principal.ts'
import { faultsIn, type GuardedSettings, unsafeWords } from './safety.ts'

// A setting that is `writeOnly` is a secret: it is given to a process and never shown.

/** What a text may have to be. A refusal names the variable and the form, and never the value, which may be a secret. */
const formats = {
  [SIGNING_KEY_FORM]: isSigningKey,
  [TRUSTED_KEYS_FORM]: isTrustedKeys,
  [SECRETS_FORM]: isKeyRing,
}

/** Of those that OpenTelemetry names: whether a request is traced is decided by the gateway alone. */
const SAMPLERS = ['always_on', 'always_off', 'traceidratio'].flatMap((name) => [name, `parentbased_${name}`])

/** Of every program, those too that are no services. */
export const metricsSettings = {
  METRICS_ADDRESS: Type.Optional(
    Type.String({
      pattern: '^.+:[0-9]{1,5}$',
      description:
        'Where GET /metrics, /live and /ready are served, without access control, host:port; port 0 takes a free one; if ' +
        'left out, nowhere',
    }),
  ),
}

const UNSAFE = unsafeWords.join('|')

const ofEverybody = {
  SIGNING_KEY: Type.String({
    format: SIGNING_KEY_FORM,
    writeOnly: true,
    description: 'The key with which this service signs',
  }),
  ...metricsSettings,
  TRUSTED_KEYS: Type.String({ format: TRUSTED_KEYS_FORM, description: 'The keys of all services' }),
  SECURITY_LOG: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'A folder for the trail of authentication, one file a day; if left out, its events are lines of the log with ' +
        '"log":"security"',
    }),
  ),
  SECURITY_LOG_DAYS: Type.Integer({
    default: 90,
    minimum: 1,
    description: 'How many days the files of SECURITY_LOG are kept; 1 keeps those of yesterday and today',
  }),
  TLS_CERTIFICATE: path(
    'The certificate of this process (PEM), which names its service: with it, gRPC is mutual TLS. Read again when it changes',
  ),
  TLS_KEY: path('The private key of TLS_CERTIFICATE (PEM)'),
  TLS_AUTHORITIES: path("The authorities of all processes' certificates (PEM, one or several)"),
  ALLOW_UNSAFE: Type.Optional(
    Type.String({
      pattern: `^(${UNSAFE})(,(${UNSAFE}))*$`,
      description:
        'What else makes a process refuse to start, comma separated: `http` (PUBLIC_URL is http, and not to this machine), ' +
        '`plain-wires` (in Kubernetes: no TLS_CERTIFICATE, or no TLS to Kafka or MongoDB)',
    }),
  ),
  OTEL_EXPORTER_OTLP_ENDPOINT: Type.Optional(
    Type.String({
      minLength: 1,
      description:
        'Where traces are sent, by OTLP over HTTP in JSON, such as http://collector:4318; if left out, nothing is traced',
    }),
  ),
  OTEL_EXPORTER_OTLP_HEADERS: Type.Optional(
    Type.String({
      writeOnly: true,
      description: 'Headers for the collector, name=value, comma separated',
    }),
  ),
  OTEL_TRACES_SAMPLER: Type.Optional(
    Type.String({
      enum: SAMPLERS,
      description: 'Which requests are traced: all of them if left out, or a part of them by OTEL_TRACES_SAMPLER_ARG',
    }),
  ),
  OTEL_TRACES_SAMPLER_ARG: Type.Optional(
    Type.String({
      pattern: '^(0|1|0?\\.[0-9]+|1\\.0+)$',
      description: 'The part of all requests that is traced, 0 to 1',
    }),
  ),
  LOG_LEVEL: Type.String({ default: 'info', description: 'trace, debug, info, warn or error' }),
}

const byAnswers = {
  grpc: {
    GRPC_ADDRESS: Type.String({ description: 'Where this process listens, host:port' }),
  },
  http: {
    HTTP_HOST: Type.String({ default: '127.0.0.1', description: 'Address this process listens on' }),
    HTTP_PORT: Type.Integer({ default: 8080, minimum: 0, maximum: 65_535, description: 'Port; 0 takes a free one' }),
  },
}

const ofDatabases = (name: ServiceName) => ({
  MONGODB_URI: Type.String({
    writeOnly: true,
    description: 'A replica set, without a database: mongodb://host:port/?replicaSet=…',
  }),
  DATABASE: Type.String({ default: `holdfast_${name}`, description: 'Name of the MongoDB database' }),
  SCHEMA: Type.Union([Type.Literal('create'), Type.Literal('expect'), Type.Literal('migrate')], {
    default: 'create',
    description:
      'create makes the collections and indexes that are missing, and changes what an earlier release stored; expect only ' +
      'waits for them, so that the user of MONGODB_URI needs no right to make them; migrate makes them, and the topic of ' +
      'a ledger, and then the process ends with status 0',
  }),
})

const ofTopics = {
  KAFKA_BROKERS: Type.String({ description: 'host:port, comma separated' }),
  KAFKA_AUTHORITIES: path('The authorities of the certificates of Kafka (PEM): with it, connections to Kafka are TLS'),
  KAFKA_CERTIFICATE: path('A certificate by which Kafka knows this process (PEM)'),
  KAFKA_KEY: path('The private key of KAFKA_CERTIFICATE (PEM)'),
  KAFKA_SASL: Type.Optional(
    Type.Enum(['plain', 'scram-sha-256', 'scram-sha-512'], {
      description: 'How this process signs in to Kafka: plain, scram-sha-256 or scram-sha-512; if left out, not at all',
    }),
  ),
  KAFKA_USERNAME: Type.Optional(Type.String({ minLength: 1, description: 'With KAFKA_SASL' })),
  KAFKA_PASSWORD: Type.Optional(Type.String({ minLength: 1, writeOnly: true, description: 'With KAFKA_SASL' })),
}

const ofLedgers = {
  TOPIC_REPLICAS: Type.Integer({
    default: 1,
    minimum: 1,
    description: 'On how many brokers the topic is kept; used when SCHEMA is migrate and there is no topic yet',
  }),
  LEASE_MS: Type.Integer({
    default: 5_000,
    minimum: 2_000,
    maximum: 20_000,
    description:
      'How many milliseconds other processes may decide checks from memory without hearing from this service; a process ' +
      'that falls silent delays changes of access by this time and a tenth',
  }),
  CONTEXT_DAYS: Type.Integer({
    default: 90,
    minimum: 1,
    description: 'How many days the network address and the program of a request that changed something are kept',
  }),
  ADVERTISED_ADDRESS: Type.Optional(
    Type.String({
      description: 'Where other processes of this service reach this one, host:port; GRPC_ADDRESS when left out',
    }),
  ),
}

const byNeed = {
  smtp: {
    SMTP_URL: Type.String({ writeOnly: true, description: 'smtp://user:password@host:port, or smtps://…' }),
  },
  'public-url': {
    PUBLIC_URL: Type.String({
      default: 'http://localhost:8080',
      pattern: '^https?://[^/?#]+$',
      description: 'How browsers reach the API and its pages, without a path; https makes cookies secure',
    }),
  },
  'link-secrets': {
    LINK_SECRETS: secrets(
      'Sign links: those in mails, and of site those that open closed environments, whose passwords they make, too',
    ),
  },
  'secrets-keys': { SECRETS_KEYS: secrets('Encrypt two-factor secrets at rest') },
  'repeat-secrets': { REPEAT_SECRETS: secrets('Hash the bodies of calls with an Idempotency-Key') },
} satisfies Record<Need, TProperties>

type Row<Name extends ServiceName> = (typeof services)[Name]
type Called<Name extends ServiceName> = Row<Name>['calls'][number]
type Source<Name extends ServiceName> = Row<Name>['follows'][number] | Row<Name>['copies'][number]
type Values<Group extends TProperties> = Static<TObject<Group>>
type AllOf<Union> = (Union extends unknown ? (part: Union) => void : never) extends (all: infer All) => void
  ? All
  : never
type NeedValues<N extends Need> = N extends Need ? Values<(typeof byNeed)[N]> : never
type IfNone<Union, Then, Else> = [Union] extends [never] ? Then : Else

/** The settings of a process that follow from the row of its service in the table of services. */
export type ConfigOf<Name extends ServiceName> = Values<typeof ofEverybody> &
  (Row<Name>['answers'] extends 'grpc' ? Values<typeof byAnswers.grpc> : Values<typeof byAnswers.http>) &
  (Row<Name>['owns'] extends 'nothing' ? unknown : Values<ReturnType<typeof ofDatabases>>) &
  (Row<Name>['owns'] extends 'ledger'
    ? Values<typeof ofLedgers> & Values<typeof ofTopics>
    : IfNone<Source<Name>, unknown, Values<typeof ofTopics>>) &
  Record<`${Uppercase<Called<Name>>}_ADDRESS` | `${Uppercase<Source<Name>>}_LEDGER_ADDRESS`, string> &
  AllOf<NeedValues<Row<Name>['needs'][number]>>

/** A schema, and the type of the settings that are read by it. */
export type ConfigSchema<Config> = TObject & { readonly config?: Config }

/** The type of the settings that a schema of {@link serviceConfig} reads. */
export type ConfigIn<Schema> = Schema extends ConfigSchema<infer Config> ? Config : never

/**
 * The schema of a service's environment: settings that follow from its row in the table of services, and its own ones.
 */
export function serviceConfig<Name extends ServiceName, Own extends TProperties>(
  name: Name,
  own: Own,
): ConfigSchema<ConfigOf<Name> & Values<Own>> {
  const { owns, answers, calls, needs } = services[name]
  const isOwner = owns === 'ledger'
  return Type.Object({
    ...ofEverybody,
    ...byAnswers[answers],
    ...(owns !== 'nothing' && ofDatabases(name)),
    ...((isOwner || ledgersOf(name).length > 0) && ofTopics),
    ...(isOwner && ofLedgers),
    ...Object.fromEntries(
      calls.map((called) => [addressVariable(called), address(`${called}'s gRPC, processes that are ready`)]),
    ),
    ...Object.fromEntries(
      ledgersOf(name).map((owner) => [
        ledgerAddressVariable(owner),
        address(`${owner}'s gRPC, of all processes that serve its ledger, including those that are not ready yet`),
      ]),
    ),
    ...Object.assign({}, ...needs.map((need) => byNeed[need])),
    ...own,
  }) as TObject
}

/** The name of the variable with the address of the ready processes of a service. */
export function addressVariable(name: ServiceName): string {
  return `${name.toUpperCase()}_ADDRESS`
}

/** The name of the variable with the address of all processes of an owner that serve its ledger, ready or not. */
export function ledgerAddressVariable(owner: OwnerName): string {
  return `${owner.toUpperCase()}_LEDGER_ADDRESS`
}

/** The address variables of a service, for a system in which one address of a service leads to all of its processes. */
export function addressesFor(name: ServiceName, addressOf: (other: ServiceName) => string): ProcessVariables {
  return Object.fromEntries([
    ...services[name].calls.map((called) => [addressVariable(called), addressOf(called)]),
    ...ledgersOf(name).map((owner) => [ledgerAddressVariable(owner), addressOf(owner)]),
  ])
}

function path(description: string) {
  return Type.Optional(Type.String({ minLength: 1, description: `${description}; a path` }))
}

function secrets(description: string) {
  return Type.String({ format: SECRETS_FORM, writeOnly: true, description })
}

function address(description: string) {
  return Type.String({ description: `${description}; host:port, or ipv4:host:port,host:port` })
}

/** Reads the whole environment once, by a schema. Throws one error that lists every problem. */
export function readConfig<Config>(schema: ConfigSchema<Config>, environment: NodeJS.ProcessEnv = process.env): Config {
  const config = envSchema<Config>({
    schema,
    data: environment,
    env: false,
    ajv: {
      customOptions(ajv) {
        for (const [form, isRight] of Object.entries(formats)) ajv.addFormat(form, isRight)
        return ajv
      },
    },
  })
  const faults = faultsIn(config as GuardedSettings, {
    // A process that migrates a schema calls nobody, and nobody calls it.
    hasWires: 'TLS_CERTIFICATE' in schema.properties && (config as { SCHEMA?: string }).SCHEMA !== 'migrate',
    isInCluster: Boolean(environment.KUBERNETES_SERVICE_HOST),
    believesAll: environment.NODE_TLS_REJECT_UNAUTHORIZED === '0',
  })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return config
}

/** Variables by their names. */
export type ProcessVariables = Record<string, string>

/**
 * The address at which other processes of the same service reach this one.
 * @param port the port on which this process listens
 */
export function advertisedAddress(config: { ADVERTISED_ADDRESS?: string; GRPC_ADDRESS: string }, port: number): string {
  const host = config.GRPC_ADDRESS.slice(0, config.GRPC_ADDRESS.lastIndexOf(':'))
  const isEverywhere = host === '0.0.0.0' || host === '[::]'
  return config.ADVERTISED_ADDRESS ?? `${isEverywhere ? hostname() : host}:${port}`
}
