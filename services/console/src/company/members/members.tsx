import { Button, Group, NativeSelect } from '@mantine/core'
import { IconDownload, IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { read, useAct } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { useListParams } from '../../ui/search-params.ts'
import { useWords } from '../../words/words.tsx'
import { companyRoles } from '../access/access-choice.ts'
import { useCompany } from '../company-context.ts'
import { SiteSelect } from '../site-select.tsx'
import { BulkSites } from './bulk-sites.tsx'
import { saveMembers } from './members-csv.ts'
import { type Member, MembersTable } from './members-table.tsx'
import { PeopleTabs } from './people-tabs.tsx'

export default function Members() {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const { values, after, set, place } = useListParams(['search', 'companyRole', 'siteId'])
  const [chosen, setChosen] = useState<Member[]>([])
  const role = companyRoles.find((one) => one === values.companyRole)
  const narrowed = { search: values.search, companyRole: role, siteId: values.siteId }
  const members = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members',
    { params: { path: { companyId }, query: { limit: 50, after, ...narrowed } } },
    { placeholderData: keepPreviousData },
  )
  const save = useAct(() => saveMembers(companyId, narrowed))

  return (
    <Page
      title={words.shell.sections.members}
      text={words.company.members.text}
      action={
        may('site-members.manage') && (
          <Button
            component={Link}
            to={linkTo(paths.invite, { companyId })}
            leftSection={<IconUserPlus size={16} aria-hidden />}
          >
            {words.company.members.invite}
          </Button>
        )
      }
    >
      <PeopleTabs />
      <Group className="filters">
        <SearchBox
          label={words.company.members.search}
          value={values.search ?? ''}
          onSearch={(text) => set('search', text)}
        />
        <NativeSelect
          aria-label={words.company.members.role}
          data={[
            { value: '', label: words.company.members.everyRole },
            ...companyRoles.map((value) => ({ value, label: words.shell.roles[value] })),
          ]}
          value={role ?? ''}
          onChange={({ currentTarget: { value } }) => set('companyRole', value || undefined)}
        />
        <SiteSelect
          aria-label={words.company.members.site}
          placeholder={words.company.members.everySite}
          clearable
          value={values.siteId}
          onChange={(siteId) => set('siteId', siteId)}
        />
        <Button
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          loading={save.isPending}
          onClick={() => save.mutate()}
        >
          {words.company.members.csv}
        </Button>
      </Group>
      <ProblemAlert of={save.error} />
      {may('site-members.manage') && <BulkSites chosen={chosen} onDone={() => setChosen([])} />}
      <PagedList list={members} place={place} none={words.company.members.none}>
        {(items) => (
          <MembersTable members={items} chosen={may('site-members.manage') ? chosen : undefined} onChoose={setChosen} />
        )}
      </PagedList>
    </Page>
  )
}
