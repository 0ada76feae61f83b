import { Button, Group } from '@mantine/core'
import { Link, useLocation } from 'react-router'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'
import { useSite } from './site-context.ts'

/** The sections of a site. What one may not see is not listed. */
export function SiteSections() {
  const { words } = useWords()
  const { companyId, siteId, may } = useSite()
  const { pathname } = useLocation()
  const ids = { companyId, siteId }
  const home = linkTo(paths.site, ids)
  const sections = [
    { to: home, label: words.sites.environments, isShown: true },
    {
      to: linkTo(paths.siteMembers, ids),
      label: words.shell.sections.members,
      isShown: may('site-members.see') || may('company.leave'),
    },
    { to: linkTo(paths.siteOperations, ids), label: words.shell.sections.operations, isShown: true },
    {
      to: linkTo(paths.siteSettings, ids),
      label: words.sites.settings.title,
      isShown: may('site.label') || may('site.clone') || may('site.delete'),
    },
  ].filter(({ isShown }) => isShown)
  const here = sections.findLast(({ to }) => pathname.startsWith(to))?.to ?? home
  return (
    <Group component="nav" gap={4} aria-label={words.sites.sections}>
      {sections.map(({ to, label }) => (
        <Button
          key={to}
          component={Link}
          to={to}
          size="sm"
          variant={to === here ? 'light' : 'subtle'}
          color={to === here ? 'accent' : 'gray'}
          aria-current={to === pathname ? 'page' : undefined}
        >
          {label}
        </Button>
      ))}
    </Group>
  )
}
