import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import {
  type Act,
  type ActState,
  ARCHIVE_TYPES,
  type CallName,
  type Capability,
  CONTRACT_VERSION,
  calls,
  type DriverCall,
  type EnvironmentState,
  type UsageReport,
  type Wish,
} from '../contract.ts'
import { compareGenerations } from '../generation.ts'
import { type Content, digestOf, makeTarGz, readArchive } from './archives.ts'

/** One call as it came, its path taken apart. */
export interface Received {
  params: Record<string, string>
  query: Record<string, string>
  headers: NodeJS.Dict<string | string[]>
  body: Buffer
}

export interface Reply {
  status: number
  /** JSON, an archive, or nothing. */
  body?: object | Buffer
}

interface Stored {
  content: Content
  createdAt: number
}

export interface Environment {
  generation: string | null
  /** Undefined before the first wish, and after a deletion. */
  wish: Wish | undefined
  deleted: boolean
  releases: Map<string, Stored>
  backups: Map<string, Stored>
}

const blank = (): Environment => ({
  generation: null,
  wish: undefined,
  deleted: false,
  releases: new Map(),
  backups: new Map(),
})

const COUNTED_PAGE = 1_000

class Refusal extends Error {
  readonly code: string
  readonly extra: object
  constructor(code: string, extra: object = {}) {
    super(code)
    this.code = code
    this.extra = extra
  }
}

const statuses: Record<string, number> = {
  'bad-request': 400,
  ...Object.assign({}, ...Object.values(calls).map((call: DriverCall) => call.problems ?? {})),
}

const capabilityOf: { [Name in CallName]?: Capability } = {
  putRelease: 'archive-upload',
  downloadRelease: 'download',
  downloadBackup: 'download',
  deleteBackup: 'backup',
  usage: 'usage',
}
const capabilitiesOfAct: Record<Act['kind'], Capability[]> = {
  'copy-release': ['push'],
  'make-backup': ['backup'],
  'verify-backup': ['backup'],
  'restore-backup': ['backup', 'restore'],
}

/**
 * A driver that keeps the contract, in memory, without visitors. Its archives are those of tests: it is not safe against
 * hostile ones.
 */
