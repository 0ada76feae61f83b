import { isId } from '@holdfast/contracts'
import type { Operators } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import type { AdmitOperator } from '@holdfast/process'
import { type Handlers, note, reasonOf } from '@holdfast/runtime'
import { type Environment, recoverEnvironment } from '../environments/environment.ts'
import { type EnvironmentStore, environmentFact } from '../environments/environment-store.ts'
import { type Limit, takePremiumStaging, takeSite } from '../limits/limit.ts'
import type { LimitStore } from '../limits/limit-store.ts'
import { hostNameOf } from './name.ts'
import { recoverSite } from './site.ts'
import { type SiteStore, siteRow } from './site-store.ts'

/** More deleted sites of one company are not listed: they are brought back, or go, within some days. */
const LISTED = 1_000

export function siteOperatorApi(needs: {
  ledger: Ledger
  sites: SiteStore
  environments: EnvironmentStore
  limits: LimitStore
  admitOperator: AdmitOperator
  domain: string
  epoch: () => number
}): Pick<Handlers<typeof Operators>, 'recoverSite' | 'listDeletedSites'> {
  const { ledger, sites, environments, limits, admitOperator, domain, epoch } = needs

  return {
    async recoverSite({ siteId, reason: given }, call) {
      const reason = reasonOf(given)
      const { userId } = await admitOperator(call)
      const actor = { kind: 'KIND_OPERATOR', id: userId } as const
      return ledger.once(call, async () => {
        const known = isId(siteId) ? await sites.find(siteId) : undefined
        if (!known) throw new DomainError('not-found')
        note(call, { about: known.companyId })
        return ledger.transact({ stream: `site/${siteId}`, call, actor }, async (tx) => {
          const { session, now } = tx
          const deleted = (await sites.find(siteId, session))!
          const all = (await environments.keptOf(siteId, session)).filter((each) => wentWith(each, deleted))
          const premium = all.filter(({ kind }) => kind === 'premium-staging')
          const recovered = recoverSite(deleted, { now, reason, premiumStagingIds: premium.map(({ id }) => id) })
          const { site } = recovered
          const isTaken = await sites.isNameTaken(site.companyId, site.foldedName, siteId, session)
          if (isTaken) throw new DomainError('name-taken')
          // They are already being removed.
          if (!all.some(({ kind }) => kind === 'live')) throw new DomainError('site-purged')
          const limit = (await limits.find(site.companyId, session))!
          const taken = premium.reduce<Limit>((present) => takePremiumStaging(present), takeSite(limit))
          await limits.save(taken, limit, session)
          for (const environment of all) {
            const hostName = hostNameOf(environment, site.slug, domain)
            const present = { epoch: epoch(), hostName, tenure: site.tenure, suspended: limit.suspended }
            await environments.save(recoverEnvironment(environment, present), session)
          }
          await sites.save(recovered, [siteRow(site, premium.length > 0), ...all.map(environmentFact)], tx)
          return {}
        })
      })
    },

    async listDeletedSites({ companyId }, call) {
      await admitOperator(call)
      note(call, { about: companyId })
      const found = isId(companyId) ? await sites.deletedOf(companyId, LISTED) : []
      return {
        sites: found.flatMap((site) => {
          if (site.state !== 'deleted') return []
          const { id, name, deletedAt, purgeAt } = site
          return [{ siteId: id, name, deletedAt, purgedAt: purgeAt }]
        }),
      }
    },
  }
}

type Deleted = Environment & { state: 'deleted' }

/** It was deleted with its site, and not before as a staging that somebody did not want any more. */
function wentWith(environment: Environment, site: { state: string; deletedAt?: number }): environment is Deleted {
  return environment.state === 'deleted' && environment.deletedAt === site.deletedAt
}
