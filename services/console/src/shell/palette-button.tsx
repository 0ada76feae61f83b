import { ActionIcon, Tooltip } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useWords } from '../words/words.tsx'

const CommandPalette = lazy(() => import('./command-palette.tsx'))

/** Opens the command palette, also by Ctrl+K. Its code is loaded when it is first wanted. */
export function PaletteButton() {
  const { words } = useWords()
  const [isOpen, setOpen] = useState(false)
  useHotkeys([['mod+K', () => setOpen(true)]], [])
  return (
    <>
      <Tooltip label={`${words.shell.palette.open} (Ctrl+K)`}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={words.shell.palette.open}
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => setOpen(true)}
        >
          <IconSearch size={20} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {isOpen && (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
