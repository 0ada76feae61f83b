import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { keepPreviousData, useMutation } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { type Answer, read } from '../api/client.ts'
import { download } from '../api/download.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Day } from '../ui/day.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemAlert, useProblemSentence } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Say, useWords } from '../words/words.tsx'
import { MoneyPages } from './money-pages.tsx'
import { PeriodFields } from './period-fields.tsx'

type Line = Answer<'/v1/companies/{companyId}/statement', 'get'>['lines'][number]

export default function Statement() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const [params, setParams] = useSearchParams()
  const year = new Date().getUTCFullYear()
  const from = params.get('from') ?? `${year}-01-01`
  // The day has begun earlier where the seller is, or not yet.
  const to = params.get('to') ?? `${year}-12-31`
  const said = words.billing.statement
  const statement = read.useQuery(
    'get',
    '/v1/companies/{companyId}/statement',
    { params: { path: { companyId }, query: { from, to } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page title={said.title} text={said.text}>
      <MoneyPages />
      <Group align="flex-start">
        <PeriodFields of={{ from, to }} onChange={(period) => setParams({ ...period }, { replace: true })} />
        <CsvButton from={from} to={to} />
      </Group>
      <ProblemAlert of={statement.error} />
      {statement.isPending && <Waiting />}
      {statement.data && <StatementTable {...statement.data} />}
    </Page>
  )
}

function CsvButton({ from, to }: { from: string; to: string }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const sentence = useProblemSentence()
  const get = useMutation({
    mutationFn: () => {
      const query = new URLSearchParams({ from, to })
      return download(`/v1/companies/${companyId}/statement?${query}`, 'text/csv', `${from}-${to}.csv`)
    },
    onError: (error) => notifications.show({ message: sentence(error), color: 'red' }),
  })
  return (
    <Button
      mt={{ xs: 25 }}
      variant="default"
      leftSection={<IconDownload size={16} aria-hidden />}
      loading={get.isPending}
      onClick={() => get.mutate()}
    >
      {say(words.billing.invoice.download, { form: 'CSV' })}
    </Button>
  )
}

function StatementTable({ opening, closing, currency, lines }: Answer<'/v1/companies/{companyId}/statement', 'get'>) {
  const { words } = useWords()
  const said = words.billing.statement
  const money = (amount: string) => <MoneyShown amount={amount} currency={currency} />
  const hasCredit = closing.startsWith('-')
  return (
    <>
      <Text fw={600}>
        {closing === '0' && said.owesNothing}
        {closing !== '0' && (
          <Say of={hasCredit ? said.hasCredit : said.owes} with={{ amount: money(closing.replace('-', '')) }} />
        )}
      </Text>
      <ListTable minWidth={560}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{said.day}</Table.Th>
            <Table.Th>{said.what}</Table.Th>
            <Table.Th ta="end">{said.amount}</Table.Th>
            <Table.Th ta="end">{said.balance}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Edge name={said.opening}>{money(opening)}</Edge>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a statement is read whole, and lines have no id
            <Table.Tr key={index}>
              <Table.Td>
                <Day on={line.on} />
              </Table.Td>
              <Table.Td>
                <What line={line} />
              </Table.Td>
              <Table.Td ta={{ xs: 'end' }} data-of={said.amount}>
                {money(line.amount)}
              </Table.Td>
              <Table.Td ta={{ xs: 'end' }} data-of={said.balance}>
                {money(line.balance)}
              </Table.Td>
            </Table.Tr>
          ))}
          <Edge name={said.closing}>{money(closing)}</Edge>
        </Table.Tbody>
      </ListTable>
    </>
  )
}

function Edge({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <Table.Tr className="sum">
      <Table.Td colSpan={3} fw={650}>
        {name}
      </Table.Td>
      <Table.Td ta={{ xs: 'end' }} fw={650}>
        {children}
      </Table.Td>
    </Table.Tr>
  )
}

/** Documents are linked; payments have ids that say nothing to people. */
function What({ line: { type, reference } }: { line: Line }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const types: Record<string, string> = words.billing.statement.types
  const said = types[type] ?? words.billing.statement.otherType
  if (!type.endsWith('-issued') && type !== 'written-off') return said
  return (
    <>
      {said}{' '}
      <Anchor component={Link} inherit to={linkTo(paths.invoice, { companyId, number: reference })}>
        <bdi>{reference}</bdi>
      </Anchor>
    </>
  )
}
