import { Button, Group } from '@mantine/core'
import { Link, useLocation } from 'react-router'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { managesSomeSite } from '../manages.ts'

/** From the members to the invited, and back. */
export function PeopleTabs() {
  const { words } = useWords()
  const { pathname } = useLocation()
  const inside = useCompany()
  const { companyId, may } = inside
  const tabs = [
    { to: linkTo(paths.members, { companyId }), label: words.shell.sections.members, isShown: may('members.see') },
    {
      to: linkTo(paths.invitations, { companyId }),
      label: words.company.invitations.title,
      isShown: managesSomeSite(inside),
    },
    {
      to: linkTo(paths.whoCan, { companyId }),
      label: words.company.whoCan.title,
      isShown: may('access.explain'),
    },
  ].filter(({ isShown }) => isShown)
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
