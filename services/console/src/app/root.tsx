import { Button, Center, Stack } from '@mantine/core'
import { Fragment, lazy, Suspense, useEffect, useRef } from 'react'
import { Outlet, ScrollRestoration, useLocation } from 'react-router'
import { ApiProblem } from '../api/problem.ts'
import { session, useDepartures, useSession } from '../api/session.ts'
import { CONTENT_ID } from '../shell/content.ts'
import { giveFocus, isNowhere } from '../ui/focus.ts'
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
  useFocusOnNewPage()
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

/** A link that is gone with its page leaves the focus nowhere: then the new page has it. */
function useFocusOnNewPage() {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current !== pathname && isNowhere()) giveFocus([document.getElementById(CONTENT_ID)])
    before.current = pathname
  }, [pathname])
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
