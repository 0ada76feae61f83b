import type { EnvironmentKind } from '@holdfast/access'
import { type GenerationNumbers, writeGeneration } from '@holdfast/driver/generation'
import { DomainError } from '@holdfast/errors'
import type { SeenReleases } from '../pushes/push.ts'

/** What a host is told of an environment, beside the ids and the secrets of its gate. */
export interface EnvironmentWish {
  /** The order of the wishes for one environment. */
  generation: GenerationNumbers
  hostNames: string[]
  activeReleaseId?: string
  /** Visitors need the password. */
  closed: boolean
  /** Names the password and the links of the gate: another number, other ones. */
  gateVersion: number
  indexing: boolean
  suspended: boolean
}

export interface CopiedFrom {
  environmentId: string
  releaseId: string
  at: number
}

interface EnvironmentFields {
  id: string
  siteId: string
  companyId: string
  tenure: number
  kind: EnvironmentKind
  /** "live", "staging", or what its maker called it. */
  name: string
  /** The host that carries it. */
  hostId: string
  wish: EnvironmentWish
  /** The generation that the host has confirmed; undefined before the first one. */
  confirmed?: GenerationNumbers
  /** Since when the host has not confirmed what was wished, whatever it was; absent where it has. */
  unconfirmedSince?: number
  /**
   * The ledger's incarnation in which it was made, or last compared with what its host serves. In an earlier one, the host
   * may have got later wishes, which the ledger lost: before it is compared nothing is wished for it.
   */
  comparedIn: EpochNumber
  copiedFrom?: CopiedFrom
  seen: SeenReleases
  nextBackupAt: number
  createdAt: number
  version: number
}

/**
 * `deleted`: nobody sees it any more, and the host serves nothing of it. At `purgeAt` its bytes go. `purging`: they cannot
 * be brought back any more, and the host is told. `purged`: the host has confirmed that they are gone.
 */
export type Environment = EnvironmentFields &
  (
    | { state: 'present' }
    | { state: 'deleted'; deletedAt: number; purgeAt: number }
    | { state: 'purging'; deletedAt: number; purgeAt: number }
    | { state: 'purged'; purgedAt: number }
  )

export type PresentEnvironment = Environment & { state: 'present' }

/** What makes the next generation of a wish: the number of the ledger's incarnation. */
export type EpochNumber = number

export interface NewEnvironment {
  id: string
  kind: EnvironmentKind
  name: string
  hostId: string
  hostName: string
  suspended: boolean
  nextBackupAt: number
}

/** Staging is closed and not indexed unless its users change it. */
export function createEnvironment(
  site: { id: string; companyId: string; tenure: number },
  { id, kind, name, hostId, hostName, suspended, nextBackupAt }: NewEnvironment,
  { epoch, now }: { epoch: EpochNumber; now: number },
): PresentEnvironment {
  const isLive = kind === 'live'
  return {
    id,
    siteId: site.id,
    companyId: site.companyId,
    tenure: site.tenure,
    kind,
    name,
    hostId,
    wish: {
      generation: { epoch, n: 1 },
      hostNames: [hostName],
      closed: !isLive,
      gateVersion: 1,
      indexing: isLive,
      suspended,
    },
    comparedIn: epoch,
    seen: {},
    nextBackupAt,
    createdAt: now,
    version: 1,
    state: 'present',
  }
}

/** Another wish, with the next generation. The same environment when nothing of the wish differs. */
export function wishFor<E extends Environment>(
  environment: E,
  changes: Partial<Omit<EnvironmentWish, 'generation'>>,
  epoch: EpochNumber,
): E {
  const wish = { ...environment.wish, ...changes }
  if (isSameWish(wish, environment.wish)) return environment
  return { ...environment, wish: { ...wish, generation: nextGeneration(environment, epoch) } }
}

/** After a restore of the ledger the epoch is higher, and n begins again. Throws `unavailable` before it is compared. */
export function nextGeneration(
  environment: Pick<Environment, 'wish' | 'comparedIn'>,
  epoch: EpochNumber,
): GenerationNumbers {
  checkCompared(environment, epoch)
  const { generation: present } = environment.wish
  if (epoch < present.epoch) throw new Error('the epoch number of the ledger fell')
  return epoch > present.epoch ? { epoch, n: 1 } : { epoch, n: present.n + 1 }
}

