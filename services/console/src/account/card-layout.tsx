import { Box, Container, Group, NativeSelect, Paper } from '@mantine/core'
import { Outlet } from 'react-router'
import { CONTENT_ID } from '../shell/content.ts'
import { Mark } from '../shell/mark.tsx'
import { type Language, languageNames, useWords } from '../words/words.tsx'

/** Around the pages that need nobody signed in: one card, and the choice of language. */
export function CardLayout() {
  const { words, language, choose } = useWords()
  return (
    <Container size={480} py="8vh">
      <Group justify="space-between" mb="md">
        <Mark />
        <NativeSelect
          size="xs"
          aria-label={words.shell.language}
          value={language}
          data={Object.entries(languageNames).map(([value, label]) => ({ value, label }))}
          onChange={(event) => choose(event.currentTarget.value as Language)}
        />
      </Group>
      <Paper component="main" id={CONTENT_ID} tabIndex={-1} withBorder p={{ base: 'lg', sm: 'xl' }}>
        <Outlet />
      </Paper>
      <Box h="4vh" />
    </Container>
  )
}
