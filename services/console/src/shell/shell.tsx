import { AppShell, Burger, Group, ScrollArea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Outlet } from 'react-router'
import { useCompanyIfAny } from '../company/company-context.ts'
import { isPageFor } from '../company/pages.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'
import { CompanySwitcher } from './company-switcher.tsx'
import { CONTENT_ID } from './content.ts'
import { Mark } from './mark.tsx'
import { OperationsTray } from './operations-tray.tsx'
import { PaletteButton } from './palette-button.tsx'
import { PersonMenu } from './person-menu.tsx'

/**
 * What stands around the pages of a signed-in person: the switcher, the links of where they are, and their own menu.
 * @param links of the company, inside one
 */
export function Shell({ links, children = <Outlet /> }: { links?: ReactNode; children?: ReactNode }) {
  const { words } = useWords()
  const inside = useCompanyIfAny()
  const [isOpen, { toggle, close }] = useDisclosure()
  return (
    <AppShell
      header={{ height: 56, collapsed: false }}
      navbar={{ width: 264, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <a className="skip-link" href={`#${CONTENT_ID}`}>
        {words.shell.skip}
      </a>
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <Burger opened={isOpen} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={words.shell.menu} />
            <Mark />
          </Group>
          <Group gap="xs" wrap="nowrap">
            <PaletteButton />
            {inside && isPageFor(paths.operations, inside) && <OperationsTray companyId={inside.companyId} />}
            <PersonMenu />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label={words.shell.navigation}>
        <CompanySwitcher onChosen={close} />
        <AppShell.Section grow component={ScrollArea} mt="sm" onClick={close}>
          {links}
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id={CONTENT_ID} tabIndex={-1}>
        {children}
      </AppShell.Main>
    </AppShell>
  )
}
