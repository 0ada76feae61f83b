import { createContext, use } from 'react'
import type { Answer } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'

export type Site = Answer<'/v1/sites/{siteId}', 'get'>
export type Environment = Site['environments'][number]
export type EnvironmentKind = Environment['kind']
type Use = { reads?: boolean }

interface InSite {
  site: Site
  /** Shows how far work has come that was begun here, wherever in the site one goes. */
  follow: (operation: { operationId: string } | undefined) => void
}

const SiteContext = createContext<InSite | undefined>(undefined)
export const SiteProvider = SiteContext.Provider

export function useSite() {
  const inside = use(SiteContext)
  if (!inside) throw new Error('this page is not inside a site')
  const { companyId, may } = useCompany()
  const { site, follow } = inside
  const { siteId } = site
  return {
    site,
    follow,
    siteId,
    companyId,
    may: (permission: Parameters<typeof may>[0]) =>
      may(permission, { siteId, paysPremiumStaging: site.paysPremiumStaging }),
    /** Live and stagings are used by permissions of their own. */
    mayUse: ({ kind }: { kind: EnvironmentKind }, { reads = false }: Use = {}) =>
      kind === 'live'
        ? may('live.use', { siteId, environment: 'live', reads })
        : may('staging.use', { siteId, environment: 'staging', reads }),
    mayDelete: ({ kind }: { kind: EnvironmentKind }) =>
      kind !== 'live' &&
      may(kind === 'staging' ? 'staging.delete' : 'premium-staging.delete', { siteId, environment: 'staging' }),
    environmentOf: (environmentId: string | undefined) =>
      site.environments.find((one) => one.environmentId === environmentId),
  }
}

/** Does the host of the environment do this? What it does not is said, and not offered. */
export function offers({ capabilities }: Environment, capability: string): boolean {
  return capabilities.includes(capability)
}
