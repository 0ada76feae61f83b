import type { Connection } from 'mongoose'
import { differences } from './order.ts'
import { environmentsText, type SiteReplay } from './sites.ts'

interface SiteDocument {
  _id: string
  companyId: string
  tenure: number
  state: string
}

interface EnvironmentDocument {
  _id: string
  siteId: string
  kind: keyof typeof kinds
  state: string
}

interface LimitDocument {
  _id: string
  sites: { limit: number; used: number }
  premiumStagings: { limit: number; used: number }
  open: boolean
  suspended: boolean
}

const kinds = { live: 'KIND_LIVE', staging: 'KIND_STAGING', 'premium-staging': 'KIND_PREMIUM_STAGING' } as const

/**
 * Compares the documents from which site decides with its entries, and each limit with the sites that there are. Returns
 * the problems, one line each.
 */
export async function checkSiteDocuments(connection: Connection, replay: SiteReplay): Promise<string[]> {
  const db = connection.db!
  const sites = await db.collection<SiteDocument>('sites').find().toArray()
  const environments = await db.collection<EnvironmentDocument>('environments').find({ state: 'present' }).toArray()
  const limits = await db.collection<LimitDocument>('limits').find().toArray()
  const bySite = Map.groupBy(environments, ({ siteId }) => siteId)
  const stored = sites.map(({ _id, companyId, tenure, state }): [string, string] => {
    const present = (bySite.get(_id) ?? []).map(({ _id, kind }) => [_id, kinds[kind]] as const)
    return [_id, siteText(companyId, tenure, state, new Map(present))]
  })
  const told = [...replay.sites].map(([id, { companyId, tenure, state, environments }]): [string, string] => {
    return [id, siteText(companyId, tenure, state, state === 'present' ? environments : new Map())]
  })
  return [...differences('site', new Map(stored), new Map(told)), ...wrongLimits(limits, replay)]
}

function siteText(companyId: string, tenure: number, state: string, environments: ReadonlyMap<string, string>): string {
  return `${state} in ${companyId}, tenure ${tenure}, environments ${environmentsText(environments)}`
}

function wrongLimits(limits: LimitDocument[], { sites, limits: told }: SiteReplay): string[] {
  const wrong: string[] = []
  const byCompany = Map.groupBy(
    [...sites.values()].filter(({ state }) => state === 'present'),
    ({ companyId }) => companyId,
  )
  const stored = new Map(limits.map((limit) => [limit._id, limit]))
  for (const companyId of new Set([...byCompany.keys(), ...stored.keys(), ...told.keys()])) {
    const say = (line: string) => wrong.push(`limit of ${companyId}: ${line}`)
    const limit = stored.get(companyId)
    if (!limit) {
      say('there is none')
      continue
    }
    const present = byCompany.get(companyId) ?? []
    const premium = present
      .flatMap(({ environments }) => [...environments.values()])
      .filter((kind) => kind === 'KIND_PREMIUM_STAGING').length
    const { sites, premiumStagings, open, suspended } = limit
    if (sites.used !== present.length) say(`it counts ${sites.used} sites, by the entries there are ${present.length}`)
    if (premiumStagings.used !== premium)
      say(`it counts ${premiumStagings.used} premium stagings, there are ${premium}`)
    if (present.length > sites.limit) say(`${present.length} sites, and ${sites.limit} are allowed`)
    if (premium > premiumStagings.limit) say(`${premium} premium stagings, and ${premiumStagings.limit} are allowed`)
    if (!open && present.length > 0) say(`it is closed, and there are ${present.length} sites`)
    const last = told.get(companyId)
    // A first site opens the limit without an entry of its own.
    if (!last) continue
    if (last.open !== open || last.suspended !== suspended) {
      say(`open ${open}, suspended ${suspended}; by the entries ${last.open}, ${last.suspended}`)
    }
  }
  return wrong
}
