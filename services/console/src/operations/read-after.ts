import type { QueryClient } from '@tanstack/react-query'
import { type Answer, readAgain } from '../api/client.ts'
import { type Ended, isChangedBy } from './ended.ts'

type Site = Answer<'/v1/sites/{siteId}', 'get'>

/** What pieces of work changed is read again when they have ended, and nothing else: many may end while one looks. */
export function readAfter(queries: QueryClient, work: readonly Ended[]): Promise<void> {
  const environmentIds = new Set(
    work.flatMap(({ siteId }) => {
      const sites = queries.getQueriesData<Site>({
        queryKey: ['get', '/v1/sites/{siteId}', { params: { path: { siteId } } }],
      })
      return sites.flatMap(([, site]) => site?.environments.map(({ environmentId }) => environmentId) ?? [])
    }),
  )
  return readAgain(queries, ({ queryKey }) => isChangedBy(work, queryKey, environmentIds))
}
