import { DomainError } from '@holdfast/errors'

/** What a company's plan allows, as the one who owns it tells. */
export interface Entitlement {
  companyId: string
  /** Only rises. */
  version: number
  planId?: string
  sites: number
  premiumStagings: number
  backupDays: number
  open: boolean
  suspended: boolean
}

interface Places {
  limit: number
  used: number
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
  /** The attempt to close that made it so. Undefined where the company is closed for good. */
  closingId?: string
  suspended: boolean
  entitlementVersion: number
  version: number
}

/**
 * A company's limit before anybody has asked what it may have: what is known is only what its entries told, or that it
 * is being closed.
 */
export function unentitledLimit(companyId: string, suspended = false): Limit {
  return {
    companyId,
    sites: { limit: 0, used: 0 },
    premiumStagings: { limit: 0, used: 0 },
    backupDays: 0,
    open: true,
    suspended,
    entitlementVersion: 0,
    version: 1,
  }
}

/** Has it been told what the company may have? */
export function isEntitled(limit: Limit): boolean {
  return limit.entitlementVersion > 0
}

/**
 * The limit with which the first site is created. What a company's entries told of its suspension, or what closed it, is
 * newer than an entitlement that was asked for before.
 */
export function openLimit(entitlement: Entitlement, known: Limit | undefined): Limit {
  if (known) return entitle(known, entitlement)
  const { companyId, suspended, open } = entitlement
  return { ...entitle(unentitledLimit(companyId, suspended), entitlement), open, version: 1 }
}

/** The same object when nothing changes, as for every rule here. Throws `plan-too-small` while the company has more. */
export function entitle(limit: Limit, { version, planId, sites, premiumStagings, backupDays }: Entitlement): Limit {
  if (version <= limit.entitlementVersion) return limit
  if (limit.sites.used > sites || limit.premiumStagings.used > premiumStagings) throw new DomainError('plan-too-small')
  return changed({
    ...limit,
    planId,
    sites: { ...limit.sites, limit: sites },
    premiumStagings: { ...limit.premiumStagings, limit: premiumStagings },
    backupDays,
    entitlementVersion: version,
  })
}

/** Nothing can be created from now on. Throws `company-has-sites` while there is a site. */
export function closeLimit(limit: Limit, closingId: string): Limit {
  if (hasEnded(limit) || limit.closingId === closingId) return limit
  if (limit.sites.used > 0) throw new DomainError('company-has-sites')
  return changed({ ...limit, open: false, closingId })
}

/** The attempt to close was given up. Another one, or one that has ended, is not touched. */
export function reopenLimit(limit: Limit, closingId: string): Limit {
  if (limit.open || limit.closingId !== closingId) return limit
  const { closingId: _, ...rest } = limit
  return changed({ ...rest, open: true })
}

export function suspendLimit(limit: Limit, suspended: boolean): Limit {
  return limit.suspended === suspended ? limit : changed({ ...limit, suspended })
}

/** The company is closed for good: no attempt to close it, which was given up, can open it again. */
export function endLimit(limit: Limit): Limit {
  if (hasEnded(limit)) return limit
  const { closingId: _, ...rest } = limit
  return changed({ ...rest, open: false })
}

function hasEnded({ open, closingId }: Limit): boolean {
  return !open && closingId === undefined
}

/** Throws `company-closed`, `company-suspended`, `no-plan`, `too-many-sites`. */
export function takeSite(limit: Limit): Limit {
  checkCreating(limit)
  if (limit.sites.limit === 0) throw new DomainError('no-plan')
  if (limit.sites.used >= limit.sites.limit) throw new DomainError('too-many-sites')
  return changed({ ...limit, sites: { ...limit.sites, used: limit.sites.used + 1 } })
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
