import { type Static, type TSchema, Type } from 'typebox'

/** The version of the contract that this file describes. A driver of another version is not used. */
export const CONTRACT_VERSION = '1'

const closed = { additionalProperties: false } as const
/** What a driver of a later minor release adds to an answer is ignored. */
const open = {} as const

const Id = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  description: 'A UUID in lower case',
})
/** Up to the end of the year 9999. */
const Time = Type.Integer({ minimum: 0, maximum: 253_402_300_799_999, description: 'Milliseconds since 1970, UTC' })
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })
const Bytes = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Bytes' })
const Tenure = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
/**
 * Of a content, whatever archive it came in: SHA-256 of one line per file, in the order of the bytes of their paths. A
 * line is the path (UTF-8 in Unicode's normal form C, `/` between folders, none at the start), a zero byte, the SHA-256
 * of the file in hex, a line feed.
 */
const Digest = Type.String({ pattern: '^sha256:[0-9a-f]{64}$', description: 'Digest of a content' })

/**
 * The order of wishes for one environment: `epoch.n`, compared as two numbers, epoch first. A ledger that was restored
 * from a backup continues with a higher epoch.
 */
const Generation = Type.String({
  pattern: '^(0|[1-9][0-9]{0,8})\\.(0|[1-9][0-9]{0,14})$',
  description: '`epoch.n`: two numbers, compared in this order',
})

export const capabilities = [
  'static',
  'archive-upload',
  'rollback',
  'backup',
  'restore',
  'push',
  'password-gate',
  'usage',
  'download',
] as const
export type Capability = (typeof capabilities)[number]

export const DriverDescription = Type.Object(
  {
    contract: Type.Literal(CONTRACT_VERSION, { description: 'The version of the contract' }),
    driver: Type.Object({ name: Type.String({ maxLength: 100 }), version: Type.String({ maxLength: 100 }) }, open),
    hostId: Type.String({ maxLength: 100, description: 'The audience of the tokens that this driver takes' }),
    capabilities: Type.Array(Type.String({ maxLength: 60 }), {
      maxItems: 100,
      description: `Some of ${capabilities.join(', ')}; others are ignored`,
    }),
    limits: Type.Object(
      {
        archiveBytes: Bytes,
        unpackedBytes: Bytes,
        files: Count,
        fileBytes: Bytes,
      },
      open,
    ),
  },
  open,
)
export type DriverDescription = Static<typeof DriverDescription>

/** The closed gate of an environment: visitors need the password, or a link that is signed with the secret. */
const Gate = Type.Object(
  {
    password: Type.String({ minLength: 12, maxLength: 64 }),
    linkSecret: Type.String({ pattern: '^[A-Za-z0-9_-]{43,86}$', description: 'base64url of 32 bytes or more' }),
  },
  closed,
)

/** Lower case; a name that is not ASCII is in its form of `xn--`. */
const HostName = Type.String({
  maxLength: 253,
  pattern: '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?){0,31}$',
  description: 'Without a port',
})

/** The whole wish for an environment. What it leaves out is not wanted. */
export const Wish = Type.Object(
  {
    generation: Generation,
    siteId: Id,
    tenure: Tenure,
    kind: Type.Union([Type.Literal('live'), Type.Literal('staging')]),
    hostNames: Type.Array(HostName, { maxItems: 100 }),
    activeRelease: Type.Union([Id, Type.Null()]),
    gate: Type.Union([Gate, Type.Null()], { description: 'null: open to everybody' }),
    indexing: Type.Boolean({ description: 'Whether search engines may index it' }),
    suspended: Type.Boolean({ description: 'A notice is served instead, with 503' }),
  },
  closed,
)
export type Wish = Static<typeof Wish>

export const ReleaseState = Type.Object(
  {
    releaseId: Id,
    digest: Digest,
    files: Count,
    bytes: Bytes,
    createdAt: Time,
  },
  open,
)
export type ReleaseState = Static<typeof ReleaseState>

