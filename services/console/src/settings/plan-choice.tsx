import { Fieldset, Group, List, Radio, SegmentedControl, SimpleGrid, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Answer, read } from '../api/client.ts'
import { moneyText } from '../ui/money.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'

export interface ChosenPlan {
  planId: string
  version: number
  interval: 'month' | 'year'
}

type Plan = Answer<'/v1/plans', 'get'>['items'][number]

/** Cards of the plans, with what each allows and costs; and none, for whoever decides later. */
export function PlanChoice({
  value,
  onChange,
}: {
  value: ChosenPlan | undefined
  onChange: (plan: ChosenPlan | undefined) => void
}) {
  const { words } = useWords()
  const of = words.settings.plans
  const [interval, setInterval] = useState<'month' | 'year'>('month')
  const plans = read.useQuery('get', '/v1/plans')
  const choose = (planId: string, paid = interval) => {
    const plan = plans.data?.items.find((one) => one.planId === planId)
    onChange(plan && { planId, version: plan.version, interval: paid })
  }
  return (
    <Fieldset legend={of.title}>
      <Stack>
        <SegmentedControl
          aria-label={of.interval}
          value={interval}
          data={[
            { value: 'month', label: of.monthly },
            { value: 'year', label: of.yearly },
          ]}
          onChange={(next) => {
            setInterval(next)
            if (value) choose(value.planId, next)
          }}
          style={{ alignSelf: 'flex-start' }}
        />
        {plans.isPending && <Waiting />}
        <ProblemAlert of={plans.error} />
        <Radio.Group aria-label={of.title} value={value?.planId ?? ''} onChange={(planId) => choose(planId)}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {plans.data?.items.map((plan) => (
              <PlanCard key={plan.planId} plan={plan} interval={interval} />
            ))}
            <PlanCardFrame value="" name={of.later} text={of.laterText} />
          </SimpleGrid>
        </Radio.Group>
      </Stack>
    </Fieldset>
  )
}

function PlanCard({ plan, interval }: { plan: Plan; interval: 'month' | 'year' }) {
  const { words, say, language } = useWords()
  const of = words.settings.plans
  const price = plan.prices.find((one) => one.interval === interval)?.price
  const disk = new Intl.NumberFormat(language, { style: 'unit', unit: 'gigabyte' }).format(plan.diskBytes / 1e9)
  return (
    <PlanCardFrame
      value={plan.planId}
      name={plan.name}
      isDisabled={!price}
      text={price ? say(of.per[interval], { price: moneyText(price.amount, price.currency, language) }) : of.notOffered}
    >
      <List size="sm">
        <List.Item>{say(of.sites, { n: plan.sites })}</List.Item>
        {plan.premiumStagings > 0 && <List.Item>{say(of.premiumStagings, { n: plan.premiumStagings })}</List.Item>}
        {plan.visitsPerMonth !== null && <List.Item>{say(of.visits, { n: plan.visitsPerMonth })}</List.Item>}
        <List.Item>{say(of.disk, { size: disk })}</List.Item>
        <List.Item>{say(of.backups, { n: plan.backupDays })}</List.Item>
      </List>
    </PlanCardFrame>
  )
}

function PlanCardFrame({
  value,
  name,
  text,
  isDisabled = false,
  children,
}: {
  value: string
  name: string
  text: string
  isDisabled?: boolean
  children?: ReactNode
}) {
  return (
    <Radio.Card value={value} p="md" disabled={isDisabled} aria-label={`${name}: ${text}`}>
      <Group wrap="nowrap" align="flex-start">
        <Radio.Indicator />
        <Stack gap={4}>
          <Text fw={650}>{name}</Text>
          <Text>{text}</Text>
          {children}
        </Stack>
      </Group>
    </Radio.Card>
  )
}
