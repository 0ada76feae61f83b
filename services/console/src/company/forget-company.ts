import type { QueryClient } from '@tanstack/react-query'
import { forget } from '../shell/recent-companies.ts'

/**
 * Forgets what was read in a company that is out of reach now. What is about a site does not name its company, so only
 * what is the person's own stays.
 */
export function forgetCompany(queries: QueryClient, companyId: string): void {
  forget(companyId)
  queries.removeQueries({ predicate: ({ queryKey }) => !String(queryKey[1]).startsWith('/v1/me') })
}
