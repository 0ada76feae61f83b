import { Button, Select, Stack, Table, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { type Answer, api, read, useAct } from '../api/client.ts'
import { AccessPreview } from '../company/access/access-preview.tsx'
import { type SiteRole, siteRoles } from '../company/access/site-roles.ts'
import { useCompany } from '../company/company-context.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Empty } from '../ui/empty.tsx'
import { ListTable } from '../ui/list-table.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Say, useWords } from '../words/words.tsx'
import { useSite } from './site-context.ts'

type Member = Answer<'/v1/sites/{siteId}/members', 'get'>['items'][number]

/** Who has a role on this site itself. */
export function SiteRoles() {
  const { words } = useWords()
  const { siteId } = useSite()
  const { values, after, set, place } = useListParams(['search'])
  const members = read.useQuery(
    'get',
    '/v1/sites/{siteId}/members',
    { params: { path: { siteId }, query: { limit: 50, after, search: values.search } } },
    { placeholderData: keepPreviousData },
  )
  const isEmpty = members.data?.total === 0 && values.search === undefined
  if (isEmpty) return <Empty>{words.sites.members.none}</Empty>
  return (
    <Stack>
      <SearchBox
        label={words.company.members.search}
        value={values.search ?? ''}
        onSearch={(text) => set('search', text)}
      />
      <PagedList list={members} place={place} none={words.company.members.none}>
        {(items) => (
          <ListTable minWidth={600}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{words.company.members.person}</Table.Th>
                <Table.Th>{words.company.members.role}</Table.Th>
                <Table.Th>{words.company.members.twoFactor}</Table.Th>
                <Table.Th>{words.company.members.since}</Table.Th>
                <Table.Th>{words.shell.acts}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {items.map((member) => (
                <Row key={member.userId} member={member} />
              ))}
            </Table.Tbody>
          </ListTable>
        )}
      </PagedList>
    </Stack>
  )
}

function Row({ member: { userId, email, fullName, role, twoFactor, joinedAt } }: { member: Member }) {
  const { words, say } = useWords()
  const { siteId, site, may } = useSite()
  const { userId: ownId } = useCompany()
  const [isTaking, { open, close }] = useDisclosure()
  const path = { siteId, userId }
  const [next, setNext] = useState<SiteRole>()
  const take = useAct(() => api.DELETE('/v1/sites/{siteId}/members/{userId}', { params: { path } }), close)
  const name = fullName || email
  const mayManage = may('site-members.manage') && userId !== ownId
  return (
    <Table.Tr>
      <Table.Td maw={{ xs: 320 }}>
        <Text fw={600}>
          <bdi>{fullName || words.shell.unnamed}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          <bdi>{email}</bdi>
        </Text>
      </Table.Td>
      <Table.Td miw={{ xs: 190 }} data-of={words.company.members.role}>
        {mayManage ? (
          <Select
            aria-label={say(words.sites.members.roleOf, { name })}
            allowDeselect={false}
            data={siteRoles.map((value) => ({ value, label: words.shell.roles[value] }))}
            value={next ?? role}
            onChange={(value) => value && value !== role && setNext(value as SiteRole)}
          />
        ) : (
          words.shell.roles[role]
        )}
        {next && <ChangeRole userId={userId} name={name} role={role} next={next} onClose={() => setNext(undefined)} />}
      </Table.Td>
      <Table.Td data-of={words.company.members.twoFactor}>{twoFactor ? words.shell.on : words.shell.off}</Table.Td>
      <Table.Td data-of={words.company.members.since}>
        <Moment at={joinedAt} style="day" />
      </Table.Td>
      <Table.Td>
        {mayManage && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={say(words.sites.members.takeFrom, { name })}
            onClick={open}
          >
            {words.sites.members.take}
          </Button>
        )}
        <ActDialog
          isOpen={isTaking}
          onClose={close}
          title={<Say of={words.sites.members.takeFrom} with={{ name }} />}
          button={<Say of={words.sites.members.takeFrom} with={{ name }} />}
          color="red"
          act={take}
        >
          <Text>
            <Say of={words.sites.members.takeText} with={{ name, site: site.name }} />
          </Text>
        </ActDialog>
      </Table.Td>
    </Table.Tr>
  )
}

/** Says what the member gains and loses on the site, before it is saved. */
function ChangeRole({
  userId,
  name,
  role,
  next,
  onClose,
}: {
  userId: string
  name: string
  role: SiteRole
  next: SiteRole
  onClose: () => void
}) {
  const { words } = useWords()
  const { siteId } = useSite()
  const change = useAct(
    () =>
      api.PUT('/v1/sites/{siteId}/members/{userId}', { params: { path: { siteId, userId } }, body: { role: next } }),
    onClose,
  )
  // Their roles on other sites stay, and so does what those give.
  const having = (one: SiteRole) => ({ isOwner: false, access: { siteRoles: [{ siteId, role: one }] } })
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={<Say of={words.company.member.changeTitle} with={{ name }} />}
      button={words.shell.save}
      act={change}
    >
      <AccessPreview name={name} before={having(role)} after={having(next)} />
    </ActDialog>
  )
}
