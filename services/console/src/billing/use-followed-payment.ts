import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { type Answer, read, readAgain } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'

export type Payment = Answer<'/v1/companies/{companyId}/payments', 'get'>['items'][number]

/** Milliseconds between questions for what has become of a payment: a card's is known within seconds, a debit's in days. */
const PAUSE_MS = 2_000
const PATIENCE_MS = 20_000
/** It is one of the newest. */
const NEWEST = 20

/** A payment that was just begun, as it stands now. When it has ended, everything on screen is read again. */
export function useFollowedPayment(begun: Payment): Payment {
  const queries = useQueryClient()
  const { companyId } = useCompany()
  const [since] = useState(Date.now)
  const isBegun = begun.status === 'processing'
  const presentIn = (items: Payment[] | undefined) => items?.find(({ paymentId }) => paymentId === begun.paymentId)
  const list = read.useQuery(
    'get',
    '/v1/companies/{companyId}/payments',
    { params: { path: { companyId }, query: { limit: NEWEST } } },
    {
      enabled: isBegun,
      refetchInterval: ({ state: { data, dataUpdatedAt } }) =>
        (presentIn(data?.items) ?? begun).status === 'processing' && dataUpdatedAt < since + PATIENCE_MS
          ? PAUSE_MS
          : false,
    },
  )
  const present = presentIn(list.data?.items) ?? begun
  const hasEnded = isBegun && present.status !== 'processing'
  useEffect(() => {
    if (hasEnded) void readAgain(queries)
  }, [hasEnded, queries])
  return present
}
