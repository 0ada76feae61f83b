import { notifications } from '@mantine/notifications'
import { useEffect, useMemo } from 'react'
import { useLocation } from 'react-router'
import { read } from '../../api/client.ts'
import { stopViewing, useViewed } from '../../api/viewed.ts'
import { useWords } from '../../words/words.tsx'
import type { InCompany } from '../company-context.ts'
import { asMember, isViewOver, mayViewAs } from './as-member.ts'

/**
 * The company as one looks at it: as oneself, or as a member; undefined until it is known, with the error if that is why.
 * It ends when one leaves the pages of the company, and when one may not look as the member any more, which is said.
 */
export function useAsMember(own: InCompany | undefined): { inside: InCompany | undefined; error: unknown } {
  const { words } = useWords()
  const { pathname } = useLocation()
  const chosen = useViewed()
  // Another company has been left a moment ago.
  const viewed = chosen?.companyId === own?.companyId ? chosen : undefined
  const {
    data: member,
    error,
    refetch,
  } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members/{userId}',
    { params: { path: viewed ?? { companyId: '', userId: '' } } },
    { enabled: viewed !== undefined },
  )
  const isViewing = viewed !== undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: on each page it is asked anew who the member is
  useEffect(() => {
    if (isViewing) void refetch({ cancelRefetch: false })
  }, [isViewing, refetch, pathname])

  const isOver = own !== undefined && isViewing && isViewOver(own, { member, error })
  const { ended } = words.company.viewAs
  useEffect(() => {
    if (!isOver) return
    stopViewing()
    notifications.show({ message: ended, autoClose: false })
  }, [isOver, ended])
  useEffect(() => stopViewing, [])

  const inside = useMemo(() => {
    if (!own || !viewed) return own
    return member && mayViewAs(own, member) ? asMember(own, member) : undefined
  }, [own, viewed, member])
  return { inside, error: isViewing ? error : null }
}
