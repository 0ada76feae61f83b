import { Anchor, Button, Group, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCreditCard } from '@tabler/icons-react'
import { Link, useParams } from 'react-router'
import { type Answer, read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Day } from '../ui/day.tsx'
import { MoneyShown } from '../ui/money-shown.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { Say, useWords } from '../words/words.tsx'
import { InvoiceDownloads } from './invoice-downloads.tsx'
import { InvoiceLines } from './invoice-lines.tsx'
import { InvoiceParties } from './invoice-parties.tsx'
import { InvoiceState } from './invoice-state.tsx'
import { PayInvoice } from './pay-invoice.tsx'

export type InvoiceDocument = Answer<'/v1/companies/{companyId}/invoices/{number}', 'get'>

export default function Invoice() {
  const { number = '' } = useParams()
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const [isPaying, paying] = useDisclosure()
  const invoice = read.useQuery('get', '/v1/companies/{companyId}/invoices/{number}', {
    params: { path: { companyId, number } },
  })
  const found = invoice.data
  const isOwed = found?.kind === 'invoice' && found.outstanding !== '0'

  return (
    <Page
      title={found ? `${words.billing.invoices.kinds[found.kind]} ${number}` : number}
      text={
        <Anchor component={Link} to={linkTo(paths.invoices, { companyId })} size="sm">
          {words.billing.invoice.toList}
        </Anchor>
      }
      action={
        found && (
          <Group gap="xs">
            {isOwed && may('payment-methods.manage') && (
              <Button leftSection={<IconCreditCard size={16} aria-hidden />} onClick={paying.open}>
                {words.billing.invoice.pay}
              </Button>
            )}
            <InvoiceDownloads number={number} />
          </Group>
        )
      }
    >
      <ProblemAlert of={invoice.error} />
      {invoice.isPending && <Waiting />}
      {found && (
        <>
          <Summary invoice={found} />
          <InvoiceParties invoice={found} />
          <InvoiceLines invoice={found} />
          <PayInvoice number={number} isOpen={isPaying} onClose={paying.close} />
        </>
      )}
    </Page>
  )
}

function Summary({ invoice }: { invoice: InvoiceDocument }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const said = words.billing.invoice
  const { kind, issuedOn, dueOn, outstanding, currency, corrects, purchaseOrder } = invoice
  return (
    <Section title={said.summary}>
      <Group gap="md">
        <InvoiceState of={invoice} />
        <Text>
          <Say of={said.issued} with={{ date: <Day on={issuedOn} /> }} />
        </Text>
        {kind === 'invoice' && (
          <Text>
            <Say of={said.due} with={{ date: <Day on={dueOn} /> }} />
          </Text>
        )}
        {outstanding !== '0' && (
          <Text fw={600}>
            <Say of={said.outstanding} with={{ price: <MoneyShown amount={outstanding} currency={currency} /> }} />
          </Text>
        )}
        {purchaseOrder !== null && (
          <Text>
            <Say of={said.purchaseOrder} with={{ text: purchaseOrder }} />
          </Text>
        )}
        {corrects !== null && (
          <Text>
            <Say
              of={said.corrects}
              with={{
                number: (
                  <Anchor component={Link} to={linkTo(paths.invoice, { companyId, number: corrects })}>
                    <bdi>{corrects}</bdi>
                  </Anchor>
                ),
              }}
            />
          </Text>
        )}
      </Group>
    </Section>
  )
}
