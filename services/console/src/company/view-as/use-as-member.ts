import { useEffect, useMemo } from 'react'
import { read } from '../../api/client.ts'
import { stopViewing, useViewed } from '../../api/viewed.ts'
import type { InCompany } from '../company-context.ts'
import { asMember, mayViewAs } from './as-member.ts'

/**
 * The company as one looks at it: as oneself, or as a member; undefined until it is known. It ends when one leaves the
 * pages of the company, and when one may not look as the member any more.
 */
export function useAsMember(own: InCompany | undefined): InCompany | undefined {
  const chosen = useViewed()
  // Another company has been left a moment ago.
  const viewed = chosen?.companyId === own?.companyId ? chosen : undefined
  const { data: member, isError } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members/{userId}',
    { params: { path: viewed ?? { companyId: '', userId: '' } } },
    { enabled: viewed !== undefined },
  )
  const isOver = own && viewed && (isError || (member && !mayViewAs(own, member)))
  useEffect(() => {
    if (isOver) stopViewing()
  }, [isOver])
  useEffect(() => stopViewing, [])

  return useMemo(() => {
    if (!own || !viewed) return own
    return member && mayViewAs(own, member) ? asMember(own, member) : undefined
  }, [own, viewed, member])
}
