import { idBytes, newId } from '@holdfast/contracts'
import {
  EnvironmentCreated,
  EnvironmentFact,
  Limits,
  SiteCreated,
  SiteDeleted,
  SiteFact,
  SiteNames,
} from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { dropFact, putFact } from '@holdfast/ledger'
import { standInOwner } from '@holdfast/ledger/testing'
import { implement } from '@holdfast/runtime'

type Kind = 'KIND_LIVE' | 'KIND_STAGING' | 'KIND_PREMIUM_STAGING'

interface KnownSite {
  companyId: string
  tenure: number
  name: string
  environmentIds: string[]
}

/** What was asked of the limits. A test replaces a function to refuse, or to fail. */
export interface FakeLimits {
  close(request: { companyId: string; closingId: string; version: number }): void
  reopen(request: { companyId: string; closingId: string }): void
}

/**
 * Stands for the service of sites: a real ledger of sites in a database of its own, served as that service serves it,
 * which holds the sites that the test puts. Its limits are functions of the test.
 */
export async function siteOwner() {
  const sites = new Map<string, KnownSite>()
  const limits: FakeLimits = { close() {}, reopen() {} }
  const {
    address,
    ledger,
    commit: write,
  } = await standInOwner({
    owner: 'site',
    tables: ['site', 'environment'],
    services: () => [
      implement(Limits, {
        async putEntitlement() {
          throw new DomainError('not-found')
        },
        async close(request) {
          limits.close(request)
          return {}
        },
        async reopen(request) {
          limits.reopen(request)
          return {}
        },
        async getUsage() {
          throw new DomainError('not-found')
        },
      }),
      implement(SiteNames, {
        async describeSites({ companyId, siteIds }) {
          const known = siteIds.flatMap((siteId) => {
            const site = sites.get(siteId)
            return site?.companyId === companyId ? [{ siteId, name: site.name }] : []
          })
          return { sites: known }
        },
      }),
    ],
  })
  const commit = (siteId: string, entries: Parameters<typeof write>[1]) => write(`site/${siteId}`, entries)

  /** Makes a site, or brings a deleted one back in another tenure; answers when replicas have it. */
  async function putSite(
    companyId: string,
    options: { siteId?: string; tenure?: number; name?: string; premium?: boolean } = {},
  ): Promise<string> {
    const { siteId = newId(), tenure = 1, premium = false } = options
    const name = options.name ?? `Site ${siteId.slice(-4)}`
    const row = {
      companyId: idBytes(companyId),
      tenure,
      state: 'STATE_ACTIVE',
      paysPremiumStaging: premium,
    } as const
    await commit(siteId, (tx) =>
      tx.append(SiteCreated, { companyId, siteId, tenure }, [putFact('site', idBytes(siteId), SiteFact, row)]),
    )
    sites.set(siteId, { companyId, tenure, name, environmentIds: [] })
    return siteId
  }

  return {
    address,
    ledger,
    limits,
    putSite,
    async deleteSite(siteId: string): Promise<void> {
      const { companyId, tenure, environmentIds } = sites.get(siteId)!
      const id = idBytes(siteId)
      const rows = environmentIds.map((each) => dropFact('environment', [id, idBytes(each)]))
      await commit(siteId, (tx) =>
        tx.append(SiteDeleted, { companyId, siteId, tenure, purgedAt: 0 }, [dropFact('site', id), ...rows]),
      )
      sites.delete(siteId)
    },
    async addEnvironment(siteId: string, kind: Kind): Promise<string> {
      const environmentId = newId()
      const site = sites.get(siteId)!
      const key = [idBytes(siteId), idBytes(environmentId)]
      await commit(siteId, (tx) =>
        tx.append(EnvironmentCreated, { companyId: site.companyId, siteId, environmentId, kind }, [
          putFact('environment', key, EnvironmentFact, { kind }),
        ]),
      )
      site.environmentIds.push(environmentId)
      return environmentId
    },
  }
}
