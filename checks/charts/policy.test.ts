import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { driverNames, serviceNames } from '@holdfast/contracts'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type SettingsSchema, settingsSchema } from '../../deploy/settings.ts'
import { root } from '../repository.ts'
import { type ClusterObject, type PodSpec, parseObjects } from './objects.ts'
import { missingPrograms, problemsOf, rules } from './policy.ts'
import { fixedIn, upgradeProblems } from './upgrade.ts'

/** The chart as it is rendered for people without helm. */
const text = readFileSync(join(root, 'deploy/kubernetes/install.yaml'), 'utf8')
const settings: Record<string, SettingsSchema> = {}

beforeAll(async () => {
  for (const name of [...serviceNames, ...driverNames]) {
    settings[name] = await settingsSchema(name)
  }
})

test('the chart keeps all rules', () => {
  expect(problemsOf(parseObjects(text), { settings, hasDigests: false, isTls: true })).toEqual([])
})

/** What is done to the chart, by the rule that has to notice. */
const broken: Record<keyof typeof rules, ((objects: ClusterObject[]) => void)[]> = {
  'pods run as nobody, without privileges and tokens': [
    ofCompany((pod) => delete pod.securityContext!.runAsNonRoot),
    ofCompany((pod) => {
      pod.securityContext!.runAsUser = 0
    }),
    ofCompany((pod) => delete pod.securityContext!.seccompProfile),
    ofCompany((pod) => {
      pod.hostNetwork = true
    }),
    ofCompany((pod) => pod.volumes!.push({ name: 'root', hostPath: { path: '/' } })),
    ofCompany((pod) => delete pod.automountServiceAccountToken),
    ofCompany((pod) => delete pod.enableServiceLinks),
    ofCompany((pod) => delete pod.serviceAccountName),
  ],
  'containers can write nowhere and gain nothing': [
    ofCompany(({ containers: [container] }) => delete container!.securityContext!.readOnlyRootFilesystem),
    ofCompany(({ containers: [container] }) => delete container!.securityContext!.allowPrivilegeEscalation),
    ofCompany(({ containers: [container] }) => {
      container!.securityContext!.privileged = true
    }),
    ofCompany(({ containers: [container] }) => delete container!.securityContext!.capabilities),
  ],
  'containers say what they need and are bounded': [
    ofCompany(({ containers: [container] }) => delete container!.resources!.limits!.memory),
    ofCompany(({ containers: [container] }) => delete container!.resources!.requests!.cpu),
  ],
  'what serves is probed, and has time to stop': [
    ofCompany(({ containers: [container] }) => delete container!.startupProbe),
    ofCompany(({ containers: [container] }) => {
      container!.readinessProbe = container!.livenessProbe
    }),
    ofCompany(({ containers: [container] }) => delete container!.livenessProbe),
    ofCompany(({ containers: [container] }) => delete container!.lifecycle),
    ofCompany((pod) => {
      pod.terminationGracePeriodSeconds = 20
    }),
  ],
  'images are of one version': [
    ofCompany(({ containers: [container] }) => {
      container!.image = 'registry.example.com/holdfast/company:latest'
    }),
    ofCompany(({ containers: [container] }) => {
      container!.image = 'registry.example.com:5000/holdfast/company'
    }),
  ],
  'a Deployment has a budget for disruptions': [without('PodDisruptionBudget', 'company')],
  'what is scaled by itself has no number of pods': [
    without('Deployment', 'company'),
    (objects) => {
      find(objects, 'Deployment', 'company').spec!.replicas = 2
    },
  ],
  'selectors say what never changes': [
    (objects) => {
      find(objects, 'Deployment', 'company').spec!.selector!.matchLabels!['app.kubernetes.io/version'] = '1'
    },
  ],
  'a Service leads to the port of pods': [
    (objects) => {
      find(objects, 'Service', 'company').spec!.ports![0]!.targetPort = 'http'
    },
    (objects) => {
      find(objects, 'Service', 'company').spec!.selector = { 'app.kubernetes.io/part-of': 'holdfast' }
    },
  ],
  'services are found at two addresses where they have a ledger': [
    without('Service', 'company-ledger'),
    (objects) => delete find(objects, 'Service', 'company-ledger').spec!.publishNotReadyAddresses,
    (objects) => {
      find(objects, 'Service', 'company').spec!.publishNotReadyAddresses = true
    },
    (objects) => delete find(objects, 'Service', 'notification').spec!.clusterIP,
  ],
  'the schema is migrated by Jobs, and expected by the others': [
    (objects) => {
      const job = objects.findIndex(({ kind, metadata }) => kind === 'Job' && metadata.name.includes('company'))
      objects.splice(job, 1)
    },
    ofCompany((pod) => setVariable(pod, 'SCHEMA', 'create')),
  ],
  'only who calls or is called has the certificate of a service': [
    ofCompany(({ containers: [container] }) => {
      container!.env = container!.env!.filter(({ name }) => name !== 'TLS_KEY')
    }),
    ofCompany((pod) => {
      pod.volumes = pod.volumes!.filter(({ name }) => name !== 'tls')
    }),
    (objects) => {
      const job = objects.find(({ kind }) => kind === 'Job')!
      job.spec!.template!.spec.volumes!.push({ name: 'tls' })
    },
  ],
  'variables are those that the program reads': [
    ofCompany((pod) => setVariable(pod, 'SMTP_URL', 'smtp://mail')),
    ofCompany((pod) => setVariable(pod, 'MONGODB_URI', 'mongodb://root:secret@mongo')),
    ofCompany((pod) => setVariable(pod, 'SECURITY_LOG', '/tmp')),
    ofCompany(({ containers: [container] }) => {
      container!.env = container!.env!.filter(({ name }) => name !== 'LINK_SECRETS')
    }),
    ofCompany(({ containers: [container] }) => container!.env!.push({ name: 'LOG_LEVEL' }, { name: 'LOG_LEVEL' })),
  ],
  'policies let each other reach who calls whom, and nobody else': [
    without('NetworkPolicy', 'company'),
    // Nobody may call notification but the gateway.
    (objects) => {
      const into = find(objects, 'NetworkPolicy', 'notification').spec!.ingress![0]!
      into.from!.push({ podSelector: { matchLabels: { 'app.kubernetes.io/component': 'company' } } })
    },
    (objects) => delete find(objects, 'NetworkPolicy', 'company').spec!.ingress![0]!.from,
    (objects) => find(objects, 'NetworkPolicy', 'company').spec!.ingress![0]!.from!.pop(),
    (objects) => find(objects, 'NetworkPolicy', 'notification').spec!.egress!.push({ ports: [{ port: 50_051 }] }),
    (objects) => find(objects, 'NetworkPolicy', 'company').spec!.ingress!.push({ ports: [{ port: 9_464 }] }),
  ],
}

