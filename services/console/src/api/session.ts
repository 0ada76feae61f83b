import { useSyncExternalStore } from 'react'
import type { paths } from './generated/openapi.ts'

export type Session = paths['/v1/sessions/current']['get']['responses'][200]['content']['application/json']

export type SessionState =
  | { status: 'unknown' }
  /** Nothing answered who it is. */
  | { status: 'unreachable' }
  | { status: 'signed-out'; hasEnded: boolean }
  | { status: 'signed-in'; session: Session }

let state: SessionState = hasCookie() ? { status: 'unknown' } : { status: 'signed-out', hasEnded: false }
const listeners = new Set<() => void>()
const others = new BroadcastChannel('session')
/** Pauses in milliseconds before the question who is signed in is asked again. */
const PAUSES = [500, 1_500]

/** Who was signed in last, and how often somebody has gone since the page was loaded. */
let userId: string | undefined
let departures = 0
let forget = () => {}

others.onmessage = () => void session.load(false)

/** Says the gateway when it writes the page, so that a signed-out visitor causes no refused request. */
function hasCookie(): boolean {
  return document.documentElement.dataset.session === 'present'
}

function set(next: SessionState) {
  state = next
  if (next.status === 'signed-in' || next.status === 'signed-out') {
    const present = next.status === 'signed-in' ? next.session.userId : undefined
    // Another person, or nobody: nothing of the one before stays in this tab, whichever tab they left in.
    if (userId !== undefined && userId !== present) {
      departures++
      forget()
    }
    userId = present
  }
  for (const listener of listeners) listener()
}

/** Who is signed in, in every tab of the browser. */
export const session = {
  get userId() {
    return userId
  },

  /** @param act forgets whatever was read for a person; called when they go */
  onDeparture(act: () => void) {
    forget = act
  },

  get isSignedOut() {
    return state.status === 'signed-out'
  },

  get csrfToken() {
    return state.status === 'signed-in' ? state.session.csrfToken : ''
  },

  /** Asks the gateway. Signed out is an answer and no error. */
  async load(isTold = true) {
    const answer = await ask()
    if (answer?.ok) set({ status: 'signed-in', session: (await answer.json()) as Session })
    else if (answer?.status === 401) set({ status: 'signed-out', hasEnded: state.status === 'signed-in' })
    else if (state.status !== 'signed-in') set({ status: 'unreachable' })
    if (isTold) others.postMessage('changed')
  },

  /** The person signed out. */
  leave() {
    set({ status: 'signed-out', hasEnded: false })
    others.postMessage('changed')
  },
}

async function ask(): Promise<Response | undefined> {
  const once = () => fetch('/v1/sessions/current', { headers: { accept: 'application/json' } }).catch(() => undefined)
  let answer = await once()
  for (const pause of PAUSES) {
    if (answer && answer.status !== 429 && answer.status < 500) break
    await new Promise((resolve) => setTimeout(resolve, pause))
    answer = await once()
  }
  return answer
}

export function useSession(): SessionState {
  return useSyncExternalStore(listen, () => state)
}

/** Changes when somebody goes: what is on screen begins anew, with nothing of theirs in any form or dialog. */
export function useDepartures(): number {
  return useSyncExternalStore(listen, () => departures)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
