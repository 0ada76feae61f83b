import { Button, Card, SimpleGrid, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { Section } from '../ui/section.tsx'
import { useWords } from '../words/words.tsx'
import { type Choice, isSameChoice, type Plan, priceOf, type Subscription, usePlans } from './offered-plans.ts'
import { PlanChange } from './plan-change.tsx'
import { IntervalSwitch, PlanOffer } from './plan-offer.tsx'

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
      action={<IntervalSwitch value={interval} onChange={setInterval} />}
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
        <PlanOffer
          plan={plan}
          name={
            <Title order={3} size="h5">
              {plan.name}
            </Title>
          }
          interval={interval}
          isPresent={isPresent}
        />
        <Button fullWidth variant={isPresent ? 'default' : 'filled'} disabled={isPresent || !price} onClick={onChoose}>
          {say(words.billing.choose.button, { plan: plan.name })}
        </Button>
      </Stack>
    </Card>
  )
}
