import type { QueryClient } from '@tanstack/react-query'
import type { Answer } from '../api/client.ts'
import { forget } from '../shell/recent-companies.ts'

// What is about a site does not name its company, so only what is the person's own stays.
const notOneself = ({ queryKey }: { queryKey: readonly unknown[] }) => !String(queryKey[1]).startsWith('/v1/me')

/** Forgets what was read in a company that is out of reach now. */
export function forgetCompany(queries: QueryClient, companyId: string): void {
  forget(companyId)
  queries.removeQueries({ predicate: notOneself })
}

/** After one has left a company: it is none of those that one reaches. Whatever is still shown of it asks for nothing any more. */
export function forgetLeft(queries: QueryClient, companyId: string): void {
  forget(companyId)
  queries.setQueryData<Answer<'/v1/me/access', 'get'>>(
    ['get', '/v1/me/access'],
    (known) => known && { ...known, companies: known.companies.filter((one) => one.companyId !== companyId) },
  )
  queries.removeQueries({ type: 'inactive', predicate: notOneself })
}
