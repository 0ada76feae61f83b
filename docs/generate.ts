// Writes docs/events.md and docs/callers.md from protos/, docs/problems.md from the table of refusals, docs/permissions.md
// from that of permissions, docs/configuration.md from the settings of all processes, and docs/security-events.md from the
// table of security events. Run by `npm run generate`; with --check it only says whether that
// was forgotten. Says too whether the pages for operators name the metrics that exist.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { columns, isForKeys, type PermissionId, permissions } from '@holdfast/access'
import { callersOf, contractsOf, ownerNames, programNames, securityEvents, serviceNames } from '@holdfast/contracts'
import { type Code, codes, DomainError, toProblem } from '@holdfast/errors'
import { followerMetrics, ledgerMetrics } from '@holdfast/ledger'
import protobuf from 'protobufjs'
import { settingsSchema } from '../deploy/settings.ts'

const repository = join(import.meta.dirname, '..')
const isCheck = process.argv.includes('--check')

function write(name: string, text: string) {
  const path = join(import.meta.dirname, name)
  if (!isCheck) return writeFileSync(path, text)
  if (readFileSync(path, 'utf8') === text) return
  console.error(`docs/${name} is not what its sources say: run npm run generate`)
  process.exitCode = 1
}

/** Of what the site service measures: by the text of its sources, for nothing here imports them. */
function checkSiteMetrics(name: string) {
  const folder = join(repository, 'services/site/src')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('-metrics.ts'),
  )
  const metric = /holdfast_(host|operations)_\w+/g
  const namesIn = (path: string) => new Set(readFileSync(path, 'utf8').match(metric))
  const served = new Set(sources.flatMap((path) => [...namesIn(join(folder, path))]))
  tellDifference(name, served, namesIn(join(import.meta.dirname, name)))
}

/** The page is written by hand: a metric's meaning is a line, what to do about it is not. */
function checkMetrics(name: string) {
  // Those of a replica are among them.
  const measured = [...ledgerMetrics({ owner: '', metrics: unread }), ...followerMetrics('', () => undefined)]
  const served = new Set<string>(measured.flatMap(({ metrics }) => metrics.map((metric) => metric.name)))
  const named = new Set(
    readFileSync(join(import.meta.dirname, name), 'utf8').match(/holdfast_(ledger|replica|relay|follower)_\w+/g),
  )
  tellDifference(name, served, named)
}

function tellDifference(name: string, served: Set<string>, named: Set<string>) {
  const problems = [
    ...[...served.difference(named)].map((metric) => `does not explain ${metric}`),
    ...[...named.difference(served)].map((metric) => `names ${metric}, which there is not`),
  ]
  for (const problem of problems) console.error(`docs/${name} ${problem}`)
  if (problems.length > 0) process.exitCode = 1
}

