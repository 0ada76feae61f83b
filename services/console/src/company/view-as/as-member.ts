import { isGone } from '../../api/problem.ts'
import { accessChange, type Held } from '../access/access-change.ts'
import type { OneMember } from '../answers.ts'
import { type InCompany, mayIn, type Reached } from '../company-context.ts'

/**
 * May one look at the company as this member? Only if the member sees nothing that one does not see oneself, because all
 * that stands on the pages is still read as oneself. (What the owner does beyond an administrator are acts.)
 */
export function mayViewAs({ may, reached, userId }: InCompany, member: OneMember): boolean {
  const [own, theirs] = [held(accessOf(reached)), held(member.access)]
  return may('access.explain') && member.userId !== userId && accessChange(own, theirs).gains.length === 0
}

/**
 * Has it ended? Only by what is known: the member is gone, or one may not look as they do any more. A question that failed
 * says neither, and whoever looks as somebody else has to be told before they act as themself again.
 */
export function isViewOver(own: InCompany, { member, error }: { member?: OneMember; error: unknown }): boolean {
  return isGone(error) || !own.may('access.explain') || (member !== undefined && !mayViewAs(own, member))
}

function held(access: Held['access']): Held {
  return { isOwner: false, access }
}

function accessOf({ companyRole, sites }: Reached): Held['access'] {
  return companyRole === null ? { siteRoles: sites } : { companyRole }
}

/** The company as the member finds it: what they are there, by the rule that also decides what oneself may do. */
export function asMember({ companyId, company, reached }: InCompany, member: OneMember): InCompany {
  const { userId, fullName, email, isOwner, twoFactor, access } = member
  const { companyRole = null, siteRoles = [] } = access
  const theirs: Reached = { ...reached, isOwner, companyRole, sites: siteRoles }
  const may = mayIn(company, theirs, twoFactor)
  return {
    companyId,
    company: may('company.settings.see') ? company : { ...company, ...hidden },
    reached: theirs,
    userId,
    twoFactor,
    may,
    viewedAs: fullName || email,
  }
}

/** What `GET /v1/companies/{companyId}` leaves out for those who may not see the settings. */
const hidden = { address: undefined, taxId: undefined, suspendedBecause: undefined, closingSince: undefined }
