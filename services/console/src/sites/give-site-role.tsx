import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import type { RoleOnSite } from '../company/access/access-choice.ts'
import { AccessPreview } from '../company/access/access-preview.tsx'
import { type SiteRole, siteRoles } from '../company/access/site-roles.ts'
import { MemberSelect } from '../company/members/member-select.tsx'
import type { Member } from '../company/members/members-table.tsx'
import { ActDialog } from '../ui/act-dialog.tsx'
import { useWords } from '../words/words.tsx'
import { useSite } from './site-context.ts'

/** Gives somebody who is a member of the company already a role on this site. */
export function GiveSiteRole({ onClose }: { onClose: () => void }) {
  const { words } = useWords()
  const { siteId } = useSite()
  const [member, setMember] = useState<Member>()
  const [role, setRole] = useState<SiteRole>('developer')
  const give = useAct(
    (to: string) =>
      api.PUT('/v1/sites/{siteId}/members/{userId}', { params: { path: { siteId, userId: to } }, body: { role } }),
    onClose,
  )
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.sites.members.give}
      button={words.sites.members.giveButton}
      act={{ ...give, mutate: () => member && give.mutate(member.userId) }}
      isReady={member !== undefined}
    >
      <Text size="sm">{words.sites.members.giveText}</Text>
      <MemberSelect
        label={words.company.members.person}
        value={member?.userId}
        onChange={(_userId, chosen) => setMember(chosen)}
        // Who has a company role has none on single sites.
        isOffered={({ access }) => access.companyRole === undefined}
        data-autofocus
      />
      <Radio.Group
        label={words.company.members.role}
        value={role}
        onChange={(value) => setRole(value === 'administrator' ? value : 'developer')}
      >
        <Stack gap="xs" mt="xs">
          {siteRoles.map((one) => (
            <Radio key={one} value={one} label={words.shell.roles[one]} description={words.sites.members.about[one]} />
          ))}
        </Stack>
      </Radio.Group>
      {member && (
        <AccessPreview
          name={member.fullName || member.email}
          before={member}
          after={{ ...member, access: withRole(member.access, { siteId, role }) }}
        />
      )}
    </ActDialog>
  )
}

/** The roles on other sites stay. */
function withRole({ siteRoles: roles = [] }: Member['access'], given: RoleOnSite): Member['access'] {
  return { siteRoles: [...roles.filter(({ siteId }) => siteId !== given.siteId), given] }
}