function events(): string {
  const lines = [
    '# Events',
    '',
    'Generated from `protos/holdfast/*/v1/events.proto`.',
    '',
    'Every committed change is an entry of its owner’s ledger and a record of the topic `holdfast.<owner>.ledger.v1`:',
    'a CloudEvent in binary mode whose value is a `holdfast.ledger.v1.Entry` (protobuf). The record’s partition is the',
    'entry’s shard; `(epoch, seq)` orders a shard without holes. Trust these, not Kafka’s offsets: records may repeat.',
    '',
    '| header | value |',
    '|---|---|',
    '| `ce_id` | epoch/shard/seq |',
    '| `ce_type` | the event’s name, for example `holdfast.company.v1.AccessChanged` |',
    '| `ce_source` | `/holdfast/<owner>` |',
    '| `ce_subject` | the stream, for example `company/<id>` |',
    '| `ce_time` | RFC 3339, UTC |',
    '| `content-type` | `application/protobuf` |',
    '| `holdfast_key` | the owner’s key that signed the record: owner/key id, for example `company/2026-11` |',
    '| `holdfast_signature` | the signature, 64 bytes in base64url |',
    '',
    '## Believe what is signed',
    '',
    'Whoever can write to a topic can write anything. So verify each record before you use any of it, also its seq:',
    '',
    '1. `holdfast_key` names one of the owner’s public keys (Ed25519), which you got from whoever runs the platform. A key',
    '   of another owner does not count.',
    '2. Put together the bytes that were signed. Each part comes after its length in bytes, a 32-bit number, most',
    '   significant byte first: the text `holdfast.record.v1`, the name of the topic, the number of the partition in',
    '   decimal digits, the record’s key, its value; then name and value of `content-type`, of `holdfast_key` and of every',
    '   header that begins with `ce_`, in the order of the bytes of the names. Text is UTF-8. Other headers do not count,',
    '   and may be anybody’s.',
    '3. Verify the signature over these bytes (RFC 8032, Ed25519 without a context).',
    '4. Decode the value: epoch, shard and seq must be those of `ce_id`, and the shard the partition.',
    '',
    'A record that fails is no entry. Do not count its seq as seen: the true record may come before or after it, and if it',
    'does not, the entry is a hole, to be asked for. An owner’s key is replaced now and then; records under the former one',
    'stay in the topic for seven days.',
    '',
    '## When the epoch changes',
    '',
    'A ledger that was restored from a backup goes on under another epoch, from a seq that may be below what you have seen.',
    'Up to that seq the entries are those that you have, under the former epoch. What you have above it never was: whoever',
    'runs the platform tells the last seq of each shard of the backup, or sends the topic again from there. Judge what you',
    'have done because of such entries before you read on; these services stop until an operator says so.',
  ]
  for (const owner of ownerNames) {
    const root = new protobuf.Root()
    root.resolvePath = (_origin, target) => (target.startsWith('/') ? target : join(repository, 'protos', target))
    root.loadSync(`holdfast/${owner}/v1/events.proto`, { keepCase: true, alternateCommentMode: true })
    const inFile = (type: protobuf.ReflectionObject) => type.filename?.endsWith(`${owner}/v1/events.proto`)
    const types = root.lookup(`holdfast.${owner}.v1`) as protobuf.Namespace
    lines.push('', `## ${owner}`)
    for (const type of types.nestedArray) {
      if (!(type instanceof protobuf.Type) || !inFile(type) || type.name.endsWith('Fact')) continue
      lines.push('', `### ${type.name}`, '')
      if (type.comment) lines.push(oneLine(type.comment), '')
      lines.push('| field | type | |', '|---|---|---|')
      for (const field of type.fieldsArray) {
        const kind = `${field.repeated ? 'repeated ' : ''}${field.type}`
        lines.push(`| \`${field.name}\` | ${kind} | ${oneLine(field.comment ?? '')} |`)
      }
    }
  }
  return `${lines.join('\n')}\n`
}

function problems(): string {
  const rows = (Object.keys(codes) as Code[]).map((code) => {
    const { status, title } = toProblem(new DomainError(code), { instance: '', requestId: '' })
    return { code, status, title }
  })
  rows.sort((a, b) => a.status - b.status || a.code.localeCompare(b.code))
  return [
    '# Problems',
    '',
    'Generated from `libs/errors/src/codes.ts`. Every error is an RFC 9457 document (`application/problem+json`) with a',
    'stable `code`. What is no refusal of ours is `internal` (500).',
    '',
    '| status | code | title |',
    '|---|---|---|',
    ...rows.map(({ status, code, title }) => `| ${status} | \`${code}\` | ${title} |`),
    '',
  ].join('\n')
}

