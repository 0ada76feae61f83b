import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serviceNames } from '@holdfast/contracts'
import { until } from '../support/until.ts'
import { createAuthority } from './authority.ts'
import type { Cluster } from './cluster/cluster.ts'

/** What a run has around the chart, as an operator would: how the services reach it, and what they prove themselves with. */
export interface Stores {
  mongoUri(user: string): string
  kafkaBrokers: string
  kafkaPassword: string
  /** PEM of those who issued the certificates of MongoDB and Kafka. */
  authorities: string
  smtpUrl: string
  /** Where the mails can be read, for somebody on a machine. */
  mailUrl: string
}

const NAMESPACE = 'stores'
const KAFKA = `kafka-0.kafka.${NAMESPACE}.svc.cluster.local`

/**
 * Puts MongoDB, Kafka and a mail server into a cluster, with TLS and passwords, and waits until they answer.
 * @param members of the replica set of MongoDB
 */
export async function startStores(cluster: Cluster, folder: string, { members }: { members: number }): Promise<Stores> {
  const { kubectl } = cluster
  const hosts = Array.from({ length: members }, (_, i) => `mongo-${i}.mongo.${NAMESPACE}.svc.cluster.local`)
  const authority = await createAuthority(join(folder, 'stores'), 'ca')
  await authority.certify('mongo', '/CN=mongo', { serves: [...hosts, 'localhost'].map((name) => `DNS:${name}`) })
  await authority.certify('kafka', '/CN=kafka', { serves: [`DNS:${KAFKA}`], isClient: false })
  const [authorities, mongoCertificate, mongoKey, kafkaCertificate, kafkaKey] = await Promise.all(
    ['ca.crt', 'mongo.crt', 'mongo.key', 'kafka.crt', 'kafka.key'].map(authority.read),
  )
  const kafkaPassword = randomBytes(18).toString('base64url')
  const secrets = {
    'mongo-keys': {
      members: randomBytes(96).toString('base64'),
      'certificate.pem': `${mongoCertificate}${mongoKey}`,
      'ca.crt': authorities!,
    },
    'kafka-tls': { 'tls.key': kafkaKey!, 'tls.crt': kafkaCertificate!, 'ca.crt': authorities! },
    'kafka-password': { password: kafkaPassword },
  }
  await cluster.createNamespace(NAMESPACE)
  for (const [name, stringData] of Object.entries(secrets)) await apply(cluster, NAMESPACE, secret(name, stringData))
  const manifests = (await readFile(join(import.meta.dirname, 'fixtures', 'stores.yaml'), 'utf8'))
    .replaceAll('localhost/', `${cluster.registry}/`)
    .replaceAll('machine-1', cluster.machines[0]!)
    .replace('replicas: 3', `replicas: ${members}`)
  await kubectl(['-n', NAMESPACE, 'apply', '-f', '-'], manifests)
  for (const each of ['statefulset/mongo', 'statefulset/kafka', 'deployment/mail']) {
    await kubectl(['-n', NAMESPACE, 'rollout', 'status', each, '--timeout=180s'])
  }

  const passwords = new Map([...serviceNames, 'migrate'].map((user) => [user, randomBytes(18).toString('base64url')]))
  await setUp(await readFile(join(import.meta.dirname, 'fixtures', 'mongodb.mjs'), 'utf8'), {
    MEMBERS: hosts.join(),
    PASSWORDS: JSON.stringify(Object.fromEntries(passwords)),
  })
  return {
    mongoUri: (user) =>
      `mongodb://${user}:${passwords.get(user)}@${hosts.map((name) => `${name}:27017`).join()}/` +
      '?replicaSet=stores&authSource=admin&tls=true&tlsCAFile=/etc/holdfast/mongodb/ca.crt',
    kafkaBrokers: `${KAFKA}:9092`,
    kafkaPassword,
    authorities: authorities!,
    smtpUrl: `smtp://mail.${NAMESPACE}.svc.cluster.local:1025`,
    mailUrl: `http://${await cluster.addressOf(NAMESPACE, 'mail', 1080)}`,
  }

  /** Runs a module in a pod with MongoDB's driver. Before there is a user, only the member itself may be spoken to. */
  async function setUp(module: string, environment: Record<string, string>): Promise<void> {
    const variables = Object.entries(environment).map(([name, value]) => ({ name, value }))
    await apply(cluster, NAMESPACE, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'set-up' },
      data: { 'set-up.mjs': module },
    })
    await apply(cluster, NAMESPACE, {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'set-up' },
      spec: {
        backoffLimit: 20,
        template: {
          spec: {
            restartPolicy: 'OnFailure',
            containers: [
              {
                name: 'client',
                image: `${cluster.registry}/maildev:1`,
                command: ['/usr/local/bin/node', '/app/set-up/set-up.mjs'],
                env: variables,
                volumeMounts: [
                  { name: 'set-up', mountPath: '/app/set-up' },
                  { name: 'keys', mountPath: '/keys' },
                ],
              },
            ],
            volumes: [
              { name: 'set-up', configMap: { name: 'set-up' } },
              { name: 'keys', secret: { secretName: 'mongo-keys' } },
            ],
          },
        },
      },
    })
    await until(
      'the users of MongoDB',
      async () =>
        (await kubectl(['-n', NAMESPACE, 'get', 'job', 'set-up', '-o', 'jsonpath={.status.succeeded}'])) === '1' ||
        undefined,
      { seconds: 120, everyMs: 500 },
    )
  }
}

export async function apply(cluster: Cluster, namespace: string, manifest: object): Promise<void> {
  await cluster.kubectl(['-n', namespace, 'apply', '-f', '-'], JSON.stringify(manifest))
}

export function secret(name: string, stringData: Record<string, string>, type = 'Opaque') {
  return { apiVersion: 'v1', kind: 'Secret', metadata: { name }, type, stringData }
}
