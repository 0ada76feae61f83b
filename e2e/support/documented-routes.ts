import { send } from './http.ts'
import { readAnswer } from './person.ts'

export interface Schema {
  $ref?: string
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  pattern?: string
  format?: string
}

interface DocumentedNeed {
  permission: string
  when?: string
  otherwise?: string
}

export interface Route {
  id: string
  method: string
  /** The path, with placeholders such as `{companyId}`. */
  path: string
  query: { name: string; required?: boolean; schema: Schema }[]
  body?: Schema
  /** The media types of a body that is no JSON. */
  archiveTypes?: string[]
  /** The description of each documented status, with the codes of refusals. Undefined for an undocumented route. */
  answers?: Record<string, string>
  isSignedOut: boolean
  /** All methods that the path allows. */
  methods: string[]
  /** The value of `x-permission`. */
  permission?: { needs: DocumentedNeed[]; shows?: { permission: string }[] }
  /** The value of `x-fresh-proof`; false without one. */
  freshProof: boolean | { when: string }
}

interface Operation {
  operationId: string
  parameters?: { in: string; name: string; required?: boolean; schema: Schema; example?: unknown }[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  responses: Record<string, { description?: string }>
  security: unknown[]
  'x-permission'?: Route['permission']
  'x-fresh-proof'?: true | { when: string }
}

export interface ApiDocument {
  paths: Record<string, Record<string, Operation>>
}

/** Every operation in the document that the API serves about itself. */
export async function readRoutes(api: string): Promise<Route[]> {
  return routesOf(readAnswer(await send(api, { method: 'GET', path: '/openapi.json' })).body)
}

export function routesOf({ paths }: ApiDocument): Route[] {
  return Object.entries(paths).flatMap(([path, item]): Route[] =>
    Object.entries(item).map(([method, operation]) => ({
      id: operation.operationId,
      method: method.toUpperCase(),
      path,
      query: queryOf(operation),
      body: operation.requestBody?.content['application/json']?.schema,
      archiveTypes: archiveTypesOf(operation),
      answers: Object.fromEntries(
        Object.entries(operation.responses).map(([status, { description = '' }]) => [status, description]),
      ),
      isSignedOut: operation.security.length === 0,
      methods: Object.keys(item).map((one) => one.toUpperCase()),
      permission: operation['x-permission'],
      freshProof: operation['x-fresh-proof'] ?? false,
    })),
  )
}

/** The document keeps the example of a parameter beside its schema. */
function queryOf({ parameters = [] }: Operation): Route['query'] {
  return parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, required, schema, example }) => ({
      name,
      ...(required && { required }),
      schema: example === undefined ? schema : { ...schema, examples: [example] },
    }))
}

function archiveTypesOf({ requestBody }: Operation): string[] | undefined {
  const types = Object.keys(requestBody?.content ?? {}).filter((type) => type !== 'application/json')
  return types.length > 0 ? types : undefined
}
