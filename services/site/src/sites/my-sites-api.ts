import { type Authorize, accessToWire } from '@holdfast/access'
import type { AuthorizationAway } from '@holdfast/access/company'
import { isId } from '@holdfast/contracts'
import type { SiteNames, Sites } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import { type Handlers, signedIn } from '@holdfast/runtime'
import type { SiteStore } from './site-store.ts'

const NAMES = 1_000

/** The sites on which a person has a role, wherever that is. */
export function mySitesApi(needs: {
  authorize: Authorize
  access: Pick<AuthorizationAway['access'], 'listSites'>
  sites: SiteStore
}): Pick<Handlers<typeof Sites>, 'listMySites'> {
  const { authorize, access, sites } = needs
  return {
    async listMySites(_request, call) {
      const { userId } = signedIn(call)
      const mine = access.listSites(userId)
      if (mine === 'unknown') throw new DomainError('access-unknown')
      const found = new Map((await sites.findAll(mine.map(({ siteId }) => siteId))).map((site) => [site.id, site]))
      const companies = [...new Set(mine.map(({ companyId }) => companyId))]
      const actors = new Map(
        await Promise.all(companies.map(async (id) => [id, await authorize.reach(call, id).catch(refused)] as const)),
      )
      return {
        sites: mine.flatMap(({ siteId, companyId, role }) => {
          const site = found.get(siteId)
          if (!site || site.companyId !== companyId) return []
          const isSeen = actors.get(companyId)?.may('sites.see', { site: { siteId, companyId, tenure: site.tenure } })
          const [grant] = accessToWire({ siteRoles: [{ siteId, role, tenure: site.tenure }] }).siteRoles!.grants
          return isSeen ? [{ companyId, siteId, name: site.name, role: grant!.role }] : []
        }),
      }
    },
  }

  function refused(error: unknown): undefined {
    if (error instanceof DomainError && error.kind !== 'unavailable') return undefined
    throw error
  }
}

/** Names of sites, for the mails that company writes. */
export function siteNamesApi({ sites }: { sites: SiteStore }): Handlers<typeof SiteNames> {
  return {
    async describeSites({ companyId, siteIds }) {
      if (siteIds.length > NAMES) throw new DomainError('bad-request', { detail: `at most ${NAMES} sites` })
      const found = await sites.findAll(siteIds)
      return {
        sites: found.filter((site) => site.companyId === companyId).map(({ id, name }) => ({ siteId: id, name })),
      }
    },
    async listSiteIds({ companyId }) {
      if (!isId(companyId)) throw new DomainError('bad-request')
      return { siteIds: await sites.idsOf(companyId) }
    },
  }
}