export function createHonestDriver({ hostId, capabilities }: { hostId: string; capabilities: readonly Capability[] }) {
  const environments = new Map<string, Environment>()
  const acts = new Map<string, { act: Act; state: ActState }>()
  /** What it has counted of visitors, one value after another. */
  const counted: UsageReport['rows'] = []
  const offers = (capability: Capability) => capabilities.includes(capability)

  const known = (id: string): Environment => environments.get(id) ?? blank()
  function opened(id: string): Environment {
    const environment = known(id)
    environments.set(id, environment)
    return environment
  }
  const found = (id: string): Environment => environments.get(id) ?? refuse('not-found')

  /** Whether the generation is new. */
  function admits({ generation: highest }: Environment, generation: string): boolean {
    const order = highest === null ? 1 : compareGenerations(generation, highest)
    if (order < 0) refuse('stale-generation', { generation: highest })
    return order > 0
  }

  const handlers: Record<CallName, (received: Received) => Reply | Promise<Reply>> = {
    describe: () =>
      ok({
        contract: CONTRACT_VERSION,
        driver: { name: 'scripted', version: '1' },
        hostId,
        capabilities,
        limits: { archiveBytes: 1e7, unpackedBytes: 1e8, files: 1000, fileBytes: 1e7 },
      }),
    health: () => ok({ status: 'ok' }),

    listEnvironments({ query: { after = '', limit = '100' } }) {
      const ids = [...environments.keys()].sort().filter((id) => id > after)
      const page = ids.slice(0, Number(limit))
      const next = ids.length > page.length ? page.at(-1) : null
      return ok({ environments: page.map((id) => environmentState(id, environments.get(id)!)), next })
    },
    getEnvironment: ({ params: { environmentId = '' } }) => ok(environmentState(environmentId, found(environmentId))),
    putEnvironment({ params: { environmentId = '' }, body }) {
      const wish: Wish = JSON.parse(body.toString())
      if (wish.gate && !offers('password-gate')) refuse('not-offered')
      const environment = known(environmentId)
      if (admits(environment, wish.generation)) {
        if (wish.activeRelease && !environment.releases.has(wish.activeRelease)) refuse('release-missing')
        for (const [id, { wish: other }] of environments) {
          const isTaken = id !== environmentId && other?.hostNames.some((name) => wish.hostNames.includes(name))
          if (isTaken) refuse('host-name-taken')
        }
        Object.assign(environment, { generation: wish.generation, wish, deleted: false })
        environments.set(environmentId, environment)
      } else if (!isDeepStrictEqual(environment.wish, wish)) refuse('generation-reused')
      return ok(environmentState(environmentId, environment))
    },
    deleteEnvironment({ params: { environmentId = '' }, query: { generation = '' } }) {
      const environment = opened(environmentId)
      if (!admits(environment, generation) && !environment.deleted) refuse('generation-reused')
      Object.assign(environment, { generation, wish: undefined, deleted: true })
      environment.releases.clear()
      environment.backups.clear()
      return { status: 204 }
    },

    async putRelease({ params: { environmentId = '', releaseId = '' }, headers, body }) {
      if (!ARCHIVE_TYPES.some((type) => type === headers['content-type'])) refuse('bad-request')
      const digest = `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
      if (headers['content-digest'] !== undefined && headers['content-digest'] !== digest) refuse('digest-differs')
      const content = await readArchive(headers['content-type'] as string, body).catch(() =>
        refuse('archive-unreadable'),
      )
      const environment = opened(environmentId)
      if (environment.deleted) refuse('environment-deleted')
      const before = environment.releases.get(releaseId)
      if (before && digestOf(before.content) !== digestOf(content)) refuse('release-exists')
      const stored = before ?? { content, createdAt: Date.now() }
      environment.releases.set(releaseId, stored)
      return { status: before ? 200 : 201, body: { releaseId, ...told(stored) } }
    },
    getRelease({ params: { environmentId = '', releaseId = '' } }) {
      const stored = found(environmentId).releases.get(releaseId) ?? refuse('not-found')
      return ok({ releaseId, ...told(stored) })
    },
    deleteRelease({ params: { environmentId = '', releaseId = '' } }) {
      const environment = environments.get(environmentId)
      if (environment?.wish?.activeRelease === releaseId) refuse('release-active')
      environment?.releases.delete(releaseId)
      return { status: 204 }
    },
    async downloadRelease({ params: { environmentId = '', releaseId = '' } }) {
      const { content } = found(environmentId).releases.get(releaseId) ?? refuse('not-found')
      return { status: 200, body: await makeTarGz(content) }
    },
    deleteBackup({ params: { environmentId = '', backupId = '' } }) {
      environments.get(environmentId)?.backups.delete(backupId)
      return { status: 204 }
    },
    async downloadBackup({ params: { environmentId = '', backupId = '' } }) {
      const { content } = found(environmentId).backups.get(backupId) ?? refuse('not-found')
      return { status: 200, body: await makeTarGz(content) }
    },

    startAct({ body }) {
      const act: Act = JSON.parse(body.toString())
      if (!capabilitiesOfAct[act.kind].every(offers)) refuse('not-offered')
      const earlier = acts.get(act.actId)
      // A repeat may come with another deadline.
      if (earlier && !isDeepStrictEqual({ ...earlier.act, deadline: 0 }, { ...act, deadline: 0 })) refuse('act-reused')
      if (earlier) return ok(earlier.state)
      const state = perform(act)
      acts.set(act.actId, { act, state })
      return { status: 202, body: { ...state, state: 'running', percent: 0, release: undefined, backup: undefined } }
    },
    getAct: ({ params: { actId = '' } }) => ok((acts.get(actId) ?? refuse('not-found')).state),

    usage({ query: { since = '0' } }) {
      const from = Number(since)
      if (!(from <= counted.length)) refuse('bad-request')
      const next = Math.min(from + COUNTED_PAGE, counted.length)
      return ok({ rows: counted.slice(from, next), next: `${next}`, more: next < counted.length })
    },
  }

  function perform(act: Act): ActState {
    const failed = (code: string) =>
      ({ actId: act.actId, state: 'failed', percent: 0, problem: { code, permanent: true } }) as const
    if (act.deadline <= Date.now()) return failed('deadline-passed')
    const environment = opened(act.environmentId)
    if (environment.deleted) refuse('environment-deleted')
    const done = { actId: act.actId, state: 'done', percent: 100 } as const
    const source = environments.get('fromEnvironmentId' in act ? act.fromEnvironmentId : act.environmentId)
    const isOfBackup = act.kind === 'restore-backup' || act.kind === 'verify-backup'
    const stored = isOfBackup
      ? source?.backups.get(act.backupId)
      : source?.releases.get(act.kind === 'copy-release' ? act.fromReleaseId : act.releaseId)
    if (!stored) refuse('not-found')
    if (act.kind === 'verify-backup') return { ...done, backup: { backupId: act.backupId, ...told(stored) } }
    const made = { content: stored.content, createdAt: Date.now() }
    if (act.kind === 'make-backup') {
      environment.backups.set(act.backupId, made)
      return { ...done, backup: { backupId: act.backupId, ...told(made) } }
    }
    if (environment.releases.has(act.releaseId)) refuse('release-exists')
    environment.releases.set(act.releaseId, made)
    return { ...done, release: { releaseId: act.releaseId, ...told(made) } }
  }

  return {
    environments,
    acts,
    counted,
    async answer(name: CallName, received: Received): Promise<Reply> {
      try {
        const needed = capabilityOf[name]
        if (needed && !offers(needed)) refuse('not-offered')
        return await handlers[name](received)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return problemReply(statuses[error.code] ?? 422, error.code, true, error.extra)
      }
    },
  }
}

export type HonestDriver = ReturnType<typeof createHonestDriver>

export function problemReply(status: number, code: string, permanent: boolean, extra: object = {}): Reply {
  return { status, body: { code, permanent, ...extra } }
}

export function environmentState(environmentId: string, environment: Environment): EnvironmentState {
  return {
    environmentId,
    generation: environment.generation,
    deleted: environment.deleted,
    activeRelease: environment.wish?.activeRelease ?? null,
    ...(environment.wish && { closed: environment.wish.gate !== null, indexing: environment.wish.indexing }),
    releases: [...environment.releases].map(([releaseId, stored]) => ({ releaseId, ...told(stored) })),
    backups: [...environment.backups].map(([backupId, stored]) => ({ backupId, ...told(stored) })),
  }
}

function told({ content, createdAt }: Stored) {
  const bytes = [...content.values()].reduce((sum, { length }) => sum + length, 0)
  return { digest: digestOf(content), files: content.size, bytes, createdAt }
}

function ok(body: object): Reply {
  return { status: 200, body }
}

function refuse(code: string, extra?: object): never {
  throw new Refusal(code, extra)
}
