import { Group, Select, Table, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Answer, read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Day } from '../ui/day.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { useListParams } from '../ui/search-params.ts'
import { useWords } from '../words/words.tsx'
import { InvoiceState } from './invoice-state.tsx'
import { MoneyPages } from './money-pages.tsx'

const kinds = ['invoice', 'credit-note'] as const

export default function Invoices() {
  const { words } = useWords()
  const { companyId, company } = useCompany()
  const { values, after, set, place } = useListParams(['search', 'kind', 'year'])
  const kind = kinds.find((one) => one === values.kind)
  const years = yearsSince(company.createdAt)
  const year = years.find((one) => String(one) === values.year)
  const invoices = read.useQuery(
    'get',
    '/v1/companies/{companyId}/invoices',
    { params: { path: { companyId }, query: { limit: 50, after, search: values.search, kind, year } } },
    { placeholderData: keepPreviousData },
  )
  const isNarrowed = values.search !== undefined || kind !== undefined || year !== undefined

  return (
    <Page title={words.billing.invoices.title} text={words.billing.invoices.text}>
      <MoneyPages />
      <Group className="filters">
        <SearchBox
          label={words.billing.invoices.search}
          value={values.search ?? ''}
          onSearch={(text) => set('search', text)}
        />
        <Select
          aria-label={words.billing.invoices.kind}
          placeholder={words.billing.invoices.everyKind}
          clearable
          data={kinds.map((value) => ({ value, label: words.billing.invoices.kinds[value] }))}
          value={kind ?? null}
          onChange={(value) => set('kind', value ?? undefined)}
          w={{ xs: 260 }}
        />
        <Select
          aria-label={words.billing.invoices.year}
          placeholder={words.billing.invoices.everyYear}
          clearable
          data={years.map(String)}
          value={year === undefined ? null : String(year)}
          onChange={(value) => set('year', value ?? undefined)}
          w={{ xs: 160 }}
        />
      </Group>
      <PagedList
        list={invoices}
        place={place}
        none={isNarrowed ? words.billing.invoices.noneFound : words.billing.invoices.none}
      >
        {(items) => <InvoiceTable invoices={items} />}
      </PagedList>
    </Page>
  )
}

function yearsSince(createdAt: string): number[] {
  const first = new Date(createdAt).getUTCFullYear()
  // The seller's year may have begun already, or not ended yet.
  const last = new Date().getUTCFullYear()
  return Array.from({ length: last - first + 1 }, (_, index) => last - index)
}

type Invoice = Answer<'/v1/companies/{companyId}/invoices', 'get'>['items'][number]

function InvoiceTable({ invoices }: { invoices: Invoice[] }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const said = words.billing.invoices
  return (
    <ListTable minWidth={720} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{said.number}</Table.Th>
          <Table.Th>{said.issued}</Table.Th>
          <Table.Th>{said.due}</Table.Th>
          <Table.Th>{words.shell.state}</Table.Th>
          <Table.Th ta="end">{said.amount}</Table.Th>
          <Table.Th ta="end">{said.outstanding}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {invoices.map((invoice) => (
          <Table.Tr key={invoice.invoiceId}>
            <Table.Td>
              <Text
                component={Link}
                to={linkTo(paths.invoice, { companyId, number: invoice.number })}
                fw={600}
                c="inherit"
              >
                <bdi>{invoice.number}</bdi>
              </Text>
              <Text size="sm" c="dimmed">
                {said.kinds[invoice.kind]}
                {invoice.purchaseOrder !== null && (
                  <>
                    {' · '}
                    <bdi>{invoice.purchaseOrder}</bdi>
                  </>
                )}
              </Text>
            </Table.Td>
            <Table.Td data-of={said.issued}>
              <Day on={invoice.issuedOn} />
            </Table.Td>
            <Table.Td data-of={said.due}>{invoice.kind === 'invoice' ? <Day on={invoice.dueOn} /> : '–'}</Table.Td>
            <Table.Td data-of={words.shell.state}>
              <InvoiceState of={invoice} />
            </Table.Td>
            <Table.Td ta={{ xs: 'end' }} data-of={said.amount}>
              <MoneyShown amount={signed(invoice)} currency={invoice.currency} />
            </Table.Td>
            <Table.Td ta={{ xs: 'end' }} data-of={said.outstanding}>
              <MoneyShown amount={invoice.outstanding} currency={invoice.currency} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </ListTable>
  )
}

/** A credit note says positive amounts, and takes away. */
function signed({ kind, gross }: Invoice): string {
  return kind === 'credit-note' && gross !== '0' ? `-${gross}` : gross
}
