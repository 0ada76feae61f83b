import type { EnvironmentState } from '@holdfast/driver'
import { readGeneration, writeGeneration } from '@holdfast/driver/generation'
import type { Environment } from '../environments/environment.ts'

/** The incarnation of this service's ledger, as generations name it. */
export interface Incarnation {
  number: number
  /** When it began, in milliseconds since 1970. */
  at: number
  /** All hosts had said which generations they know when it was numbered. */
  isCertain: boolean
}

/** What a host has and nobody here knows. */
export interface Found {
  hostId: string
  environmentId: string
  /** A release or a backup of the environment; the environment itself when absent. */
  item?: { kind: 'release' | 'backup'; id: string }
  /**
   * It came about in the present incarnation of the ledger, which would know it if anybody still wanted it. Anything older
   * may be what the backup had not seen from which the ledger was restored.
   */
  isOfNow: boolean
}

export interface Orphan extends Found {
  foundAt: number
  /** The incarnation in which it was found. */
  epoch: number
}

/** What is known here of what a host may have. */
export interface Known {
  environment: Pick<Environment, 'hostId' | 'state'> | undefined
  /** Of releases and backups, those that are being made or removed too. */
  itemIds: ReadonlySet<string>
}

/** Clocks of hosts may differ by so much. */
const SKEW_MS = 10 * 60_000

export function orphansOf(hostId: string, state: EnvironmentState, known: Known, present: Incarnation): Found[] {
  if (state.deleted) return []
  const { environmentId, generation } = state
  const isNew = ({ createdAt }: { createdAt: number }) => present.isCertain && createdAt > present.at + SKEW_MS
  const items = [
    ...state.releases.map(({ releaseId, ...rest }) => ({
      kind: 'release' as const,
      id: releaseId,
      isOfNow: isNew(rest),
    })),
    ...state.backups.map(({ backupId, ...rest }) => ({ kind: 'backup' as const, id: backupId, isOfNow: isNew(rest) })),
  ]
  const { environment } = known
  if (!environment || environment.state === 'purged' || environment.hostId !== hostId) {
    // An upload under way may be the first that its host hears of an environment; then the environment is known here.
    const isWishedNow =
      generation === null || (present.isCertain && readGeneration(generation).epoch === present.number)
    return [{ hostId, environmentId, isOfNow: isWishedNow && items.every(({ isOfNow }) => isOfNow) }]
  }
  return items
    .filter(({ id }) => !known.itemIds.has(id))
    .map(({ isOfNow, ...item }) => ({ hostId, environmentId, item, isOfNow }))
}

/** When it is deleted by itself; undefined where only an operator does that. */
export function deletedAt(
  { isOfNow, foundAt, epoch }: Orphan,
  present: Incarnation,
  graceMs: number,
): number | undefined {
  return isOfNow && epoch === present.number ? foundAt + graceMs : undefined
}

/** With which generation an environment goes that nobody here wishes for: a higher one than its host knows. */
export function generationOfRemoval(
  { generation }: Pick<EnvironmentState, 'generation'>,
  present: Incarnation,
): string {
  const { epoch, n } = generation === null ? { epoch: 0, n: 0 } : readGeneration(generation)
  return writeGeneration(epoch < present.number ? { epoch: present.number, n: 1 } : { epoch, n: n + 1 })
}

/**
 * Whether a host must be told its wish again: it has confirmed it, and has another state now, or nothing. A host that
 * knows a higher generation is never told: what it has may be newer than this ledger.
 */
export function isLost(
  environment: Pick<Environment, 'wish' | 'confirmed'>,
  state: EnvironmentState | undefined,
): boolean {
  const { confirmed, wish } = environment
  if (!confirmed) return false
  if (!state || state.generation === null) return true
  const has = readGeneration(state.generation)
  const order = has.epoch - confirmed.epoch || has.n - confirmed.n
  if (order !== 0) return order < 0
  const isPresent = writeGeneration(confirmed) === writeGeneration(wish.generation)
  return isPresent && (state.deleted || state.activeRelease !== (wish.activeReleaseId ?? null))
}
