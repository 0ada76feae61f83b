import { SHARDS } from '@holdfast/contracts'
import { Lease, Ledger as LedgerService, RequestContexts, type SnapshotReply } from '@holdfast/contracts/ledger'
import { DomainError } from '@holdfast/errors'
import type { LiveReplica } from '@holdfast/replica'
import { type Implementation, implement } from '@holdfast/runtime'
import type { Contexts } from './contexts.ts'
import type { FactRows } from './leases/fact-rows.ts'
import type { LeaseService } from './leases/lease-service.ts'
import type { ResumedWaits } from './leases/resumed-waits.ts'
import { serveFollow } from './leases/serve-lease-streams.ts'
import type { Ledger } from './ledger.ts'

const MOST_ENTRIES = 1_000
const USUAL_ENTRIES = 500
const LONGEST_WAIT_MS = 5_000
const ROWS_A_REPLY = 1_000

/** The gRPC service with which followers and replicas of other services read entries and heads. */
export function followersService(
  options: Pick<Ledger, 'epoch' | 'heads' | 'read'> & { resumedWaits: ResumedWaits },
): Implementation {
  const { epoch, resumedWaits } = options
  return implement(LedgerService, {
    async heads() {
      return { epoch, heads: await options.heads() }
    },
    async read({ shard, after, limit }) {
      if (limit > MOST_ENTRIES) throw new DomainError('bad-request', { detail: `limit is at most ${MOST_ENTRIES}` })
      const entries = await options.read(shard, after, limit || USUAL_ENTRIES)
      const head = (await options.heads())[shard] ?? 0
      return { epoch, entries, head }
    },
    async awaitInForce({ waitMs, ...change }) {
      // A change from before a restore may be lost, so it cannot be said to be in force.
      if (change.epoch !== epoch || change.shard >= SHARDS) throw new DomainError('not-found')
      const { shard, seq } = change
      return { inForce: await resumedWaits.isInForceWithin(Math.min(waitMs, LONGEST_WAIT_MS), { shard, seq }) }
    },
  })
}

/** The gRPC service by which what is kept about a user's requests ends with their account. */
export function requestContextsService({ forget }: Contexts): Implementation {
  return implement(RequestContexts, {
    async forgetUser({ userId }) {
      await forget(userId)
      return {}
    },
  })
}

/**
 * The gRPC service with which replicas load snapshots and renew leases.
 * @param options.rows the rows of this process's own replica, by table
 * @param options.own this process's own replica; undefined before it has joined
 */
export function replicasService(options: {
  epoch: string
  rows: ReadonlyMap<string, FactRows>
  own(): LiveReplica | undefined
  leases: LeaseService
}): Implementation {
  const { epoch, rows, own, leases } = options
  return implement(Lease, {}, { serverStreaming: { snapshot }, bidirectional: { follow: serveFollow(leases) } })

  /** The rows that this process holds in memory. The rows of each shard are of one moment. */
  async function* snapshot({ tables }: { tables?: string[] }): AsyncGenerator<SnapshotReply> {
    const wanted = tables?.length ? tables : [...rows.keys()]
    // During a rolling update this process may lack a table that a newer release has; the caller then asks another one.
    if (wanted.some((table) => !rows.has(table))) throw new DomainError('unavailable')
    for (let shard = 0; shard < SHARDS; shard++) {
      // Seq and rows are read in one synchronous block, so that no entry is applied in between.
      const applied = own()?.metrics().shards[shard]?.applied ?? -1
      const parts = wanted.map((table) => rows.get(table)!.parts(shard, ROWS_A_REPLY))
      if (applied < 0) throw new DomainError('unavailable')
      for (const part of parts) for (const facts of part) yield { epoch, shard, facts }
      yield { epoch, shard, facts: [], applied }
    }
  }
}
