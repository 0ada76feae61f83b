import { Button, Center, Stack } from '@mantine/core'
import { Fragment, useEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { ApiProblem } from '../api/problem.ts'
import { session, useDepartures, useSession } from '../api/session.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { ProofDialog } from './proof-dialog.tsx'

/** Around every page: who is signed in is known before anything is shown. */
export function Root() {
  const { status } = useSession()
  const departures = useDepartures()
  useEffect(() => {
    if (status === 'unknown') void session.load(false)
  }, [status])
  if (status === 'unknown') return <Waiting />
  if (status === 'unreachable') return <Unreachable />
  return (
    <Fragment key={departures}>
      <Outlet />
      <ProofDialog />
      <ScrollRestoration />
    </Fragment>
  )
}

function Unreachable() {
  const { words } = useWords()
  return (
    <Center component="main" mih="70vh" p="md">
      <Stack maw={480}>
        <ProblemAlert of={new ApiProblem(0, {})} />
        <Button onClick={() => location.reload()}>{words.shell.crash.reload}</Button>
      </Stack>
    </Center>
  )
}
