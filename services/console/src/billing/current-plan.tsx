import { Badge, Button, Group, Text } from '@mantine/core'
import { useCompany } from '../company/company-context.ts'
import { Moment } from '../ui/moment.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { Section } from '../ui/section.tsx'
import { Say, useWords } from '../words/words.tsx'
import { planName, planOf, priceOf, type Subscription, usePlans } from './offered-plans.ts'
import { Allowances } from './plan-offer.tsx'

/** The plan that the company has: what it allows, and when it renews at what. */
export function CurrentPlan({
  subscription,
  isChanging,
  onChange,
  onCancel,
}: {
  subscription: Subscription
  isChanging: boolean
  onChange: () => void
  onCancel: () => void
}) {
  const { words, say } = useWords()
  const { may, company } = useCompany()
  const plans = usePlans()
  const { plan, state } = subscription
  if (!plan) return null
  const found = planOf(plans, plan)
  const name = planName(plans, plan)
  return (
    <Section
      title={name}
      text={words.billing.plan.interval[plan.interval]}
      action={
        <Group gap="xs">
          {may('plan.change') && state !== 'cancelled' && company.state === 'active' && (
            <Button onClick={onChange} aria-expanded={isChanging} variant={isChanging ? 'default' : 'filled'}>
              {isChanging ? words.billing.plan.doNotChange : words.billing.plan.change}
            </Button>
          )}
          {may('plan.cancel') && state !== 'cancelled' && (
            <Button variant="default" c="var(--mantine-color-error)" onClick={onCancel}>
              {words.billing.plan.cancel}
            </Button>
          )}
        </Group>
      }
    >
      <Group gap="xs">
        <Badge color={colors[state]} variant="light">
          {words.billing.plan.states[state]}
        </Badge>
        <Text size="sm" component="span">
          <Renewal subscription={subscription} />
        </Text>
      </Group>
      {found && <Allowances of={found} isWide />}
      {!found && plans && <Text size="sm">{say(words.billing.plan.notOffered, { plan: name })}</Text>}
    </Section>
  )
}

const colors = { none: 'gray', active: 'accent', 'past-due': 'red', cancelled: 'orange', ended: 'gray' } as const

function Renewal({ subscription }: { subscription: Subscription }) {
  const { words } = useWords()
  const plans = usePlans()
  const { plan, next, period, state } = subscription
  // Nothing comes next where the same plan goes on.
  const coming = next ?? plan
  if (!period || !coming) return null
  const date = <Moment at={period.to} style="day" />
  if (state === 'cancelled') return <Say of={words.billing.plan.ends} with={{ date }} />
  const price = priceOf(planOf(plans, coming), coming.interval)
  if (!price) return <Say of={words.billing.plan.renews} with={{ date }} />
  return <Say of={words.billing.plan.renewsAt} with={{ date, price: <MoneyShown {...price} /> }} />
}