export const BackupState = Type.Object(
  {
    backupId: Id,
    /** Of the content that was saved: that of the release from which the backup was made. */
    digest: Digest,
    files: Count,
    bytes: Bytes,
    createdAt: Time,
  },
  open,
)
export type BackupState = Static<typeof BackupState>

/** What the driver has of one environment. */
export const EnvironmentState = Type.Object(
  {
    environmentId: Id,
    /** Of the last wish that was taken, also that of a deletion. */
    generation: Type.Union([Generation, Type.Null()]),
    deleted: Type.Boolean({ description: 'Its bytes are gone; the generation is remembered' }),
    activeRelease: Type.Union([Id, Type.Null()]),
    /** Of the last wish. With them a ledger that was restored from a backup opens nothing that was closed since. */
    closed: Type.Optional(Type.Boolean({ description: 'Visitors need a password or a link. Absent without a wish' })),
    indexing: Type.Optional(Type.Boolean({ description: 'Search engines may index it. Absent without a wish' })),
    releases: Type.Array(ReleaseState, { maxItems: 10_000 }),
    backups: Type.Array(BackupState, { maxItems: 10_000 }),
  },
  open,
)
export type EnvironmentState = Static<typeof EnvironmentState>

export const EnvironmentList = Type.Object(
  {
    environments: Type.Array(EnvironmentState, { maxItems: 500, description: 'In the order of their ids' }),
    next: Type.Union([Id, Type.Null()], { description: 'For `after` of the next call: the last id of this answer' }),
  },
  open,
)
export type EnvironmentList = Static<typeof EnvironmentList>

const cause = {
  actId: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$',
    description: 'Idempotency key: the operation and its step',
  }),
  causedBy: Type.String({
    maxLength: 100,
    description: 'Who started it, as `user/<id>`, `api-key/<id>` or `service/<name>`',
  }),
  deadline: Time,
}

/**
 * Work that prepares something. Nothing that an act does is seen by visitors until a wish names its result.
 * `copy-release` makes a release from a release of another environment; `make-backup` saves a release;
 * `restore-backup` makes a release from a backup; `verify-backup` restores a backup into a scratch place, compares it
 * with what was saved, and removes the scratch place.
 */
export const Act = Type.Union([
  Type.Object(
    {
      ...cause,
      kind: Type.Literal('copy-release'),
      fromEnvironmentId: Id,
      fromReleaseId: Id,
      environmentId: Id,
      releaseId: Id,
    },
    closed,
  ),
  Type.Object({ ...cause, kind: Type.Literal('make-backup'), environmentId: Id, releaseId: Id, backupId: Id }, closed),
  Type.Object(
    {
      ...cause,
      kind: Type.Literal('restore-backup'),
      fromEnvironmentId: Id,
      backupId: Id,
      environmentId: Id,
      releaseId: Id,
    },
    closed,
  ),
  Type.Object({ ...cause, kind: Type.Literal('verify-backup'), environmentId: Id, backupId: Id }, closed),
])
export type Act = Static<typeof Act>

/** Why something failed: RFC 9457, with a stable code. */
export const DriverProblem = Type.Object(
  {
    code: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }),
    detail: Type.Optional(Type.String({ maxLength: 2_000, description: 'A text for people' })),
    permanent: Type.Boolean({ description: 'False: the same call may succeed later' }),
    /** With `stale-generation`: the one that the driver knows. */
    generation: Type.Optional(Generation),
  },
  open,
)
export type DriverProblem = Static<typeof DriverProblem>

export const ActState = Type.Object(
  {
    actId: Type.String({ maxLength: 100 }),
    state: Type.Union([Type.Literal('running'), Type.Literal('done'), Type.Literal('failed')]),
    percent: Type.Integer({ minimum: 0, maximum: 100 }),
    /** Of a done act: the release or the backup that it made or verified. */
    release: Type.Optional(ReleaseState),
    backup: Type.Optional(BackupState),
    problem: Type.Optional(DriverProblem),
  },
  open,
)
export type ActState = Static<typeof ActState>

