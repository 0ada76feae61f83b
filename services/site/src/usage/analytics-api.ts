import type { Authorize } from '@holdfast/access'
import { isId } from '@holdfast/contracts'
import type { Analytics, DayOfVisitsInput } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { Handlers } from '@holdfast/runtime'
import { environmentForAccess } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import { daysAsked } from './usage.ts'
import { visitsToWire } from './usage-events.ts'
import type { UsageDayStore } from './usage-store.ts'

export function analyticsApi(needs: {
  authorize: Authorize
  environments: Pick<EnvironmentStore, 'findPresent'>
  usage: UsageDayStore
}): Handlers<typeof Analytics> {
  const { authorize, environments, usage } = needs

  return {
    async getCompanyAnalytics({ companyId, days }, call) {
      await authorize(call, companyId, 'analytics.company.see')
      return { days: await counted({ companyId }, days) }
    },

    async getSiteAnalytics({ siteId, environmentId, days }, call) {
      if (environmentId === undefined) {
        await authorize.onSite(call, siteId, 'analytics.site.see', { environment: 'live' })
        return { days: await counted({ siteId }, days) }
      }
      const environment = isId(environmentId) ? await environments.findPresent(environmentId) : undefined
      if (environment?.siteId !== siteId) throw new DomainError('not-found')
      const resource = { environment: environmentForAccess(environment) }
      await authorize.onSite(call, siteId, 'analytics.site.see', resource)
      return { days: await counted({ siteId, environmentId }, days) }
    },
  }

  async function counted(
    of: Parameters<UsageDayStore['sums']>[0],
    asked: { first?: string; last?: string } | null | undefined,
  ): Promise<DayOfVisitsInput[]> {
    const days = daysAsked(asked ?? {}, Date.now())
    const sums = await usage.sums(of, { first: days[0]!, last: days.at(-1)! })
    const none = { requests: 0, bytes: 0 }
    return days.map((day) => {
      const { people, bots, assets } = sums.get(day) ?? { people: none, bots: none, assets: none }
      return { day, people: visitsToWire(people), bots: visitsToWire(bots), assets: visitsToWire(assets) }
    })
  }
}
