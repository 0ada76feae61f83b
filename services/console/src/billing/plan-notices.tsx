import { Alert, Anchor, Button, Stack } from '@mantine/core'
import { IconAlertTriangle, IconCalendarTime } from '@tabler/icons-react'
import { Link } from 'react-router'
import { api, useAct } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Moment } from '../ui/moment.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Say, useWords } from '../words/words.tsx'
import { type Choice, isSameChoice, planName, type Subscription, usePlans } from './offered-plans.ts'

/** What is going to happen to the plan, and how to take it back. */
export function PlanNotices({ subscription }: { subscription: Subscription }) {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  return (
    <>
      {subscription.state === 'past-due' && (
        <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={words.billing.plan.pastDue}>
          {words.billing.plan.pastDueText}{' '}
          {may('invoices.see') && (
            <Anchor component={Link} to={linkTo(paths.invoices, { companyId })} inherit c="inherit" underline="always">
              {words.billing.plan.toInvoices}
            </Anchor>
          )}
        </Alert>
      )}
      {subscription.state === 'cancelled' && <Cancelled subscription={subscription} />}
      {subscription.next && !isSameChoice(subscription.next, subscription.plan) && (
        <Waits subscription={subscription} />
      )}
    </>
  )
}

function Cancelled({ subscription }: { subscription: Subscription }) {
  const { words, say } = useWords()
  const { companyId, may } = useCompany()
  const plans = usePlans()
  const resume = useAct(() =>
    api.POST('/v1/companies/{companyId}/subscription/resume', { params: { path: { companyId } } }),
  )
  const { plan, period, siteIds } = subscription
  if (!plan || !period) return null
  const name = planName(plans, plan)
  const date = <Moment at={period.to} style="day" />
  return (
    <Alert color="orange" icon={<IconCalendarTime aria-hidden />} title={words.billing.plan.cancelled}>
      <Stack align="flex-start" gap="sm">
        <span>
          <Say of={words.billing.plan.cancelledText} with={{ plan: name, date }} />{' '}
          {siteIds.length > 0 && say(words.billing.plan.sitesGo, { n: siteIds.length })}
        </span>
        {may('plan.cancel') && (
          <Button size="xs" loading={resume.isPending} onClick={() => resume.mutate()}>
            {say(words.billing.plan.resume, { plan: name })}
          </Button>
        )}
        <ProblemAlert of={resume.error} />
      </Stack>
    </Alert>
  )
}

/** A smaller plan waits for the end of the period. To choose the plan that one has takes it back. */
function Waits({ subscription }: { subscription: Subscription }) {
  const { words, say } = useWords()
  const { companyId, may } = useCompany()
  const plans = usePlans()
  const { plan, next, period } = subscription
  const keep = useAct((body: Choice) =>
    api.PUT('/v1/companies/{companyId}/subscription', { params: { path: { companyId } }, body }),
  )
  if (!plan || !next || !period) return null
  const date = <Moment at={period.to} style="day" />
  return (
    <Alert icon={<IconCalendarTime aria-hidden />} title={words.billing.plan.changeWaits}>
      <Stack align="flex-start" gap="sm">
        <span>
          <Say of={words.billing.plan.changeWaitsText} with={{ plan: named(next), date }} />
        </span>
        {may('plan.change') && (
          <Button size="xs" variant="default" loading={keep.isPending} onClick={() => keep.mutate(plan)}>
            {say(words.billing.plan.keep, { plan: named(plan) })}
          </Button>
        )}
        <ProblemAlert of={keep.error} />
      </Stack>
    </Alert>
  )

  function named(choice: Choice): string {
    return say(words.billing.plan.named[choice.interval], { plan: planName(plans, choice) })
  }
}
