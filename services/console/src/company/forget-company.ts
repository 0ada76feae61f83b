import type { QueryClient } from '@tanstack/react-query'
import type { Answer } from '../api/client.ts'
import { forget } from '../shell/recent-companies.ts'

/**
 * Forgets what was read in a company that is out of reach now. What is about a site does not name its company, so only
 * what is the person's own stays.
 */
export function forgetCompany(queries: QueryClient, companyId: string): void {
  forget(companyId)
  queries.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[1]).startsWith('/v1/me') })
}

/** After one has left a company, and no page of it is there any more: it is none of those that one reaches. */
export function forgetLeft(queries: QueryClient, companyId: string): void {
  queries.setQueryData<Answer<'/v1/me/access', 'get'>>(
    ['get', '/v1/me/access'],
    (known) => known && { ...known, companies: known.companies.filter((one) => one.companyId !== companyId) },
  )
  forgetCompany(queries, companyId)
}
