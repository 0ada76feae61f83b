import { NOT_READ_AGAIN, read } from '../api/client.ts'
import { isGone } from '../api/problem.ts'
import { useWords } from '../words/words.tsx'
import { useCompany } from './company-context.ts'

/** The name of a site, in the direction of its own letters. */
export function SiteName({ siteId }: { siteId: string }) {
  // While it is not known it takes its line, so that nothing jumps.
  return <bdi>{useSiteName(siteId) || '\u00a0'}</bdi>
}

/** What a site is called now; nothing while that is not known. */
export function useSiteName(siteId: string | undefined): string {
  const { words } = useWords()
  const { reached } = useCompany()
  const own = reached.sites.find((site) => site.siteId === siteId)?.name
  const { data, error } = read.useQuery(
    'get',
    '/v1/sites/{siteId}',
    { params: { path: { siteId: siteId ?? '' } } },
    { enabled: siteId !== undefined && own === undefined, staleTime: 60_000, meta: NOT_READ_AGAIN },
  )
  if (own === undefined && isGone(error)) return words.company.sites.unknown
  return own ?? data?.name ?? ''
}
