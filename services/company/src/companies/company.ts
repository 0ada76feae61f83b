import type { PermissionId } from '@holdfast/access'
import { DomainError } from '@holdfast/errors'

export interface PostalAddress {
  line1: string
  line2?: string
  postalCode: string
  city: string
  region?: string
  /** ISO 3166-1 alpha-2. */
  country: string
}

export interface Settings {
  name: string
  address: PostalAddress
  taxId?: string
}

/** An operator's recovery of ownership, while owner and administrators can object. */
export interface OwnerRecovery {
  newOwnerId: string
  /** Who was removed meanwhile is not the same member any more, also if they come back. */
  membershipId: string
  effectiveAt: number
}

interface Lasting extends Settings {
  id: string
  /** The one field that says who owns the company. */
  ownerId: string
  planId: string
  requireTwoFactor: boolean
  createdAt: number
  /** Counts the changes, for If-Match. */
  version: number
}

export type OpenCompany = Lasting & { ownerRecovery?: OwnerRecovery } & (
    | { state: 'active' }
    | { state: 'suspended'; suspendedAt: number }
  )
export type ClosedCompany = Lasting & { state: 'closed'; closedAt: number }
export type Company = OpenCompany | ClosedCompany

export function create(
  settings: Settings,
  { id, ownerId, planId, now }: { id: string; ownerId: string; planId: string; now: number },
): OpenCompany {
  return { ...settings, id, ownerId, planId, requireTwoFactor: false, createdAt: now, version: 1, state: 'active' }
}

/** What an edit sets. Absent keeps; `null` clears. */
export interface Edit {
  name?: string
  address?: PostalAddress
  taxId?: string | null
  requireTwoFactor?: boolean
}

export function permissionsToEdit({ requireTwoFactor, ...settings }: Edit): PermissionId[] {
  const isAboutTwoFactor = requireTwoFactor !== undefined
  const isAboutSettings = Object.keys(settings).length > 0 || !isAboutTwoFactor
  return [
    ...(isAboutSettings ? (['company.settings.edit'] as const) : []),
    ...(isAboutTwoFactor ? (['company.two-factor.require'] as const) : []),
  ]
}

/**
 * The company after an edit, and the names of the fields that differ; none, when nothing does.
 * @param editor.twoFactor whoever requires it of others must have it
 */
export function edit(
  company: Company,
  changes: Edit,
  editor: { twoFactor: boolean },
): { company: OpenCompany; fields: string[] } {
  const open = stillOpen(company)
  if (changes.requireTwoFactor && !open.requireTwoFactor && !editor.twoFactor) {
    throw new DomainError('enable-two-factor-first')
  }
  const { taxId = open.taxId, ...others } = changes
  const edited: OpenCompany = { ...open, ...others, taxId: taxId ?? undefined }
  const fields = (['name', 'address', 'taxId', 'requireTwoFactor'] as const).filter(
    (field) => JSON.stringify(edited[field]) !== JSON.stringify(open[field]),
  )
  return { company: fields.length > 0 ? { ...edited, version: open.version + 1 } : open, fields }
}

/** Memberships stay, for reading. A recovery under way ends with the company. */
export function close(company: Company, now: number): ClosedCompany {
  const { ownerRecovery: _, ...open } = stillOpen(company)
  return { ...open, version: open.version + 1, state: 'closed', closedAt: now }
}

export function suspend(company: Company, now: number): OpenCompany {
  const open = stillOpen(company)
  if (open.state === 'suspended') throw new DomainError('company-suspended')
  return { ...open, version: open.version + 1, state: 'suspended', suspendedAt: now }
}

export function restore(company: Company): OpenCompany {
  const open = stillOpen(company)
  if (open.state !== 'suspended') throw new DomainError('company-not-suspended')
  const { suspendedAt: _, ...rest } = open
  return { ...rest, version: open.version + 1, state: 'active' }
}

export function stillOpen(company: Company): OpenCompany {
  if (company.state === 'closed') throw new DomainError('company-closed')
  return company
}

/** Refuses when the caller decided on another version than the present one. */
export function checkVersion(present: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== present.version) throw new DomainError('changed-meanwhile')
}
