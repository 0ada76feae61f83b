import { DomainError } from '@holdfast/errors'

/** What a company's plan allows, as billing tells. */
export interface Entitlement {
  companyId: string
  /** Only rises. */
  version: number
  planId?: string
  sites: number
  premiumStagings: number
  backupDays: number
}

interface Places {
  limit: number
  used: number
}

/** A wish to close a company, that stands in company until site has decided about it. At most one stands at a time. */
interface ClosingWish {
  id: string
  /** Rises from wish to wish. */
  version: number
}

/**
 * What a company may have and has. Every creation and deletion of a site or a premium staging writes this document in
 * its own transaction, so that of two that want the last place one finds it taken.
 */
export interface Limit {
  companyId: string
  planId?: string
  sites: Places
  premiumStagings: Places
  /** How many days backups are kept. */
  backupDays: number
  /** False: the company is closed or is being closed, and nothing can be created. */
  open: boolean
  /** The company is closed, and nothing opens the limit again. */
  isEnded?: true
  /** The last wish to close the company about which was decided here. */
  closing?: ClosingWish & { refusal?: 'company-has-sites' | 'company-owes' }
  /** The last wish for another plan about which was decided here. Its version is that of the entitlement. */
  planChange?: { version: number; refusal?: 'plan-too-small' }
  /** The plan has ended, and the sites that it carried are being deleted. With those that the company was told of. */
  ending?: { siteIds: string[] }
  suspended: boolean
  /** The version of the standing that told whether the company is suspended: an entry about an earlier one is late. */
  suspendedAsOf: number
  /** Whether the wishes for all environments of the company say whether it is suspended. */
  isWished: boolean
  entitlementVersion: number
  version: number
}

/**
 * A company's limit before anybody has asked what it may have: what is known is only what its entries told, or that it
 * is being closed.
 */
export function unentitledLimit(companyId: string): Limit {
  return {
    companyId,
    sites: { limit: 0, used: 0 },
    premiumStagings: { limit: 0, used: 0 },
    backupDays: 0,
    open: true,
    suspended: false,
    suspendedAsOf: 0,
    isWished: true,
    entitlementVersion: 0,
    version: 1,
  }
}

/** Has it been told what the company may have? */
export function isEntitled(limit: Limit): boolean {
  return limit.entitlementVersion > 0
}

/**
 * The limit with which the first site is created. What company's entries told before stays: that the company is closed,
 * or suspended.
 */
export function openLimit(entitlement: Entitlement, known: Limit | undefined): Limit {
  if (known) return entitle(known, entitlement)
  return { ...entitle(unentitledLimit(entitlement.companyId), entitlement), version: 1 }
}

/** The same object when nothing changes, as for every rule here. */
function entitle(limit: Limit, entitlement: Entitlement): Limit {
  return entitlement.version <= limit.entitlementVersion ? limit : changed(entitled(limit, entitlement))
}

function entitled(limit: Limit, { version, planId, sites, premiumStagings, backupDays }: Entitlement): Limit {
  return {
    ...limit,
    planId,
    sites: { ...limit.sites, limit: sites },
    premiumStagings: { ...limit.premiumStagings, limit: premiumStagings },
    backupDays,
    entitlementVersion: Math.max(version, limit.entitlementVersion),
  }
}

/**
 * Nothing can be created from now on. While there is a site, the wish is refused: the limit says so.
 *
 * About a wish is decided once: whoever asks again gets the same answer. Several processes of its service may carry on one
 * wish, and a question may arrive long after its asker has given up; with two answers to one wish, one of them could end it
 * as refused, and the other leave behind here what nobody wishes any more. {@link replanLimit} needs this less: a refusal
 * raises the version of the entitlement, so that billing's next word takes back what a late question has lowered.
 */
export function closeLimit(limit: Limit, { id, version }: ClosingWish): Limit {
  const last = limit.closing
  if (last?.id === id) return limit
  // A wish ends only when it was decided about. So this one has ended, and as refused, or no other would have followed.
  if (last && version <= last.version) throw new DomainError('company-has-sites')
  if (limit.sites.used > 0) return changed({ ...limit, closing: { id, version, refusal: 'company-has-sites' } })
  return changed({ ...limit, open: false, closing: { id, version } })
}

/** Billing has refused the wish for which the limit was closed. Whoever asks about that wish from now on is refused, too. */
export function reopenLimit(limit: Limit, closingId: string): Limit {
  const { closing } = limit
  if (limit.isEnded || closing?.id !== closingId || closing.refusal) return limit
  return changed({ ...limit, open: true, closing: { ...closing, refusal: 'company-owes' } })
}

/**
 * The plan is another one from now on. One that allows less is refused while more is used than it allows: the limit says
 * so, by {@link replanned}. One that does not is always taken: billing promises it before it asks.
 */
export function replanLimit(limit: Limit, entitlement: Entitlement): Limit {
  const { version, sites, premiumStagings } = entitlement
  if (limit.planChange?.version === version || isOutdated(limit, version)) return limit
  const isTooSmall = isLessThanUsed(limit.sites, sites) || isLessThanUsed(limit.premiumStagings, premiumStagings)
  if (isTooSmall) return changed({ ...limit, planChange: { version, refusal: 'plan-too-small' } })
  const { ending, ...taken } = entitled({ ...limit, planChange: { version } }, entitlement)
  // A company whose plan has ended may have another one before all its sites are gone. What is left stays if it fits, and
  // goes on going if it does not.
  const fits = limit.sites.used <= sites && limit.premiumStagings.used <= premiumStagings
  return changed({ ...taken, ...(ending && !fits && { ending }) })
}

