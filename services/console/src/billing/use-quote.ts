import { useMutation } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { codeOf } from '../api/problem.ts'
import { useCompany } from '../company/company-context.ts'
import type { Choice, Quote } from './offered-plans.ts'

type Wanted = { plan: Choice } | { cancel: { siteIds: string[] } }

/** Asks what an act would cost now. Nothing that is shown changes by it. */
export function useQuote() {
  const { companyId } = useCompany()
  return useMutation({
    mutationFn: async (body: Wanted) => {
      const { data } = await api.POST('/v1/companies/{companyId}/subscription/quotes', {
        params: { path: { companyId } },
        body,
      })
      // Whatever is answered as an operation was waited for.
      return data as Quote
    },
  })
}

/** The price that was accepted holds no more, or is of something else: it has to be asked for again. */
export function isOutdated(refusal: unknown): boolean {
  return ['quote-expired', 'quote-outdated', 'sites-differ'].includes(codeOf(refusal) ?? '')
}
