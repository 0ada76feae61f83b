import type { PermissionId } from '@holdfast/access'
import { DomainError } from '@holdfast/errors'
import type { Membership } from '../memberships/membership.ts'

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

/** An operator's recovery of ownership, during the notice in which the owner and administrators can object. */
export interface OwnerRecovery {
  newOwnerId: string
  /** The new owner must still have this membership: a person who left and joined again has another one. */
  membershipId: string
  effectiveAt: number
}

interface CompanyFields extends Settings {
  id: string
  /** The only field that says who owns the company. */
  ownerId: string
  planId: string
  requireTwoFactor: boolean
  createdAt: number
  /** Counts the changes, for If-Match. */
  version: number
}

export type OpenCompany = CompanyFields & { ownerRecovery?: OwnerRecovery } & (
    | { state: 'active' }
    | { state: 'suspended'; suspendedAt: number }
  )
export type ClosedCompany = CompanyFields & { state: 'closed'; closedAt: number }
export type Company = OpenCompany | ClosedCompany

/** The fields are those of the message in the contract, without the company's id: the store adds it. */
export type CompanyEvent =
  | { type: 'CompanyCreated'; ownerId: string; planId: string; membershipId: string }
  | { type: 'CompanyChanged'; fields: string[]; requireTwoFactor?: boolean }
  | { type: 'CompanySuspended'; reason: string }
  | { type: 'CompanyRestored'; reason: string }
  | { type: 'CompanyClosed' }
  | { type: 'OwnershipTransferred'; fromUserId: string; toUserId: string; byOperator?: boolean }
  | { type: 'OwnerRecoveryStarted'; newOwnerId: string; effectiveAt: number; reason: string }
  | { type: 'OwnerRecoveryStopped'; newOwnerId: string; cause: 'CAUSE_OBJECTED' | 'CAUSE_IMPOSSIBLE' }

/** What a rule decided: the company afterwards, and what happened. Without an event nothing has changed. */
export interface CompanyDecision<C extends Company = Company> {
  company: C
  events: CompanyEvent[]
}

/** A new company, with the membership of its owner. */
export interface CompanyCreation extends CompanyDecision<OpenCompany> {
  owner: Membership
}

export function create(
  settings: Settings,
  given: { id: string; ownerId: string; membershipId: string; planId: string; now: number },
): CompanyCreation {
  const { id, ownerId, membershipId, planId, now } = given
  return {
    company: { ...settings, id, ownerId, planId, requireTwoFactor: false, createdAt: now, version: 1, state: 'active' },
    owner: {
      id: membershipId,
      companyId: id,
      userId: ownerId,
      access: { companyRole: 'administrator' },
      joinedAt: now,
      version: 1,
    },
    events: [{ type: 'CompanyCreated', ownerId, planId, membershipId }],
  }
}

/** The fields that an edit sets. A field that is absent stays as it is; `null` clears it. */
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
 * The event names the fields whose values differ. When none differs, there is no event.
 * @param editor.twoFactor a caller without two-factor cannot require it of the other members
 */
export function edit(company: Company, changes: Edit, editor: { twoFactor: boolean }): CompanyDecision<OpenCompany> {
  const open = stillOpen(company)
  if (changes.requireTwoFactor && !open.requireTwoFactor && !editor.twoFactor) {
    throw new DomainError('enable-two-factor-first')
  }
  const { taxId = open.taxId, ...others } = changes
  const edited: OpenCompany = { ...open, ...others, taxId: taxId ?? undefined }
  const fields = (['name', 'address', 'taxId', 'requireTwoFactor'] as const).filter(
    (field) => JSON.stringify(edited[field]) !== JSON.stringify(open[field]),
  )
  if (fields.length === 0) return { company: open, events: [] }
  return {
    company: { ...edited, version: open.version + 1 },
    events: [{ type: 'CompanyChanged', fields, requireTwoFactor: changes.requireTwoFactor }],
  }
}

/** The memberships stay, so that members can still read the company. A recovery of ownership under way stops. */
export function close(company: Company, now: number): CompanyDecision<ClosedCompany> {
  const { ownerRecovery, ...open } = stillOpen(company)
  return {
    company: { ...open, version: open.version + 1, state: 'closed', closedAt: now },
    events: [{ type: 'CompanyClosed' }, ...(ownerRecovery ? [recoveryStopped(ownerRecovery, 'CAUSE_IMPOSSIBLE')] : [])],
  }
}

export function suspend(
  company: Company,
  { reason, now }: { reason: string; now: number },
): CompanyDecision<OpenCompany> {
  const open = stillOpen(company)
  if (open.state === 'suspended') throw new DomainError('company-suspended')
  return {
    company: { ...open, version: open.version + 1, state: 'suspended', suspendedAt: now },
    events: [{ type: 'CompanySuspended', reason }],
  }
}

export function restore(company: Company, { reason }: { reason: string }): CompanyDecision<OpenCompany> {
  const open = stillOpen(company)
  if (open.state !== 'suspended') throw new DomainError('company-not-suspended')
  const { suspendedAt: _, ...rest } = open
  return {
    company: { ...rest, version: open.version + 1, state: 'active' },
    events: [{ type: 'CompanyRestored', reason }],
  }
}

export function recoveryStopped(
  { newOwnerId }: OwnerRecovery,
  cause: 'CAUSE_OBJECTED' | 'CAUSE_IMPOSSIBLE',
): CompanyEvent {
  return { type: 'OwnerRecoveryStopped', newOwnerId, cause }
}

export function stillOpen(company: Company): OpenCompany {
  if (company.state === 'closed') throw new DomainError('company-closed')
  return company
}

/** Throws `changed-meanwhile` when the caller decided on another version than the present one. */
export function checkVersion(present: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== present.version) throw new DomainError('changed-meanwhile')
}
