import { SHARDS } from '@holdfast/contracts'
import type { Fact } from '@holdfast/contracts/ledger'
import type { FactTable } from '@holdfast/replica'

/**
 * The rows of one table, by shard, from which a process gives snapshots to replicas. Keys and values are kept as
 * strings with one character for each byte, because these take a third of the memory of buffers.
 */
export interface FactRows extends FactTable {
  /** The shard's rows as they are now, in parts of at most `size` rows; later changes do not alter them. */
  parts(shard: number, size: number): Iterable<Fact[]>
}

export function createFactRows(table: string): FactRows {
  const shards = Array.from({ length: SHARDS }, () => new Map<string, string>())
  return {
    put: (key, value, shard) => void shards[shard!]!.set(textOf(key), textOf(value)),
    drop: (key, shard) => void shards[shard!]!.delete(textOf(key)),
    clear() {
      for (const rows of shards) rows.clear()
    },
    parts(shard, size) {
      const rows = [...shards[shard]!]
      return (function* () {
        for (let from = 0; from < rows.length; from += size) {
          yield rows
            .slice(from, from + size)
            .map(([key, value]) => ({ table, key: Buffer.from(key, 'latin1'), value: Buffer.from(value, 'latin1') }))
        }
      })()
    },
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
