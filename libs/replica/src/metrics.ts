import type { Refused } from '@holdfast/contracts/ledger'

/** The ways an entry can come. `offered`: by the owner's own process. */
export type Feed = 'stream' | 'kafka' | 'offered' | 'read'

/** How a replica is doing; counts are since it was started. */
export interface ReplicaMetrics {
  /** Of the ledger that the copy is of; empty before the first snapshot. */
  epoch: string
  /** All shards are loaded. */
  isLoaded: boolean
  /** The index is the shard. */
  shards: ShardMetrics[]
  /** Entries applied, by the feed that brought them first. */
  entries: Record<Feed, number>
  /** How often entries were missing and had to be asked for. */
  gaps: number
  /** Snapshots taken after the first. */
  resyncs: number
  /** Lease streams opened after the first. */
  reconnects: number
  /** Renewals that an owner refused. */
  refused: Record<Refused['reason'], number>
}

export interface ShardMetrics {
  /** -1 while the shard is not loaded. */
  applied: number
  /** The highest seq that is known to exist. */
  head: number
  /** Milliseconds since the copy was last known to be complete; absent when it is not known to be. */
  age?: number
  /** Milliseconds for which checks may still be decided from memory; 0 when not. */
  leaseLeft: number
}
