import { Select, Stack, Text } from '@mantine/core'
import type { Answer } from '../api/client.ts'
import { useListParams } from '../ui/search-params.ts'
import { sizeText } from '../ui/size.ts'
import { useWords } from '../words/words.tsx'
import { DayChart } from './day-chart.tsx'
import { daysOf, periods } from './period.ts'

type Days = Answer<'/v1/sites/{siteId}/analytics', 'get'>['days']

/** Of which days one looks at the visits, in the URL. */
export function usePeriod() {
  const { values, set } = useListParams(['period'])
  const period = periods.find((one) => one === values.period) ?? periods[0]
  return { period, query: daysOf(period, new Date()), set: (next: string | null) => set('period', next ?? undefined) }
}

export function PeriodSelect({ of: { period, set } }: { of: ReturnType<typeof usePeriod> }) {
  const { words } = useWords()
  return (
    <Select
      aria-label={words.sites.analytics.period}
      allowDeselect={false}
      data={periods.map((value) => ({ value, label: words.sites.analytics.periods[value] }))}
      value={period}
      onChange={set}
    />
  )
}

/** Visits day by day, and what they come to. */
export function Visits({ days }: { days: Days }) {
  const { words, language, say } = useWords()
  const sum = (count: (day: Days[number]) => number) => days.reduce((all, day) => all + count(day), 0)
  return (
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
  )
}
