import { driverNames, ledgersOf, type ServiceName, serviceNames, services, storingNames } from '@holdfast/contracts'
import type { SettingsSchema } from '../../deploy/settings.ts'
import { type ClusterObject, type Container, type PodSpec, type PolicyRule, selects } from './objects.ts'

/** What is wrong with rendered objects, one a line. */
export type Rule = (objects: ClusterObject[], world: World) => string[]

interface World {
  /** By program of `services/`. */
  settings: Record<string, SettingsSchema>
  /** Whether the values give a digest of every image. */
  hasDigests: boolean
  /** Whether the values ask for mutual TLS. */
  isTls: boolean
}

const GRPC = 50_051
const METRICS = 9_464
const COMPONENT = 'app.kubernetes.io/component'
/** No settings: what Node and OpenTelemetry read by themselves, and what another variable is made of. */
const OF_NO_SCHEMA = /^(NODE_OPTIONS|NODE_COMPILE_CACHE|OTEL_(SERVICE_NAME|RESOURCE_ATTRIBUTES)|POD_IP|TZ)$/

interface Pods {
  /** Kind and name of what makes them. */
  of: string
  kind: string
  labels: Record<string, string>
  /** The program that runs in them, and what they are by their label. */
  program: string
  component: string
  spec: PodSpec
}

