import type { CompanyRole } from '@holdfast/access'
import type { LetterDescriptionInput } from '@holdfast/contracts/ledger'
import type { LetterTemplates, LetterValues } from '@holdfast/ledger'

/**
 * Every template that company uses, and the values that it fills in. All values are text; times are milliseconds since
 * 1970. A value named `…UserId` is shown as that person's name. `siteName` is the name of a site, or the names of several.
 */
export const templates = {
  /** To the invited address. */
  invitation: ['companyName', 'inviterUserId', 'role', 'siteName?', 'expiresAt', 'token'],
  /** To the member. */
  'role-changed': ['companyName', 'role', 'formerRole', 'actorUserId'],
  /** To a member who got this role on these sites, or another one than before. */
  'added-to-site': ['companyName', 'siteName', 'role', 'actorUserId'],
  /** To a member who has no role on these sites any more, and still has others. */
  'removed-from-site': ['companyName', 'siteName', 'actorUserId'],
  /** To the person who was removed. */
  'member-removed': ['companyName', 'actorUserId'],
  /** To the new owner. */
  'ownership-received': ['companyName', 'formerOwnerUserId'],
  /** To the former owner, who stays administrator. */
  'ownership-handed-over': ['companyName', 'newOwnerUserId'],
  /** To owner and administrators: an operator's recovery took effect. */
  'ownership-recovered': ['companyName', 'formerOwnerUserId', 'newOwnerUserId'],
  /** To owner and administrators, who can object until `effectiveAt`. */
  'owner-recovery-started': ['companyId', 'companyName', 'newOwnerUserId', 'effectiveAt'],
  /** To owner and administrators; the cause is `objected` or `impossible`. */
  'owner-recovery-stopped': ['companyName', 'newOwnerUserId', 'cause'],
  /** To owner, administrators and billing members. */
  'company-suspended': ['companyName', 'reason'],
  /** To owner, administrators and billing members. */
  'company-restored': ['companyName'],
  /** To owner, administrators and billing members. */
  'company-closed': ['companyName', 'actorUserId'],
} as const satisfies LetterTemplates

export type Templates = typeof templates

/** `sites` stands for roles on single sites, instead of a company role. */
export type RoleName = CompanyRole | 'sites'

/** @param recipient a user; or an address, perhaps without an account, and a user, whose language the letter gets */
export function letter<Name extends keyof Templates>(
  recipient: { userId: string } | { email: string; languageOfUserId: string },
  template: Name,
  { token = '', ...values }: LetterValues<Templates[Name]> & { token?: string },
): LetterDescriptionInput {
  return { ...recipient, template, token, values }
}
