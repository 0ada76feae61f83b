import { Code, Group } from '@mantine/core'
import { CopyIcon } from './copy-button.tsx'

/** Something to copy as it is, such as a reference or a password. */
export function CopyText({ text, label = text }: { text: string; label?: string }) {
  return (
    <Group component="span" display="inline-flex" gap={4} wrap="nowrap">
      <Code>
        <bdi>{text}</bdi>
      </Code>
      <CopyIcon text={text} what={label} />
    </Group>
  )
}