describe.each(Object.entries(broken))('%s', (rule, breaks) => {
  test.each(breaks.map((change, number) => [number + 1, change] as const))('break %i is noticed', (_number, change) => {
    const objects = parseObjects(text)
    change(objects)
    expect(rules[rule as keyof typeof rules](objects, { settings, hasDigests: false, isTls: true })).not.toEqual([])
  })
})

test('when digests are given, an image without one is noticed', () => {
  expect(
    rules['images are of one version'](parseObjects(text), { settings, hasDigests: true, isTls: true }),
  ).not.toEqual([])
})

test('a program that is not in the chart is noticed', () => {
  const objects = parseObjects(text)
  expect(missingPrograms(objects, { withHost: false })).toEqual([])
  without('Deployment', 'site')(objects)
  expect(missingPrograms(objects, { withHost: true })).toEqual([
    'site is not in the chart',
    'files is not in the chart',
  ])
})

test('another selector, and another pod of a Job with the same name, cannot be upgraded', () => {
  const objects = parseObjects(text)
  find(objects, 'Deployment', 'company').spec!.selector!.matchLabels!.more = 'than before'
  const job = objects.find(({ kind }) => kind === 'Job')!
  job.spec!.template!.spec.containers[0]!.image = 'registry.example.com/holdfast/identity:2'
  expect(upgradeProblems(fixedIn(parseObjects(text)), fixedIn(objects))).toEqual([
    expect.stringContaining('Deployment company'),
    expect.stringContaining(`Job ${job.metadata.name}`),
  ])
})

function find(objects: ClusterObject[], kind: string, name: string): ClusterObject {
  return objects.find((object) => object.kind === kind && object.metadata.name === name)!
}

function without(kind: string, name: string) {
  return (objects: ClusterObject[]) => {
    objects.splice(objects.indexOf(find(objects, kind, name)), 1)
  }
}

function ofCompany(change: (pod: PodSpec) => unknown) {
  return (objects: ClusterObject[]) => void change(find(objects, 'Deployment', 'company').spec!.template!.spec)
}

function setVariable({ containers: [container] }: PodSpec, name: string, value: string) {
  container!.env = [...container!.env!.filter((one) => one.name !== name), { name, value }]
}
