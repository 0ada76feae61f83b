import { Anchor, Stack, Table, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { Link } from 'react-router'
import { read } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { CursorPages } from '../../ui/cursor-pages.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useListParams } from '../../ui/search-params.ts'
import { Waiting } from '../../ui/waiting.tsx'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { BecauseList } from './because-list.tsx'
import { permissionOf, WhatFields } from './what-fields.tsx'

/** Everybody who may do something somewhere, and from where they have it. */
export function WhoMay() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { values, after, set } = useListParams(['permission', 'siteId', 'environmentId'])
  const permission = permissionOf(values.permission)
  const { siteId, environmentId } = values
  const who = read.useQuery(
    'get',
    '/v1/companies/{companyId}/access-checks/who',
    {
      params: {
        path: { companyId },
        query: { permission: permission ?? '', siteId, environmentId, after, limit: 50 },
      },
    },
    { enabled: permission !== undefined, placeholderData: keepPreviousData },
  )
  return (
    <Stack>
      <WhatFields permission={permission} siteId={siteId} environmentId={environmentId} set={set} />
      <ProblemAlert of={who.error} />
      {permission === undefined && <Text c="dimmed">{words.company.whoCan.choose}</Text>}
      {permission !== undefined && who.isPending && <Waiting />}
      {permission !== undefined && who.data && (
        <Stack role="region" aria-label={words.company.whoCan.answer}>
          {who.data.items.length === 0 ? (
            <Text>{words.company.whoCan.nobody}</Text>
          ) : (
            <Table verticalSpacing="sm">
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{words.company.members.person}</Table.Th>
                  <Table.Th>{words.company.whoCan.why}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {who.data.items.map(({ userId, email, fullName, because }) => (
                  <Table.Tr key={userId}>
                    <Table.Td>
                      <Anchor component={Link} to={linkTo(paths.member, { companyId, userId })} fw={600} c="inherit">
                        <bdi>{fullName || words.shell.unnamed}</bdi>
                      </Anchor>
                      <Text size="sm" c="dimmed">
                        <bdi>{email}</bdi>
                      </Text>
                    </Table.Td>
                    <Table.Td>
                      <BecauseList because={because} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
          <CursorPages after={after} nextCursor={who.data.nextCursor} onPage={(next) => set('after', next)} />
        </Stack>
      )}
    </Stack>
  )
}
