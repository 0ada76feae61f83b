import { useSyncExternalStore } from 'react'
import { ApiProblem } from './problem.ts'

/** The member as whom this tab shows the pages of a company. */
export interface Viewed {
  companyId: string
  userId: string
}

const KEY = 'viewed'
const listeners = new Set<() => void>()
let viewed = kept()

/** A reload of a page of the company keeps it. Every other way out of the company's pages has ended it. */
function kept(): Viewed | undefined {
  const [companyId, userId] = sessionStorage.getItem(KEY)?.split('/') ?? []
  if (companyId && userId && location.pathname.startsWith(`/companies/${companyId}/`)) return { companyId, userId }
  sessionStorage.removeItem(KEY)
}

function set(next: Viewed | undefined): void {
  viewed = next
  if (next) sessionStorage.setItem(KEY, `${next.companyId}/${next.userId}`)
  else sessionStorage.removeItem(KEY)
  for (const listener of listeners) listener()
}

export function viewAs(member: Viewed): void {
  set(member)
}

export function stopViewing(): void {
  if (viewed) set(undefined)
}

export function useViewed(): Viewed | undefined {
  return useSyncExternalStore(listen, () => viewed)
}

/** Whoever looks as somebody else changes nothing: neither as them nor, by mistake, as themself. */
export function refuseWhileViewing(): void {
  if (viewed) throw new ApiProblem(403, { code: 'viewing-as-member' })
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
