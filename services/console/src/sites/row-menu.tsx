import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconDownload, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.tsx'

/** The rarer acts of a row: others, getting its content, deleting it. */
export function RowMenu({
  label,
  children,
  download,
  onDelete,
}: {
  label: string
  children?: ReactNode
  download: string | undefined
  onDelete: (() => void) | undefined
}) {
  const { words } = useWords()
  if (!children && download === undefined && !onDelete) return null
  return (
    <Menu position="bottom-end" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={label}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {children}
        {download !== undefined && (
          <Menu.Item component="a" href={download} download leftSection={<IconDownload size={16} aria-hidden />}>
            {words.sites.download}
          </Menu.Item>
        )}
        {onDelete && (
          <Menu.Item
            c="var(--mantine-color-error)"
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={onDelete}
          >
            {words.sites.delete}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
