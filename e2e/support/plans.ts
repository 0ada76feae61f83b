/** The first version of a plan, month by month, as the API takes it. */
export function monthly(planId: string) {
  return { planId, version: 1, interval: 'month' }
}
