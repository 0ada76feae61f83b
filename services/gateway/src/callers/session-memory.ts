import { newId } from '@holdfast/contracts'
import type { ResolveReply } from '@holdfast/contracts/identity'
import { type LiveReplica, type OnDemand, openOnDemand } from '@holdfast/replica'
import type { Services } from '../services.ts'

/** Whose token it is: from memory under a lease of identity, else from identity. */
export interface SessionMemory {
  /** Rejects with `not-signed-in` for a token of nobody. */
  resolve(token: string): Promise<ResolveReply>
  tables: OnDemand<ResolveReply>['tables']
}

/** Tables of identity that a session rests on. */
const TABLES = ['user', 'session'] as const

/** @param options.max how many sessions are remembered; the others are asked for at each request */
export function rememberSessions(options: {
  sessions: Services['sessions']
  replica: () => Pick<LiveReplica, 'now' | 'isFresh' | 'accepts'>
  max: number
}): SessionMemory {
  const { sessions, replica, max } = options
  const memory = openOnDemand<ResolveReply>({
    replica,
    tables: TABLES,
    max,
    async look(token) {
      const passport = { principal: { kind: 'service', name: 'gateway' }, requestId: newId() } as const
      const value = await sessions.resolve({ token }, passport)
      return { value, epoch: value.epoch, rows: value.restsOn }
    },
  })
  return {
    tables: memory.tables,
    resolve(token) {
      const known = memory.remembered(token)
      // Identity notes the use, and knows whether the session has ended by itself meanwhile.
      if (known && Date.now() >= known.askAgainAt) forget(known)
      return memory.get(token)
    },
  }

  function forget({ restsOn }: ResolveReply) {
    for (const { table, key } of restsOn) memory.tables[table]?.drop(key)
  }
}
