import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconUserPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import { api, useLastAct } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { forgetLeft } from '../company/forget-company.ts'
import { LeaveDialog } from '../company/settings/leave-dialog.tsx'
import { paths } from '../paths.ts'
import { Section } from '../ui/section.tsx'
import { Together } from '../ui/together.tsx'
import { Say, useWords } from '../words/words.tsx'
import { GiveSiteRole } from './give-site-role.tsx'
import { useSite } from './site-context.ts'
import { SiteReachers } from './site-reachers.tsx'
import { SiteRoles } from './site-roles.tsx'

export default function SiteMembers() {
  const { words } = useWords()
  const { companyId, siteId, may } = useSite()
  const { may: mayInCompany } = useCompany()
  const [isGiving, give] = useDisclosure()
  const mayManage = may('site-members.manage')
  return (
    <Together>
      <Stack gap="xl">
        {may('site-members.see') && (
          <Section
            title={words.sites.members.title}
            text={words.sites.members.text}
            action={
              mayManage && (
                <Group gap="xs">
                  {mayInCompany('members.see') && (
                    <Button variant="default" onClick={give.open}>
                      {words.sites.members.give}
                    </Button>
                  )}
                  <Button
                    component={Link}
                    to={`${linkTo(paths.invite, { companyId })}?siteId=${siteId}`}
                    leftSection={<IconUserPlus size={16} aria-hidden />}
                  >
                    {words.sites.members.invite}
                  </Button>
                </Group>
              )
            }
          >
            <SiteRoles />
          </Section>
        )}
        {mayInCompany('access.explain') && mayInCompany('members.see') && <SiteReachers />}
        <Leave />
        {isGiving && <GiveSiteRole onClose={give.close} />}
      </Stack>
    </Together>
  )
}

/** Only whoever has a role on the site itself leaves it; a company role is left with the company. */
function Leave() {
  const { words } = useWords()
  const { companyId, siteId, site } = useSite()
  const { reached, may } = useCompany()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isOpen, { open, close }] = useDisclosure()
  const isOnlySite = reached.sites.length === 1
  const leave = useLastAct(
    () => api.DELETE('/v1/sites/{siteId}/members/me', { params: { path: { siteId } } }),
    async () => {
      if (!isOnlySite) return navigate(linkTo(paths.sites, { companyId }))
      // With the last site one has left the company.
      await navigate(paths.access, { flushSync: true })
      forgetLeft(queries, companyId)
    },
  )
  if (!may('company.leave')) return null
  if (reached.companyRole !== null || !reached.sites.some((one) => one.siteId === siteId))
    return (
      <Text size="sm" c="dimmed">
        {words.sites.members.companyRole}{' '}
        <Anchor component={Link} to={paths.access}>
          {words.sites.members.toAccess}
        </Anchor>
      </Text>
    )
  return (
    <Section title={words.sites.members.yours}>
      <Group>
        <Button variant="default" onClick={open}>
          <Say of={words.company.leave.button} with={{ name: site.name }} />
        </Button>
      </Group>
      <LeaveDialog what="site" name={site.name} isOnlySite={isOnlySite} isOpen={isOpen} onClose={close} act={leave} />
    </Section>
  )
}
