import { compareGenerations, type Wish } from '@holdfast/driver'
import { DriverRefusal } from '../driver/refusal.ts'

/** What is known of an environment by its wishes. */
export type Standing =
  /** Only releases have come so far. */
  | { state: 'unwished' }
  | { state: 'wished'; wish: Wish }
  /** The generation is remembered, so that no older wish brings it back. */
  | { state: 'deleted'; generation: string }

export function generationOf(standing: Standing): string | null {
  if (standing.state === 'unwished') return null
  return standing.state === 'wished' ? standing.wish.generation : standing.generation
}

/**
 * What follows from a wish; undefined if it is the one that stands already.
 * @param environment.hasRelease whether it has that release
 * @param ownerOf the environment that has a host name
 */
export function decideWish(
  environment: { id: string; standing: Standing; hasRelease(releaseId: string): boolean },
  wish: Wish,
  ownerOf: (hostName: string) => string | undefined,
): Standing | undefined {
  const known = generationOf(environment.standing)
  const order = known === null ? 1 : compareGenerations(wish.generation, known)
  if (order < 0) throw stale(known!)
  if (order === 0) {
    if (environment.standing.state === 'deleted') throw stale(known!)
    return undefined
  }
  const { activeRelease } = wish
  if (activeRelease !== null && !environment.hasRelease(activeRelease)) {
    throw new DriverRefusal('release-missing', `The environment has no release ${activeRelease}`)
  }
  const hostNames = wish.hostNames.map(readHostName)
  for (const hostName of hostNames) {
    const owner = ownerOf(hostName)
    if (owner !== undefined && owner !== environment.id) {
      throw new DriverRefusal('host-name-taken', `Another environment has ${hostName}`)
    }
  }
  return { state: 'wished', wish: { ...wish, hostNames: [...new Set(hostNames)] } }
}

/** What follows from a deletion; undefined if it is deleted already. */
export function decideDeletion(standing: Standing, generation: string): Standing | undefined {
  const known = generationOf(standing)
  const order = known === null ? 1 : compareGenerations(generation, known)
  if (order < 0) throw stale(known!)
  if (order === 0) {
    // Of a wish and a deletion with one generation, the first one counts.
    if (standing.state === 'wished') throw stale(known!)
    return undefined
  }
  return { state: 'deleted', generation }
}

const HOST_NAME = /^(?!.{254})[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/

/** As browsers send it: names beyond ASCII are in Punycode. */
function readHostName(text: string): string {
  const name = text.toLowerCase()
  if (!HOST_NAME.test(name)) throw new DriverRefusal('bad-request', `${JSON.stringify(text)} is no host name`)
  return name
}

function stale(known: string): DriverRefusal {
  return new DriverRefusal('stale-generation', `Generation ${known} is known`, { generation: known })
}
