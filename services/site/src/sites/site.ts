import { DomainError } from '@holdfast/errors'

interface SiteFields {
  id: string
  companyId: string
  name: string
  /** The form by which names are compared. */
  foldedName: string
  /** The site's part of its host names; never used again. */
  slug: string
  labels: string[]
  /** Counts how often the site has changed its company, or came back: a site role counts in one tenure only. */
  tenure: number
  createdAt: number
  version: number
}

export type PresentSite = SiteFields & { state: 'present' }
/** Nobody sees it any more. At `purgeAt` its bytes go; until then an operator can bring it back. */
export type DeletedSite = SiteFields & { state: 'deleted'; deletedAt: number; purgeAt: number }
export type Site = PresentSite | DeletedSite | (SiteFields & { state: 'purged'; purgedAt: number })

/** The fields are those of the message in the contract, without the ids of company and site: the store adds them. */
export type SiteEvent =
  | { type: 'SiteCreated'; tenure: number; clonedFrom?: string }
  | { type: 'SiteChanged'; fields: string[] }
  | { type: 'SiteDeleted'; tenure: number; purgedAt: number }
  | { type: 'SiteRecovered'; tenure: number; reason: string; premiumStagingIds: string[] }
  | { type: 'SitePurged' }

/** What a rule decided: the site afterwards, and what happened. Without an event nothing has changed. */
export interface SiteDecision<S extends Site = Site> {
  site: S
  events: SiteEvent[]
}

export interface Naming {
  name: string
  foldedName: string
}

export function createSite(
  given: Naming & { id: string; companyId: string; slug: string; labels: string[]; clonedFrom?: string },
  now: number,
): SiteDecision<PresentSite> {
  const { clonedFrom, ...fields } = given
  return {
    site: { ...fields, tenure: 1, createdAt: now, version: 1, state: 'present' },
    events: [{ type: 'SiteCreated', tenure: 1, ...(clonedFrom !== undefined && { clonedFrom }) }],
  }
}

/** A field that is absent stays as it is. */
export function editSite(site: PresentSite, edit: { naming?: Naming; labels?: string[] }): SiteDecision<PresentSite> {
  const edited = { ...site, ...edit.naming, ...(edit.labels && { labels: edit.labels }) }
  const fields = [
    ...(edited.name === site.name ? [] : ['name']),
    ...(edited.labels.join('\n') === site.labels.join('\n') ? [] : ['labels']),
  ]
  if (fields.length === 0) return { site, events: [] }
  return { site: { ...edited, version: site.version + 1 }, events: [{ type: 'SiteChanged', fields }] }
}

/** From here on the site answers nothing. */
export function deleteSite(
  site: PresentSite,
  { now, purgeAt }: { now: number; purgeAt: number },
): SiteDecision<DeletedSite> {
  const { tenure, version } = site
  return {
    site: { ...site, version: version + 1, state: 'deleted', deletedAt: now, purgeAt },
    events: [{ type: 'SiteDeleted', tenure, purgedAt: purgeAt }],
  }
}

/** Roles on it are not given back: it has another tenure. Throws `site-not-deleted`, `site-purged`. */
export function recoverSite(
  site: Site,
  { now, reason, premiumStagingIds = [] }: { now: number; reason: string; premiumStagingIds?: string[] },
): SiteDecision<PresentSite> {
  if (site.state === 'present') throw new DomainError('site-not-deleted')
  if (site.state === 'purged' || site.purgeAt <= now) throw new DomainError('site-purged')
  const { deletedAt: _, purgeAt: __, ...rest } = site
  const tenure = site.tenure + 1
  return {
    site: { ...rest, tenure, version: site.version + 1, state: 'present' },
    events: [{ type: 'SiteRecovered', tenure, reason, premiumStagingIds }],
  }
}

/** The hosts have confirmed that nothing is left of it. */
export function purgeSite(site: DeletedSite, now: number): SiteDecision {
  const { deletedAt: _, purgeAt: __, ...rest } = site
  return {
    site: { ...rest, version: site.version + 1, state: 'purged', purgedAt: now },
    events: [{ type: 'SitePurged' }],
  }
}

/** Labels without repeats, in the order in which they were given. */
export function tidyLabels(labels: string[]): string[] {
  return [...new Set(labels)]
}
