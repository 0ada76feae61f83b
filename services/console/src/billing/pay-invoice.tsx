import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import { type Answer, api, read, useAct } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Dialog } from '../ui/dialog.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Say, useWords } from '../words/words.tsx'
import { BankTransfer } from './bank-transfer.tsx'
import { PaymentState } from './payment-state.tsx'
import { type Payment, useFollowedPayment } from './use-followed-payment.ts'

type Paid = Extract<Answer<'/v1/companies/{companyId}/invoices/{number}/pay', 'post'>, { amount: object }>

/** Pays an invoice with the first way to pay; where there is none, says where to send the money. */
export function PayInvoice({ number, isOpen, onClose }: { number: string; isOpen: boolean; onClose: () => void }) {
  const { words, say } = useWords()
  const { companyId, may } = useCompany()
  const path = { companyId }
  const isWanted = isOpen && may('payment-methods.manage')
  const methods = read.useQuery(
    'get',
    '/v1/companies/{companyId}/payment-methods',
    { params: { path } },
    { enabled: isWanted },
  )
  const pay = useAct(async () => {
    const { data } = await api.POST('/v1/companies/{companyId}/invoices/{number}/pay', {
      params: { path: { companyId, number } },
    })
    // Whatever is answered as an operation was waited for.
    return data as Paid
  })
  const close = () => {
    // A payment that is under way cannot be taken back by looking away.
    if (pay.isPending) return
    pay.reset()
    onClose()
  }
  const first = methods.data?.items[0]
  return (
    <Dialog opened={isOpen} onClose={close} title={say(words.billing.pay.title, { number })}>
      <Stack>
        {!pay.data && methods.data && (
          <Text>
            {first ? (
              <Say of={words.billing.pay.byMethod} with={{ method: first.label }} />
            ) : (
              words.billing.pay.byTransfer
            )}
          </Text>
        )}
        <ProblemAlert of={methods.error ?? pay.error} />
        {pay.data && <Outcome paid={pay.data} />}
        <Group justify="flex-end" className="acts">
          <Button variant="default" disabled={pay.isPending} onClick={close}>
            {pay.data ? words.shell.close : words.shell.cancel}
          </Button>
          {!pay.data && (
            <Button disabled={!methods.data} loading={pay.isPending} onClick={() => pay.mutate()}>
              {first ? words.billing.pay.button : words.billing.pay.showBank}
            </Button>
          )}
        </Group>
      </Stack>
    </Dialog>
  )
}

function Outcome({ paid: { amount, payment, bank } }: { paid: Paid }) {
  const { words } = useWords()
  if (payment) return <Begun payment={payment} />
  return (
    <Stack role="status">
      <Text>
        <Say of={words.billing.pay.outstanding} with={{ price: <MoneyShown {...amount} /> }} />
      </Text>
      {bank && <BankTransfer bank={bank} />}
    </Stack>
  )
}

function Begun({ payment: begun }: { payment: Payment }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const payment = useFollowedPayment(begun)
  return (
    <Stack role={payment.status === 'failed' ? 'alert' : 'status'}>
      <Text>{words.billing.confirmPayment.states[payment.status]}</Text>
      <Group>
        <PaymentState payment={payment} />
        <Anchor component={Link} to={linkTo(paths.payments, { companyId })}>
          {words.billing.pay.toPayments}
        </Anchor>
      </Group>
    </Stack>
  )
}
