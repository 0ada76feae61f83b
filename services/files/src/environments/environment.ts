import type { Wish } from '@holdfast/driver/contract'
import { compareGenerations } from '@holdfast/driver/generation'
import { DriverRefusal } from '../driver/refusal.ts'

/** What is known of an environment by its wishes. */
export type WishStanding =
  /** Only releases have come so far. */
  | { state: 'unwished' }
  | { state: 'wished'; wish: Wish }
  /** The generation is remembered, so that no older wish brings it back. */
  | { state: 'deleted'; generation: string }

export function generationOf(standing: WishStanding): string | null {
  if (standing.state === 'unwished') return null
  return standing.state === 'wished' ? standing.wish.generation : standing.generation
}

/**
 * What follows from a wish; undefined if it is the one that stands already.
 * @param environment.hasRelease whether it has that release
 * @param ownerOf the environment that has a host name
 */
export function decideWish(
  environment: { id: string; standing: WishStanding; hasRelease(releaseId: string): boolean },
  wish: Wish,
  ownerOf: (hostName: string) => string | undefined,
): WishStanding | undefined {
  const known = generationOf(environment.standing)
  const order = known === null ? 1 : compareGenerations(wish.generation, known)
  if (order < 0) throw stale(known!)
  const wished: WishStanding = { state: 'wished', wish: tidied(wish) }
  if (order === 0) {
    if (JSON.stringify(environment.standing) !== JSON.stringify(wished)) throw reused(known!)
    return undefined
  }
  const { activeRelease, hostNames } = wished.wish
  if (activeRelease !== null && !environment.hasRelease(activeRelease)) {
    throw new DriverRefusal('release-missing', `The environment has no release ${activeRelease}`)
  }
  for (const hostName of hostNames) {
    const owner = ownerOf(hostName)
    if (owner !== undefined && owner !== environment.id) {
      throw new DriverRefusal('host-name-taken', `Another environment has ${hostName}`)
    }
  }
  return wished
}

/** Always in one form, so that two wishes can be compared. */
function tidied(wish: Wish): Wish {
  const { generation, siteId, tenure, kind, hostNames, activeRelease, gate, indexing, suspended } = wish
  return {
    generation,
    siteId,
    tenure,
    kind,
    hostNames: [...new Set(hostNames)].sort(),
    activeRelease,
    gate: gate && { password: gate.password, linkSecret: gate.linkSecret },
    indexing,
    suspended,
  }
}

/** What follows from a deletion; undefined if it is deleted already. */
export function decideDeletion(standing: WishStanding, generation: string): WishStanding | undefined {
  const known = generationOf(standing)
  const order = known === null ? 1 : compareGenerations(generation, known)
  if (order < 0) throw stale(known!)
  if (order === 0) {
    if (standing.state === 'wished') throw reused(known!)
    return undefined
  }
  return { state: 'deleted', generation }
}

function stale(known: string): DriverRefusal {
  return new DriverRefusal('stale-generation', `Generation ${known} is known`, { generation: known })
}

function reused(known: string): DriverRefusal {
  return new DriverRefusal('generation-reused', `Generation ${known} was another wish`)
}
