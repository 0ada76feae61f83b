import { Button, List, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, read, useLastAct } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Section } from '../../ui/section.tsx'
import { Say, useWords } from '../../words/words.tsx'
import type { OneMember } from '../answers.ts'
import { useCompany } from '../company-context.ts'
import { wholeOf } from '../whole-of.ts'
import { SiteRoleList } from './site-role-list.tsx'

export function RemoveMember({ member }: { member: OneMember }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const name = member.fullName || words.shell.unnamed
  const remove = useLastAct(
    () => {
      const { userId } = member
      return api.DELETE('/v1/companies/{companyId}/members/{userId}', { params: { path: { companyId, userId } } })
    },
    async () => {
      await navigate(linkTo(paths.members, { companyId }), { replace: true })
      notifications.show({ message: say(words.company.member.removed, { name }) })
    },
  )
  return (
    <Section
      title={words.company.member.remove}
      text={words.company.member.removeHint}
      action={
        <Button color="red" variant="light" onClick={() => setAsking(true)}>
          <Say of={words.company.member.removeButton} with={{ name }} />
        </Button>
      }
    >
      <ActDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={<Say of={words.company.member.removeTitle} with={{ name }} />}
        button={<Say of={words.company.member.removeButton} with={{ name }} />}
        color="red"
        act={remove}
      >
        <Losses member={member} />
      </ActDialog>
    </Section>
  )
}

/** What is lost for good, spelled out. A number is said only where all that there is was read. */
function Losses({ member: { userId, access } }: { member: OneMember }) {
  const { words, say } = useWords()
  const { companyId, may } = useCompany()
  const path = { companyId }
  const keys = read.useQuery(
    'get',
    '/v1/companies/{companyId}/api-keys',
    { params: { path, query: { limit: 200 } } },
    { enabled: may('api-keys.revoke') },
  )
  const invitations = read.useQuery('get', '/v1/companies/{companyId}/invitations', {
    params: { path, query: { limit: 200, state: 'pending' } },
  })
  const keysOfMember = wholeOf(keys.data)?.filter((key) => key.userId === userId && key.state === 'active').length
  // Whoever gives roles on sites only does not see all invitations.
  const pending = may('members.manage') ? wholeOf(invitations.data) : undefined
  const invited = pending?.filter((one) => one.invitedBy === userId).length
  const lost = words.company.lost
  const { siteRoles = [] } = access
  return (
    <Stack gap="sm">
      <Text>{lost.begin}</Text>
      <List>
        <List.Item>
          {access.companyRole ? (
            <Say of={lost.role} with={{ role: words.shell.roles[access.companyRole] }} />
          ) : (
            <Stack gap="xs" align="flex-start">
              {say(lost.siteRoles, { n: siteRoles.length })}
              <SiteRoleList siteRoles={siteRoles} sentence={lost.siteRole} />
            </Stack>
          )}
        </List.Item>
        {keysOfMember !== 0 && access.companyRole && access.companyRole !== 'billing' && (
          <List.Item>{keysOfMember === undefined ? lost.anyKeys : say(lost.keys, { n: keysOfMember })}</List.Item>
        )}
        {invited !== 0 && (
          <List.Item>{invited === undefined ? lost.anyInvitations : say(lost.invitations, { n: invited })}</List.Item>
        )}
      </List>
      <Text c="dimmed">{lost.again}</Text>
    </Stack>
  )
}
