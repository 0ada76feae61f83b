import { NavLink } from '@mantine/core'
import { IconBuilding, IconDevices, IconMail, IconShieldLock, IconUser } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { Link, useLocation } from 'react-router'
import { paths } from '../paths.ts'
import { Shell } from '../shell/shell.tsx'
import { useWords, type Words } from '../words/words.tsx'

const links: {
  path: string
  label: (words: Words) => string
  icon: ComponentType<{ size: number; 'aria-hidden': true }>
}[] = [
  { path: paths.profile, label: (words) => words.settings.profile.title, icon: IconUser },
  { path: paths.security, label: (words) => words.settings.security.title, icon: IconShieldLock },
  { path: paths.sessions, label: (words) => words.settings.sessions.title, icon: IconDevices },
  { path: paths.notifications, label: (words) => words.settings.notifications.title, icon: IconMail },
  { path: paths.access, label: (words) => words.settings.access.title, icon: IconBuilding },
]

/** Around the person's own settings, and the other pages that are in no company. */
export function SettingsLayout() {
  const { words } = useWords()
  const { pathname } = useLocation()
  return (
    <Shell
      links={links.map(({ path, label, icon: Icon }) => {
        const isHere = pathname === path || pathname.startsWith(`${path}/`)
        return (
          <NavLink
            key={path}
            component={Link}
            to={path}
            label={label(words)}
            active={isHere}
            aria-current={isHere ? 'page' : undefined}
            leftSection={<Icon size={18} aria-hidden />}
          />
        )
      })}
    />
  )
}
