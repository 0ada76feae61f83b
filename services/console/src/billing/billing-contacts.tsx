import { Stack, Switch } from '@mantine/core'
import { api, read, useAct } from '../api/client.ts'
import { useCompany } from '../company/company-context.ts'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Together } from '../ui/together.tsx'
import { useWords } from '../words/words.tsx'
import { ContactList } from './contact-list.tsx'
import { InvoiceSettings } from './invoice-settings.tsx'
import { MoneyPages } from './money-pages.tsx'

export default function BillingContacts() {
  const { words } = useWords()
  const { may } = useCompany()
  return (
    <Page title={words.billing.contacts.title} text={words.billing.contacts.text}>
      <MoneyPages />
      <Together>
        <Stack gap="lg">
          {may('invoice-mails.switch') && <OwnInvoiceMails />}
          <ContactList />
          <InvoiceSettings />
        </Stack>
      </Together>
    </Page>
  )
}

/** Each member who sees invoices gets them by mail, unless they switch that off for themself. */
function OwnInvoiceMails() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const params = { path: { companyId } }
  const mails = read.useQuery('get', '/v1/companies/{companyId}/invoice-mails/me', { params })
  const put = useAct((on: boolean) => api.PUT('/v1/companies/{companyId}/invoice-mails/me', { params, body: { on } }))
  return (
    <Section title={words.billing.contacts.own}>
      {mails.data && (
        <Switch
          label={words.billing.contacts.ownLabel}
          description={words.billing.contacts.ownText}
          checked={put.isPending ? put.variables : mails.data.on}
          disabled={put.isPending}
          onChange={(event) => put.mutate(event.currentTarget.checked)}
        />
      )}
      <ProblemAlert of={mails.error ?? put.error} />
    </Section>
  )
}
