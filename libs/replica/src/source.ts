import type { FollowReply, FollowRequestInput, HeadsReply, ReadReply, SnapshotReply } from '@holdfast/contracts/ledger'

/**
 * An owner as a replica sees it: over gRPC, or in the owner's own process. Any process of the owner may answer, each
 * call another one.
 */
export interface Source {
  /** Opens a lease stream to some process of the owner. Rejects when none takes it. */
  follow(events: LeaseStreamEvents): Promise<LeaseStream>
  /** The tables' rows shard by shard, each shard closed by the seq it stands at. */
  snapshot(tables: string[], signal: AbortSignal): AsyncIterable<SnapshotReply>
  /** Entries of a shard after a seq, in order, without holes; the present epoch beside them. */
  read(shard: number, after: number): Promise<ReadReply>
  /** Where the ledger stands, and in which epoch. */
  heads(): Promise<HeadsReply>
}

export interface LeaseStream {
  send(message: FollowRequestInput): void
  /** Hangs up. What was sent before still arrives if it can. */
  close(): void
}

export interface LeaseStreamEvents {
  onReply(reply: FollowReply): void
  /** Called once, also after {@link LeaseStream.close}; nothing follows it. */
  onEnd(error?: unknown): void
}

/**
 * Where facts of one table go. Called in the synchronous block that moves `applied`; must not throw. A replica says the
 * shard too; a row is in one shard all its life.
 */
export interface FactTable {
  put(key: Uint8Array, value: Uint8Array, shard?: number): void
  drop(key: Uint8Array, shard?: number): void
  /** Before a snapshot is loaded: nothing of before counts. */
  clear(): void
}
