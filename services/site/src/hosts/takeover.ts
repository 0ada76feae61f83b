import type { EnvironmentState, ReleaseState } from '@holdfast/driver'
import { readGeneration } from '@holdfast/driver/generation'
import { type Environment, nextGeneration } from '../environments/environment.ts'
import type { Release } from '../releases/release.ts'

/** What is taken over from a host that is ahead of the ledger. */
export interface Takeover {
  environment: Environment
  /** Releases that the host has and nobody here knows. */
  found: Release[]
  /** Ids of releases that are known here and the host has not any more. */
  gone: string[]
}

/** What is known here of the releases of the environment. */
export interface KnownReleases {
  /** Ids of those that the host told of and that are known here, or that somebody is making now. */
  ids: ReadonlySet<string>
  /** Those of the environment that people see. */
  kept: readonly Release[]
}

/**
 * A ledger that was restored from a backup has lost the wishes since then, and its host has not. What visitors see stays:
 * the release that the host serves becomes the one that is wished for, in the present incarnation, as open or closed as it
 * is there, with what the ledger knows of everything else. Undefined where the host knows no later wish than the ledger.
 * @param given.kept how many releases are taken over at most, beside the active one
 */
export function takeOverServed(
  environment: Environment,
  state: EnvironmentState | undefined,
  { known, epoch, kept, now }: { known: KnownReleases; epoch: number; kept: number; now: number },
): Takeover | undefined {
  if (!state || !isAhead(environment, state)) return undefined
  const generation = readGeneration(state.generation!)
  if (generation.epoch >= epoch) throw new Error('a host knows a generation that was never given out')
  const { activeReleaseId: _, ...wish } = environment.wish
  const { activeRelease, closed = wish.closed, indexing = wish.indexing } = state
  const active = activeRelease !== null && { activeReleaseId: activeRelease }
  const served = { ...wish, generation, closed, indexing, ...active }
  const version = environment.version + 1
  const compared = { ...environment, comparedIn: epoch, version, wish: served }
  const isThere = new Set(state.releases.map(({ releaseId }) => releaseId))
  return {
    environment:
      environment.state === 'present'
        ? // The host hears all of the wish again: what else it was told meanwhile is not known.
          { ...compared, wish: { ...served, generation: nextGeneration(compared, epoch) } }
        : // It may have come back meanwhile. Nothing more is done to it by itself.
          { ...compared, confirmed: generation },
    found: taken(state, known.ids, kept).map((release) => foundRelease(environment, release, now)),
    gone: known.kept.filter(({ id }) => !isThere.has(id)).map(({ id }) => id),
  }
}

/** Does the host know a later wish? */
export function isAhead({ wish }: Pick<Environment, 'wish'>, { generation }: EnvironmentState): boolean {
  if (generation === null) return false
  const has = readGeneration(generation)
  return (has.epoch - wish.generation.epoch || has.n - wish.generation.n) > 0
}

/** The active one, and the newest of the others. */
function taken({ releases, activeRelease }: EnvironmentState, known: ReadonlySet<string>, kept: number) {
  const unknown = releases.filter(({ releaseId }) => !known.has(releaseId))
  const [active, others] = [
    unknown.filter(({ releaseId }) => releaseId === activeRelease),
    unknown.filter(({ releaseId }) => releaseId !== activeRelease),
  ]
  return [...active, ...others.sort((a, b) => (a.releaseId < b.releaseId ? 1 : -1)).slice(0, kept)]
}

/** Who made it, and from what, the ledger has lost. */
function foundRelease(
  { id: environmentId, siteId, companyId }: Environment,
  { releaseId: id, digest, files, bytes, createdAt }: ReleaseState,
  now: number,
): Release {
  const about = { id, environmentId, siteId, companyId, digest, files, bytes, createdAt: Math.min(createdAt, now) }
  return { ...about, cause: 'found', createdBy: { kind: 'KIND_SYSTEM', id: 'site' }, state: 'kept' }
}
