import type { FollowReply, FollowRequestInput, HeadsReply, ReadReply, SnapshotReply } from '@holdfast/contracts/ledger'

/**
 * The calls of a replica to an owner: over gRPC, or within the owner's own process. Any process of the owner may
 * answer, and a different one each time.
 */
export interface Source {
  /** Opens a lease stream to one process of the owner. Rejects if no process accepts the stream. */
  follow(events: LeaseStreamEvents): Promise<LeaseStream>
  /** The rows of the tables, shard by shard. The last reply of each shard has the seq at which its rows were read. */
  snapshot(tables: string[], signal: AbortSignal): AsyncIterable<SnapshotReply>
  /** Entries of a shard after a seq, in order and without holes, with the shard's head and the present epoch. */
  read(shard: number, after: number): Promise<ReadReply>
  /** The heads of all shards, and the present epoch. */
  heads(): Promise<HeadsReply>
}

export interface LeaseStream {
  send(message: FollowRequestInput): void
  /** Closes the stream. Messages sent before still arrive, if the connection works. */
  close(): void
}

export interface LeaseStreamEvents {
  onReply(reply: FollowReply): void
  /** Called once when the stream has ended, also after {@link LeaseStream.close}. `onReply` is not called after it. */
  onEnd(error?: unknown): void
}

/**
 * Receives the facts of one table. It is called in the synchronous block that moves `applied`, and must not throw. A
 * replica also passes the shard; a row never moves to another shard.
 */
export interface FactTable {
  put(key: Uint8Array, value: Uint8Array, shard?: number): void
  drop(key: Uint8Array, shard?: number): void
  /** Removes all rows; called before a snapshot is loaded. */
  clear(): void
}
