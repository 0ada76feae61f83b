import { keepPreviousData } from '@tanstack/react-query'
import { read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { PeriodSelect, usePeriod, Visits } from './visits.tsx'

/** Visits of all sites of the company together. */
export default function CompanyAnalytics() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const period = usePeriod()
  const analytics = read.useQuery(
    'get',
    '/v1/companies/{companyId}/analytics',
    { params: { path: { companyId }, query: period.query } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page title={words.shell.sections.analytics} text={words.sites.analytics.companyText}>
      <Section title={words.sites.analytics.title} action={<PeriodSelect of={period} />}>
        <ProblemAlert of={analytics.error} />
        {analytics.isPending && <Waiting />}
        {analytics.data && <Visits days={analytics.data.days} />}
      </Section>
    </Page>
  )
}
