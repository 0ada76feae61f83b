import { Alert, Button, Stack, Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation, useSearchParams } from 'react-router'
import { CardTitle } from '../account/card-title.tsx'
import { SignInForm } from '../account/sign-in-form.tsx'
import { SignOutFirst } from '../account/sign-out-first.tsx'
import { useSignIn } from '../account/use-sign-in.ts'
import { type Answer, api, read, useAct } from '../api/client.ts'
import { ApiProblem, codeOf, isGone } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { Done } from '../ui/done.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Say, useWords } from '../words/words.tsx'

type Payment = Answer<'/v1/companies/{companyId}/payments', 'get'>['items'][number]

/** Milliseconds between questions for what the payer did at the bank, which reaches us by itself within a few seconds. */
const PAUSE_MS = 2_000
const PATIENCE_MS = 20_000

/** Leads a payer to the bank that wants a payment confirmed, and says what became of it when they come back. */
export default function ConfirmPayment() {
  const { words } = useWords()
  const now = useSession()
  const signIn = useSignIn()
  const of = words.billing.confirmPayment
  return (
    <Stack>
      <CardTitle>{of.title}</CardTitle>
      {now.status === 'signed-in' ? (
        <OnePayment />
      ) : (
        <>
          <Text>{of.signInFirst}</Text>
          <SignInForm
            button={words.account.signIn.button}
            onSignIn={signIn.mutate}
            error={signIn.error}
            isPending={signIn.isPending}
          />
        </>
      )}
    </Stack>
  )
}

function OnePayment() {
  const { words } = useWords()
  const of = words.billing.confirmPayment
  const { companyId, paymentId, isBack } = useIds()
  const { data: me } = read.useQuery('get', '/v1/me')
  const company = read.useQuery('get', '/v1/companies/{companyId}', { params: { path: { companyId } } })
  const confirm = useAct(
    () =>
      api.POST('/v1/companies/{companyId}/payments/{paymentId}/confirmation', {
        params: { path: { companyId, paymentId } },
      }),
    ({ data }) => {
      if (data) location.assign(data.url)
    },
  )
  // The bank may do without, and somebody else may have been faster: then the payment is looked for, too.
  const isAwaited = isBack || codeOf(confirm.error) === 'payment-not-waiting'
  const [openedAt] = useState(Date.now)
  const until = (confirm.submittedAt || openedAt) + PATIENCE_MS
  const payment = useQuery({
    queryKey: ['get', 'payment', companyId, paymentId],
    queryFn: () => findPayment(companyId, paymentId),
    refetchInterval: ({ state }) =>
      isAwaited && !hasEnded(state.data) && state.dataUpdatedAt < until ? PAUSE_MS : false,
  })

  const error = payment.error ?? company.error
  // Of a question asked again that failed, what was answered before stands.
  if (isGone(error)) return <ProblemAlert of={error} />
  if (!payment.data || !company.data) return error ? <ProblemAlert of={error} /> : <Waiting />
  const { amount, reference, status } = payment.data
  const isLooking = isAwaited && !hasEnded(payment.data) && payment.dataUpdatedAt < until
  return (
    <Stack align="flex-start">
      {me && (
        <Text>
          <Say of={words.account.signedInAs} with={{ email: me.email }} />
        </Text>
      )}
      <Table variant="vertical" withTableBorder>
        <Table.Tbody>
          <Row title={of.company}>{company.data.name}</Row>
          <Row title={of.invoice}>{reference}</Row>
          <Row title={of.amount}>
            <MoneyShown {...amount} />
          </Row>
        </Table.Tbody>
      </Table>
      {status === 'action-needed' && !isLooking && (
        <>
          <Text>{of.text}</Text>
          <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
            {of.button}
          </Button>
        </>
      )}
      {isLooking && <Text role="status">{of.looking}</Text>}
      {!isLooking && (status !== 'action-needed' || isAwaited) && <Standing status={status} />}
      {codeOf(confirm.error) !== 'payment-not-waiting' && <ProblemAlert of={confirm.error} />}
      <SignOutFirst />
    </Stack>
  )
}

function Standing({ status }: { status: Payment['status'] }) {
  const { words } = useWords()
  const sentence = words.billing.confirmPayment.states[status]
  if (status === 'failed') return <Alert role="alert" color="red" title={sentence} />
  return <Done>{sentence}</Done>
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Table.Tr>
      <Table.Th scope="row">{title}</Table.Th>
      <Table.Td>
        <bdi>{children}</bdi>
      </Table.Td>
    </Table.Tr>
  )
}

function hasEnded(payment: Payment | undefined): boolean {
  return payment !== undefined && ['succeeded', 'failed', 'withdrawn'].includes(payment.status)
}

/**
 * The ids of company and payment, which are no secrets: a mail has them in the fragment, and whoever comes back from the bank
 * in the query.
 */
function useIds() {
  const { hash } = useLocation()
  const [params] = useSearchParams()
  const back = params.get('payment')
  const [companyId = '', paymentId = ''] = (back ?? hash.slice(1)).split('.')
  return { companyId, paymentId, isBack: back !== null }
}

async function findPayment(companyId: string, paymentId: string): Promise<Payment> {
  if (companyId === '' || paymentId === '') throw new ApiProblem(400, { code: 'incomplete-link' })
  for (let after: string | null = ''; after !== null; ) {
    const { data }: { data?: Answer<'/v1/companies/{companyId}/payments', 'get'> } = await api.GET(
      '/v1/companies/{companyId}/payments',
      {
        params: { path: { companyId }, query: { limit: 200, after } },
      },
    )
    const found = data?.items.find((payment) => payment.paymentId === paymentId)
    if (found) return found
    after = data?.nextCursor ?? null
  }
  throw new ApiProblem(404, { code: 'unknown-payment' })
}
