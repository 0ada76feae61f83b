import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { useWords } from '../words/words.tsx'

/** A page of ours has a fault. What was typed into it is lost, so it says so. */
export function Crash() {
  const { words } = useWords()
  return (
    <Center component="main" mih="70vh" p="md">
      <Stack gap="xs" align="center">
        <Title order={1}>{words.shell.crash.title}</Title>
        <Text>{words.shell.crash.text}</Text>
        <Button onClick={() => location.reload()}>{words.shell.crash.reload}</Button>
      </Stack>
    </Center>
  )
}