export const UsageRow = Type.Object(
  {
    environmentId: Id,
    tenure: Tenure,
    day: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'UTC' }),
    class: Type.Union([Type.Literal('people'), Type.Literal('bots'), Type.Literal('assets')]),
    requests: Count,
    bytes: Bytes,
  },
  open,
)
export const UsageReport = Type.Object(
  {
    rows: Type.Array(UsageRow, { maxItems: 10_000 }),
    next: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'For `since` of the next call: rows that changed after this answer',
    }),
    more: Type.Boolean(),
  },
  open,
)
export type UsageReport = Static<typeof UsageReport>

/** An answer of JSON has at most so many bytes. A driver with more gives a shorter page. */
export const ANSWER_BYTES = 4 * 1024 * 1024

/** One call of the contract. */
export interface DriverCall {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** As fastify writes it. */
  path: string
  summary: string
  description?: string
  /** Every other call needs a token. */
  open?: true
  query?: Record<string, TSchema>
  /** A JSON body, or the media types of a streamed one. */
  body?: TSchema | readonly string[]
  headers?: Record<string, TSchema>
  /** By status: a schema, the media type of a stream, or nothing. */
  answers: Record<number, TSchema | string | undefined>
  /** Codes of problems beside `bad-token` (401), `bad-request` (400), `unavailable` (503). */
  problems?: Record<string, number>
}

export const ARCHIVE_TYPES = ['application/zip', 'application/gzip'] as const

/** Why an archive is refused (422), each permanent. */
export const archiveProblems = [
  'archive-unreadable',
  'archive-truncated',
  'archive-encrypted',
  'archive-empty',
  'archive-path-outside',
  'archive-path-absolute',
  'archive-link',
  'archive-special-file',
  'archive-bad-name',
  'archive-names-collide',
  'archive-too-large',
  'archive-too-many-files',
  'archive-too-deep',
  'archive-bomb',
  'digest-differs',
] as const
export type ArchiveProblem = (typeof archiveProblems)[number]

const missing = { 'not-found': 404 } as const
const stale = { 'stale-generation': 409, 'generation-reused': 409 } as const
/** The driver lacks the capability that the call needs. Never answered with success. */
const notOffered = { 'not-offered': 422 } as const

