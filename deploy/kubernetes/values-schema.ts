import { type ProgramName, programNames } from '@holdfast/contracts'
import { type TProperties, type TSchema, Type } from 'typebox'
import type { Setting } from '../settings.ts'
import type { ProgramRow } from './rows.ts'

/** What the chart itself says to the processes, so that values do not. */
const givenByChart = new Set([
  'ADVERTISED_ADDRESS',
  'ALLOW_UNSAFE',
  'DATA_FOLDER',
  'DRIVER_HOST',
  'DRIVER_PORT',
  'GRPC_ADDRESS',
  'HOST_ID',
  'HTTP_HOST',
  'HTTP_PORT',
  'KAFKA_AUTHORITIES',
  'KAFKA_BROKERS',
  'KAFKA_CERTIFICATE',
  'KAFKA_KEY',
  'KAFKA_SASL',
  'KAFKA_USERNAME',
  'METRICS_ADDRESS',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'PUBLIC_URL',
  'SCHEMA',
  'SITES_HOST',
  'SITES_PORT',
  'TLS_AUTHORITIES',
  'TLS_CERTIFICATE',
  'TLS_KEY',
  'TOPIC_REPLICAS',
  'TRUSTED_KEYS',
])

/** Values that are refused with a sentence of the chart's own must pass here. */
const refusedByChart = { replicaCount: Type.Unknown(), store: { enabled: Type.Unknown(), uri: Type.Unknown() } }

type Rows = Record<ProgramName, ProgramRow>
type SettingsOf = Record<ProgramName, Record<string, Setting>>

/** The schema of the chart's values. Settings of processes are held to the schemas by which these read them. */
export function valuesSchema(rows: Rows, settings: SettingsOf): TSchema {
  const services = programNames.filter((name) => rows[name].answers !== 'driver')
  const all = Object.assign({}, ...programNames.map((name) => ownSettings(settings[name], rows[name])))
  return Type.Partial(
    Type.Object({
      image: strict({
        repository: Type.String(),
        tag: Type.Union([Type.String({ not: { const: 'latest' } }), Type.Null()]),
        digests: strict(
          Object.fromEntries(programNames.map((name) => [name, Type.String({ pattern: '^sha256:[0-9a-f]{64}$' })])),
        ),
        pullPolicy: oneOf('IfNotPresent', 'Always', 'Never'),
        pullSecrets: Type.Array(name()),
      }),
      publicUrl: Type.String({ pattern: '^$|^https?://[^/?#]+$' }),
      kafka: strict({
        brokers: Type.String({ pattern: '^$|^[^,:\\s]+:[0-9]+(,[^,:\\s]+:[0-9]+)*$' }),
        authorities: authorities(),
        sasl: oneOf('', 'plain', 'scram-sha-256', 'scram-sha-512'),
        topicReplicas: Type.Integer({ minimum: 1 }),
        enabled: refusedByChart.store.enabled,
      }),
      mongodb: strict({ authorities: authorities(), ...refusedByChart.store }),
      trustedKeys: strict({ configMap: Type.String(), value: Type.String() }),
      tls: strict({
        enabled: Type.Boolean(),
        authorities: authorities(),
        certManager: strict({
          enabled: Type.Boolean(),
          issuer: strict({ name: Type.String(), kind: oneOf('Issuer', 'ClusterIssuer'), group: Type.String() }),
          duration: duration(),
          renewBefore: duration(),
        }),
      }),
      allowUnsafe: Type.Array(oneOf('http', 'plain-wires')),
      tracing: strict({ endpoint: Type.String({ pattern: '^$|^https?://' }) }),
      settings: strict(all),
      extraEnv: variables(),
      defaults: strict({ ...ofServices(), migrate: strict(ofJobs()) }),
      services: strict(
        Object.fromEntries(
          services.map((service) => [
            service,
            strict({
              ...ofServices(),
              ...ofPrograms(rows[service], ownSettings(settings[service], rows[service])),
              ...(rows[service].settings.includes('KAFKA_BROKERS') && ofKafka()),
              ...(rows[service].database && {
                migrate: strict({
                  ...ofJobs(),
                  existingSecret: Type.String(),
                  secret: secret(credentialsOf(rows[service])),
                  ...ofKafka(),
                }),
              }),
            }),
          ]),
        ),
      ),
      files: strict({
        enabled: Type.Boolean(),
        hostId: Type.String(),
        storage: strict({ size: Type.String(), storageClassName: Type.String() }),
        ...ofPods(),
        ...ofPrograms(rows.files, ownSettings(settings.files, rows.files)),
      }),
      networkPolicy: strict({
        enabled: Type.Boolean(),
        gatewayFrom: objects(),
        sitesFrom: objects(),
        metricsFrom: objects(),
        mongodb: store(),
        kafka: store(),
        dns: objects(),
        hosts: objects(),
        tracing: objects(),
      }),
      httpRoute: strict({ enabled: Type.Boolean(), parentRefs: objects(), annotations: texts() }),
      ingress: strict({
        enabled: Type.Boolean(),
        className: Type.String(),
        annotations: texts(),
        tlsSecret: Type.String(),
        sitesTlsSecret: Type.String(),
      }),
      monitoring: strict({
        podMonitor: strict({ enabled: Type.Boolean(), labels: texts(), interval: Type.String() }),
        rules: strict({ enabled: Type.Boolean(), labels: texts() }),
      }),
      extraManifests: Type.Array(Type.Union([Type.String(), object()])),
      replicaCount: refusedByChart.replicaCount,
      // Helm adds it for charts that have this one inside.
      global: object(),
    }),
    { additionalProperties: false, $schema: 'https://json-schema.org/draft/2020-12/schema' },
  )
}

