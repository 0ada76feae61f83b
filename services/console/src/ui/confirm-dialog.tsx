import { Button, Group, List, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/** Spells out what will be lost before it is. The button names the thing. */
export function ConfirmDialog({
  title,
  losses,
  button,
  isOpen,
  onClose,
  onConfirm,
  isPending,
  error,
}: {
  title: ReactNode
  losses: string[]
  button: ReactNode
  isOpen: boolean
  onClose: () => void
  onConfirm: () => void
  isPending: boolean
  error: unknown
}) {
  const { words } = useWords()
  return (
    <Modal opened={isOpen} onClose={onClose} title={title}>
      <Stack>
        <Text>{words.settings.lost}</Text>
        <List>
          {losses.map((loss) => (
            <List.Item key={loss}>{loss}</List.Item>
          ))}
        </List>
        <ProblemAlert of={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {words.shell.cancel}
          </Button>
          <Button color="red" loading={isPending} onClick={onConfirm}>
            {button}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
