import { notifications } from '@mantine/notifications'
import { useProblemSentence } from '../ui/problem-alert.tsx'
import { api } from './client.ts'
import { codeOf } from './problem.ts'
import { session } from './session.ts'
import { stopViewing } from './viewed.ts'

/** Signs out, and keeps nothing of what the person saw. Whoever is still signed in is told so, and it answers false. */
export function useSignOut(): () => Promise<boolean> {
  const sentence = useProblemSentence()
  return async () => {
    stopViewing()
    try {
      await api.DELETE('/v1/sessions/current')
    } catch (error) {
      if (codeOf(error) !== 'not-signed-in') {
        notifications.show({ color: 'red', message: sentence(error) })
        return false
      }
    }
    session.leave()
    return true
  }
}
