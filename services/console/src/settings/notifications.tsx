import { Group, Loader, Paper, Stack, Switch, Text } from '@mantine/core'
import { useState } from 'react'
import { api, read, useAct } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { mayIn, type ReachedCompany } from '../company/company-context.ts'
import { ListStart } from '../ui/list-start.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'

/** A company that requires two-factor refuses whoever has none; its line then says what to do. */
const ANY = { requireTwoFactor: false }

/** So many companies are seen at a glance. */
const FEW = 8

/** One's own invoice mails, company by company, where one may see invoices. */
export default function Notifications() {
  const { words } = useWords()
  const now = useSession()
  const [search, setSearch] = useState('')
  const access = read.useQuery('get', '/v1/me/access')
  const twoFactor = now.status === 'signed-in' && now.session.twoFactor
  const companies = access.data?.companies.filter((one) => mayIn(ANY, one, twoFactor)('invoice-mails.switch'))
  // They come whole, so they are searched here.
  const wanted = search.toLocaleLowerCase()
  const found = companies?.filter(({ name }) => name.toLocaleLowerCase().includes(wanted)) ?? []
  return (
    <Page title={words.settings.notifications.title} text={words.settings.notifications.text}>
      <ProblemAlert of={access.error} />
      {access.isPending && <Waiting />}
      {companies && (
        <Stack maw={680}>
          <Section title={words.settings.notifications.invoices} text={words.settings.notifications.invoicesText}>
            {companies.length === 0 && <Text>{words.settings.notifications.none}</Text>}
            {companies.length > FEW && (
              <SearchBox label={words.shell.searchCompanies} value={search} onSearch={setSearch} />
            )}
            <Stack gap="sm">
              {companies.length > 0 && found.length === 0 && <Text>{words.shell.noCompany}</Text>}
              <ListStart of={found} step={20} each={(one) => <InvoiceMails key={one.companyId} company={one} />} />
            </Stack>
          </Section>
        </Stack>
      )}
    </Page>
  )
}

function InvoiceMails({ company: { companyId, name } }: { company: ReachedCompany }) {
  const { words } = useWords()
  const params = { path: { companyId } }
  const mails = read.useQuery('get', '/v1/companies/{companyId}/invoice-mails/me', { params })
  const put = useAct((on: boolean) => api.PUT('/v1/companies/{companyId}/invoice-mails/me', { params, body: { on } }))
  return (
    <Paper withBorder p="sm">
      <Group gap="sm" wrap="nowrap">
        <Switch
          label={<bdi>{name || words.shell.unnamed}</bdi>}
          checked={put.isPending ? put.variables : (mails.data?.on ?? false)}
          disabled={!mails.data || put.isPending}
          onChange={(event) => put.mutate(event.currentTarget.checked)}
        />
        {put.isPending && <Loader size="xs" aria-label={words.shell.loading} />}
      </Group>
      <ProblemAlert of={mails.error ?? put.error} />
    </Paper>
  )
}
