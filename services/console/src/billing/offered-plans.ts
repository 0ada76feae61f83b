import { type Answer, read } from '../api/client.ts'

export type Plan = Answer<'/v1/plans', 'get'>['items'][number]
export type Subscription = Answer<'/v1/companies/{companyId}/subscription', 'get'>
export type Quote = Extract<Answer<'/v1/companies/{companyId}/subscription/quotes', 'post'>, { quoteId: string }>
export type Choice = NonNullable<Subscription['plan']>
export type Usage = Answer<'/v1/companies/{companyId}/usage', 'get'>

/** The plans that are offered now. */
export function usePlans() {
  const { data } = read.useQuery('get', '/v1/plans', {}, { staleTime: 60_000 })
  return data?.items
}

/** The plan in the version that was taken; undefined where that version is offered no more. */
export function planOf(plans: Plan[] | undefined, choice: Choice | null): Plan | undefined {
  return plans?.find(({ planId, version }) => planId === choice?.planId && version === choice.version)
}

/** Plans keep their name over versions. One that is offered in none is called by its id. */
export function planName(plans: Plan[] | undefined, { planId }: Pick<Choice, 'planId'>): string {
  return plans?.find((plan) => plan.planId === planId)?.name ?? planId
}

export function priceOf(plan: Plan | undefined, interval: Choice['interval']) {
  return plan?.prices.find((price) => price.interval === interval)?.price
}

export function isSameChoice(one: Choice | null, other: Choice | null): boolean {
  return one?.planId === other?.planId && one?.version === other?.version && one?.interval === other?.interval
}
