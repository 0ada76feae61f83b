import { Navigate, Outlet, useLocation } from 'react-router'
import { useSession } from '../api/session.ts'
import { signInBefore } from '../app/links.ts'

/** Whoever is signed out signs in first, and comes back to this page. */
export function SignedIn() {
  const now = useSession()
  const asked = useLocation()
  if (now.status === 'signed-in') return <Outlet />
  return <Navigate to={signInBefore(asked)} replace />
}
