import { read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { useWords } from '../words/words.tsx'

/** How many sites the plan has room for, for whoever may see the plan. */
export function PlacesOfPlan() {
  const { words, say } = useWords()
  const { companyId, may } = useCompany()
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/usage',
    { params: { path: { companyId } } },
    { enabled: may('plan.see') },
  )
  if (!data) return words.sites.list.text
  const { used, limit } = data.sites
  return limit === 0 ? words.sites.list.noPlan : say(words.sites.list.places, { used, n: limit })
}
