import { Stack, Table, Text } from '@mantine/core'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { BecauseList } from '../company/who-can/because-list.tsx'
import { paths } from '../paths.ts'
import { CursorPages } from '../ui/cursor-pages.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { useSite } from './site-context.ts'

/** Everybody who reaches the site, and why: by a role in the company, or by one on the site. */
export function SiteReachers() {
  const { words } = useWords()
  const { companyId, siteId } = useSite()
  const [after, setAfter] = useState('')
  const who = read.useQuery(
    'get',
    '/v1/companies/{companyId}/access-checks/who',
    { params: { path: { companyId }, query: { permission: 'sites.see', siteId, limit: 50, after } } },
    { placeholderData: keepPreviousData },
  )
  return (
    <Section title={words.sites.members.everybody} text={words.sites.members.everybodyText}>
      <ProblemAlert of={who.error} />
      {who.isPending && <Waiting />}
      {who.data && (
        <Stack>
          <Table verticalSpacing="sm" layout="fixed">
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
                    <Text component={Link} to={linkTo(paths.member, { companyId, userId })} fw={600} c="inherit">
                      <bdi>{fullName || words.shell.unnamed}</bdi>
                    </Text>
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
          <CursorPages after={after} nextCursor={who.data.nextCursor} onPage={(next) => setAfter(next ?? '')} />
        </Stack>
      )}
    </Section>
  )
}
