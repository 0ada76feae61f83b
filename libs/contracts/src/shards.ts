import { createHash } from 'node:crypto'

/** Number of shards of a ledger, and of partitions of its topic. It never changes: a stream must stay in its shard. */
export const SHARDS = 16

/** "company/0190…": the noun, a slash, the id as UUID text. */
export type Stream = `${string}/${string}`

/** The shard of a stream: the first byte of SHA-256 of its name, modulo {@link SHARDS}. */
export function shardOf(stream: Stream): number {
  return createHash('sha256').update(stream).digest().readUInt8(0) % SHARDS
}

/** The Kafka topic of an owner's ledger. */
export function topicOf(owner: string): string {
  return `holdfast.${owner}.ledger.v1`
}
