import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../api/client.ts'
import { Reachers } from '../company/who-can/reachers.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { Section } from '../ui/section.tsx'
import { useWords } from '../words/words.tsx'
import { useSite } from './site-context.ts'

/** Everybody who reaches the site, and why: by a role in the company, or by one on the site. */
export function SiteReachers() {
  const { words } = useWords()
  const { companyId, siteId } = useSite()
  const [after, setAfter] = useState('')
  const who = read.useQuery(
    'get',
    '/v1/companies/{companyId}/access-checks/who',
    { params: { path: { companyId }, query: { permission: 'sites.see', siteId, limit: 50, after } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Section title={words.sites.members.everybody} text={words.sites.members.everybodyText}>
      <PagedList
        list={who}
        place={{ after, onPage: (next) => setAfter(next ?? '') }}
        none={words.company.whoCan.nobody}
      >
        {(people) => <Reachers companyId={companyId} people={people} />}
      </PagedList>
    </Section>
  )
}
