import { Select, Stack, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { sizeText } from '../ui/size.ts'
import { useWords } from '../words/words.tsx'
import { DayChart } from './day-chart.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { offers, useSite } from './site-context.ts'

const WHOLE_SITE = 'site'

/** Visits of the last thirty days. Whoever may use stagings alone sees those of a staging. */
export function Analytics() {
  const { words, language, say } = useWords()
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
  const analytics = read.useQuery(
    'get',
    '/v1/sites/{siteId}/analytics',
    { params: { path: { siteId }, query: chosen === WHOLE_SITE ? {} : { environmentId: chosen } } },
    { enabled: chosen !== undefined && counts, placeholderData: keepPreviousData },
  )
  if (chosen === undefined) return null
  const days = analytics.data?.days ?? []
  const sum = (count: (day: (typeof days)[number]) => number) => days.reduce((all, day) => all + count(day), 0)
  return (
    <Section
      title={words.sites.analytics.title}
      text={counts ? words.sites.analytics.text : words.sites.notOffered}
      action={
        choices.length > 1 && (
          <Select
            aria-label={words.sites.environment}
            allowDeselect={false}
            data={choices}
            value={chosen}
            onChange={(value) => setWished(value ?? undefined)}
          />
        )
      }
    >
      <ProblemAlert of={analytics.error} />
      {analytics.data && (
        <Stack gap="xs">
          <DayChart days={days} />
          <Text size="sm" c="dimmed">
            {say(words.sites.analytics.sum, {
              n: sum(({ people }) => people.requests),
              bots: sum(({ bots }) => bots.requests),
              bytes: sizeText(
                sum(({ people, bots, assets }) => people.bytes + bots.bytes + assets.bytes),
                language,
              ),
            })}
          </Text>
        </Stack>
      )}
    </Section>
  )
}
