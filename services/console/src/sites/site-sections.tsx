import { Button, Group } from '@mantine/core'
import { Link, useLocation } from 'react-router'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { isPageFor } from '../company/pages.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'
import { useSite } from './site-context.ts'

/** The sections of a site. What one may not see is not listed. */
export function SiteSections() {
  const { words } = useWords()
  const inside = useCompany()
  const { companyId, siteId } = useSite()
  const { pathname } = useLocation()
  const ids = { companyId, siteId }
  const home = linkTo(paths.site, ids)
  const sections = (
    [
      { path: paths.site, label: words.sites.environments },
      { path: paths.siteMembers, label: words.shell.sections.members },
      { path: paths.siteOperations, label: words.shell.sections.operations },
      { path: paths.siteSettings, label: words.sites.settings.title },
    ] as const
  )
    .filter(({ path }) => isPageFor(path, { ...inside, siteId }))
    .map(({ path, label }) => ({ to: linkTo(path, ids), label }))
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
