import { useSyncExternalStore } from 'react'
import type { paths } from './generated/openapi.ts'

export type Session = paths['/v1/sessions/current']['get']['responses'][200]['content']['application/json']

export type SessionState =
  | { status: 'unknown' }
  | { status: 'signed-out'; hasEnded: boolean }
  | { status: 'signed-in'; session: Session }

let state: SessionState = hasCookie() ? { status: 'unknown' } : { status: 'signed-out', hasEnded: false }
const listeners = new Set<() => void>()
const others = new BroadcastChannel('session')
others.onmessage = () => void session.load(false)

/** Says the gateway when it writes the page, so that a signed-out visitor causes no refused request. */
function hasCookie(): boolean {
  return document.documentElement.dataset.session === 'present'
}

function set(next: SessionState) {
  state = next
  for (const listener of listeners) listener()
}

/** Who is signed in, in every tab of the browser. */
export const session = {
  get csrfToken() {
    return state.status === 'signed-in' ? state.session.csrfToken : ''
  },

  /** Asks the gateway. Signed out is an answer and no error. */
  async load(isTold = true) {
    const answer = await fetch('/v1/sessions/current', { headers: { accept: 'application/json' } }).catch(
      () => undefined,
    )
    if (answer?.ok) set({ status: 'signed-in', session: (await answer.json()) as Session })
    else if (answer?.status === 401) set({ status: 'signed-out', hasEnded: state.status === 'signed-in' })
    if (isTold) others.postMessage('changed')
  },

  /** The gateway said that nobody is signed in any more. */
  end() {
    if (state.status !== 'signed-out') set({ status: 'signed-out', hasEnded: true })
  },

  /** The person signed out. */
  leave() {
    set({ status: 'signed-out', hasEnded: false })
    others.postMessage('changed')
  },
}

export function useSession(): SessionState {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => state,
  )
}
