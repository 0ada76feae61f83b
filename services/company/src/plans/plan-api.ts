import type { Companies } from '@holdfast/contracts/company'
import type { Handlers } from '@holdfast/runtime'
import type { Catalogue } from './plan-catalogue.ts'

export function planApi(catalogue: Catalogue): Pick<Handlers<typeof Companies>, 'listPlans'> {
  const plans = [...catalogue.values()].map(({ price, ...plan }) => ({
    ...plan,
    priceAmount: price.amount,
    priceCurrency: price.currency,
  }))
  return { listPlans: async () => ({ plans }) }
}
