import { isDeepStrictEqual } from 'node:util'
import type { ClusterObject } from './objects.ts'

/** What Kubernetes refuses to change in objects, by kind and name. */
export type Fixed = Record<string, unknown>

export function fixedIn(objects: ClusterObject[]): Fixed {
  return Object.fromEntries(
    objects.flatMap((object) => {
      const fixed = fixedParts(object)
      return fixed === undefined ? [] : [[`${object.kind} ${object.metadata.name}`, fixed]]
    }),
  )
}

/** What would not be taken by a cluster that has the objects of before. */
export function upgradeProblems(before: Fixed, after: Fixed): string[] {
  return Object.keys(before)
    .filter((name) => name in after && !isDeepStrictEqual(before[name], after[name]))
    .map((name) => `${name} cannot be upgraded: what must stay has changed`)
}

function fixedParts({ kind, spec }: ClusterObject): unknown {
  if (kind === 'Deployment') return { selector: spec!.selector }
  if (kind === 'StatefulSet') {
    const { selector, serviceName, volumeClaimTemplates } = spec as Record<string, unknown>
    return { selector, serviceName, volumeClaimTemplates }
  }
  if (kind === 'Service') return { clusterIP: spec!.clusterIP ?? 'given' }
  if (kind === 'Job') return { template: spec!.template }
  return undefined
}
