import { Anchor, Table, Text } from '@mantine/core'
import { Link } from 'react-router'
import type { Answer } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { ListTable } from '../../ui/list-table.tsx'
import { useWords } from '../../words/words.tsx'
import { BecauseList } from './because-list.tsx'

type Reacher = Answer<'/v1/companies/{companyId}/access-checks/who', 'get'>['items'][number]

/** Who may do something, and why. */
export function Reachers({ companyId, people }: { companyId: string; people: Reacher[] }) {
  const { words } = useWords()
  return (
    <ListTable minWidth={440} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.company.members.person}</Table.Th>
          <Table.Th>{words.company.whoCan.why}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map(({ userId, email, fullName, because }) => (
          <Table.Tr key={userId}>
            <Table.Td>
              <Anchor component={Link} to={linkTo(paths.member, { companyId, userId })} fw={600} c="inherit">
                <bdi>{fullName || words.shell.unnamed}</bdi>
              </Anchor>
              <Text size="sm" c="dimmed">
                <bdi>{email}</bdi>
              </Text>
            </Table.Td>
            <Table.Td data-of={words.company.whoCan.why}>
              <BecauseList because={because} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </ListTable>
  )
}
