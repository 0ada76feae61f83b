import { Anchor, Center, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'

export function NotFound() {
  const { words } = useWords()
  return (
    <Center component="main" mih="70vh" p="md">
      <Stack gap="xs" align="center">
        <Title order={1}>{words.shell.notFound.title}</Title>
        <Text>{words.shell.notFound.text}</Text>
        <Anchor component={Link} to={paths.home}>
          {words.shell.home}
        </Anchor>
      </Stack>
    </Center>
  )
}
