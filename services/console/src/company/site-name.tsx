import { read } from '../api/client.ts'
import { useWords } from '../words/words.tsx'
import { useCompany } from './company-context.ts'

/** The name of a site, in the direction of its own letters. */
export function SiteName({ siteId }: { siteId: string }) {
  return <bdi>{useSiteName(siteId)}</bdi>
}

export function useSiteName(siteId: string | undefined): string {
  const { words } = useWords()
  const { reached } = useCompany()
  const own = reached.sites.find((site) => site.siteId === siteId)
  const { data, error } = read.useQuery(
    'get',
    '/v1/sites/{siteId}',
    { params: { path: { siteId: siteId ?? '' } } },
    { enabled: siteId !== undefined && !own, staleTime: 60_000 },
  )
  return own?.name ?? data?.name ?? (error ? words.company.sites.unknown : '')
}
