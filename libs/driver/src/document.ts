import type { TSchema } from 'typebox'
import {
  Act,
  ActState,
  ANSWER_BYTES,
  BackupState,
  CONTRACT_VERSION,
  calls,
  capabilities,
  type DriverCall,
  DriverDescription,
  DriverProblem,
  EnvironmentList,
  EnvironmentState,
  ReleaseState,
  UsageReport,
  UsageRow,
  Wish,
} from './contract.ts'

const named: Record<string, TSchema> = {
  Act,
  ActState,
  BackupState,
  DriverDescription,
  DriverProblem,
  EnvironmentList,
  EnvironmentState,
  ReleaseState,
  UsageReport,
  UsageRow,
  Wish,
}
const names = new Map(Object.entries(named).map(([name, schema]) => [schema as object, name]))

/** What every call but those that are open may answer. */
const usualProblems = { 'bad-request': 400, 'bad-token': 401, unavailable: 503 } as const

const problemTexts: Record<string, string> = {
  'bad-request': 'The call breaks the contract. Permanent.',
  'bad-token': 'No token, or one that is not for exactly this method and path. Permanent.',
  unavailable: 'Not now. Not permanent.',
  'not-found': 'There is none. Permanent.',
  'not-offered': 'The driver lacks a capability that the call needs. Permanent.',
  'stale-generation': 'It knows a higher generation, which `generation` of the problem tells. Permanent.',
  'generation-reused': 'It knows something else of this generation. Permanent.',
  'release-missing': 'It does not have the active release of the wish. Permanent.',
  'host-name-taken': 'Another environment has the host name. Permanent.',
  'release-exists': 'It has another content under this id. Permanent.',
  'release-active': 'The release is active. Permanent.',
  'environment-deleted': 'The environment was deleted. Permanent.',
  'deadline-passed': 'The deadline of the act has passed. Permanent.',
  'act-reused': 'It knows another act under this id. Permanent.',
  'not-enough-space': 'There is no room for it now. Not permanent.',
}

const description = `
What a host driver answers. A driver is a program that makes environments real on some machines: it stores releases,
serves the active one, keeps backups. A control plane calls it; it calls nobody.

**Tokens.** Every call but \`/healthz\` carries \`Authorization: Bearer <token>\`. A token is a JSON Web Token (RFC 7519),
HS256, whose header names the key (\`kid\`), with \`iss\` "holdfast", \`aud\` the id of the host, \`iat\`, \`exp\`, and \`act\`,
the method and the path of the one call that it allows, without a query: \`PUT /environments/0190…\`. The two sides share
the secret. A driver takes tokens of several secrets, so that one can be replaced; it allows 30 seconds between the two
clocks. A token that was given to somebody else for one upload is a ticket; the driver sees no difference.

**Generations.** Each wish for an environment, its deletion too, has a generation \`epoch.n\`: two numbers, compared epoch
first. A driver remembers the highest one of each environment that it took, durably, after a deletion too, and refuses
every lower one with \`stale-generation\`. The same call with the same generation again answers the same and changes
nothing; something else with it is \`generation-reused\`. So a late or repeated call can put nothing old live.

**Acts prepare.** Nothing that an act or an upload makes is seen by visitors until a wish names it. An act has an id. The
same act again, by its id, is not done again: its state is answered. An act ends: done, failed, or failed with
\`deadline-passed\` at its deadline. A release never changes once it is there.

**Digests.** The digest of a release is that of its content, whatever archive it came in: SHA-256 of one line per file, in
the order of the bytes of their paths. A line is the path (UTF-8, \`/\` between folders, none at the start), a zero byte,
the SHA-256 of the file in lower-case hex, a line feed. Folders without files do not count. \`Content-Digest\` (RFC 9530,
\`sha-256\`) is about the archive as it is sent.

**Visitors.** An environment is served below each of its host names, over HTTP or HTTPS: the file of the path, of a folder
its \`index.html\`, else 404, with the site's own \`404.html\` if it has one. One answer is of one release, also while
another one becomes active, and who asks after a wish was answered gets what it names. No host name, or a deleted
environment: 404. Suspended: 503, and nothing of the site. Not to be indexed: \`X-Robots-Tag: noindex\`. With a gate,
nothing of the site without its password or a signed link: the query parameter \`holdfast-visit\` is the end of its life in
seconds since 1970, a dot, and in base64url the HMAC-SHA256 of \`visit <those seconds>\` under the bytes of \`linkSecret\`.

**Problems.** A refusal has a status of 400 or above and a body of \`application/problem+json\` (RFC 9457) with \`code\` and
\`permanent\`. Not permanent means: the same call may succeed later. A code that is not listed is taken by its
\`permanent\`. An answer has at most ${ANSWER_BYTES} bytes, unless it is an archive. Nobody follows a redirect.

**Capabilities.** ${capabilities.map((name) => `\`${name}\``).join(', ')}. What a driver does not offer it refuses with
\`not-offered\`, never with success: uploads need \`archive-upload\`; a wish that names an older release than the active one
\`rollback\`; a gate \`password-gate\`; acts and calls about backups \`backup\`, and \`restore-backup\` \`restore\` too;
\`copy-release\` \`push\`; archives to fetch \`download\`; usage \`usage\`; visitors \`static\`.
`.trim()

