import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'

/** Where there is nothing yet, or nothing like this: what would be here, and how it comes here. */
export function Empty({ title, children, action }: { title?: string; children: ReactNode; action?: ReactNode }) {
  return (
    <Stack className="empty" align="center" gap="sm" p="xl">
      {title !== undefined && <Text fw={650}>{title}</Text>}
      <Text c="dimmed" ta="center" maw="36rem">
        {children}
      </Text>
      {action}
    </Stack>
  )
}
