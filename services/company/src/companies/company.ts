import type { PermissionId } from '@holdfast/access'
import { DomainError } from '@holdfast/errors'
import type { Repeat } from '@holdfast/runtime'
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

/** The wish to close the company. Site is asked about it, and it is carried on until it has come true or was refused. */
export interface Closing {
  id: string
  /** That of the standing when the wish began. It rises from wish to wish, so that site knows one that has ended. */
  version: number
  begunAt: number
  /** Who wished it, for the entry that ends it; and the repeat of their call, so that a repetition finds what came of it. */
  by: { kind: 'KIND_USER'; id: string }
  repeat?: Repeat
}

/** An operator's act, or billing's word. A company is suspended while one of them stands, and each lifts its own only. */
export type SuspensionReason = 'operator' | 'unpaid'

interface CompanyFields extends Settings {
  id: string
  /** The only field that says who owns the company. */
  ownerId: string
  /**
   * Rises whenever it changes whether the company is open, closing or suspended, so that nobody takes an earlier word for a
   * later one.
   */
  standingVersion: number
  /** Of the last word that billing gave about whether the company pays; absent before the first one. */
  unpaidVersion?: number
  requireTwoFactor: boolean
  createdAt: number
  /** Counts the changes, for If-Match. */
  version: number
}

export type OpenCompany = CompanyFields & {
  ownerRecovery?: OwnerRecovery
  closing?: Closing
} & ({ state: 'active' } | { state: 'suspended'; suspendedAt: number; suspendedBecause: readonly SuspensionReason[] })
export type ClosedCompany = CompanyFields & { state: 'closed'; closedAt: number }
export type Company = OpenCompany | ClosedCompany

/** The fields are those of the message in the contract, without the company's id: the store adds it. */
export type CompanyEvent =
  | { type: 'CompanyCreated'; ownerId: string; choice?: ChosenPlan; membershipId: string }
  | { type: 'CompanyChanged'; fields: string[]; requireTwoFactor?: boolean }
  | { type: 'CompanySuspended'; reason: string; because: WireReason[]; unpaidVersion?: number; standingVersion: number }
  | { type: 'CompanyRestored'; reason: string; lifted: WireReason; unpaidVersion?: number; standingVersion: number }
  | {
      type: 'SuspensionReasonsChanged'
      because: WireReason[]
      joined?: WireReason
      lifted?: WireReason
      reason: string
      unpaidVersion?: number
    }
  | { type: 'CompanyClosing'; closingId: string; standingVersion: number }
  | { type: 'CompanyKept'; closingId: string; code: string; standingVersion: number; reason?: string }
  | { type: 'CompanyClosed'; standingVersion: number }
  | { type: 'OwnershipTransferred'; fromUserId: string; toUserId: string; byOperator?: boolean }
  | { type: 'OwnerRecoveryStarted'; newOwnerId: string; effectiveAt: number; reason: string }
  | { type: 'OwnerRecoveryStopped'; newOwnerId: string; cause: 'CAUSE_OBJECTED' | 'CAUSE_IMPOSSIBLE' }

export type WireReason = 'SUSPENSION_REASON_OPERATOR' | 'SUSPENSION_REASON_UNPAID'

/** What a rule decided: the company afterwards, and what happened. Without an event nothing has changed. */
export interface CompanyDecision<C extends Company = Company> {
  company: C
  events: CompanyEvent[]
}

/** The plan that is chosen with the creation. What the company has of it is billing's. */
export interface ChosenPlan {
  planId: string
  version: number
  interval: 'INTERVAL_MONTH' | 'INTERVAL_YEAR'
}

/** A new company, with the membership of its owner. */
export interface CompanyCreation extends CompanyDecision<OpenCompany> {
  owner: Membership
}

export function create(
  settings: Settings,
  given: { id: string; ownerId: string; membershipId: string; choice?: ChosenPlan; now: number },
): CompanyCreation {
  const { id, ownerId, membershipId, choice, now } = given
  return {
    company: {
      ...settings,
      id,
      ownerId,
      standingVersion: 1,
      requireTwoFactor: false,
      createdAt: now,
      version: 1,
      state: 'active',
    },
    owner: {
      id: membershipId,
      companyId: id,
      userId: ownerId,
      access: { companyRole: 'administrator' },
      joinedAt: now,
      version: 1,
    },
    events: [{ type: 'CompanyCreated', ownerId, choice, membershipId }],
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

/** Nothing new begins in a company that is being closed. Throws `company-closed`, `company-closing`. */
export function notClosing(company: Company): OpenCompany {
  const open = stillOpen(company)
  if (open.closing) throw new DomainError('company-closing')
  return open
}

/** Throws `changed-meanwhile` when the caller decided on another version than the present one. */
export function checkVersion(present: { version: number }, expected: number | undefined): void {
  if (expected !== undefined && expected !== present.version) throw new DomainError('changed-meanwhile')
}