function callers(): string {
  const rows = serviceNames.flatMap((answering) =>
    contractsOf(answering)
      .flatMap((definition) => Object.values(definition))
      .map((method) => {
        const { principals, services } = callersOf(method, answering)
        const [, contract, name] = method.path.split('/') as [string, string, string]
        const called = `${contract.split('.').at(-1)}.${name}`
        return `| ${answering} | \`${called}\` | ${principals.join(', ')} | ${services.join(', ')} |`
      }),
  )
  return [
    '# Who may call what',
    '',
    'Generated from the options of the methods in `protos/` and the table of services. Nobody else is answered. The',
    'gateway alone calls for people, API keys and those who are not signed in; a service calls in its own name.',
    '',
    '| service | method | the gateway for | in its own name |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

function security(): string {
  const rows = Object.entries(securityEvents).map(([type, row]) => {
    const methods = 'methods' in row ? row.methods : []
    const calls = methods.map((one) => (one === '*' ? 'any call' : `\`${one}\``)).join(', ')
    const outcome = 'outcome' in row ? [row.outcome].flat().join(', ') : ''
    return `| \`${type}\` | ${row.says} | ${calls || 'by code'}${outcome && `: ${outcome}`} |`
  })
  return [
    '# Security events',
    '',
    'Generated from `libs/contracts/src/security-events.ts`. The trail of authentication: one JSON object a line, in a log of',
    'its own. With `SECURITY_LOG`, a folder, each process appends to `<service>.<day>.log` there, by UTC, and removes files of',
    'its service that are older than `SECURITY_LOG_DAYS` (90). Without it, the lines are among those of the process’s log,',
    'whatever `LOG_LEVEL` says; `"log":"security"` marks them in both cases. What ships them may move or read the files at any',
    'time. `npm start` writes them to `.data/security`.',
    '',
    'Ids, networks and words of ours only: no password, code, token, address, name or device, and of network addresses the',
    '/24 or /48.',
    '',
    '| field | means |',
    '|---|---|',
    '| `time`, `service`, `type` | when (RFC 3339, UTC; a number of milliseconds in the process’s log), which service (there `name`), which event |',
    '| `requestId` | the request, as in all other logs, in the ledger’s entries, and in the answer’s `X-Request-Id` |',
    '| `userId`, `sessionId`, `keyId` | who called, or whose sign-in, link or key it was; `caller` is a service |',
    '| `about` | the user or company that an operator’s act is about |',
    '| `address` | a keyed hash of an address that no user has, or that signs up: equal for equal addresses, until the newest of identity’s SECRETS_KEYS is replaced |',
    '| `network` | from where: the /24 of an IPv4 address, the /48 of an IPv6 address |',
    '| `method`, `reason` | the call, and the code with which it was refused |',
    '| `bound` | which bound on failures was reached: `pair` (account and network address), `account`, `host`, `network`, `session` |',
    '| `failed` | what was wrong: `address`, `unconfirmed`, `password`, `code`, `state` (the user is disabled or leaving); of a key `malformed`, `unknown`, `revoked`, `expired`, `void` (its maker may hold none) |',
    '',
    '| type | says | when |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const roleTitles = {
  owner: 'owner',
  administrator: 'administrator',
  developer: 'developer',
  billing: 'billing',
  siteAdministrator: 'administrator of sites',
  siteDeveloper: 'developer of sites',
} as const satisfies Record<(typeof columns)[number], string>

function permissionTable(): string {
  const rows = (Object.entries(permissions) as [PermissionId, (typeof permissions)[PermissionId]][]).map(
    ([id, { title, roles, suspended }]) => {
      const cells = columns.map((column) => (roles[column] === 'no' ? '' : roles[column]))
      return `| \`${id}\` | ${title} | ${cells.join(' | ')} | ${suspended} | ${isForKeys(id) ? 'yes' : ''} |`
    },
  )
  return [
    '# Permissions',
    '',
    'Generated from `libs/access/src/permissions.ts`; the same list is served at `/v1/permissions`. An owner is an',
    'administrator too, and the owner’s column alone decides.',
    '',
    '- `own`: on sites where the member has this role. `staging`: only in their staging environments. `conditional`: a',
    '  developer, only while the company pays no premium staging add-on for the site.',
    '- In a suspended company an act `works` as before, or `stops`; `reads` allows it to calls that only read.',
    '- An API key may have what is marked, and does what both it and its maker may.',
    '',
    `| permission | | ${columns.map((column) => roleTitles[column]).join(' | ')} | suspended | keys |`,
    `|---|---|${columns.map(() => '---').join('|')}|---|---|`,
    ...rows,
    '',
  ].join('\n')
}

async function configuration(): Promise<string> {
  const lines = [
    '# Configuration',
    '',
    'Generated from `services/*/src/config.ts`. Each process reads its settings once, from environment variables, and says all',
    'that is wrong with them before it starts. One without a default must be set, unless it says what it means to leave it out.',
    'What is secret belongs to the one service, and comes from a place for secrets.',
  ]
  for (const name of programNames) {
    const { properties, required = [] } = await settingsSchema(name)
    lines.push('', `## ${name}`, '', '| setting | default | |', '|---|---|---|')
    for (const [setting, { description = '', default: preset, format, writeOnly }] of Object.entries(properties)) {
      const without = required.includes(setting) ? 'must be set' : ''
      const shown = preset === undefined ? without : `\`${preset === '' ? "''" : preset}\``
      const form = format === undefined ? '' : ` (${format})`
      const secret = writeOnly ? 'secret: ' : ''
      lines.push(`| \`${setting}\` | ${shown} | ${(secret + description + form).replaceAll('|', '\\|')} |`)
    }
  }
  return `${lines.join('\n')}\n`
}

function unread(): never {
  throw new Error('only the names are wanted')
}

function oneLine(comment: string): string {
  return comment.replaceAll(/\s*\n\s*/g, ' ')
}

write('events.md', events())
write('problems.md', problems())
write('callers.md', callers())
write('security-events.md', security())
write('permissions.md', permissionTable())
write('configuration.md', await configuration())
checkMetrics('operating-replicas.md')
checkSiteMetrics('operating-sites.md')
