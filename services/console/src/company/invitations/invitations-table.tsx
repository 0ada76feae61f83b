import { Badge, Button, Group, Table, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { type Answer, api, useAct } from '../../api/client.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ListTable } from '../../ui/list-table.tsx'
import { Moment } from '../../ui/moment.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Say, useWords } from '../../words/words.tsx'
import { AccessSummary } from '../access/access-summary.tsx'
import { useCompany } from '../company-context.ts'
import { MemberName } from '../members/member-name.tsx'
import { SiteRoleList } from '../members/site-role-list.tsx'
import { SiteName } from '../site-name.tsx'
import { CopyLink } from './copy-link.tsx'

type Invitation = Answer<'/v1/companies/{companyId}/invitations', 'get'>['items'][number]

export function InvitationsTable({ invitations }: { invitations: Invitation[] }) {
  const { words } = useWords()
  return (
    <ListTable minWidth={760}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{words.company.invitations.address}</Table.Th>
          <Table.Th>{words.company.invitations.offered}</Table.Th>
          <Table.Th>{words.shell.state}</Table.Th>
          <Table.Th>{words.shell.acts}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {invitations.map((invitation) => (
          <InvitationRow key={invitation.invitationId} invitation={invitation} />
        ))}
      </Table.Tbody>
    </ListTable>
  )
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { words } = useWords()
  const { userId } = useCompany()
  const { state, email, access, expiresAt, createdAt, invitedBy } = invitation
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600}>
          <bdi>{email || words.shell.unnamed}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {invitedBy === userId ? (
            words.company.invitations.byYou
          ) : (
            <Say of={words.company.invitations.by} with={{ name: <MemberName userId={invitedBy} /> }} />
          )}
        </Text>
      </Table.Td>
      <Table.Td data-of={words.company.invitations.offered}>
        <Offered access={access} />
      </Table.Td>
      <Table.Td data-of={words.shell.state}>
        <Badge variant="light" color={state === 'pending' ? 'accent' : 'gray'}>
          {words.company.invitations.states[state]}
        </Badge>
        <Text size="sm" c="dimmed">
          {state === 'pending' || state === 'expired' ? (
            <Say
              of={words.company.invitations[state === 'pending' ? 'until' : 'ended']}
              with={{ time: <Moment at={expiresAt} /> }}
            />
          ) : (
            <Say of={words.company.invitations.sent} with={{ time: <Moment at={createdAt} /> }} />
          )}
        </Text>
      </Table.Td>
      <Table.Td>{(state === 'pending' || state === 'expired') && <Acts invitation={invitation} />}</Table.Td>
    </Table.Tr>
  )
}

/** The role in the company, the site with the role on it, or how many there are, with a list of them all. */
function Offered({ access }: Pick<Invitation, 'access'>) {
  const { words, say } = useWords()
  const [isOpen, setOpen] = useState(false)
  const { siteRoles = [] } = access
  const [only] = siteRoles
  const sentence = words.company.access.roleOnSite
  if (!only) return <AccessSummary isOwner={false} access={access} />
  if (siteRoles.length === 1)
    return <Say of={sentence} with={{ site: <SiteName siteId={only.siteId} />, role: words.shell.roles[only.role] }} />
  return (
    <>
      <Button size="compact-sm" variant="default" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {say(words.company.members.sites, { n: siteRoles.length })}
      </Button>
      <Dialog opened={isOpen} onClose={() => setOpen(false)} title={words.company.invitations.offered}>
        <SiteRoleList siteRoles={siteRoles} sentence={sentence} />
      </Dialog>
    </>
  )
}

function Acts({ invitation: { invitationId, email, state } }: { invitation: Invitation }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const [isAsking, setAsking] = useState(false)
  const params = { path: { companyId, invitationId } }
  const resend = useAct(
    () => api.POST('/v1/companies/{companyId}/invitations/{invitationId}/resend', { params }),
    () => void notifications.show({ message: say(words.company.invitations.resent, { email }) }),
  )
  const revoke = useAct(
    () => api.DELETE('/v1/companies/{companyId}/invitations/{invitationId}', { params }),
    () => {
      setAsking(false)
      notifications.show({ message: say(words.company.invitations.revoked, { email }) })
    },
  )
  return (
    <>
      <Group gap="xs" miw={{ sm: 'max-content' }} role="group" aria-label={email}>
        <Button size="xs" variant="default" loading={resend.isPending} onClick={() => resend.mutate()}>
          {words.company.invitations.resend}
        </Button>
        {state === 'pending' && (
          <>
            <CopyLink invitationId={invitationId} />
            <Button size="xs" variant="default" onClick={() => setAsking(true)}>
              {words.company.invitations.revoke}
            </Button>
          </>
        )}
      </Group>
      <ProblemAlert of={resend.error} />
      <ActDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={words.company.invitations.revokeTitle}
        button={words.company.invitations.revokeButton}
        color="red"
        act={revoke}
      >
        <Text>
          <Say of={words.company.invitations.revokeText} with={{ email }} />
        </Text>
      </ActDialog>
    </>
  )
}