/** The contract as an OpenAPI 3.1 document: what `protos/driver/v1/openapi.json` holds. */
export function openapiDocument(): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const [name, call] of Object.entries(calls) as [string, DriverCall][]) {
    const path = call.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] ??= {}
    paths[path][call.method.toLowerCase()] = operation(name, call)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Holdfast driver contract', version: CONTRACT_VERSION, description },
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, inner(schema)])),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function operation(name: string, call: DriverCall): object {
  return {
    operationId: name,
    summary: call.summary,
    ...(call.description && { description: call.description }),
    security: call.open ? [] : [{ token: [] }],
    parameters: [
      ...[...call.path.matchAll(/:(\w+)/g)].map(([, param]) => parameter('path', param!, pathSchema(param!))),
      ...Object.entries(call.query ?? {}).map(([param, schema]) => parameter('query', param, schema)),
      ...Object.entries(call.headers ?? {}).map(([param, schema]) => parameter('header', param, schema)),
    ],
    ...(call.body && { requestBody: { required: true, content: content(call.body) } }),
    responses: { ...answers(call), ...problems(call) },
  }
}

/** The ids of a path look as they do in what they name. */
function pathSchema(param: string): TSchema {
  return param === 'actId' ? ActState.properties.actId : EnvironmentState.properties.environmentId
}

function parameter(where: 'path' | 'query' | 'header', name: string, schema: TSchema): object {
  const isOptional = '~optional' in schema
  return { in: where, name, required: !isOptional, schema: reference(schema) }
}

function content(body: TSchema | readonly string[]): object {
  const types: Record<string, object> = {}
  if (Array.isArray(body)) for (const type of body) types[type] = {}
  else types['application/json'] = { schema: reference(body) }
  return types
}

function answers(call: DriverCall): Record<string, object> {
  return Object.fromEntries(
    Object.entries(call.answers).map(([status, answer]) => [
      status,
      {
        description: answer === undefined ? 'Done' : call.summary,
        ...(answer !== undefined && { content: content(typeof answer === 'string' ? [answer] : answer) }),
      },
    ]),
  )
}

/** One response for each status, with the codes that it may have. */
function problems(call: DriverCall): Record<string, object> {
  const codes = call.open ? { unavailable: 503 } : { ...usualProblems, ...call.problems }
  const byStatus = Map.groupBy(Object.keys(codes), (code) => (codes as Record<string, number>)[code]!)
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      {
        description: of
          .map((code) => `\`${code}\`: ${problemTexts[code] ?? 'Why the archive is refused. Permanent.'}`)
          .join('\n'),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/DriverProblem' } } },
        'x-codes': of,
      },
    ]),
  )
}

/** A schema that has a name is referred to. */
function reference(value: unknown): unknown {
  const name = typeof value === 'object' && value !== null ? names.get(value) : undefined
  return name ? { $ref: `#/components/schemas/${name}` } : inner(value)
}

function inner(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reference)
  if (typeof value !== 'object' || value === null) return value
  // Object.entries leaves out what TypeBox marks its schemas with.
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, reference(part)]))
}
