import { Button, Group, List, Stack, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Say, useWords } from '../words/words.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemAlert } from './problem-alert.tsx'

interface Asked {
  /** Names the act, and the thing: "Remove Ada". */
  button: ReactNode
  /** Says that nothing is done. */
  cancel?: ReactNode
  color?: 'red'
  act: { mutate: () => void; isPending: boolean; error: unknown; reset: () => void }
  isReady?: boolean
  /** What is gone afterwards, line by line. */
  losses?: string[]
  /** What has to be typed first, where much would be lost. */
  typed?: string
  children?: ReactNode
}

/** Asks before an act: says what it does, names it in the button, and stays until it is in force. */
export function ActDialog({
  isOpen,
  onClose,
  title,
  size,
  ...asked
}: Asked & { isOpen: boolean; onClose: () => void; title: ReactNode; size?: string }) {
  const close = () => {
    // What is under way cannot be taken back by looking away.
    if (asked.act.isPending) return
    asked.act.reset()
    onClose()
  }
  return (
    <Dialog opened={isOpen} onClose={close} size={size} title={title}>
      <Question {...asked} onClose={close} />
    </Dialog>
  )
}

/** Mounted while the dialog is open, so what was typed goes with it. */
function Question({
  button,
  cancel,
  color,
  act,
  isReady = true,
  losses,
  typed,
  children,
  onClose,
}: Asked & { onClose: () => void }) {
  const { words } = useWords()
  const [text, setText] = useState('')
  const isGiven = isReady && (typed === undefined || text.trim() === typed.trim())
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        // An event of a portal rises through React's tree, to the form behind the dialog.
        event.stopPropagation()
        if (isGiven) act.mutate()
      }}
    >
      <Stack>
        {children}
        {losses && (
          <List>
            {losses.map((loss) => (
              <List.Item key={loss}>{loss}</List.Item>
            ))}
          </List>
        )}
        {typed !== undefined && (
          <TextInput
            label={<Say of={words.shell.typeName} with={{ name: typed }} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
            required
          />
        )}
        <ProblemAlert of={act.error} />
        <Group justify="flex-end" className="acts">
          {/* Where something would be lost, the key Enter alone loses nothing. */}
          <Button
            variant="default"
            disabled={act.isPending}
            onClick={onClose}
            data-autofocus={color === 'red' || undefined}
          >
            {cancel ?? words.shell.cancel}
          </Button>
          <Button type="submit" color={color && `${color}.9`} loading={act.isPending} disabled={!isGiven}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
