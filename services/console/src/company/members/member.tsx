import { Alert, Anchor, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../../api/client.ts'
import { isGone } from '../../api/problem.ts'
import { useVersioned } from '../../api/versioned.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { Moment } from '../../ui/moment.tsx'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Section } from '../../ui/section.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Say, useWords } from '../../words/words.tsx'
import { ChangeAccess } from '../access/change-access.tsx'
import type { OneMember } from '../answers.ts'
import { useCompany } from '../company-context.ts'
import { ViewAsButton } from '../view-as/view-as-button.tsx'
import { RemoveMember } from './remove-member.tsx'
import { SiteRoleList } from './site-role-list.tsx'
import { TransferOwnership } from './transfer-ownership.tsx'

export default function MemberPage() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const { userId = '' } = useParams()
  const { data, error } = useVersioned(['member', companyId, userId], (signal) =>
    api.GET('/v1/companies/{companyId}/members/{userId}', { params: { path: { companyId, userId } }, signal }),
  )
  if (!data && !error) return <Waiting />
  // What is read again and does not come is shown as it was, with every dialog over it.
  if (!data || isGone(error))
    return (
      <Page title={isGone(error) ? words.company.member.gone : words.company.members.person}>
        <ProblemAlert of={error} />
        <Anchor component={Link} to={linkTo(paths.members, { companyId })}>
          {words.company.member.toAll}
        </Anchor>
      </Page>
    )
  return <MemberDetails member={data.found} etag={data.etag} error={error} />
}

function MemberDetails({ member, etag, error }: { member: OneMember; etag: string | undefined; error: unknown }) {
  const { words } = useWords()
  const { companyId, userId, may } = useCompany()
  const isMe = userId === member.userId
  const mayManage = member.access.companyRole ? may('members.manage') : may('site-members.manage')
  const isManaged = mayManage && !member.isOwner && !isMe
  return (
    <Page
      title={member.fullName || words.shell.unnamed}
      text={<bdi>{member.email}</bdi>}
      action={<ViewAsButton userId={member.userId} />}
    >
      <ProblemAlert of={error} />
      <Group gap="xs">
        {member.isOwner && <Badge>{words.shell.roles.owner}</Badge>}
        {isMe && <Badge variant="light">{words.shell.you}</Badge>}
        <Badge variant="light" color={member.twoFactor ? 'accent' : 'gray'}>
          {member.twoFactor ? words.company.member.withTwoFactor : words.company.member.withoutTwoFactor}
        </Badge>
        <Text size="sm" c="dimmed">
          <Say of={words.company.member.since} with={{ day: <Moment at={member.joinedAt} style="day" /> }} />
        </Text>
      </Group>
      <AccessSection member={member} etag={etag} isManaged={isManaged} />
      {isMe && !member.isOwner && (
        <Alert>
          <Stack gap="xs" align="flex-start">
            {words.company.member.own}
            <Anchor component={Link} to={linkTo(paths.companySettings, { companyId })}>
              {words.shell.sections.settings}
            </Anchor>
          </Stack>
        </Alert>
      )}
      {member.isOwner && !isMe && <Alert>{words.company.member.ownerStays}</Alert>}
      {may('company.ownership.transfer') && !member.isOwner && member.access.companyRole === 'administrator' && (
        <TransferOwnership member={member} />
      )}
      {isManaged && <RemoveMember member={member} />}
    </Page>
  )
}

function AccessSection({
  member,
  etag,
  isManaged,
}: {
  member: OneMember
  etag: string | undefined
  isManaged: boolean
}) {
  const { words, say } = useWords()
  const [isChanging, setChanging] = useState(false)
  const { companyRole, siteRoles = [] } = member.access
  return (
    <Section
      title={words.company.access.label}
      action={
        isManaged && (
          <Button variant="default" onClick={() => setChanging(true)}>
            {words.company.member.change}
          </Button>
        )
      }
    >
      {companyRole ? (
        <Stack gap={4}>
          <Text fw={600}>{words.shell.roles[companyRole]}</Text>
          <Text c="dimmed">{words.company.access.texts[companyRole]}</Text>
        </Stack>
      ) : (
        <Stack gap="sm" align="flex-start">
          <Text>{say(words.company.members.sites, { n: siteRoles.length })}</Text>
          <SiteRoleList siteRoles={siteRoles} sentence={words.company.access.roleOnSite} />
        </Stack>
      )}
      {isChanging && <ChangeAccess member={member} etag={etag} onClose={() => setChanging(false)} />}
    </Section>
  )
}
