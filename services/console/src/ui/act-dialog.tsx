import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../words/words.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/** Asks before an act: says what it does, names it in the button, and stays until it is in force. */
export function ActDialog({
  isOpen,
  onClose,
  title,
  button,
  color,
  act,
  isReady = true,
  size,
  children,
}: {
  isOpen: boolean
  onClose: () => void
  title: ReactNode
  button: ReactNode
  color?: 'red'
  act: { mutate: () => void; isPending: boolean; error: unknown; reset: () => void }
  isReady?: boolean
  size?: string
  children: ReactNode
}) {
  const { words } = useWords()
  const close = () => {
    act.reset()
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={close}
      size={size}
      title={
        <Text span inherit fw={600} lh={1.35}>
          {title}
        </Text>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // An event of a portal rises through React's tree, to the form behind the dialog.
          event.stopPropagation()
          if (isReady) act.mutate()
        }}
      >
        <Stack>
          {children}
          <ProblemAlert of={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" color={color && `${color}.9`} loading={act.isPending} disabled={!isReady}>
              {/* One element, so that the spaces between its parts stay; a long name is cut. */}
              <Text span inherit truncate maw="16rem">
                {button}
              </Text>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
