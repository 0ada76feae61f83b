import type { Plans } from '@holdfast/contracts/billing'
import type { Handlers } from '@holdfast/runtime'
import type { Catalogue } from './plan-catalogue.ts'

export function planApi(catalogue: Catalogue): Handlers<typeof Plans> {
  return { listPlans: async () => ({ plans: catalogue.offered() }) }
}
