import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'

/**
 * The token of a mail's link. It stands in the fragment, which no server ever sees, and goes out in the body of a POST
 * alone. From the address, which a browser lists for whoever uses it next, it is taken away at once; a reload keeps it.
 * Empty if the link is not whole.
 */
export function useMailedToken(): string {
  const { pathname, search, hash, state } = useLocation()
  const navigate = useNavigate()
  const token = hash === '' ? tokenIn(state) : decoded(hash.slice(1))
  useEffect(() => {
    if (hash !== '') void navigate({ pathname, search }, { replace: true, state: { token } })
  }, [hash, navigate, pathname, search, token])
  return token
}

function tokenIn(state: unknown): string {
  const { token } = (state ?? {}) as { token?: unknown }
  return typeof token === 'string' ? token : ''
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment)
  } catch {
    return ''
  }
}
