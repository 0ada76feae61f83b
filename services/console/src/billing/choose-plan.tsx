import { Badge, Button, Card, Group, SegmentedControl, SimpleGrid, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/words.tsx'
import { MoneyShown } from './money-shown.tsx'
import { Allowances } from './plan-allowances.tsx'
import { PlanChange } from './plan-change.tsx'
import { type Choice, isSameChoice, type Plan, priceOf, type Subscription, usePlans } from './plan-choice.ts'
import { Section } from './section.tsx'

const intervals = ['month', 'year'] as const

/** The plans as cards, side by side; to choose one shows what it costs before anything is charged. */
export function ChoosePlan({ subscription, onDone }: { subscription: Subscription; onDone: () => void }) {
  const { words } = useWords()
  const plans = usePlans()
  const [interval, setInterval] = useState<Choice['interval']>(subscription.plan?.interval ?? 'month')
  const [chosen, setChosen] = useState<Choice>()
  const isFirst = subscription.plan === null

  return (
    <Section
      title={isFirst ? words.billing.choose.first : words.billing.choose.another}
      text={isFirst ? words.billing.choose.firstText : words.billing.choose.anotherText}
      action={
        <SegmentedControl
          aria-label={words.billing.choose.interval}
          value={interval}
          onChange={(value) => setInterval(value as Choice['interval'])}
          data={intervals.map((value) => ({ value, label: words.billing.plan.interval[value] }))}
        />
      }
    >
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
        {plans?.map((plan) => (
          <PlanCard
            key={plan.planId}
            plan={plan}
            interval={interval}
            subscription={subscription}
            onChoose={() => setChosen({ planId: plan.planId, version: plan.version, interval })}
          />
        ))}
      </SimpleGrid>
      <PlanChange
        subscription={subscription}
        chosen={chosen}
        onClose={() => setChosen(undefined)}
        onDone={() => {
          setChosen(undefined)
          onDone()
        }}
      />
    </Section>
  )
}

function PlanCard({
  plan,
  interval,
  subscription,
  onChoose,
}: {
  plan: Plan
  interval: Choice['interval']
  subscription: Subscription
  onChoose: () => void
}) {
  const { words, say } = useWords()
  const price = priceOf(plan, interval)
  const isPresent = isSameChoice(subscription.plan, { planId: plan.planId, version: plan.version, interval })
  return (
    <Card withBorder padding="md" component="article" aria-label={plan.name}>
      <Stack h="100%" justify="space-between">
        <Stack gap="xs">
          <Group justify="space-between">
            <Title order={3} size="h5">
              {plan.name}
            </Title>
            {isPresent && <Badge variant="light">{words.billing.choose.present}</Badge>}
          </Group>
          {price && (
            <div>
              <Text span size="xl" fw={650}>
                <MoneyShown {...price} />
              </Text>{' '}
              <Text span size="sm" c="dimmed">
                {words.billing.choose.each[interval]}
              </Text>
            </div>
          )}
          <Allowances of={plan} />
        </Stack>
        <Button fullWidth variant={isPresent ? 'default' : 'filled'} disabled={isPresent || !price} onClick={onChoose}>
          {say(words.billing.choose.button, { plan: plan.name })}
        </Button>
      </Stack>
    </Card>
  )
}
