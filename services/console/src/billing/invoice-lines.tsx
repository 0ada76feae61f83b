import { Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Day } from '../ui/day.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { Section } from '../ui/section.tsx'
import { numberFormat } from '../words/formats.ts'
import { useWords } from '../words/words.tsx'
import type { InvoiceDocument } from './invoice.tsx'
import { VatName } from './vat-name.tsx'

/** The lines of a document, its VAT by rate, and what was left to pay. */
export function InvoiceLines({ invoice }: { invoice: InvoiceDocument }) {
  const { words, language } = useWords()
  const said = words.billing.invoice
  const { lines, vatGroups, net, gross, prepaid, due, kind, currency } = invoice
  const money = (amount: string) => <MoneyShown amount={amount} currency={currency} />
  const number = (text: string) => numberFormat(language, { maximumFractionDigits: 6 }).format(Number(text))
  return (
    <Section title={said.lines}>
      <ListTable minWidth={520}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{said.description}</Table.Th>
            <Table.Th ta="end">{said.quantity}</Table.Th>
            <Table.Th ta="end">{said.vatRate}</Table.Th>
            <Table.Th ta="end">{said.net}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Table.Tr key={line.position}>
              <Table.Td>
                <bdi lang={invoice.language}>{line.description}</bdi>
                {line.period && (
                  <Text size="sm" c="dimmed">
                    <Day on={line.period.from} /> – <Day on={line.period.to} />
                  </Text>
                )}
              </Table.Td>
              <Table.Td ta={{ xs: 'end' }} data-of={said.quantity}>
                {number(line.quantity)}
              </Table.Td>
              <Table.Td ta={{ xs: 'end' }} data-of={said.vatRate}>{`${number(line.vatRate)} %`}</Table.Td>
              <Table.Td ta={{ xs: 'end' }} data-of={said.net}>
                {money(line.net)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Sum name={said.net}>{money(net)}</Sum>
          {vatGroups.map(({ category, rate, amount, country }) => (
            <Sum key={`${category} ${rate} ${country}`} name={<VatName category={category} rate={rate} />}>
              {money(amount)}
            </Sum>
          ))}
          <Sum name={said.gross} isMain>
            {money(gross)}
          </Sum>
          {prepaid !== '0' && <Sum name={said.prepaid}>{money(`-${prepaid}`)}</Sum>}
          {kind === 'invoice' && (
            <Sum name={said.toPay} isMain>
              {money(due)}
            </Sum>
          )}
        </Table.Tfoot>
      </ListTable>
    </Section>
  )
}

function Sum({ name, isMain = false, children }: { name: ReactNode; isMain?: boolean; children: ReactNode }) {
  return (
    <Table.Tr className="sum">
      <Table.Th colSpan={3} fw={isMain ? 650 : 400}>
        {name}
      </Table.Th>
      <Table.Td ta={{ xs: 'end' }} fw={isMain ? 650 : 400}>
        {children}
      </Table.Td>
    </Table.Tr>
  )
}
