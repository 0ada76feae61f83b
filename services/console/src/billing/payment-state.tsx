import { Anchor, Badge, Group } from '@mantine/core'
import { Link } from 'react-router'
import type { Answer } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'

type Payment = Answer<'/v1/companies/{companyId}/payments', 'get'>['items'][number]

const colors = {
  processing: 'blue',
  'action-needed': 'orange',
  failed: 'red',
  succeeded: 'accent',
  withdrawn: 'gray',
} as const

/** Where a payment stands, and the way to the bank where its payer has to confirm it. */
export function PaymentState({ payment: { paymentId, status } }: { payment: Payment }) {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  return (
    <Group gap="xs">
      <Badge variant="light" color={colors[status]}>
        {words.billing.payments.states[status]}
      </Badge>
      {status === 'action-needed' && may('payment-methods.manage') && (
        <Anchor component={Link} to={`${paths.confirmPayment}#${companyId}.${paymentId}`} size="sm">
          {words.billing.payments.confirm}
        </Anchor>
      )}
    </Group>
  )
}
