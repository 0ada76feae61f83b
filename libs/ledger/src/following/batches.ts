import type { Entry } from '@holdfast/contracts/ledger'

/** Entries of one shard that take effect in one transaction. */
export interface Batch {
  entries: Entry[]
  /** The shard of the own ledger on which all of them append; undefined: none of them appends. */
  ownShard: number | undefined
}

/** The entries of one shard by seq, each once. */
export function inOrder(entries: readonly Entry[]): Entry[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry]))
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq)
}

/**
 * The entries that come next and can share a transaction: one after the other from `applied + 1`, and on one shard of the
 * own ledger, for a transaction locks one head. Entries that append nothing join any batch. None at a hole.
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
