import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Say, useWords } from '../words/words.tsx'
import { ProblemAlert } from './problem-alert.tsx'

/**
 * Asks once more before something that cannot simply be taken back: what will happen stands in it, and the button says
 * what it does.
 * @param typed what has to be typed first, where much would be lost
 */
export function ConfirmAct({
  isOpen,
  onClose,
  title,
  button,
  act,
  typed,
  isDanger = true,
  children,
}: {
  isOpen: boolean
  onClose: () => void
  title: string
  button: string
  act: { mutate: () => void; isPending: boolean; error: unknown; reset: () => void }
  typed?: string
  isDanger?: boolean
  children: ReactNode
}) {
  const { words } = useWords()
  const [text, setText] = useState('')
  const close = () => {
    setText('')
    act.reset()
    onClose()
  }
  return (
    <Modal opened={isOpen} onClose={close} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          act.mutate()
        }}
      >
        <Stack>
          {children}
          {typed !== undefined && (
            <TextInput
              label={<Say of={words.sites.typeName} with={{ name: typed }} />}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              autoComplete="off"
              data-autofocus
              required
            />
          )}
          <ProblemAlert of={act.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {words.shell.cancel}
            </Button>
            <Button
              type="submit"
              color={isDanger ? 'red' : undefined}
              loading={act.isPending}
              disabled={typed !== undefined && text.trim() !== typed}
            >
              {button}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
