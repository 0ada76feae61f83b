import { beginClosing, close } from '../closings/closing.ts'
import type { ClosedCompany, Company } from '../companies/company.ts'

/** The company after its closing, with the events of the last step. */
export function closed(company: Company, now: number) {
  const wish = { id: 'closing', begunAt: now, by: { kind: 'KIND_USER', id: 'owner' } } as const
  const { company: after, events } = close(beginClosing(company, wish).company, wish.id, now)
  return { company: after as ClosedCompany, events }
}
