import { ActionIcon, Button, type ButtonProps } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useWords } from '../words/words.tsx'

/** How long it says that it was copied, in milliseconds. */
const SAID_MS = 3_000

/** Copies the text, and says so in place of its own name. */
export function CopyButton({
  text,
  children,
  ...props
}: { text: string; children: string; 'data-autofocus'?: boolean } & Pick<ButtonProps, 'variant'>) {
  const { words } = useWords()
  const { copied, copy } = useClipboard({ timeout: SAID_MS })
  const Icon = copied ? IconCheck : IconCopy
  return (
    <Button {...props} leftSection={<Icon size={16} aria-hidden />} onClick={() => copy(text)}>
      {copied ? words.shell.copied : children}
    </Button>
  )
}

/** The same as an icon, beside the text. */
export function CopyIcon({ text, what }: { text: string; what: string }) {
  const { words, say } = useWords()
  const { copied, copy } = useClipboard({ timeout: SAID_MS })
  const Icon = copied ? IconCheck : IconCopy
  return (
    <ActionIcon
      variant="subtle"
      size="sm"
      aria-label={copied ? words.shell.copied : say(words.shell.copy, { what })}
      onClick={() => copy(text)}
    >
      <Icon size={14} aria-hidden />
    </ActionIcon>
  )
}