/** Throws `unavailable` while its host may know a later wish than this ledger, which was restored from a backup. */
export function checkCompared({ comparedIn }: Pick<Environment, 'comparedIn'>, epoch: EpochNumber): void {
  if (comparedIn === epoch) return
  throw new DomainError('unavailable', { detail: 'Data was restored, and is first compared with what the host serves' })
}

/** Visitors get nothing of it from now on; its bytes stay until `purgeAt`. */
export function deleteEnvironment(
  environment: PresentEnvironment,
  { epoch, now, purgeAt }: { epoch: EpochNumber; now: number; purgeAt: number },
): Environment & { state: 'deleted' } {
  const unseen = wishFor(environment, { hostNames: [] }, epoch)
  return { ...unseen, version: environment.version + 1, state: 'deleted', deletedAt: now, purgeAt }
}

/** Nothing brings it back from here on. The generation is that of its deletion on the host. */
export function beginPurge(
  environment: Environment & { state: 'deleted' },
  epoch: EpochNumber,
): Environment & { state: 'purging' } {
  const generation = nextGeneration(environment, epoch)
  return { ...environment, wish: { ...environment.wish, generation }, state: 'purging' }
}

export function endPurge(environment: Environment & { state: 'purging' }, now: number): Environment {
  const { deletedAt: _, purgeAt: __, ...rest } = environment
  return { ...rest, state: 'purged', purgedAt: now }
}

/** The place of an environment in its own host names, again after it was deleted. */
export function recoverEnvironment(
  environment: Environment & { state: 'deleted' },
  { epoch, hostName, tenure, suspended }: { epoch: EpochNumber; hostName: string; tenure: number; suspended: boolean },
): PresentEnvironment {
  const { deletedAt: _, purgeAt: __, ...rest } = wishFor(environment, { hostNames: [hostName], suspended }, epoch)
  return { ...rest, tenure, version: environment.version + 1, state: 'present' }
}

export interface EnvironmentEdit {
  closed?: boolean
  indexing?: boolean
}

/** @returns the fields whose values differ, for the event; none when nothing has changed */
export function editEnvironment(
  environment: PresentEnvironment,
  edit: EnvironmentEdit,
  epoch: EpochNumber,
): { environment: PresentEnvironment; fields: string[] } {
  const { wish } = environment
  const fields = (['closed', 'indexing'] as const).filter(
    (field) => edit[field] !== undefined && edit[field] !== wish[field],
  )
  if (fields.length === 0) return { environment, fields }
  const changes = Object.fromEntries(fields.map((field) => [field, edit[field]]))
  const edited = wishFor(environment, changes, epoch)
  return { environment: { ...edited, version: environment.version + 1 }, fields }
}

/** Another password and other links: earlier ones end. Throws `gate-open`. */
export function renewGate(environment: PresentEnvironment, epoch: EpochNumber): PresentEnvironment {
  if (!environment.wish.closed) throw new DomainError('gate-open')
  const renewed = wishFor(environment, { gateVersion: environment.wish.gateVersion + 1 }, epoch)
  return { ...renewed, version: environment.version + 1 }
}

/** Whether the host has confirmed the present wish. */
export function isConfirmed({ wish, confirmed }: Pick<Environment, 'wish' | 'confirmed'>): boolean {
  return confirmed !== undefined && writeGeneration(confirmed) === writeGeneration(wish.generation)
}

/** Decides about permissions: a premium staging is a staging. */
export function environmentForAccess({ kind }: Pick<Environment, 'kind'>): 'live' | 'staging' {
  return kind === 'live' ? 'live' : 'staging'
}

/** The permission to use it: deploy, backups, its gate. */
export function useOf({ kind }: Pick<Environment, 'kind'>): 'live.use' | 'staging.use' {
  return kind === 'live' ? 'live.use' : 'staging.use'
}

function isSameWish(a: EnvironmentWish, b: EnvironmentWish): boolean {
  return JSON.stringify(fieldsOf(a)) === JSON.stringify(fieldsOf(b))
}

function fieldsOf({ hostNames, activeReleaseId, closed, gateVersion, indexing, suspended }: EnvironmentWish) {
  return [hostNames, activeReleaseId, closed, gateVersion, indexing, suspended]
}
