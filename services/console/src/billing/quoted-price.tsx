import { Table, Text } from '@mantine/core'
import { Moment } from '../ui/moment.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { Say, useWords } from '../words/words.tsx'
import { planName, type Quote, usePlans } from './offered-plans.ts'
import { VatName } from './vat-name.tsx'

/** Does what is quoted take place at the end of the period, and not at once? */
export function isLater({ at, effectiveAt }: Quote): boolean {
  return Date.parse(effectiveAt) > Date.parse(at)
}

/** A quote line by line, with its VAT, and what comes after it. */
export function QuotedPrice({ quote }: { quote: Quote }) {
  const { words } = useWords()
  const plans = usePlans()
  const { price, currency, renewal } = quote
  const said = words.billing.price
  const total = price.gross < 0 ? said.givenBack : said.dueNow
  return (
    <>
      {price.lines.length === 0 ? (
        <Text>{said.nothingNow}</Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{said.what}</Table.Th>
              <Table.Th ta="end">{said.amount}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {price.lines.map(({ kind, plan, from, to, amount }) => (
              <Table.Tr key={`${kind} ${plan.planId} ${plan.interval} ${from}`}>
                <Table.Td>
                  <Say of={said.lines[kind]} with={{ plan: planName(plans, plan) }} />
                  <Text size="sm" c="dimmed">
                    <Moment at={from} style="day" /> – <Moment at={to} style="day" />
                  </Text>
                </Table.Td>
                <Amount amount={amount} currency={currency} />
              </Table.Tr>
            ))}
            <Table.Tr>
              <Table.Td>{said.net}</Table.Td>
              <Amount amount={price.net} currency={currency} />
            </Table.Tr>
            {price.vat.map(({ category, rate, base, amount }) => (
              <Table.Tr key={`${category} ${rate} ${base}`}>
                <Table.Td>
                  <VatName category={category} rate={rate} />
                </Table.Td>
                <Amount amount={amount} currency={currency} />
              </Table.Tr>
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Table.Tr>
              <Table.Th>{total}</Table.Th>
              <Table.Th ta="end">
                <MoneyShown amount={Math.abs(price.gross)} currency={currency} />
              </Table.Th>
            </Table.Tr>
          </Table.Tfoot>
        </Table>
      )}
      {price.gross < 0 && <Text size="sm">{said.becomesCredit}</Text>}
      {price.gross > 0 && <Text size="sm">{said.creditFirst}</Text>}
      {renewal && (
        <Text size="sm">
          <Say
            of={said.renewal}
            with={{
              date: <Moment at={renewal.at} style="day" />,
              price: <MoneyShown amount={renewal.gross} currency={currency} />,
            }}
          />
        </Text>
      )}
    </>
  )
}

function Amount({ amount, currency }: { amount: number; currency: string }) {
  return (
    <Table.Td ta="end">
      <MoneyShown amount={amount} currency={currency} />
    </Table.Td>
  )
}
