import { idText } from '@holdfast/contracts'
import type { Entry } from '@holdfast/contracts/ledger'
import {
  EnvironmentCreated,
  EnvironmentDeleted,
  EnvironmentFact,
  LimitChanged,
  SiteCreated,
  SiteDeleted,
  SiteFact,
  SitePurged,
  SiteRecovered,
} from '@holdfast/contracts/site'
import type { StoredLedger } from './stored-ledger.ts'

type Kind = EnvironmentFact['kind']

export interface ToldSite {
  companyId: string
  /** The present or the last one. */
  tenure: number
  state: 'present' | 'deleted' | 'purged'
  /** Kind by environment id; of a deleted site, those that went with it. */
  environments: Map<string, Kind>
}

export interface ToldLimit {
  sites: number
  premiumStagings: number
  open: boolean
  suspended: boolean
  version: number
}

export interface SiteReplay {
  /** How many points between two commits were checked. */
  commits: number
  sites: Map<string, ToldSite>
  /** By company id. */
  limits: Map<string, ToldLimit>
  wrong: string[]
}

/**
 * Goes through site's ledger entry by entry. Every entry must fit the state before it, and after every commit the facts
 * must give the same state as the entries: whose the site is, in which tenure, with which environments. Written from the
 * meaning of entries, and uses none of the code that writes them.
 */
export function replaySites(ledger: Pick<StoredLedger, 'entries'>): SiteReplay {
  const sites = new Map<string, ToldSite>()
  const limits = new Map<string, ToldLimit>()
  const byFacts = new Map<string, string>()
  const environmentFacts = new Map<string, Map<string, Kind>>()
  const wrong: string[] = []
  let commits = 0

  for (const entries of ledger.entries) {
    entries.forEach(({ entry }, place) => {
      const [kind, id] = entry.stream.split('/') as [string, string]
      const say = (line: string) => wrong.push(`${entry.shard}/${entry.seq} of ${entry.stream}: ${line}`)
      if (kind === 'company' && entry.type === LimitChanged.type) applyLimit(entry, say)
      if (kind === 'site') {
        const site = applyEvent(entry, id, say)
        applyFacts(entry, id, site, say)
      }
      const next = entries[place + 1]?.entry
      const isCommitted = !next || next.index === 0
      if (!isCommitted) return
      commits++
      if (kind === 'site') checkPoint(id, say)
    })
  }
  return { commits, sites, limits, wrong }

  function applyLimit(entry: Entry, say: (line: string) => void) {
    const { companyId, entitlementVersion: version, ...limit } = LimitChanged.decode(entry.data)
    if (`company/${companyId}` !== entry.stream) say(`a limit of another company, ${companyId}`)
    const known = limits.get(companyId)
    if (known && version < known.version) say(`its limit goes back from version ${known.version} to ${version}`)
    limits.set(companyId, { ...limit, version })
  }

  function applyEvent(entry: Entry, siteId: string, say: (line: string) => void): ToldSite | undefined {
    const site = sites.get(siteId)
    if (!site && entry.type !== SiteCreated.type) {
      say(`${entry.type} before the site was created`)
      return undefined
    }
    switch (entry.type) {
      case SiteCreated.type: {
        if (site) say('created twice')
        const { companyId, tenure } = SiteCreated.decode(entry.data)
        sites.set(siteId, { companyId, tenure, state: 'present', environments: new Map() })
        break
      }
      case SiteDeleted.type: {
        const { companyId, tenure } = SiteDeleted.decode(entry.data)
        if (site!.state !== 'present') say(`deleted while it was ${site!.state}`)
        if (companyId !== site!.companyId || tenure !== site!.tenure) say(`deleted in ${companyId}, tenure ${tenure}`)
        site!.state = 'deleted'
        break
      }
      case SiteRecovered.type: {
        const { tenure } = SiteRecovered.decode(entry.data)
        if (site!.state !== 'deleted') say(`brought back while it was ${site!.state}`)
        if (tenure <= site!.tenure) say(`brought back in tenure ${tenure}, after ${site!.tenure}`)
        Object.assign(site!, { state: 'present', tenure })
        // Those whose bytes were being removed already do not come back.
        const back = new Set(
          entry.facts.filter(({ table }) => table === 'environment').map(({ key }) => idText(key, 16)),
        )
        for (const id of site!.environments.keys()) if (!back.has(id)) site!.environments.delete(id)
        for (const id of back) if (!site!.environments.has(id)) say(`${id} comes back, and did not go with its site`)
        break
      }
      case SitePurged.type: {
        if (site!.state !== 'deleted') say(`purged while it was ${site!.state}`)
        Object.assign(site!, { state: 'purged', environments: new Map() })
        break
      }
      case EnvironmentCreated.type: {
        const { environmentId, kind } = EnvironmentCreated.decode(entry.data)
        if (site!.state !== 'present') say(`${environmentId} created while the site was ${site!.state}`)
        const isAlone = kind !== 'KIND_PREMIUM_STAGING'
        if (isAlone && [...site!.environments.values()].includes(kind)) say(`a second ${kind}, ${environmentId}`)
        site!.environments.set(environmentId, kind)
        break
      }
      case EnvironmentDeleted.type: {
        const { environmentId, kind } = EnvironmentDeleted.decode(entry.data)
        if (site!.environments.get(environmentId) !== kind) say(`${environmentId} deleted, and it was no ${kind}`)
        site!.environments.delete(environmentId)
        break
      }
    }
    return sites.get(siteId)
  }

  function applyFacts(entry: Entry, siteId: string, site: ToldSite | undefined, say: (line: string) => void) {
    const environments = environmentFacts.get(siteId) ?? new Map<string, Kind>()
    environmentFacts.set(siteId, environments)
    for (const { table, key, value } of entry.facts) {
      if (idText(key) !== siteId) say(`a fact of another site, ${idText(key)}`)
      if (table === 'site') {
        if (value) byFacts.set(siteId, siteFactText(SiteFact.decode(value)))
        else byFacts.delete(siteId)
      } else if (table === 'environment') {
        if (value) environments.set(idText(key, 16), EnvironmentFact.decode(value).kind)
        else environments.delete(idText(key, 16))
      } else say(`a fact in an unknown table, ${table}`)
    }
    if (site && entry.facts.length > 0 && site.state === 'purged') say('facts of a site that was purged')
  }

  function checkPoint(siteId: string, say: (line: string) => void) {
    const site = sites.get(siteId)
    if (!site) return
    const isPresent = site.state === 'present'
    const { companyId, tenure, environments } = site
    const pays = [...environments.values()].includes('KIND_PREMIUM_STAGING')
    const told = isPresent ? `${companyId}, tenure ${tenure}, pays ${pays}` : undefined
    if (byFacts.get(siteId) !== told) say(`entries tell ${told}, facts ${byFacts.get(siteId)}`)
    const wanted = environmentsText(isPresent ? environments : new Map())
    const held = environmentsText(environmentFacts.get(siteId)!)
    if (wanted !== held) say(`entries tell of environments ${wanted}, facts of ${held}`)
    if (isPresent && ![...environments.values()].includes('KIND_LIVE')) say('no live environment')
  }
}

function siteFactText({ companyId, tenure, paysPremiumStaging }: SiteFact): string {
  return `${idText(companyId)}, tenure ${tenure}, pays ${paysPremiumStaging}`
}

/** Environments as text, so that two accounts can be compared. */
export function environmentsText(environments: ReadonlyMap<string, string>): string {
  return [...environments]
    .map(([id, kind]) => `${id}=${kind}`)
    .sort()
    .join(', ')
}
