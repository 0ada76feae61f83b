import { newId } from '@holdfast/contracts'
import type { ResolveReply } from '@holdfast/contracts/identity'
import { type LiveReplica, type OnDemand, openOnDemand } from '@holdfast/replica'
import type { Services } from '../services.ts'

/** Finds the session of a token: in memory while identity's lease lasts, otherwise by asking identity. */
export interface SessionMemory {
  /** Rejects with `not-signed-in` where the token has no session. */
  resolve(token: string): Promise<ResolveReply>
  tables: OnDemand<ResolveReply>['tables']
}

/** Identity's tables whose rows decide about a session: when one of them changes, what is remembered is dropped. */
const TABLES = ['user', 'session'] as const

/** @param options.max how many sessions are remembered; for the others, identity is asked at each request */
export function rememberSessions(options: {
  services: Pick<Services, 'sessions' | 'asGateway'>
  replica: () => Pick<LiveReplica, 'now' | 'isFresh' | 'accepts'>
  max: number
}): SessionMemory {
  const { services, replica, max } = options
  const memory = openOnDemand<ResolveReply>({
    replica,
    tables: TABLES,
    max,
    async look(token) {
      const value = await services.sessions.resolve({ token }, services.asGateway(newId()))
      return { value, epoch: value.epoch, rows: value.restsOn }
    },
  })
  return {
    tables: memory.tables,
    resolve(token) {
      const known = memory.remembered(token)
      // Identity notes when a session was last used, and whether it has expired meanwhile.
      if (known && Date.now() >= known.askAgainAt) forget(known)
      return memory.get(token)
    },
  }

  function forget({ restsOn }: ResolveReply) {
    for (const { table, key } of restsOn) memory.tables[table]?.drop(key)
  }
}
