import { useQuery } from '@tanstack/react-query'
import { type Answer, api } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'

export type Site = Answer<'/v1/companies/{companyId}/sites', 'get'>['items'][number]

const MOST_OF_A_PAGE = 200

/** All sites of the company, however many: whoever cancels a plan names each. */
export function useEverySite(isWanted: boolean) {
  const { companyId } = useCompany()
  return useQuery({
    queryKey: ['every-site', companyId],
    enabled: isWanted,
    queryFn: async ({ signal }) => {
      const sites: Site[] = []
      let after = ''
      for (;;) {
        const query = { limit: MOST_OF_A_PAGE, after }
        const { data } = await api.GET('/v1/companies/{companyId}/sites', {
          params: { path: { companyId }, query },
          signal,
        })
        sites.push(...(data?.items ?? []))
        if (!data?.nextCursor) return sites
        after = data.nextCursor
      }
    },
  })
}