export const rules = {
  'pods run as nobody, without privileges and tokens': (objects) =>
    podsOf(objects).flatMap(({ of, spec }) => [
      ...(spec.securityContext?.runAsNonRoot && (spec.securityContext.runAsUser ?? 0) > 0 ? [] : [`${of} may be root`]),
      ...(spec.securityContext?.seccompProfile?.type === 'RuntimeDefault' ? [] : [`${of} has no seccomp profile`]),
      ...(spec.hostNetwork || spec.hostPID || spec.hostIPC ? [`${of} shares the machine's namespaces`] : []),
      ...(spec.volumes ?? [])
        .filter(({ hostPath }) => hostPath)
        .map(({ name }) => `${of} mounts the machine's ${name}`),
      ...(spec.automountServiceAccountToken === false ? [] : [`${of} has a token of the cluster`]),
      ...(spec.enableServiceLinks === false ? [] : [`${of} gets variables of all Services`]),
      ...(objects.some((one) => one.kind === 'ServiceAccount' && one.metadata.name === spec.serviceAccountName)
        ? []
        : [`${of} has no ServiceAccount of its own`]),
    ]),

  'containers can write nowhere and gain nothing': (objects) =>
    containersOf(objects).flatMap(({ of, container: { securityContext } }) => [
      ...(securityContext?.readOnlyRootFilesystem ? [] : [`${of} can write to its root file system`]),
      ...(securityContext?.allowPrivilegeEscalation === false && !securityContext.privileged
        ? []
        : [`${of} can gain privileges`]),
      ...(securityContext?.capabilities?.drop?.includes('ALL') && !securityContext.capabilities.add
        ? []
        : [`${of} has capabilities`]),
    ]),

  'containers say what they need and are bounded': (objects) =>
    containersOf(objects).flatMap(({ of, container: { resources } }) => [
      ...(resources?.requests?.cpu && resources.requests.memory ? [] : [`${of} does not say what it needs`]),
      ...(resources?.limits?.memory ? [] : [`${of} has no limit of memory`]),
    ]),

  'what serves is probed, and has time to stop': (objects) =>
    servingPods(objects).flatMap(({ of, spec }) =>
      spec.containers.flatMap(({ startupProbe, readinessProbe, livenessProbe, lifecycle }) => {
        const delay = lifecycle?.preStop?.sleep?.seconds ?? 0
        return [
          ...(startupProbe?.httpGet?.path === '/live' ? [] : [`${of} has no startup probe of /live`]),
          ...(readinessProbe?.httpGet?.path === '/ready' ? [] : [`${of} has no readiness probe of /ready`]),
          ...(livenessProbe?.httpGet?.path === '/live' ? [] : [`${of} has no liveness probe of /live`]),
          ...(delay > 0 ? [] : [`${of} stops at once, while it is still called`]),
          ...((spec.terminationGracePeriodSeconds ?? 0) >= delay + 20 ? [] : [`${of} has no time to stop`]),
        ]
      }),
    ),

  'images are of one version': (objects, { hasDigests }) =>
    containersOf(objects).flatMap(({ of, container: { image } }) => {
      const [, tag, digest] = /^[^@]+?(?::([\w.-]+))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(image) ?? []
      if (hasDigests && !digest) return [`${of} has an image without its digest: ${image}`]
      return digest || (tag && tag !== 'latest') ? [] : [`${of} has an image without a version: ${image}`]
    }),

  'a Deployment has a budget for disruptions': (objects) =>
    ofKind(objects, 'Deployment')
      .filter(({ spec }) => {
        const labels = spec!.template!.metadata.labels
        const budgets = ofKind(objects, 'PodDisruptionBudget').filter(({ spec }) =>
          selects(spec!.selector!.matchLabels, labels),
        )
        return budgets.length !== 1
      })
      .map(({ metadata }) => `Deployment ${metadata.name} has not one PodDisruptionBudget`),

  'what is scaled by itself has no number of pods': (objects) =>
    ofKind(objects, 'HorizontalPodAutoscaler').flatMap(({ metadata, spec }) => {
      const { name } = spec!.scaleTargetRef!
      const deployment = ofKind(objects, 'Deployment').find((one) => one.metadata.name === name)
      if (!deployment) return [`HorizontalPodAutoscaler ${metadata.name} scales nothing`]
      return deployment.spec!.replicas === undefined ? [] : [`Deployment ${name} has replicas, and is scaled too`]
    }),

  // A selector cannot be changed, so it must not say anything that another version of the chart says otherwise.
  'selectors say what never changes': (objects) =>
    [...ofKind(objects, 'Deployment'), ...ofKind(objects, 'StatefulSet')].flatMap(({ kind, metadata, spec }) => {
      const labels = Object.keys(spec!.selector!.matchLabels!).map((label) => label.replace('app.kubernetes.io/', ''))
      return labels.sort().join() === 'component,instance,part-of' ? [] : [`${kind} ${metadata.name} selects ${labels}`]
    }),

  'a Service leads to the port of pods': (objects) =>
    ofKind(objects, 'Service').flatMap(({ metadata: { name }, spec }) => {
      const behind = podsOf(objects).filter(({ labels }) => selects(spec!.selector, labels))
      const [pods, ...others] = behind
      if (!pods || others.length > 0) return [`Service ${name} leads to ${behind.map(({ of }) => of)}`]
      const known = new Set(pods.spec.containers.flatMap(({ ports = [] }) => ports.map((port) => port.name)))
      return spec!.ports!.filter(({ targetPort }) => !known.has(targetPort)).map(() => `Service ${name}: no such port`)
    }),

  'services are found at two addresses where they have a ledger': (objects) =>
    serviceNames.flatMap((name) => {
      const find = (suffix: string) =>
        ofKind(objects, 'Service').find(
          ({ metadata }) => metadata.name === `${name}${suffix}` || metadata.name.endsWith(`-${name}${suffix}`),
        )?.spec
      const [ready, ledger] = [find(''), find('-ledger')]
      const isOwner = services[name].owns === 'ledger'
      const isGrpc = services[name].answers === 'grpc'
      return [
        ...(ready && !ready.publishNotReadyAddresses ? [] : [`${name} has no Service of its ready pods`]),
        ...(isGrpc && ready?.clusterIP !== 'None' ? [`the Service of ${name} gives one address for all pods`] : []),
        ...(isOwner === Boolean(ledger?.publishNotReadyAddresses && ledger.clusterIP === 'None')
          ? []
          : [`${name} has the wrong Service of its ledger`]),
      ]
    }),

  'the schema is migrated by Jobs, and expected by the others': (objects) => [
    ...storingNames
      .filter((name) => !podsOf(objects).some(({ kind, program }) => kind === 'Job' && program === name))
      .map((name) => `no Job migrates the schema of ${name}`),
    ...podsOf(objects)
      .filter(({ program }) => isService(program) && services[program].owns !== 'nothing')
      .flatMap(({ of, kind, spec }) => {
        const wanted = kind === 'Job' ? 'migrate' : 'expect'
        const schema = spec.containers[0]!.env?.find(({ name }) => name === 'SCHEMA')?.value
        return schema === wanted ? [] : [`${of} has SCHEMA ${schema}`]
      }),
  ],

  'only who calls or is called has the certificate of a service': (objects, { isTls }) =>
    podsOf(objects).flatMap(({ of, kind, program, spec }) => {
      const wanted = isTls && kind !== 'Job' && isService(program)
      const names = (spec.containers[0]!.env ?? []).map(({ name }) => name)
      const has = ['TLS_CERTIFICATE', 'TLS_KEY', 'TLS_AUTHORITIES'].filter((name) => names.includes(name)).length
      const isMounted = Boolean(spec.volumes?.some(({ name }) => name === 'tls'))
      return has === (wanted ? 3 : 0) && isMounted === wanted ? [] : [`${of} has the wrong certificates`]
    }),

  'variables are those that the program reads': (objects, { settings }) =>
    podsOf(objects).flatMap(({ of, program, spec }) => {
      const schema = settings[program]
      if (!schema) return [`${of} runs no program of services/`]
      const given = spec.containers[0]!.env ?? []
      const names = given.map(({ name }) => name)
      const needed = (schema.required ?? []).filter((name) => schema.properties[name]!.default === undefined)
      return [
        ...names
          .filter((name) => !(name in schema.properties) && !OF_NO_SCHEMA.test(name))
          .map((name) => `${of} gets ${name}, which ${program} does not read`),
        ...needed.filter((name) => !names.includes(name)).map((name) => `${of} does not get ${name}`),
        ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${of} gets ${name} twice`),
        ...given
          .filter(
            ({ name, valueFrom }) => Boolean(schema.properties[name]?.writeOnly) !== Boolean(valueFrom?.secretKeyRef),
          )
          .map(({ name }) => `${of}: ${name} is ${schema.properties[name]?.writeOnly ? 'secret' : 'no secret'}`),
        ...(names.includes('SECURITY_LOG') ? [`${of} writes security events to a folder and not to its log`] : []),
      ]
    }),

  'policies let each other reach who calls whom, and nobody else': (objects) => {
    const pods = podsOf(objects)
    return [
      ...pods.filter((one) => policiesOf(objects, one).length !== 1).map(({ of }) => `${of} has not one NetworkPolicy`),
      ...pods.flatMap((from) =>
        servingPods(objects)
          .filter((to) => isService(to.program) && services[to.program].answers === 'grpc')
          .flatMap((to) => {
            const wanted = from.kind !== 'Job' && isService(from.program) && calls(from.program, to.program)
            const [out, into] = [lets(objects, 'egress', from, to, GRPC), lets(objects, 'ingress', to, from, GRPC)]
            return [
              ...(out === wanted ? [] : [`${from.of} is ${out ? '' : 'not '}let out to ${to.of}`]),
              ...(into === wanted ? [] : [`${from.of} is ${into ? '' : 'not '}let in by ${to.of}`]),
            ]
          }),
      ),
      ...ofKind(objects, 'NetworkPolicy').flatMap(({ metadata, spec }) =>
        (spec!.ingress ?? [])
          .filter(({ ports, from }) => !ports || (!from && ports.some(({ port }) => [GRPC, METRICS].includes(port))))
          .map(() => `NetworkPolicy ${metadata.name} lets everybody in`),
      ),
    ]
  },
} as const satisfies Record<string, Rule>

export function problemsOf(objects: ClusterObject[], world: World): string[] {
  return Object.values<Rule>(rules).flatMap((rule) => rule(objects, world))
}

/** Who calls whom, by the table of services: also to read or copy a ledger, and processes of an owner each other. */
function calls(from: ServiceName, to: string): boolean {
  const peers = services[from].owns === 'ledger' ? [from] : []
  return [...services[from].calls, ...ledgersOf(from), ...peers].some((name) => name === to)
}

function isService(program: string): program is ServiceName {
  return program in services
}

/** Whether the policy of some pods lets them talk to others: `egress` to them, or `ingress` from them. */
function lets(objects: ClusterObject[], way: 'ingress' | 'egress', whose: Pods, others: Pods, port: number): boolean {
  return policiesOf(objects, whose).some(({ spec }) =>
    (spec![way] ?? []).some((rule) => concerns(rule, port) && names(rule, way, others)),
  )
}

function concerns({ ports }: PolicyRule, port: number): boolean {
  return !ports || ports.some((one) => one.port === port)
}

function names(rule: PolicyRule, way: 'ingress' | 'egress', { labels }: Pods): boolean {
  const peers = way === 'ingress' ? rule.from : rule.to
  if (!peers) return true
  return peers.some((peer) => (peer.podSelector ? selects(peer.podSelector.matchLabels, labels) : !peer.ipBlock))
}

function policiesOf(objects: ClusterObject[], { labels }: Pods): ClusterObject[] {
  return ofKind(objects, 'NetworkPolicy').filter(
    ({ spec }) => spec!.policyTypes?.length === 2 && selects(spec!.podSelector!.matchLabels, labels),
  )
}

function servingPods(objects: ClusterObject[]): Pods[] {
  return podsOf(objects).filter(({ kind }) => kind !== 'Job')
}

function containersOf(objects: ClusterObject[]): { of: string; container: Container }[] {
  return podsOf(objects).flatMap(({ of, spec }) =>
    [...(spec.initContainers ?? []), ...spec.containers].map((container) => ({ of, container })),
  )
}

function podsOf(objects: ClusterObject[]): Pods[] {
  return objects.flatMap(({ kind, metadata, spec }) => {
    if (!spec?.template) return []
    const { labels } = spec.template.metadata
    const component = labels[COMPONENT] ?? ''
    const program = component.replace(/^migrate-/, '')
    return [{ of: `${kind} ${metadata.name}`, kind, labels, component, program, spec: spec.template.spec }]
  })
}

function ofKind(objects: ClusterObject[], kind: string): ClusterObject[] {
  return objects.filter((object) => object.kind === kind)
}

/** The programs that the chart must have, with the host of sites or without it. */
export function missingPrograms(objects: ClusterObject[], { withHost }: { withHost: boolean }): string[] {
  const rendered = new Set(servingPods(objects).map(({ program }) => program))
  return [...serviceNames, ...(withHost ? driverNames : [])]
    .filter((name) => !rendered.has(name))
    .map((name) => `${name} is not in the chart`)
}
