import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Schema {
  type?: string
  enum?: string[]
  format?: string
  properties?: Record<string, Schema>
  items?: Schema
  anyOf?: Schema[]
}

interface Operation {
  operationId: string
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description: string }>
}

const sources = join(import.meta.dirname, '..')
const document = JSON.parse(readFileSync(join(sources, '../../../docs/openapi.json'), 'utf8')) as {
  paths: Record<string, Record<string, Operation>>
}

/** The operations of each path of docs/openapi.json that the console names, whether it calls all of them or not. */
export function namedOperations(): Operation[] {
  const byForm = new Map(Object.entries(document.paths).map(([path, operations]) => [formOf(path), operations]))
  return [...namedPaths()].flatMap((path) => {
    const operations = byForm.get(path)
    if (!operations) throw new Error(`docs/openapi.json has no ${path}`)
    return Object.values(operations)
  })
}

function namedPaths(): Set<string> {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter(
    (name) => /\.tsx?$/.test(name) && !/^(api\/generated|testing)\/|\.test\.ts$/.test(name),
  )
  const texts = files.map((name) => readFileSync(join(sources, name), 'utf8'))
  return new Set(
    texts.flatMap((text) => [...text.matchAll(/['"`}](\/v1\/[^'"`\s?]+)/g)].map(([, path = '']) => formOf(path))),
  )
}

/** Without the names of what stands in it: `/v1/sites/{siteId}`, or with a value of JavaScript. A query behind it goes. */
function formOf(path: string): string {
  return path.replace(/([^/])\$\{[^}]*\}$/, '$1').replace(/\$?\{[^}]*\}/g, '{}')
}

/** The codes with which an operation refuses. */
export function refusalsOf({ responses }: Operation): string[] {
  return Object.entries(responses)
    .filter(([status]) => Number(status) >= 400)
    .flatMap(([, { description }]) => [...description.matchAll(/`([a-z0-9-]+)`:/g)].map(([, code = '']) => code))
}

/** The names of fields whose values people type: texts that are neither chosen, nor ids, nor made by us. */
export function typedFields({ requestBody }: Operation): string[] {
  const schema = requestBody?.content['application/json']?.schema
  return schema ? textsIn('', schema) : []
}

function textsIn(name: string, { type, enum: choices, format, properties = {}, items, anyOf = [] }: Schema): string[] {
  if (type === 'string' && !choices && format !== 'uuid') return [name]
  return [
    ...Object.entries(properties).flatMap(([field, schema]) => textsIn(field, schema)),
    ...[...anyOf, ...(items ? [items] : [])].flatMap((schema) => textsIn(name, schema)),
  ]
}
