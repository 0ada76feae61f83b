import { Button, Group } from '@mantine/core'
import { Link, useLocation } from 'react-router'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { isPageFor } from '../pages.ts'

/** From the members to the invited, and back. */
export function PeopleTabs() {
  const { words } = useWords()
  const { pathname } = useLocation()
  const inside = useCompany()
  const { companyId } = inside
  const tabs = (
    [
      { path: paths.members, label: words.shell.sections.members },
      { path: paths.invitations, label: words.company.invitations.title },
      { path: paths.whoCan, label: words.company.whoCan.title },
    ] as const
  )
    .filter(({ path }) => isPageFor(path, inside))
    .map(({ path, label }) => ({ to: linkTo(path, { companyId }), label }))
  if (tabs.length < 2) return null
  return (
    <Group component="nav" gap={4} aria-label={words.company.members.nav}>
      {tabs.map(({ to, label }) => (
        <Button
          key={to}
          component={Link}
          to={to}
          size="compact-md"
          variant={pathname === to ? 'light' : 'subtle'}
          aria-current={pathname === to ? 'page' : undefined}
        >
          {label}
        </Button>
      ))}
    </Group>
  )
}