/** Every call that a driver answers. */
export const calls = {
  describe: {
    method: 'GET',
    path: '/',
    summary: 'Who the driver is, and what it can do',
    answers: { 200: DriverDescription },
  },
  health: {
    method: 'GET',
    path: '/healthz',
    summary: 'Whether it can work',
    open: true,
    answers: { 200: Type.Object({ status: Type.Literal('ok') }, open) },
  },
  listEnvironments: {
    method: 'GET',
    path: '/environments',
    summary: 'All that it has, deleted ones too, for reconciliation',
    query: {
      after: Type.Optional(Id),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
    },
    answers: { 200: EnvironmentList },
  },
  getEnvironment: {
    method: 'GET',
    path: '/environments/:environmentId',
    summary: 'What it has of one environment',
    answers: { 200: EnvironmentState },
    problems: missing,
  },
  putEnvironment: {
    method: 'PUT',
    path: '/environments/:environmentId',
    summary: 'The wanted state',
    description:
      'Answers when visitors get what is wished. The same wish again, with the same generation, answers the same; another ' +
      'one with it is `generation-reused`. A lower one than known is refused, also for an environment that was deleted. ' +
      '`release-missing`: it does not have the active release. A wish with a higher generation than that of the deletion ' +
      'brings a deleted environment back, without releases. A refused wish changes nothing, the known generation neither.',
    body: Wish,
    answers: { 200: EnvironmentState },
    problems: { ...stale, ...notOffered, 'release-missing': 409, 'host-name-taken': 409 },
  },
  deleteEnvironment: {
    method: 'DELETE',
    path: '/environments/:environmentId',
    summary: 'Serves it no more, and removes its releases and backups',
    description:
      'Also where it is not known: the generation is remembered, and a late create is refused. The same again answers the ' +
      'same; a generation that a wish has had is `generation-reused`. Acts that would make something in it fail.',
    query: { generation: Generation },
    answers: { 204: undefined },
    problems: stale,
  },
  putRelease: {
    method: 'PUT',
    path: '/environments/:environmentId/releases/:releaseId',
    summary: 'Stores a release from an archive',
    description:
      'The environment need not be known. The token may be one that was given to another program for this call alone. ' +
      'With `Content-Digest`, the body is compared with it. A release that is there already is answered if the digest of ' +
      'its content is the same; else `release-exists`. A driver may refuse before the whole body has come: it answers, ' +
      'then goes on reading for some seconds and throws away what comes, so that its answer is not lost in a reset ' +
      'connection. Whoever sends stops when an answer is there.',
    body: ARCHIVE_TYPES,
    headers: {
      'content-digest': Type.Optional(Type.String({ maxLength: 200, description: 'RFC 9530: `sha-256=:…:`' })),
    },
    answers: { 200: ReleaseState, 201: ReleaseState },
    problems: {
      ...notOffered,
      'release-exists': 409,
      'environment-deleted': 409,
      ...(Object.fromEntries(archiveProblems.map((code) => [code, 422])) as Record<ArchiveProblem, 422>),
      'not-enough-space': 507,
    },
  },
  getRelease: {
    method: 'GET',
    path: '/environments/:environmentId/releases/:releaseId',
    summary: 'What a stored release is',
    answers: { 200: ReleaseState },
    problems: missing,
  },
  deleteRelease: {
    method: 'DELETE',
    path: '/environments/:environmentId/releases/:releaseId',
    summary: 'Removes a release that is not active; also where there is none',
    answers: { 204: undefined },
    problems: { 'release-active': 409 },
  },
  downloadRelease: {
    method: 'GET',
    path: '/environments/:environmentId/releases/:releaseId/archive',
    summary: 'The content of a release as .tar.gz',
    answers: { 200: 'application/gzip' },
    problems: { ...missing, ...notOffered },
  },
  deleteBackup: {
    method: 'DELETE',
    path: '/environments/:environmentId/backups/:backupId',
    summary: 'Removes a backup; also where there is none',
    answers: { 204: undefined },
    problems: notOffered,
  },
  downloadBackup: {
    method: 'GET',
    path: '/environments/:environmentId/backups/:backupId/archive',
    summary: 'The content of a backup as .tar.gz',
    answers: { 200: 'application/gzip' },
    problems: { ...missing, ...notOffered },
  },
  startAct: {
    method: 'POST',
    path: '/acts',
    summary: 'Prepares something',
    description:
      'The same act again, by its id, is answered and not done again, also with another deadline; another one under the ' +
      'same id is `act-reused`. An act that is not done at its deadline fails with `deadline-passed`. ' +
      'What is wrong may be answered at once, or as the problem of a failed act.',
    body: Act,
    answers: { 200: ActState, 202: ActState },
    problems: {
      ...missing,
      ...notOffered,
      'act-reused': 409,
      'environment-deleted': 409,
      'release-exists': 409,
      'deadline-passed': 409,
    },
  },
  getAct: {
    method: 'GET',
    path: '/acts/:actId',
    summary: 'How far an act has come; known for a day after its end',
    answers: { 200: ActState },
    problems: missing,
  },
  usage: {
    method: 'GET',
    path: '/usage',
    summary: 'What visitors asked for: absolute values by environment, tenure, day and class',
    query: { since: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) },
    answers: { 200: UsageReport },
    problems: notOffered,
  },
} as const satisfies Record<string, DriverCall>

export type CallName = keyof typeof calls
