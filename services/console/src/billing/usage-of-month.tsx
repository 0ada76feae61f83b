import { Button, Group, Progress, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { Moment } from '../ui/moment.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { sizeText } from '../ui/size.ts'
import { Waiting } from '../ui/waiting.tsx'
import { numberFormat } from '../words/formats.ts'
import { Say, useWords } from '../words/words.tsx'
import { dayAfter, dayBefore } from './months.ts'
import type { Usage } from './offered-plans.ts'

/** What is used of the plan, in the running month or in one before. The month is in the URL. */
export function UsageOfMonth() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const [params] = useSearchParams()
  const on = params.get('month') ?? undefined
  const usage = read.useQuery(
    'get',
    '/v1/companies/{companyId}/usage',
    { params: { path: { companyId }, ...(on !== undefined && { query: { on } }) } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Section
      title={on === undefined ? words.billing.usage.title : words.billing.usage.earlierTitle}
      text={usage.data?.month && <MonthText month={usage.data.month} />}
      action={usage.data && <Months on={on} month={usage.data.month} />}
    >
      <ProblemAlert of={usage.error} />
      {usage.isPending && <Waiting />}
      {usage.data && <Bars usage={usage.data} isNow={on === undefined} />}
    </Section>
  )
}

type Month = NonNullable<Usage['month']>

function MonthText({ month: { from, to, isSettled } }: { month: Month }) {
  const { words } = useWords()
  const isOver = Date.parse(to) <= Date.now()
  const sentence = isSettled
    ? words.billing.usage.settled
    : isOver
      ? words.billing.usage.late
      : words.billing.usage.runs
  return <Say of={sentence} with={{ from: <Moment at={from} style="day" />, to: <Moment at={to} style="day" /> }} />
}

function Months({ on, month }: { on: string | undefined; month: Usage['month'] }) {
  const { words } = useWords()
  const [, setParams] = useSearchParams()
  const show = (day: string | undefined) =>
    setParams(day === undefined ? {} : { month: day }, { preventScrollReset: true })
  return (
    <Group gap="xs">
      <Button
        variant="default"
        size="xs"
        leftSection={<IconChevronLeft size={14} aria-hidden />}
        disabled={month === null}
        onClick={() => month && show(dayBefore(month.from))}
      >
        {words.billing.usage.earlier}
      </Button>
      <Button
        variant="default"
        size="xs"
        rightSection={<IconChevronRight size={14} aria-hidden />}
        disabled={on === undefined}
        onClick={() => show(month ? dayAfter(month.to, Date.now()) : undefined)}
      >
        {words.billing.usage.later}
      </Button>
    </Group>
  )
}

function Bars({ usage: { sites, premiumStagings, month }, isNow }: { usage: Usage; isNow: boolean }) {
  const { words, language } = useWords()
  const said = words.billing.usage
  const count = numberFormat(language).format
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
        {month && <Counted name={said.visits} counted={month.visits} shown={count} />}
        {month && <Counted name={said.bytes} counted={month.bytes} shown={(bytes) => sizeText(bytes, language)} />}
        {isNow && <Bar name={said.sites} used={count(sites.used)} of={count(sites.limit)} percent={part(sites)} />}
        {isNow && (
          <Bar
            name={said.premiumStagings}
            used={count(premiumStagings.used)}
            of={count(premiumStagings.limit)}
            percent={part(premiumStagings)}
          />
        )}
      </SimpleGrid>
      {month ? (
        <Text size="sm">
          <Say of={said.overage} with={{ price: <MoneyShown {...month.overage} /> }} />{' '}
          {month.cap && <Say of={said.cap} with={{ price: <MoneyShown {...month.cap} /> }} />}
        </Text>
      ) : (
        <Text>{said.noMonth}</Text>
      )}
    </Stack>
  )
}

function part({ used, limit }: { used: number; limit: number }): number {
  if (limit === 0) return used === 0 ? 0 : 100
  return (100 * used) / limit
}

function Counted({
  name,
  counted: { used, included, percent, overage },
  shown,
}: {
  name: string
  counted: Month['visits']
  shown: (n: number) => string
}) {
  const { words } = useWords()
  if (included === null)
    return (
      <Stack gap={4}>
        <Text fw={600}>{name}</Text>
        <Text size="sm">
          <Say of={words.billing.usage.onlyCounted} with={{ used: shown(used) }} />
        </Text>
      </Stack>
    )
  return (
    <Stack gap={4}>
      <Bar name={name} used={shown(used)} of={shown(included)} percent={percent ?? 0} />
      {overage.amount !== '0' && (
        <Text size="sm">
          <Say of={words.billing.usage.beyond} with={{ price: <MoneyShown {...overage} /> }} />
        </Text>
      )}
    </Stack>
  )
}

function Bar({ name, used, of, percent }: { name: string; used: string; of: string; percent: number }) {
  const { words, say } = useWords()
  const id = useId()
  const text = say(words.billing.usage.usedOf, { used, of })
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} id={id}>
          {name}
        </Text>
        <Text size="sm">{text}</Text>
      </Group>
      <Progress.Root size="lg">
        <Progress.Section
          value={Math.min(percent, 100)}
          color={percent >= 100 ? 'red' : percent >= 80 ? 'orange' : 'accent'}
          aria-labelledby={id}
          aria-valuetext={text}
        />
      </Progress.Root>
    </Stack>
  )
}
