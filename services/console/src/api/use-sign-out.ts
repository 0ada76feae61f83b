import { useQueryClient } from '@tanstack/react-query'
import { api } from './client.ts'
import { session } from './session.ts'

/** Signs out, and keeps nothing of what the person saw. */
export function useSignOut(): () => Promise<void> {
  const queries = useQueryClient()
  return async () => {
    await api.DELETE('/v1/sessions/current')
    queries.clear()
    session.leave()
  }
}
