import type { Actor, Authorize } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'
import type { Call } from '@holdfast/runtime'
import { environmentForAccess, type PresentEnvironment, useOf } from './environment.ts'
import type { EnvironmentStore } from './environment-store.ts'

/**
 * An environment that the caller may use, and the caller. Throws `not-found` where there is none, and what `Authorize`
 * throws.
 */
export type UseEnvironment = (
  call: Call,
  environmentId: string,
  about?: { reads: boolean },
) => Promise<{ environment: PresentEnvironment; actor: Actor }>

export function createUse(needs: { authorize: Authorize; environments: EnvironmentStore }): UseEnvironment {
  const { authorize, environments } = needs
  return async (call, environmentId, about) => {
    const environment = isId(environmentId) ? await environments.findPresent(environmentId) : undefined
    if (!environment) throw new DomainError('not-found')
    const { permission, resource } = rightToUse(environment)
    const actor = await authorize.onSite(call, environment.siteId, permission, { ...resource, ...about })
    return { environment, actor }
  }
}

/** What a deed needs that uses the environment. */
export function rightToUse(environment: Pick<PresentEnvironment, 'siteId' | 'kind'>) {
  const { siteId } = environment
  const resource = { environment: environmentForAccess(environment) }
  return { stream: `site/${siteId}`, siteId, permission: useOf(environment), resource } as const
}
