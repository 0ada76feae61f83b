import type { CompanyAccess, Membership, OwnerChecks } from '@holdfast/access/company'
import { idBytes, isId } from '@holdfast/contracts'
import { DomainError } from '@holdfast/errors'

/**
 * What somebody is in a company at this moment, nothing where they have no role: by this process's copy of its own facts,
 * under a lease or a fence, for a document that a deposed primary still serves may be older than what was answered as
 * done. Throws `access-unknown`.
 */
export type OwnStandings = (
  userId: string,
  companyId: string,
  options?: { fenced: boolean },
) => Promise<Membership | undefined>

export function createOwnStandings(needs: {
  access: Pick<CompanyAccess, 'standing'>
  checks: Pick<OwnerChecks, 'standing'>
}): OwnStandings {
  return async (userId, companyId, { fenced } = { fenced: false }) => {
    if (!isId(userId) || !isId(companyId)) return undefined
    const remembered = fenced ? 'unknown' : needs.access.standing(userId, companyId)
    const standing =
      remembered === 'unknown' ? await needs.checks.standing(idBytes(userId), idBytes(companyId)) : remembered
    if (standing === 'unknown') throw new DomainError('access-unknown')
    return standing
  }
}
