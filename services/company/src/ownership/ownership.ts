import { DomainError } from '@holdfast/errors'
import {
  type Company,
  type CompanyDecision,
  type OpenCompany,
  type OwnerRecovery,
  recoveryStopped,
  stillOpen,
} from '../companies/company.ts'
import type { Membership } from '../memberships/membership.ts'

/**
 * Gives the company another owner. A recovery of ownership under way ends without an event of its own: it was for an
 * owner who could not be reached.
 * @param to the membership of the new owner; undefined if that person is no member
 */
export function transfer(
  company: Company,
  to: Membership | undefined,
  { byOperator }: { byOperator?: true } = {},
): CompanyDecision<OpenCompany> {
  const { ownerRecovery: _, ...open } = stillOpen(company)
  const { userId: toUserId } = candidate(company, to)
  return {
    company: { ...open, ownerId: toUserId, version: open.version + 1 },
    events: [{ type: 'OwnershipTransferred', fromUserId: open.ownerId, toUserId, byOperator }],
  }
}

export function startRecovery(
  company: Company,
  to: Membership | undefined,
  { reason, now, noticeMs }: { reason: string; now: number; noticeMs: number },
): CompanyDecision<OpenCompany & { ownerRecovery: OwnerRecovery }> {
  const open = stillOpen(company)
  if (open.ownerRecovery) throw new DomainError('recovery-under-way')
  const { userId: newOwnerId, id: membershipId } = candidate(company, to)
  const effectiveAt = now + noticeMs
  return {
    company: { ...open, ownerRecovery: { newOwnerId, membershipId, effectiveAt }, version: open.version + 1 },
    events: [{ type: 'OwnerRecoveryStarted', newOwnerId, effectiveAt, reason }],
  }
}

/** A member objects to the recovery. */
export function objectToRecovery(company: Company): CompanyDecision<OpenCompany> {
  return stopRecovery(company, 'CAUSE_OBJECTED')
}

/**
 * Completes a recovery when its notice has passed, or stops it when the chosen person is no longer the administrator
 * that they were when it started. Decides nothing if there is no recovery, or if its notice has not passed yet.
 * @param chosen the present membership of the new owner; undefined if that person is no member
 */
export function completeRecovery(company: Company, chosen: Membership | undefined, now: number): CompanyDecision {
  if (company.state === 'closed' || !company.ownerRecovery) return { company, events: [] }
  const { membershipId, effectiveAt } = company.ownerRecovery
  if (now < effectiveAt) return { company, events: [] }
  const isSameMember = chosen?.id === membershipId
  if (!isSameMember || !isAdministrator(chosen)) return stopRecovery(company, 'CAUSE_IMPOSSIBLE')
  return transfer(company, chosen, { byOperator: true })
}

function stopRecovery(company: Company, cause: 'CAUSE_OBJECTED' | 'CAUSE_IMPOSSIBLE'): CompanyDecision<OpenCompany> {
  const { ownerRecovery, ...open } = stillOpen(company)
  if (!ownerRecovery) throw new DomainError('no-recovery')
  return { company: { ...open, version: open.version + 1 }, events: [recoveryStopped(ownerRecovery, cause)] }
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