/**
 * The company has no plan any more. All its sites go, whatever it was told before: as long as the plan ran, more could be
 * made. How long backups are kept stays, as those of the deleted sites are needed where one is brought back.
 */
export function endPlan(limit: Limit, { version, siteIds }: { version: number; siteIds: string[] }): Limit {
  if (limit.planChange?.version === version || isOutdated(limit, version)) return limit
  const nothing = { ...unentitledLimit(limit.companyId), version, sites: 0, premiumStagings: 0 }
  const { backupDays } = limit
  const ended = entitled({ ...limit, planChange: { version } }, { ...nothing, backupDays })
  return changed(usesAnything(limit) ? { ...ended, ending: { siteIds } } : ended)
}

/** What was decided about the entitlement of this version: `outdated` where the limit knows a higher one. */
export function replanned(limit: Limit, version: number): 'taken' | 'outdated' | 'plan-too-small' {
  return isOutdated(limit, version) ? 'outdated' : (limit.planChange?.refusal ?? 'taken')
}

/**
 * The version with which the limit was opened is not outdated: billing may have told it, before the wish was decided about,
 * with what the company had until then.
 */
function isOutdated({ planChange, entitlementVersion }: Limit, version: number): boolean {
  return version < Math.max(entitlementVersion, planChange?.version ?? 0)
}

function isLessThanUsed({ limit, used }: Places, wanted: number): boolean {
  return wanted < limit && wanted < used
}

/** @param version of the standing that says so: of two words about it, the one with the higher version counts */
export function suspendLimit(limit: Limit, suspended: boolean, version: number): Limit {
  const told = withSuspension(limit, suspended, version)
  return told === limit ? limit : changed(told)
}

/** Some of them may say something else. */
export function unwishedLimit(limit: Limit): Limit {
  return limit.isWished ? changed({ ...limit, isWished: false }) : limit
}

function withSuspension(limit: Limit, suspended: boolean, version: number): Limit {
  if (version <= limit.suspendedAsOf) return limit
  const isWished = limit.isWished && suspended === limit.suspended
  return { ...limit, suspended, suspendedAsOf: version, isWished }
}

/** The wishes for all environments say now whether the company is suspended. */
export function wishedLimit(limit: Limit): Limit {
  return limit.isWished ? limit : changed({ ...limit, isWished: true })
}

/** The company is closed for good: whatever was asked about a wish to close it arrives too late. */
export function endLimit(limit: Limit): Limit {
  return limit.isEnded ? limit : changed({ ...limit, open: false, isEnded: true })
}

/** Throws `company-closed`, `company-suspended`, `no-plan`, `plan-changing`, `too-many-sites`. */
export function takeSite(limit: Limit): Limit {
  checkCreating(limit)
  if (limit.sites.limit === 0) throw new DomainError('no-plan')
  if (limit.sites.used >= limit.sites.limit) throw new DomainError('too-many-sites')
  return changed({ ...limit, sites: { ...limit.sites, used: limit.sites.used + 1 } })
}

/**
 * A standard staging takes no place. The limit is written all the same: otherwise a staging that is made while the company
 * becomes suspended would not be told to its host as suspended. Throws what {@link takeSite} throws, but for the places.
 */
export function takeStaging(limit: Limit): Limit {
  checkCreating(limit)
  return changed(limit)
}

/** Throws `company-closed`, `company-suspended`, `too-many-premium-stagings`. */
export function takePremiumStaging(limit: Limit): Limit {
  checkCreating(limit)
  const { premiumStagings: places } = limit
  if (places.used >= places.limit) throw new DomainError('too-many-premium-stagings')
  return changed({ ...limit, premiumStagings: { ...places, used: places.used + 1 } })
}

/** Also where the company is suspended or closing: otherwise nobody could close it. The last site ends the end of a plan. */
export function free(limit: Limit, { sites, premiumStagings }: { sites: number; premiumStagings: number }): Limit {
  if (limit.sites.used < sites || limit.premiumStagings.used < premiumStagings) {
    throw new Error(`more places are given back than were taken: ${limit.companyId}`)
  }
  const { ending, ...rest } = limit
  const left = {
    ...rest,
    sites: { ...limit.sites, used: limit.sites.used - sites },
    premiumStagings: { ...limit.premiumStagings, used: limit.premiumStagings.used - premiumStagings },
  }
  return changed({ ...left, ...(ending && usesAnything(left) && { ending }) })
}

function usesAnything({ sites, premiumStagings }: Limit): boolean {
  return sites.used > 0 || premiumStagings.used > 0
}

function checkCreating({ open, suspended, ending, sites }: Limit): void {
  if (!open) throw new DomainError('company-closed')
  if (suspended) throw new DomainError('company-suspended')
  // What is made now would go with the others.
  if (ending) throw new DomainError(sites.limit === 0 ? 'no-plan' : 'plan-changing')
}

function changed(limit: Limit): Limit {
  return { ...limit, version: limit.version + 1 }
}
