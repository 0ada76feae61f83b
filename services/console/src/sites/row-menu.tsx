import { ActionIcon, Menu } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconDots, IconDownload, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { downloadLarge } from '../api/download.ts'
import { useProblemSentence } from '../ui/problem-alert.tsx'
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
  const sentence = useProblemSentence()
  const get = useMutation({
    mutationFn: downloadLarge,
    onError: (error) => notifications.show({ message: sentence(error), color: 'red' }),
  })
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
          <Menu.Item leftSection={<IconDownload size={16} aria-hidden />} onClick={() => get.mutate(download)}>
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
