import {
  type ClosedCompany,
  type Closing,
  type Company,
  type CompanyDecision,
  type OpenCompany,
  recoveryStopped,
  stillOpen,
} from '../companies/company.ts'

/** The wish to close the company stands from here on. One that stands already stays as it is. */
export function beginClosing(
  company: Company,
  wish: Omit<Closing, 'version'>,
): CompanyDecision<OpenCompany & { closing: Closing }> {
  const open = stillOpen(company)
  if (open.closing) return { company: { ...open, closing: open.closing }, events: [] }
  const standingVersion = open.standingVersion + 1
  return {
    company: { ...open, closing: { ...wish, version: standingVersion }, standingVersion },
    events: [{ type: 'CompanyClosing', closingId: wish.id, standingVersion }],
  }
}

/**
 * The company is closed; nothing happens if this closing does not stand any more. The memberships stay, so that members
 * can still read the company. A recovery of ownership under way stops.
 */
export function close(company: Company, closingId: string, now: number): CompanyDecision<Company> {
  if (company.state === 'closed' || company.closing?.id !== closingId) return { company, events: [] }
  const { ownerRecovery, closing: _, ...open } = company
  const standingVersion = open.standingVersion + 1
  const closed: ClosedCompany = {
    ...open,
    version: open.version + 1,
    standingVersion,
    state: 'closed',
    closedAt: now,
  }
  return {
    company: closed,
    events: [
      { type: 'CompanyClosed', standingVersion },
      ...(ownerRecovery ? [recoveryStopped(ownerRecovery, 'CAUSE_IMPOSSIBLE')] : []),
    ],
  }
}

/**
 * The company stays open after all; nothing happens if this closing does not stand any more.
 * @param because.reason an operator's, for withdrawing the wish
 */
export function keepOpen(
  company: Company,
  closingId: string,
  { code, reason }: { code: string; reason?: string },
): CompanyDecision {
  if (company.state === 'closed' || company.closing?.id !== closingId) return { company, events: [] }
  const { closing: _, ...open } = company
  const standingVersion = open.standingVersion + 1
  return {
    company: { ...open, standingVersion },
    events: [{ type: 'CompanyKept', closingId, code, standingVersion, ...(reason !== undefined && { reason }) }],
  }
}
