import { Badge, Button, Group, NativeSelect, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type Answer, read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Empty } from '../ui/empty.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { useListParams } from '../ui/search-params.ts'
import { useWords } from '../words/words.tsx'
import { LabelFilter, useLabelFilter } from './label-filter.tsx'
import { PlacesOfPlan, usePlaces } from './places-of-plan.tsx'

type Listed = Answer<'/v1/companies/{companyId}/sites', 'get'>['items'][number]

const orders = ['newest', 'name'] as const

export default function Sites() {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const { values, after, set, place } = useListParams(['search', 'sort'])
  const labels = useLabelFilter()
  const sort = orders.find((order) => order === values.sort)
  const query = {
    limit: 50,
    after,
    search: values.search,
    sort,
    ...(labels.chosen.length > 0 && { label: labels.chosen }),
  }
  const sites = read.useQuery(
    'get',
    '/v1/companies/{companyId}/sites',
    { params: { path: { companyId }, query } },
    { placeholderData: keepPreviousData },
  )
  const isNarrowed = values.search !== undefined || labels.chosen.length > 0
  const isEmpty = sites.data?.total === 0 && !isNarrowed

  return (
    <Page
      title={words.shell.sections.sites}
      text={<PlacesOfPlan />}
      action={may('site.create') && !isEmpty && <NewSiteButton />}
    >
      {!isEmpty && (
        <Group className="filters">
          <SearchBox
            label={words.sites.list.search}
            value={values.search ?? ''}
            onSearch={(text) => set('search', text)}
          />
          <LabelFilter filter={labels} />
          <NativeSelect
            aria-label={words.sites.list.sort.title}
            data={orders.map((value) => ({ value, label: words.sites.list.sort[value] }))}
            value={sort ?? 'newest'}
            onChange={({ currentTarget: { value } }) => set('sort', value === 'newest' ? undefined : value)}
          />
        </Group>
      )}
      {isEmpty ? (
        <NoSites />
      ) : (
        <PagedList list={sites} place={place} none={words.sites.list.none}>
          {(items) => <SitesTable sites={items} onLabel={labels.add} />}
        </PagedList>
      )}
    </Page>
  )
}

function NewSiteButton() {
  const { words } = useWords()
  const { companyId } = useCompany()
  return (
    <Button component={Link} to={linkTo(paths.newSite, { companyId })} leftSection={<IconPlus size={16} aria-hidden />}>
      {words.sites.create.title}
    </Button>
  )
}

/** What a site is, for whoever has none; and what comes first, where there is no plan. */
function NoSites() {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  const hasNoPlan = usePlaces()?.month === null
  const action =
    hasNoPlan && may('plan.change') ? (
      <Button component={Link} to={linkTo(paths.plan, { companyId })}>
        {words.billing.choose.first}
      </Button>
    ) : (
      may('site.create') && <NewSiteButton />
    )
  return (
    <Empty title={words.sites.list.empty.title} action={action}>
      {words.sites.list.empty.text} {!may('site.create') && words.sites.list.empty.ask}
    </Empty>
  )
}

function SitesTable({ sites, onLabel }: { sites: Listed[]; onLabel: (label: string) => void }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  return (
    <ListTable minWidth={620} highlightOnHover layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="42%">{words.company.members.site}</Table.Th>
          <Table.Th>{words.sites.labels}</Table.Th>
          <Table.Th w={150}>{words.shell.state}</Table.Th>
          <Table.Th w={140}>{words.sites.list.since}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sites.map(({ siteId, name, slug, labels, suspended, createdAt }) => (
          <Table.Tr key={siteId}>
            <Table.Td>
              <Text component={Link} to={linkTo(paths.site, { companyId, siteId })} fw={600} c="inherit">
                <bdi>{name}</bdi>
              </Text>
              <Text size="sm" c="dimmed">
                <bdi>{slug}</bdi>
              </Text>
            </Table.Td>
            <Table.Td data-of={words.sites.labels}>
              {labels.length > 0 && <Labels of={labels} onLabel={onLabel} />}
            </Table.Td>
            <Table.Td data-of={words.shell.state}>
              <SiteState isSuspended={suspended} />
            </Table.Td>
            <Table.Td data-of={words.sites.list.since}>
              <Moment at={createdAt} style="day" />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </ListTable>
  )
}

function Labels({ of: labels, onLabel }: { of: string[]; onLabel: (label: string) => void }) {
  const { words, say } = useWords()
  return (
    <Group gap={4}>
      {labels.map((label) => (
        <Button
          key={label}
          size="compact-xs"
          variant="default"
          maw="100%"
          aria-label={say(words.sites.list.onlyLabel, { label })}
          onClick={() => onLabel(label)}
        >
          <bdi>{label}</bdi>
        </Button>
      ))}
    </Group>
  )
}

export function SiteState({ isSuspended }: { isSuspended: boolean }) {
  const { words } = useWords()
  return (
    <Badge variant="light" color={isSuspended ? 'orange' : 'accent'}>
      {isSuspended ? words.sites.suspended : words.sites.active}
    </Badge>
  )
}
