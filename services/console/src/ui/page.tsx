import { Group, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** The frame of a page: its title, what it is for, its main act, and its content. Sets the tab's title too. */
export function Page({
  title,
  text,
  action,
  children,
}: {
  title: string
  text?: ReactNode
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <Stack gap="lg" className="page">
      <title>{`${title} · Holdfast`}</title>
      <Group justify="space-between" align="flex-start" gap="md">
        <Stack gap={4} style={{ flex: '1 1 18rem' }}>
          <Title order={1} size="h2">
            {title}
          </Title>
          {text !== undefined && <Text c="dimmed">{text}</Text>}
        </Stack>
        {action}
      </Group>
      {children}
    </Stack>
  )
}
