import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type ServiceName, serviceNames, services } from '@holdfast/contracts'
import { createSecrets } from '@holdfast/laptop'
import { createAuthority } from './authority.ts'
import type { Cluster } from './cluster/cluster.ts'
import { apply, type Stores, secret } from './stores.ts'

const NAMESPACE = 'holdfast'

/** A version of this project: the folder with its chart, and the tag of its images. */
export interface Version {
  folder: string
  tag: string
}

export interface Installed {
  namespace: string
  /** Of the gateway's Service, for somebody on a machine. */
  api: string
  /** Where visitors of sites are served. */
  sites: string
  kubectl(...args: string[]): Promise<string>
  /** Gives every service a new certificate of the same authority. */
  renewCertificates(): Promise<void>
  /** Settings of a process that is let in as site and as company. */
  asOwners(): Promise<Record<string, string>>
  /** Brings the release to a version, with more values, and waits until everything is ready, unless told otherwise. */
  upgrade(version: Version, more?: object, options?: { mustWait?: boolean }): Promise<void>
}

/** Installs the chart into a fresh namespace, as its README says, and waits until everything is ready. */
export async function installChart(options: {
  cluster: Cluster
  stores: Stores
  helm: string
  folder: string
  version: Version
  operator: string
}): Promise<Installed> {
  const { cluster, stores, helm, folder, version: first, operator } = options
  const secrets = createSecrets()
  const kubectl = (...args: string[]) => cluster.kubectl(['-n', NAMESPACE, ...args])
  await cluster.createNamespace(NAMESPACE, { 'pod-security.kubernetes.io/enforce': 'restricted' })
  const authority = await createAuthority(join(folder, 'wires'), 'ca')
  const ca = await authority.read('ca.crt')
  await renewCertificates()
  for (const name of serviceNames) await apply(cluster, NAMESPACE, secret(name, secretsOf(name)))
  await apply(cluster, NAMESPACE, secret('files', { DRIVER_SECRETS: secrets.host }))
  await apply(cluster, NAMESPACE, secret('stores', { 'ca.crt': stores.authorities }))
  const migrate = { MONGODB_URI: stores.mongoUri('migrate'), KAFKA_PASSWORD: stores.kafkaPassword }
  await apply(cluster, NAMESPACE, secret('migrate', migrate))
  await upgrade(first)
  return {
    namespace: NAMESPACE,
    api: `http://${await cluster.addressOf(NAMESPACE, 'gateway', 8080)}`,
    sites: `http://${await cluster.addressOf(NAMESPACE, 'files-sites', 8081)}`,
    kubectl,
    renewCertificates,
    asOwners,
    upgrade,
  }

  async function upgrade(version: Version, more: object = {}, { mustWait = true } = {}): Promise<void> {
    const files = { values: values(version), more }
    const given: string[] = []
    for (const [name, content] of Object.entries(files)) {
      const file = join(folder, `${name}.json`)
      await writeFile(file, JSON.stringify(content, null, 2), { mode: 0o600 })
      given.push(`--values=${file}`)
    }
    const [command, ...args] = cluster.within([
      helm,
      `--kubeconfig=${cluster.kubeconfig}`,
      'upgrade',
      '--install',
      'holdfast',
      join(version.folder, 'deploy/kubernetes'),
      `--namespace=${NAMESPACE}`,
      ...given,
      '--timeout=5m',
      ...(mustWait ? ['--wait'] : []),
    ])
    await promisify(execFile)(command!, args)
  }

  function values(version: Version) {
    // A tenth of a service's share, as it is by default; the first version does not know of it.
    const migrate = { resources: { requests: { cpu: '5m', memory: '128Mi' }, limits: { memory: '512Mi' } } }
    return {
      image: { repository: `${cluster.registry}/holdfast`, tag: version.tag },
      publicUrl: 'http://holdfast.test',
      allowUnsafe: ['http'],
      kafka: {
        brokers: stores.kafkaBrokers,
        authorities: { secret: 'stores' },
        sasl: 'plain',
        topicReplicas: 1,
      },
      mongodb: { authorities: { secret: 'stores' } },
      trustedKeys: { value: secrets.trusted },
      defaults: {
        replicas: 1,
        autoscaling: { enabled: false },
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
        ...(version !== first && { migrate }),
      },
      services: Object.fromEntries(serviceNames.map((name) => [name, valuesOf(name)])),
      files: {
        enabled: true,
        hostId: 'cluster',
        storage: { size: '1Gi', storageClassName: cluster.storageClass ?? '' },
        nodeSelector: { 'kubernetes.io/hostname': cluster.machines[0]! },
      },
    }
  }

  async function asOwners(): Promise<Record<string, string>> {
    const name = 'owners'
    await authority.certify(name, `/CN=${name}`, { serves: ['DNS:site', 'DNS:company'] })
    await writeFile(join(folder, 'stores.crt'), stores.authorities)
    const addressOf = (service: string) => `${service}.${NAMESPACE}.svc.cluster.local:50051`
    return {
      COMPANY_ADDRESS: addressOf('company'),
      SITE_ADDRESS: addressOf('site'),
      COMPANY_KEY: secrets.own.company.SIGNING_KEY!,
      SITE_KEY: secrets.own.site.SIGNING_KEY!,
      TRUSTED_KEYS: secrets.trusted,
      TLS_CERTIFICATE: authority.file(`${name}.crt`),
      TLS_KEY: authority.file(`${name}.key`),
      TLS_AUTHORITIES: authority.file('ca.crt'),
      KAFKA_BROKERS: stores.kafkaBrokers,
      KAFKA_AUTHORITIES: join(folder, 'stores.crt'),
      KAFKA_SASL: 'plain',
      KAFKA_USERNAME: 'holdfast',
      KAFKA_PASSWORD: stores.kafkaPassword,
    }
  }

  async function renewCertificates(): Promise<void> {
    for (const name of serviceNames) {
      await authority.certify(name, `/CN=${name}`, { serves: [`DNS:${name}`] })
      const [crt, key] = [await authority.read(`${name}.crt`), await authority.read(`${name}.key`)]
      const files = { 'tls.crt': crt, 'tls.key': key, 'ca.crt': ca }
      await apply(cluster, NAMESPACE, secret(`${name}-tls`, files, 'kubernetes.io/tls'))
    }
  }

  function secretsOf(name: ServiceName): Record<string, string> {
    const { owns, needs } = services[name]
    return {
      ...secrets.own[name],
      ...(owns !== 'nothing' && { MONGODB_URI: stores.mongoUri(name) }),
      KAFKA_PASSWORD: stores.kafkaPassword,
      ...(needs.some((need) => need === 'smtp') && { SMTP_URL: stores.smtpUrl }),
      ...(name === 'site' && {
        HOST_DRIVERS: JSON.stringify({ cluster: { url: 'http://files:8082', secrets: JSON.parse(secrets.host) } }),
      }),
    }
  }

  function valuesOf(name: ServiceName): object {
    return {
      kafkaUsername: 'holdfast',
      ...(services[name].owns !== 'nothing' && { migrate: { existingSecret: 'migrate' } }),
      ...(name === 'identity' && { settings: { OPERATOR_EMAILS: operator } }),
      ...(name === 'gateway' && { settings: { RATE_LIMIT_PER_MINUTE: 1_000_000 } }),
      ...(name === 'company' && {
        settings: { OWNER_RECOVERY_NOTICE_MS: 3_000 },
        // More than the others, as it uses more: what starts on the same processors takes only what is asked for.
        resources: { requests: { cpu: '150m', memory: '128Mi' } },
      }),
      ...(name === 'site' && { settings: { SITES_DOMAIN: 'sites.test', SITES_URL: 'http://{host}:8081' } }),
      ...(name === 'notification' && { egress: [{ ports: [{ port: 1025, protocol: 'TCP' }] }] }),
    }
  }
}