/** The settings of a program that are nobody's secret and not the chart's own business. */
function ownSettings(settings: Record<string, Setting>, row: ProgramRow): TProperties {
  const own = Object.entries(settings).filter(
    ([setting, { writeOnly }]) => !writeOnly && !givenByChart.has(setting) && !isAddress(setting, row),
  )
  return Object.fromEntries(
    own.map(([setting, schema]) => {
      // A default would be told twice; a form is known to processes alone.
      const { default: _default, format: _format, ...rest } = schema
      return [setting, rest as TSchema]
    }),
  )
}

function isAddress(setting: string, { calls, ledgers }: ProgramRow): boolean {
  const addresses = [...calls.map((name) => `${name}_address`), ...ledgers.map((name) => `${name}_ledger_address`)]
  return addresses.includes(setting.toLowerCase())
}

function ofPrograms(row: ProgramRow, settings: TProperties): TProperties {
  return {
    existingSecret: Type.String(),
    secret: secret(row),
    settings: strict(settings),
    extraEnv: variables(),
    egress: objects(),
  }
}

function ofKafka(): TProperties {
  return { kafkaUsername: Type.String(), kafkaCertificate: Type.String() }
}

function ofServices(): TProperties {
  return {
    replicas: Type.Integer({ minimum: 0 }),
    autoscaling: strict({
      enabled: Type.Boolean(),
      minReplicas: Type.Integer({ minimum: 1 }),
      maxReplicas: Type.Integer({ minimum: 1 }),
      cpu: Type.Integer({ minimum: 1 }),
      scaleDownSeconds: Type.Integer({ minimum: 0, maximum: 3600 }),
      inFlightCalls: strict({
        enabled: Type.Boolean(),
        metric: Type.String(),
        average: Type.Integer({ minimum: 1 }),
      }),
    }),
    disruption: strict({
      maxUnavailable: Type.Union([Type.Integer(), Type.String()]),
      minAvailable: Type.Union([Type.Integer(), Type.String()]),
    }),
    topologySpread: oneOf('ScheduleAnyway', 'DoNotSchedule'),
    topologyKeys: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
    ...ofPods(),
  }
}

function ofJobs(): TProperties {
  return { resources: object() }
}

function ofPods(): TProperties {
  return {
    resources: object(),
    startupSeconds: Type.Integer({ minimum: 10 }),
    preStopSeconds: Type.Integer({ minimum: 0 }),
    terminationGracePeriodSeconds: Type.Integer({ minimum: 1 }),
    nodeSelector: texts(),
    tolerations: objects(),
    affinity: object(),
    priorityClassName: Type.String(),
    podLabels: texts(),
    podAnnotations: texts(),
  }
}

/** For MongoDB and Kafka: those that a migrate Job may have of its own. */
function credentialsOf({ secrets }: ProgramRow) {
  return { secrets: secrets.filter((setting) => ['MONGODB_URI', 'KAFKA_PASSWORD'].includes(setting)) }
}

function secret({ secrets }: Pick<ProgramRow, 'secrets'>) {
  return strict(Object.fromEntries(secrets.map((setting) => [setting, Type.String()])))
}

function authorities() {
  return strict({ secret: Type.String(), key: Type.String() })
}

function store() {
  return strict({ to: objects(), ports: Type.Array(Type.Integer({ minimum: 1, maximum: 65_535 })) })
}

function variables() {
  return Type.Array(Type.Object({ name: Type.String({ minLength: 1 }) }, { additionalProperties: true }))
}

/** Nothing else is allowed, and nothing has to be said. */
function strict(properties: TProperties) {
  return Type.Partial(Type.Object(properties), { additionalProperties: false })
}

function oneOf(...words: string[]): TSchema {
  return Type.Unsafe({ type: 'string', enum: words })
}

function object() {
  return Type.Object({}, { additionalProperties: true })
}

function objects() {
  return Type.Array(object())
}

function texts() {
  return Type.Record(Type.String(), Type.String())
}

function name() {
  return Type.String({ minLength: 1 })
}

function duration() {
  return Type.String({ pattern: '^([0-9]+h)?([0-9]+m)?([0-9]+s)?$' })
}
