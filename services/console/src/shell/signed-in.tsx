import { Navigate, Outlet, useLocation } from 'react-router'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'

/** Whoever is signed out signs in first, and comes back to this page. */
export function SignedIn() {
  const now = useSession()
  const { pathname, search } = useLocation()
  if (now.status === 'signed-in') return <Outlet />
  const to = pathname === paths.home ? paths.signIn : `${paths.signIn}?to=${encodeURIComponent(pathname + search)}`
  return <Navigate to={to} replace />
}
