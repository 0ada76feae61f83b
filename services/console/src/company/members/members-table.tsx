import { Anchor, Checkbox, Table, Text } from '@mantine/core'
import { memo } from 'react'
import { Link } from 'react-router'
import type { Answer } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { useWords } from '../../words/words.tsx'
import { AccessSummary } from '../access/access-summary.tsx'
import { useCompany } from '../company-context.ts'

export type Member = Answer<'/v1/companies/{companyId}/members', 'get'>['items'][number]

/** @param chosen who is chosen, also on other pages of the list; undefined where nobody can be */
export function MembersTable({
  members,
  chosen,
  onChoose,
}: {
  members: Member[]
  chosen: Member[] | undefined
  onChoose: (chosen: Member[]) => void
}) {
  const { words } = useWords()
  const isChosen = ({ userId }: Member) => chosen?.some((one) => one.userId === userId) ?? false
  const without = (gone: Member[]) => (chosen ?? []).filter(({ userId }) => !gone.some((one) => one.userId === userId))
  const isAll = members.length > 0 && members.every(isChosen)
  const choose = (some: Member[], isOn: boolean) => onChoose(isOn ? [...without(some), ...some] : without(some))
  return (
    <ListTable minWidth={680} highlightOnHover>
      <Table.Thead>
        <Table.Tr>
          {chosen && (
            <Table.Th w={{ xs: 40 }} data-of={words.company.members.chooseAll}>
              <Checkbox
                aria-label={words.company.members.chooseAll}
                checked={isAll}
                indeterminate={!isAll && members.some(isChosen)}
                onChange={(event) => choose(members, event.currentTarget.checked)}
              />
            </Table.Th>
          )}
          <Table.Th>{words.company.members.person}</Table.Th>
          <Table.Th>{words.company.members.role}</Table.Th>
          <Table.Th>{words.company.members.twoFactor}</Table.Th>
          <Table.Th>{words.company.members.since}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            isChosen={isChosen(member)}
            onChoose={chosen && ((isOn) => choose([member], isOn))}
          />
        ))}
      </Table.Tbody>
    </ListTable>
  )
}

function MemberRow({
  member,
  isChosen,
  onChoose,
}: {
  member: Member
  isChosen: boolean
  onChoose: ((isOn: boolean) => void) | undefined
}) {
  const { words, say } = useWords()
  return (
    <Table.Tr>
      {onChoose && (
        <Table.Td className="choice">
          <Checkbox
            aria-label={say(words.company.members.choose, { name: member.fullName || words.shell.unnamed })}
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        </Table.Td>
      )}
      <MemberCells member={member} />
    </Table.Tr>
  )
}

/** Remembered: who chooses all of a page changes the boxes alone. */
const MemberCells = memo(function MemberCells({ member }: { member: Member }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { userId, email, fullName, twoFactor, joinedAt } = member
  return (
    <>
      <Table.Td>
        <Anchor component={Link} to={linkTo(paths.member, { companyId, userId })} fw={600} c="inherit">
          <bdi>{fullName || words.shell.unnamed}</bdi>
        </Anchor>
        <Text size="sm" c="dimmed">
          <bdi>{email}</bdi>
        </Text>
      </Table.Td>
      <Table.Td className="one-line" data-of={words.company.members.role}>
        <AccessSummary {...member} />
      </Table.Td>
      <Table.Td data-of={words.company.members.twoFactor}>{twoFactor ? words.shell.on : words.shell.off}</Table.Td>
      <Table.Td className="one-line" data-of={words.company.members.since}>
        <Moment at={joinedAt} style="day" />
      </Table.Td>
    </>
  )
})
