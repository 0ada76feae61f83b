import { Alert, Stack } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconInfoCircle } from '@tabler/icons-react'
import { read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Together } from '../ui/together.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { CancelPlan } from './cancel-plan.tsx'
import { ChoosePlan } from './choose-plan.tsx'
import { CurrentPlan } from './current-plan.tsx'
import type { Subscription } from './offered-plans.ts'
import { OverageCap } from './overage-cap.tsx'
import { PlanNotices } from './plan-notices.tsx'
import { UsageOfMonth } from './usage-of-month.tsx'

export default function Plan() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const subscription = read.useQuery('get', '/v1/companies/{companyId}/subscription', {
    params: { path: { companyId } },
  })
  return (
    <Page title={words.shell.sections.plan} text={words.billing.plan.text}>
      <ProblemAlert of={subscription.error} />
      {subscription.isPending && <Waiting />}
      {subscription.data && (
        <Together>
          <PlanContent subscription={subscription.data} />
        </Together>
      )}
    </Page>
  )
}

function PlanContent({ subscription }: { subscription: Subscription }) {
  const { words } = useWords()
  const { may } = useCompany()
  const [isCancelling, cancelling] = useDisclosure()
  const [isChanging, changing] = useDisclosure()
  const hasPlan = subscription.plan !== null
  const mayChange = may('plan.change')

  return (
    <Stack gap="lg">
      <PlanNotices subscription={subscription} />
      {hasPlan && (
        <CurrentPlan
          subscription={subscription}
          isChanging={isChanging}
          onChange={changing.toggle}
          onCancel={cancelling.open}
        />
      )}
      {!hasPlan && !mayChange && (
        <Alert icon={<IconInfoCircle aria-hidden />} title={words.billing.plan.none}>
          {words.billing.plan.noneAsk}
        </Alert>
      )}
      {mayChange && (!hasPlan || isChanging) && <ChoosePlan subscription={subscription} onDone={changing.close} />}
      {hasPlan && <UsageOfMonth />}
      {hasPlan && <OverageCap />}
      {may('plan.cancel') && hasPlan && (
        <CancelPlan subscription={subscription} isOpen={isCancelling} onClose={cancelling.close} />
      )}
    </Stack>
  )
}
