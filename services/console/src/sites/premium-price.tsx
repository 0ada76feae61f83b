import { Text } from '@mantine/core'
import { read } from '../api/client.ts'
import { planOf, usePlans } from '../billing/offered-plans.ts'
import { useCompany } from '../company/company-context.ts'
import { MoneyShown } from '../ui/money-shown.tsx'
import { Say, useWords } from '../words/words.tsx'
import { usePlaces } from './places-of-plan.tsx'

/** What one more premium staging costs, and how many the plan has room for; that it costs something, for whoever may not see the plan. */
export function PremiumPrice() {
  const { words, say } = useWords()
  const { companyId, may } = useCompany()
  const maySee = may('plan.see')
  const plans = usePlans()
  const places = usePlaces()?.premiumStagings
  const { data: subscription } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/subscription',
    { params: { path: { companyId } } },
    { enabled: maySee },
  )
  const said = words.sites.staging
  if (!maySee) return <Text size="sm">{said.priceElsewhere}</Text>
  // Without a plan there is none to be had: the service refuses, and says so.
  if (!plans || !subscription?.plan) return null
  const price = planOf(plans, subscription.plan)?.premiumStagingPrice
  return (
    <Text size="sm">
      {price ? <Say of={said.price} with={{ price: <MoneyShown {...price} /> }} /> : said.priceOfOldPlan}{' '}
      {places && places.limit > 0 && say(said.places, { used: places.used, n: places.limit })}
    </Text>
  )
}
