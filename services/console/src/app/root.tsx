import { useEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { session, useSession } from '../api/session.ts'
import { Waiting } from '../ui/waiting.tsx'
import { ProofDialog } from './proof-dialog.tsx'

/** Around every page: who is signed in is known before anything is shown. */
export function Root() {
  const { status } = useSession()
  useEffect(() => {
    if (status === 'unknown') void session.load(false)
  }, [status])
  if (status === 'unknown') return <Waiting />
  return (
    <>
      <Outlet />
      <ProofDialog />
      <ScrollRestoration />
    </>
  )
}
