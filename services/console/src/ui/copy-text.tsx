import { ActionIcon, Code, CopyButton, Group } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useWords } from '../words/words.tsx'

/** Something to copy as it is, such as a reference or a password. */
export function CopyText({ text, label }: { text: string; label?: string }) {
  const { words, say } = useWords()
  return (
    <Group component="span" display="inline-flex" gap={4} wrap="nowrap">
      <Code>
        <bdi>{text}</bdi>
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={copied ? words.sites.copied : say(words.sites.copy, { what: label ?? text })}
            onClick={copy}
          >
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  )
}
