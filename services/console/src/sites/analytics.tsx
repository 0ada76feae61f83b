import { Group, Select } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { offers, useSite } from './site-context.ts'
import { PeriodSelect, usePeriod, Visits } from './visits.tsx'

const WHOLE_SITE = 'site'

/** Visits of the site by day. Whoever may use stagings alone sees those of a staging. */
export function Analytics() {
  const { words } = useWords()
  const period = usePeriod()
  const { site, siteId } = useSite()
  const { may } = useCompany()
  const nameOf = useEnvironmentName()
  const mayWhole = may('analytics.site.see', { siteId, environment: 'live' })
  const seen = site.environments.filter(({ kind }) =>
    may('analytics.site.see', { siteId, environment: kind === 'live' ? 'live' : 'staging' }),
  )
  const choices = [
    ...(mayWhole ? [{ value: WHOLE_SITE, label: words.sites.analytics.whole }] : []),
    ...seen.map((one) => ({ value: one.environmentId, label: nameOf(one) })),
  ]
  const [wished, setWished] = useState<string>()
  const chosen = choices.find(({ value }) => value === wished)?.value ?? choices[0]?.value
  const counts = site.environments.some((one) => offers(one, 'usage'))
  const of = chosen === WHOLE_SITE ? {} : { environmentId: chosen }
  const analytics = read.useQuery(
    'get',
    '/v1/sites/{siteId}/analytics',
    { params: { path: { siteId }, query: { ...period.query, ...of } } },
    { enabled: chosen !== undefined && counts, placeholderData: keepPreviousData },
  )
  if (chosen === undefined) return null
  return (
    <Section
      title={words.sites.analytics.title}
      text={counts ? words.sites.analytics.text : words.sites.notOffered}
      action={
        counts && (
          <Group gap="xs">
            {choices.length > 1 && (
              <Select
                aria-label={words.sites.environment}
                allowDeselect={false}
                data={choices}
                value={chosen}
                onChange={(value) => setWished(value ?? undefined)}
              />
            )}
            <PeriodSelect of={period} />
          </Group>
        )
      }
    >
      <ProblemAlert of={analytics.error} />
      {analytics.data && <Visits days={analytics.data.days} />}
    </Section>
  )
}
