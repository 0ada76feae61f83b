import { DomainError } from '@holdfast/errors'
import type { Principal } from '@holdfast/runtime'

/** Each upload holds a connection to a host, of which there are not many. */
const MOST = 4

/** Counts the uploads of each caller that this process has under way. What it answers ends one of them. */
export function limitUploads(): (principal: Principal) => () => void {
  const counts = new Map<string, number>()
  return (principal) => {
    const caller = idOf(principal)
    const count = counts.get(caller) ?? 0
    if (count >= MOST) {
      throw new DomainError('too-many-requests', { detail: `At most ${MOST} uploads at once`, retryAfter: 10 })
    }
    counts.set(caller, count + 1)
    return () => {
      const left = counts.get(caller)! - 1
      if (left > 0) counts.set(caller, left)
      else counts.delete(caller)
    }
  }
}

function idOf(principal: Principal): string {
  if (principal.kind === 'api-key') return principal.keyId
  return principal.kind === 'user' ? principal.userId : ''
}
