import { Badge, Button, Group, Select, Stack, Table, Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from 'react-router'
import { read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { ListPages } from '../ui/list-pages.tsx'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { SearchBox } from '../ui/search-box.tsx'
import { useListParams } from '../ui/search-params.ts'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { useCompany } from './company-context.ts'

const roles = ['administrator', 'developer', 'billing'] as const

export default function Members() {
  const { words, say } = useWords()
  const { companyId, may } = useCompany()
  const { values, after, set } = useListParams(['search', 'companyRole'])
  const role = roles.find((one) => one === values.companyRole)
  const members = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members',
    { params: { path: { companyId }, query: { limit: 50, after, search: values.search, companyRole: role } } },
    { placeholderData: keepPreviousData },
  )

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
      <Group>
        <SearchBox
          label={words.company.members.search}
          value={values.search ?? ''}
          onSearch={(text) => set('search', text)}
        />
        <Select
          aria-label={words.company.members.role}
          placeholder={words.company.members.everyRole}
          clearable
          data={roles.map((value) => ({ value, label: words.company.roles[value] }))}
          value={role ?? null}
          onChange={(value) => set('companyRole', value ?? undefined)}
        />
      </Group>
      <ProblemAlert of={members.error} />
      {members.isPending && <Waiting />}
      {members.data && (
        <Stack>
          <Table.ScrollContainer minWidth={560}>
            <Table verticalSpacing="sm" highlightOnHover>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.company.members.person}</Table.Th>
                  <Table.Th>{words.company.members.role}</Table.Th>
                  <Table.Th>{words.company.members.twoFactor}</Table.Th>
                  <Table.Th>{words.company.members.since}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {members.data.items.map(({ userId, email, fullName, access, isOwner, twoFactor, joinedAt }) => (
                  <Table.Tr key={userId}>
                    <Table.Td>
                      <Text component={Link} to={linkTo(paths.member, { companyId, userId })} fw={600} c="inherit">
                        <bdi>{fullName || words.shell.unnamed}</bdi>
                      </Text>
                      <Text size="sm" c="dimmed">
                        <bdi>{email}</bdi>
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      {isOwner && <Badge mr={6}>{words.company.owner}</Badge>}
                      {access.companyRole
                        ? words.company.roles[access.companyRole]
                        : say(words.company.members.sites, { n: access.siteRoles?.length ?? 0 })}
                    </Table.Td>
                    <Table.Td>{twoFactor ? words.shell.on : words.shell.off}</Table.Td>
                    <Table.Td>
                      <Moment at={joinedAt} style="day" />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
          {members.data.items.length === 0 && <Text>{words.company.members.none}</Text>}
          <ListPages
            total={members.data.total}
            after={after}
            nextCursor={members.data.nextCursor}
            onPage={(next) => set('after', next)}
          />
        </Stack>
      )}
    </Page>
  )
}
