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

/**
 * A wish that stands in another service until this one has decided about it: in company to close a company, in billing to
 * give it another plan. In each of them, at most one of a company stands at a time.
 */
interface StandingWish {
  id: string
  /** Rises from wish to wish. */
  version: number
}

type DecidedWish = StandingWish & { refusal?: 'company-has-sites' | 'plan-too-small' }

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
  /** The last wish to close the company, and the last one for another plan, about which was decided here. */
  closing?: DecidedWish
  planChange?: DecidedWish
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
 * Decides about a wish once: whoever asks again gets the same answer. Several processes of its service may carry on one
 * wish, and a question may arrive long after its asker has given up; with two answers to one wish, one of them could end it as
 * refused, and the other leave behind here what nobody wishes any more.
 */
function decideOnce(
  limit: Limit,
  kind: 'closing' | 'planChange',
  { id, version }: StandingWish,
  refusalOf: NonNullable<DecidedWish['refusal']>,
  decide: (limit: Limit) => Limit | undefined,
): Limit {
  const last = limit[kind]
  if (last?.id === id) return limit
  // A wish ends only when it was decided about. So this one has ended, and as refused, or no other would have followed.
  if (last && version <= last.version) throw new DomainError(refusalOf)
  const decided = decide(limit)
  if (decided) return changed({ ...decided, [kind]: { id, version } })
  return changed({ ...limit, [kind]: { id, version, refusal: refusalOf } })
}

/**
 * Nothing can be created from now on. While there is a site, the wish is refused: the limit says so.
 */
export function closeLimit(limit: Limit, closing: StandingWish): Limit {
  return decideOnce(limit, 'closing', closing, 'company-has-sites', (open) =>
    open.sites.used > 0 ? undefined : { ...open, open: false },
  )
}

/** The plan is another one from now on. While more is used than it allows, the wish is refused: the limit says so. */
export function replanLimit(limit: Limit, changeId: string, entitlement: Entitlement): Limit {
  const { version, sites, premiumStagings } = entitlement
  return decideOnce(limit, 'planChange', { id: changeId, version }, 'plan-too-small', (former) =>
    former.sites.used > sites || former.premiumStagings.used > premiumStagings
      ? undefined
      : entitled(former, entitlement),
  )
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

/** The company is closed for good. */
export function endLimit(limit: Limit): Limit {
  return limit.open ? changed({ ...limit, open: false }) : limit
}

/** Throws `company-closed`, `company-suspended`, `no-plan`, `too-many-sites`. */
export function takeSite(limit: Limit): Limit {
  checkCreating(limit)
  if (limit.sites.limit === 0) throw new DomainError('no-plan')
  if (limit.sites.used >= limit.sites.limit) throw new DomainError('too-many-sites')
  return changed({ ...limit, sites: { ...limit.sites, used: limit.sites.used + 1 } })
}

/**
 * A standard staging takes no place. The limit is written all the same: otherwise a staging that is made while the company
 * becomes suspended would not be told to its host as suspended. Throws `company-closed`, `company-suspended`.
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

/** Also where the company is suspended or closing: otherwise nobody could close it. */
export function free(limit: Limit, { sites, premiumStagings }: { sites: number; premiumStagings: number }): Limit {
  if (limit.sites.used < sites || limit.premiumStagings.used < premiumStagings) {
    throw new Error(`more places are given back than were taken: ${limit.companyId}`)
  }
  return changed({
    ...limit,
    sites: { ...limit.sites, used: limit.sites.used - sites },
    premiumStagings: { ...limit.premiumStagings, used: limit.premiumStagings.used - premiumStagings },
  })
}

function checkCreating({ open, suspended }: Limit): void {
  if (!open) throw new DomainError('company-closed')
  if (suspended) throw new DomainError('company-suspended')
}

function changed(limit: Limit): Limit {
  return { ...limit, version: limit.version + 1 }
}
