import { Paper, Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'

/** One matter of a settings page. */
export function Section({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p={{ base: 'md', sm: 'lg' }} maw={680}>
      <Stack align="flex-start">
        <Stack gap={4}>
          <Title order={2} size="h4">
            {title}
          </Title>
          {text !== undefined && <Text c="dimmed">{text}</Text>}
        </Stack>
        {children}
      </Stack>
    </Paper>
  )
}
