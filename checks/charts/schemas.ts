// Writes schemas/: what kubeconform holds the rendered objects to. Run by hand when the chart renders another kind, or for
// another version: `node checks/charts/schemas.ts`. The documents come from the Go modules of those who define the kinds.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'

/** Kinds of Kubernetes itself, as its document names them. */
const KUBERNETES = 'k8s.io/kubernetes@v1.36.3'
const kinds = [
  'io.k8s.api.apps.v1.Deployment',
  'io.k8s.api.apps.v1.StatefulSet',
  'io.k8s.api.autoscaling.v2.HorizontalPodAutoscaler',
  'io.k8s.api.batch.v1.Job',
  'io.k8s.api.core.v1.ConfigMap',
  'io.k8s.api.core.v1.Namespace',
  'io.k8s.api.core.v1.Secret',
  'io.k8s.api.core.v1.Service',
  'io.k8s.api.core.v1.ServiceAccount',
  'io.k8s.api.networking.v1.Ingress',
  'io.k8s.api.networking.v1.NetworkPolicy',
  'io.k8s.api.policy.v1.PodDisruptionBudget',
]

/** Kinds that others have added: module, its folder, kind. */
const added = [
  ['sigs.k8s.io/gateway-api@v1.4.1', 'config/crd/standard', 'HTTPRoute'],
  ['github.com/cert-manager/cert-manager@v1.21.2', 'deploy/crds', 'Certificate'],
  ['github.com/prometheus-operator/prometheus-operator@v0.85.0', 'example/prometheus-operator-crd', 'PodMonitor'],
  ['github.com/prometheus-operator/prometheus-operator@v0.85.0', 'example/prometheus-operator-crd', 'PrometheusRule'],
] as const

interface Schema {
  $ref?: string
  type?: string | string[]
  description?: string
  properties?: Record<string, Schema>
  additionalProperties?: boolean | Schema
  items?: Schema
  'x-kubernetes-group-version-kind'?: { group: string; version: string; kind: string }[]
  'x-kubernetes-preserve-unknown-fields'?: boolean
  'x-kubernetes-int-or-string'?: boolean
  [keyword: string]: unknown
}

interface Definition {
  kind: string
  spec: {
    group: string
    names: { kind: string }
    versions: { name: string; storage: boolean; schema: { openAPIV3Schema: Schema } }[]
  }
}

const folder = join(import.meta.dirname, 'schemas')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder)

const document = JSON.parse(readFileSync(join(folderOf(KUBERNETES), 'api/openapi-spec/swagger.json'), 'utf8')) as {
  definitions: Record<string, Schema>
}
const needed = new Map<string, Schema>()
for (const name of kinds) {
  need(name)
  const [gvk] = document.definitions[name]!['x-kubernetes-group-version-kind']!
  save(gvk!, { $ref: `definitions.json#/definitions/${name}` })
}
writeFileSync(join(folder, 'definitions.json'), `${JSON.stringify({ definitions: Object.fromEntries(needed) })}\n`)

for (const [module, path, kind] of added) {
  const { group, versions } = definitionOf(join(folderOf(module), path), kind).spec
  const { name: version, schema } = versions.find(({ storage }) => storage)!
  const { properties, ...whole } = closed(schema.openAPIV3Schema)
  save({ group, version, kind }, { ...whole, properties: { ...properties, metadata: { type: 'object' } } })
}

/** By the name that kubeconform asks for. */
function save({ group, version, kind }: { group: string; version: string; kind: string }, schema: Schema) {
  const [first] = group.split('.')
  const name = [kind.toLowerCase(), first, version].filter(Boolean).join('-')
  writeFileSync(join(folder, `${name}.json`), `${JSON.stringify(schema)}\n`)
}

function need(name: string) {
  if (needed.has(name)) return
  const definition = closed(document.definitions[name]!)
  if (name.endsWith('.IntOrString')) definition.type = ['string', 'integer']
  if (name.endsWith('.Quantity')) definition.type = ['string', 'number']
  needed.set(name, definition)
  const text = JSON.stringify(definition)
  for (const [, other] of text.matchAll(/"#\/definitions\/([^"]+)"/g)) need(other!)
}

/** Without what only people read, and with nothing allowed that is not named. */
function closed(schema: Schema): Schema {
  const cleaned = Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'description' || keyword.startsWith('x-kubernetes-')) return []
    // A quantity may have any form that Go's own parser takes.
    if (keyword === 'format') return []
    if (keyword === 'properties') {
      const properties = Object.entries(value as Record<string, Schema>).map(([name, one]) => [name, closed(one)])
      return [[keyword, Object.fromEntries(properties)]]
    }
    if (Array.isArray(value)) return [[keyword, value.map((one) => (isSchema(one) ? closed(one) : one))]]
    return [[keyword, isSchema(value) ? closed(value) : value]]
  })
  const result = Object.fromEntries(cleaned) as Schema
  const isOpen = schema['x-kubernetes-preserve-unknown-fields'] || schema.additionalProperties !== undefined
  if (schema.properties && !isOpen) result.additionalProperties = false
  if (schema['x-kubernetes-int-or-string']) result.type = ['string', 'integer']
  return result
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function definitionOf(path: string, kind: string): Definition {
  const files = readdirSync(path).filter((file) => file.endsWith('.yaml'))
  for (const file of files) {
    for (const document of parseAllDocuments(readFileSync(join(path, file), 'utf8'))) {
      const definition = document.toJS() as Definition | null
      if (definition?.kind === 'CustomResourceDefinition' && definition.spec.names.kind === kind) return definition
    }
  }
  throw new Error(`${path} does not define ${kind}`)
}

function folderOf(module: string): string {
  const answer = execFileSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8' })
  return (JSON.parse(answer) as { Dir: string }).Dir
}
