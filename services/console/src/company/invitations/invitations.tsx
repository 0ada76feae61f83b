import { Button, Group, Select } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from 'react-router'
import { read } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { useListParams } from '../../ui/search-params.ts'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { PeopleTabs } from '../members/people-tabs.tsx'
import { SiteSelect } from '../site-select.tsx'
import { InvitationsTable } from './invitations-table.tsx'

const states = ['pending', 'accepted', 'declined', 'revoked', 'expired'] as const
const EVERY = 'every'

/** Who was invited. Those who have not answered yet come first, because they can be helped. */
export default function Invitations() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { values, after, set, place } = useListParams(['search', 'state', 'siteId'])
  const state = values.state === EVERY ? undefined : (states.find((one) => one === values.state) ?? 'pending')
  const invitations = read.useQuery(
    'get',
    '/v1/companies/{companyId}/invitations',
    {
      params: {
        path: { companyId },
        query: { limit: 50, after, search: values.search, siteId: values.siteId, ...(state && { state }) },
      },
    },
    { placeholderData: keepPreviousData },
  )
  return (
    <Page
      title={words.company.invitations.title}
      text={words.company.invitations.text}
      action={
        <Button
          component={Link}
          to={linkTo(paths.invite, { companyId })}
          leftSection={<IconUserPlus size={16} aria-hidden />}
        >
          {words.company.members.invite}
        </Button>
      }
    >
      <PeopleTabs />
      <Group className="filters">
        <SearchBox
          label={words.company.invitations.search}
          value={values.search ?? ''}
          onSearch={(text) => set('search', text)}
        />
        <Select
          aria-label={words.shell.state}
          allowDeselect={false}
          data={[...states, EVERY].map((value) => ({
            value,
            label: words.company.invitations.states[value as (typeof states)[number] | typeof EVERY],
          }))}
          value={state ?? EVERY}
          onChange={(value) => set('state', value ?? undefined)}
        />
        <SiteSelect
          aria-label={words.company.members.site}
          placeholder={words.company.members.everySite}
          clearable
          value={values.siteId}
          onChange={(siteId) => set('siteId', siteId)}
        />
      </Group>
      <PagedList
        list={invitations}
        place={place}
        none={
          values.search || values.siteId || state !== 'pending'
            ? words.company.invitations.none
            : words.company.invitations.empty
        }
      >
        {(items) => <InvitationsTable invitations={items} />}
      </PagedList>
    </Page>
  )
}
