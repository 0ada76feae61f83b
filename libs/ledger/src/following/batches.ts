import type { Entry } from '@holdfast/contracts/ledger'

/** Entries of one shard that take effect in one transaction. */
export interface Batch {
  entries: Entry[]
  /** The shard of the own ledger to which the entries append; undefined if none of them appends. */
  ownShard: number | undefined
}

/** Sorts entries of one shard by seq and removes repeats. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/**
 * Returns the next entries that can share a transaction. They follow `applied` without a hole, and they append to one
 * shard of the own ledger, because a transaction locks one head. An entry that appends nothing can join any batch. The
 * batch is empty if entry `applied + 1` is missing.
 * @param entries as {@link inOrder} returns them
 */
export function nextBatch(
  entries: readonly Entry[],
  applied: number,
  limit: number,
  ownShardOf: (entry: Entry) => number | undefined,
): Batch {
  const batch: Batch = { entries: [], ownShard: undefined }
  for (const entry of entries) {
    if (entry.seq <= applied) continue
    if (entry.seq !== applied + batch.entries.length + 1 || batch.entries.length === limit) break
    const shard = ownShardOf(entry)
    if (shard !== undefined && batch.ownShard !== undefined && shard !== batch.ownShard) break
    batch.ownShard ??= shard
    batch.entries.push(entry)
  }
  return batch
}
