import { Button, Center, Stack } from '@mantine/core'
import { Fragment, lazy, Suspense, useEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { ApiProblem } from '../api/problem.ts'
import { session, useDepartures, useSession } from '../api/session.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'

// No visitor needs them, so they are no part of the first page.
const ProofDialog = lazy(async () => ({ default: (await import('./proof-dialog.tsx')).ProofDialog }))
const Messages = lazy(async () => ({ default: (await import('./messages.tsx')).Messages }))

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
    <>
      <Fragment key={departures}>
        <Outlet />
        {status === 'signed-in' && (
          <Suspense>
            <ProofDialog />
          </Suspense>
        )}
        <ScrollRestoration />
      </Fragment>
      {status === 'signed-in' && (
        <Suspense>
          <Messages position="bottom-right" />
        </Suspense>
      )}
    </>
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
