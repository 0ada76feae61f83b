import { DomainError } from '@holdfast/errors'
import { type Company, type OpenCompany, type OwnerRecovery, stillOpen } from '../companies/company.ts'
import type { Membership } from '../memberships/membership.ts'

/**
 * The company with another owner. Whoever could hand it over is not gone: a recovery under way ends.
 * @param to the member who is to own it, if that person is one
 */
export function transfer(company: Company, to: Membership | undefined): OpenCompany {
  const { ownerRecovery: _, ...open } = stillOpen(company)
  return { ...open, ownerId: candidate(company, to).userId, version: open.version + 1 }
}

export function startRecovery(
  company: Company,
  to: Membership | undefined,
  { now, noticeMs }: { now: number; noticeMs: number },
): OpenCompany & { ownerRecovery: OwnerRecovery } {
  const open = stillOpen(company)
  if (open.ownerRecovery) throw new DomainError('recovery-under-way')
  const { userId, id } = candidate(company, to)
  const ownerRecovery = { newOwnerId: userId, membershipId: id, effectiveAt: now + noticeMs }
  return { ...open, ownerRecovery, version: open.version + 1 }
}

/** Also returns whom it would have made owner. */
export function stopRecovery(company: Company): { company: OpenCompany; newOwnerId: string } {
  const { ownerRecovery, ...open } = stillOpen(company)
  if (!ownerRecovery) throw new DomainError('no-recovery')
  return { company: { ...open, version: open.version + 1 }, newOwnerId: ownerRecovery.newOwnerId }
}

/** What becomes of a recovery now. */
export type Completion =
  | { step: 'wait' }
  | { step: 'transfer'; company: OpenCompany }
  | { step: 'stop'; company: OpenCompany; newOwnerId: string }

/** @param chosen the present membership of the person who is to own the company, if they have one */
export function completeRecovery(company: Company, chosen: Membership | undefined, now: number): Completion {
  if (company.state === 'closed' || !company.ownerRecovery) return { step: 'wait' }
  const { membershipId, effectiveAt } = company.ownerRecovery
  if (now < effectiveAt) return { step: 'wait' }
  const isSameMember = chosen?.id === membershipId
  if (!isSameMember || !isAdministrator(chosen)) return { step: 'stop', ...stopRecovery(company) }
  return { step: 'transfer', company: transfer(company, chosen) }
}

function candidate(company: Company, to: Membership | undefined): Membership {
  if (to?.userId === company.ownerId) throw new DomainError('already-owner')
  if (!isAdministrator(to)) throw new DomainError('not-an-administrator')
  return to
}

export function isAdministrator(membership: Membership | undefined): membership is Membership {
  return (
    membership !== undefined && 'companyRole' in membership.access && membership.access.companyRole === 'administrator'
  )
}
