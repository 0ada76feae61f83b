import type { CompanyRole } from '@holdfast/access'

/**
 * Every mail that company asks for: the template's name, and what it fills in. All values are text. A value named
 * `…UserId` is shown as that person's name, times are milliseconds since 1970. Only `invitation` has a link token.
 */
export interface Templates {
  /** To the invited address. */
  invitation: { companyName: string; inviterUserId: string; role: RoleName; expiresAt: string }
  /** To the member. */
  'role-changed': { companyName: string; role: RoleName; formerRole: RoleName; actorUserId: string }
  /** To the person who was removed. */
  'member-removed': { companyName: string; actorUserId: string }
  /** To the new owner. */
  'ownership-received': { companyName: string; formerOwnerUserId: string }
  /** To the former owner, who stays administrator. */
  'ownership-handed-over': { companyName: string; newOwnerUserId: string }
  /** To owner and administrators: an operator's recovery took effect. */
  'ownership-recovered': { companyName: string; formerOwnerUserId: string; newOwnerUserId: string }
  /** To owner and administrators, who can object until `effectiveAt`. */
  'owner-recovery-started': { companyName: string; newOwnerUserId: string; effectiveAt: string }
  /** To owner and administrators. */
  'owner-recovery-stopped': { companyName: string; newOwnerUserId: string; cause: 'objected' | 'impossible' }
  /** To owner, administrators and billing members. */
  'company-suspended': { companyName: string; reason: string }
  /** To owner, administrators and billing members. */
  'company-restored': { companyName: string }
  /** To owner, administrators and billing members. */
  'company-closed': { companyName: string; actorUserId: string }
}

/** `sites`: roles on single sites instead of a company role. */
export type RoleName = CompanyRole | 'sites'
