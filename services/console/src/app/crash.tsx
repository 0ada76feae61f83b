import { Button, Center, Stack, Text, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useRouteError } from 'react-router'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { isMissingCode, loadAnew, mayLoadAnew } from './new-release.ts'

/** In place of a page that cannot be shown. Its address is that of the page already. */
export function Crash() {
  const error = useRouteError()
  const [isAnew] = useState(() => isMissingCode(error) && mayLoadAnew())
  useEffect(() => {
    if (isAnew) loadAnew()
  }, [isAnew])
  return isAnew ? <Waiting /> : <Fault />
}

/** A page of ours has a fault. What was typed into it is lost, so it says so. */
function Fault() {
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
