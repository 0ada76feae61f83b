import { Badge, Button, Divider, Group, Paper, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, useAct } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import type { ReachedCompany } from '../company/company-context.ts'
import { LeaveDialog } from '../company/settings/leave-dialog.tsx'
import { paths } from '../paths.ts'
import { ListStart } from '../ui/list-start.tsx'
import { useWords } from '../words/words.tsx'

/** One company, what the person is there, and the way out. */
export function AccessCard({ company }: { company: ReachedCompany }) {
  const { words, say } = useWords()
  const of = words.settings.access
  const { companyId, isOwner, companyRole, sites, state } = company
  const [isLeaving, setLeaving] = useState(false)
  const leave = useAct(
    () => api.DELETE('/v1/companies/{companyId}/members/me', { params: { path: { companyId } } }),
    () => setLeaving(false),
  )
  const name = company.name || words.shell.unnamed
  return (
    <Paper component="section" withBorder p="md">
      <Group justify="space-between" align="flex-start">
        <Stack gap={4} style={{ flex: '1 1 14rem' }}>
          <Title order={2} size="h4">
            <Text component={Link} inherit c="inherit" to={linkTo(paths.company, { companyId })}>
              <bdi>{name}</bdi>
            </Text>
          </Title>
          <Group gap="xs">
            {isOwner && <Badge>{words.shell.roles.owner}</Badge>}
            {state !== 'active' && <Badge color="gray">{words.shell.companyStates[state]}</Badge>}
            <Text size="sm">
              {companyRole ? words.shell.roles[companyRole] : say(words.company.members.sites, { n: sites.length })}
            </Text>
          </Group>
        </Stack>
        {isOwner ? (
          <Text size="sm" c="dimmed" maw={260}>
            {of.ownerStays}
          </Text>
        ) : (
          <Button
            variant="default"
            onClick={() => setLeaving(true)}
            aria-label={say(words.company.leave.button, { name })}
          >
            {of.leaveShort}
          </Button>
        )}
      </Group>
      {companyRole === null && (
        <Stack gap="xs" mt="sm">
          <Divider />
          <ListStart
            of={sites}
            step={20}
            each={(site) => (
              <SiteLine key={site.siteId} site={site} companyId={companyId} isLast={sites.length === 1} />
            )}
          />
        </Stack>
      )}
      <LeaveDialog what="company" name={name} isOpen={isLeaving} onClose={() => setLeaving(false)} act={leave} />
    </Paper>
  )
}

type Site = ReachedCompany['sites'][number]

function SiteLine({ site, companyId, isLast }: { site: Site; companyId: string; isLast: boolean }) {
  const { words, say } = useWords()
  const of = words.settings.access
  const { siteId, role } = site
  const [isLeaving, setLeaving] = useState(false)
  const leave = useAct(
    () => api.DELETE('/v1/sites/{siteId}/members/me', { params: { path: { siteId } } }),
    () => setLeaving(false),
  )
  const name = site.name || words.shell.unnamed
  return (
    <Group justify="space-between">
      <Text style={{ flex: '1 1 12rem' }}>
        <Text component={Link} inherit c="inherit" to={linkTo(paths.site, { companyId, siteId })}>
          <bdi>{name}</bdi>
        </Text>{' '}
        <Text span c="dimmed">
          {words.shell.roles[role]}
        </Text>
      </Text>
      <Button
        variant="subtle"
        size="xs"
        onClick={() => setLeaving(true)}
        aria-label={say(words.company.leave.button, { name })}
      >
        {of.leaveShort}
      </Button>
      <LeaveDialog
        what="site"
        name={name}
        isOnlySite={isLast}
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        act={leave}
      />
    </Group>
  )
}
