import { useLocation } from 'react-router'

/**
 * The token of a mail's link. It stands in the fragment, which no server ever sees, and goes out in the body of a POST
 * alone. Empty if the link is not whole.
 */
export function useMailedToken(): string {
  const { hash } = useLocation()
  try {
    return decodeURIComponent(hash.slice(1))
  } catch {
    return ''
  }
}
