import { Stack, Table, Text } from '@mantine/core'
import type { Answer } from '../api/client.ts'
import { Moment } from '../ui/moment.tsx'
import { visibleName } from '../words/name.ts'
import { Say, useWords } from '../words/words.tsx'

type Invitation = Answer<'/v1/invitations/look', 'post'>

/** Who invites to what, as what, and until when. */
export function InvitationDetails({ invitation }: { invitation: Invitation }) {
  const { words } = useWords()
  const { companyName, inviterName, access, maskedEmail, expiresAt } = invitation
  const lines = {
    [words.account.accept.role]: useRole(access),
    [words.account.accept.address]: <bdi>{maskedEmail}</bdi>,
    [words.account.accept.expires]: <Moment at={expiresAt} />,
  }
  return (
    <Stack gap="xs">
      <Text size="lg">
        <Say
          of={words.account.accept.offer}
          with={{
            inviter: visibleName(inviterName, words.shell.unnamed),
            company: visibleName(companyName, words.shell.unnamed),
          }}
        />
      </Text>
      <Table variant="vertical" layout="auto">
        <Table.Tbody>
          {Object.entries(lines).map(([label, value]) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              <Table.Td>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  )
}

function useRole({ companyRole, siteRoles = [] }: Invitation['access']): string {
  const { words, say } = useWords()
  if (companyRole) return words.shell.roles[companyRole]
  const roles = [...new Set(siteRoles.map(({ role }) => words.shell.roles[role]))]
  return say(words.account.accept.sites, { n: siteRoles.length, roles: roles.join(', ') })
}
