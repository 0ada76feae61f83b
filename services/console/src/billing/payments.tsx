import { Stack, Table, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { type Answer, read } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { ListTable } from '../ui/list-table.tsx'
import { Moment } from '../ui/moment.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Section } from '../ui/section.tsx'
import { Together } from '../ui/together.tsx'
import { Say, useWords } from '../words/words.tsx'
import { MoneyPages } from './money-pages.tsx'
import { PaymentMethods } from './payment-methods.tsx'
import { PaymentState } from './payment-state.tsx'

export default function Payments() {
  const { words } = useWords()
  const { may } = useCompany()
  return (
    <Page title={words.billing.payments.title} text={words.billing.payments.text}>
      <MoneyPages />
      <Together>
        <Stack gap="lg">
          {may('payment-methods.manage') && <PaymentMethods />}
          <PaymentList />
        </Stack>
      </Together>
    </Page>
  )
}

function PaymentList() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { after, place } = useListParams([])
  const payments = read.useQuery(
    'get',
    '/v1/companies/{companyId}/payments',
    { params: { path: { companyId }, query: { limit: 50, after } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Section title={words.billing.payments.made}>
      <PagedList list={payments} place={place} none={words.billing.payments.none}>
        {(items) => <PaymentTable payments={items} />}
      </PagedList>
    </Section>
  )
}

function PaymentTable({ payments }: { payments: Answer<'/v1/companies/{companyId}/payments', 'get'>['items'] }) {
  const { words } = useWords()
  const said = words.billing.payments
  return (
    <ListTable minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{said.at}</Table.Th>
          <Table.Th>{said.reference}</Table.Th>
          <Table.Th>{words.shell.state}</Table.Th>
          <Table.Th ta="end">{said.amount}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {payments.map((payment) => (
          <Table.Tr key={payment.paymentId}>
            <Table.Td>
              <Moment at={payment.at} />
            </Table.Td>
            <Table.Td data-of={said.reference}>
              <bdi>{payment.reference}</bdi>
              <Text size="sm" c="dimmed">
                {payment.provider === null ? said.byTransfer : said.byProvider}
              </Text>
            </Table.Td>
            <Table.Td data-of={words.shell.state}>
              <PaymentState payment={payment} />
            </Table.Td>
            <Table.Td ta={{ xs: 'end' }} data-of={said.amount}>
              <MoneyShown {...payment.amount} />
              {payment.returned.amount !== '0' && (
                <Text size="sm">
                  <Say of={said.returned} with={{ price: <MoneyShown {...payment.returned} /> }} />
                </Text>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </ListTable>
  )
}
