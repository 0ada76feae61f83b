import { parseAllDocuments } from 'yaml'

/** What the checks look at in an object of Kubernetes. Schemas have said before that its form is right. */
export interface ClusterObject {
  kind: string
  metadata: { name: string; labels?: Labels }
  automountServiceAccountToken?: boolean
  data?: Record<string, string>
  spec?: Spec
}

type Labels = Record<string, string>

interface Spec {
  replicas?: number
  clusterIP?: string
  publishNotReadyAddresses?: boolean
  selector?: { matchLabels?: Labels } & Labels
  template?: { metadata: { labels: Labels }; spec: PodSpec }
  scaleTargetRef?: { name: string }
  ports?: { name: string; port: number; targetPort: string }[]
  podSelector?: { matchLabels?: Labels }
  policyTypes?: string[]
  ingress?: PolicyRule[]
  egress?: PolicyRule[]
}

export interface PolicyRule {
  ports?: { port: number }[]
  from?: { podSelector?: { matchLabels?: Labels }; namespaceSelector?: unknown; ipBlock?: unknown }[]
  to?: { podSelector?: { matchLabels?: Labels }; namespaceSelector?: unknown; ipBlock?: unknown }[]
}

export interface PodSpec {
  serviceAccountName?: string
  automountServiceAccountToken?: boolean
  enableServiceLinks?: boolean
  hostNetwork?: boolean
  hostPID?: boolean
  hostIPC?: boolean
  terminationGracePeriodSeconds?: number
  securityContext?: { runAsNonRoot?: boolean; runAsUser?: number; seccompProfile?: { type: string } }
  volumes?: { name: string; hostPath?: unknown }[]
  initContainers?: Container[]
  containers: Container[]
}

export interface Container {
  name: string
  image: string
  env?: Variable[]
  ports?: { name: string; containerPort: number }[]
  resources?: { requests?: Record<string, string>; limits?: Record<string, string> }
  startupProbe?: Probe
  readinessProbe?: Probe
  livenessProbe?: Probe
  lifecycle?: { preStop?: { sleep?: { seconds: number } } }
  securityContext?: {
    allowPrivilegeEscalation?: boolean
    privileged?: boolean
    readOnlyRootFilesystem?: boolean
    capabilities?: { drop?: string[]; add?: string[] }
  }
}

export interface Probe {
  httpGet?: { path: string; port: string }
}

export interface Variable {
  name: string
  value?: string
  valueFrom?: { secretKeyRef?: { name: string; key: string; optional?: boolean }; configMapKeyRef?: { name: string } }
}

export function parseObjects(text: string): ClusterObject[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) throw document.errors[0]
    const object = document.toJS() as ClusterObject | null
    return object ? [object] : []
  })
}

/** Whether a selector finds what has these labels. */
export function selects(selector: Labels | undefined, labels: Labels): boolean {
  return Object.entries(selector ?? {}).every(([label, value]) => labels[label] === value)
}
