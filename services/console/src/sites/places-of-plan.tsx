import { read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { useWords } from '../words/words.tsx'

/** What the plan has room for, for whoever may see it. */
export function usePlaces() {
  const { companyId, may } = useCompany()
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/usage',
    { params: { path: { companyId } } },
    { enabled: may('plan.see') },
  )
  return data
}

/** How many sites the plan has room for. */
export function PlacesOfPlan() {
  const { words, say } = useWords()
  const data = usePlaces()
  if (!data) return words.sites.list.text
  if (data.month === null) return words.sites.list.noPlan
  const { used, limit } = data.sites
  // Of a plan that is taken, the API tells no places before the first site is made.
  return limit === 0 ? words.sites.list.text : say(words.sites.list.places, { used, n: limit })
}
