import { Fieldset, Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { read } from '../api/client.ts'
import { type Choice, type Plan, priceOf } from '../billing/offered-plans.ts'
import { IntervalSwitch, PlanOffer } from '../billing/plan-offer.tsx'
import { moneyText } from '../ui/money.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'

/** Cards of the plans, with what each allows and costs; and none, for whoever decides later. */
export function PlanChoice({
  value,
  onChange,
}: {
  value: Choice | undefined
  onChange: (plan: Choice | undefined) => void
}) {
  const { words } = useWords()
  const of = words.settings.plans
  const [interval, setInterval] = useState<Choice['interval']>('month')
  const plans = read.useQuery('get', '/v1/plans')
  const choose = (planId: string, paid = interval) => {
    const plan = plans.data?.items.find((one) => one.planId === planId)
    onChange(plan && { planId, version: plan.version, interval: paid })
  }
  return (
    <Fieldset legend={of.title}>
      <Stack>
        <Group>
          <IntervalSwitch
            value={interval}
            onChange={(next) => {
              setInterval(next)
              if (value) choose(value.planId, next)
            }}
          />
        </Group>
        <ProblemAlert of={plans.error} />
        <Radio.Group aria-label={of.title} value={value?.planId ?? ''} onChange={(planId) => choose(planId)}>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {plans.data?.items.map((plan) => (
              <PlanCard key={plan.planId} plan={plan} interval={interval} />
            ))}
            <Card value="" label={`${of.later}: ${of.laterText}`}>
              <Stack gap={4}>
                <Text fw={650}>{of.later}</Text>
                <Text>{of.laterText}</Text>
              </Stack>
            </Card>
          </SimpleGrid>
        </Radio.Group>
      </Stack>
    </Fieldset>
  )
}

function PlanCard({ plan, interval }: { plan: Plan; interval: Choice['interval'] }) {
  const { words, language } = useWords()
  const price = priceOf(plan, interval)
  const { each, notOffered } = words.billing.offer
  const text = price ? `${moneyText(price.amount, price.currency, language)} ${each[interval]}` : notOffered
  return (
    <Card value={plan.planId} label={`${plan.name}: ${text}`} isDisabled={!price}>
      <PlanOffer plan={plan} name={<Text fw={650}>{plan.name}</Text>} interval={interval} />
    </Card>
  )
}

function Card({
  value,
  label,
  isDisabled = false,
  children,
}: {
  value: string
  label: string
  isDisabled?: boolean
  children: ReactNode
}) {
  return (
    <Radio.Card value={value} p="md" disabled={isDisabled} aria-label={label} display="flex" className="choice-card">
      <Group wrap="nowrap" align="flex-start">
        <Radio.Indicator />
        {children}
      </Group>
    </Radio.Card>
  )
}
