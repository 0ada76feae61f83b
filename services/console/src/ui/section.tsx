import { Group, Paper, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** One part of a page: what it is about, its act, and its content. */
export function Section({
  title,
  text,
  action,
  children,
}: {
  title: ReactNode
  text?: ReactNode
  action?: ReactNode
  children?: ReactNode
}) {
  const id = useId()
  return (
    <Paper withBorder p="md" component="section" aria-labelledby={id}>
      <Stack>
        <Group justify="space-between" align="flex-start">
          <Stack gap={4} flex="1 1 16rem">
            <Title order={2} size="h4" id={id}>
              {title}
            </Title>
            {text !== undefined && <Text c="dimmed">{text}</Text>}
          </Stack>
          {action}
        </Group>
        {children}
      </Stack>
    </Paper>
  )
}
