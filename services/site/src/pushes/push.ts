/** A release that was active in an environment at a moment. */
export interface Sight {
  releaseId: string
  at: number
}

/**
 * What the content of an environment has seen of the other environments of its site: by their ids, the release that was
 * active there when content was last copied from there, or to there.
 */
export type SeenReleases = Readonly<Record<string, Sight>>

/** One end of a push. */
export interface End {
  id: string
  activeReleaseId: string | undefined
  seen: SeenReleases
}

/** The target has another release than the source has seen there. */
export interface Drift {
  seen: Sight
  present: string | undefined
}

/**
 * Has the target changed since the source saw it? A source that has never seen the target has nothing to compare with,
 * so no change is known. A release that is active again, by a way back to it, is no change.
 */
export function driftOf(source: End, target: End): Drift | undefined {
  const seen = source.seen[target.id]
  if (!seen || seen.releaseId === target.activeReleaseId) return undefined
  return { seen, present: target.activeReleaseId }
}

/**
 * Both ends after the source's release was copied into the target. The target has now seen all that the source has seen,
 * and each end has seen the other one as it is now.
 * @param copy the release in the target that is active from now on
 */
export function afterCopy(
  source: End & { activeReleaseId: string },
  target: End,
  copy: Sight,
): { source: SeenReleases; target: SeenReleases } {
  const { [target.id]: _, ...inherited } = source.seen
  return {
    source: { ...source.seen, [target.id]: copy },
    target: { ...target.seen, ...inherited, [source.id]: { releaseId: source.activeReleaseId, at: copy.at } },
  }
}

/** The target after a backup was restored into it: it has seen the environment of the backup as it was then. */
export function afterRestore(
  target: End,
  backup: { environmentId: string; releaseId: string; createdAt: number },
): SeenReleases {
  if (backup.environmentId === target.id) return target.seen
  return { ...target.seen, [backup.environmentId]: { releaseId: backup.releaseId, at: backup.createdAt } }
}

/** Without what was seen of environments that are gone: premium stagings may come and go for years. */
export function ofExisting(seen: SeenReleases, environmentIds: Iterable<string>): SeenReleases {
  const existing = new Set(environmentIds)
  return Object.fromEntries(Object.entries(seen).filter(([id]) => existing.has(id)))
}
