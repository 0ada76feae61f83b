import { idText, SHARDS, shardOf } from '@holdfast/contracts'
import type { FactTable } from '@holdfast/replica'
import type { Log } from '@holdfast/runtime'

/** Makes tables of one owner's facts, and notes which shards have rows that this process does not understand. */
export interface ReadableRows {
  /** @param keyBytes length of a key; the first 16 bytes are the id of the stream */
  table(
    name: string,
    keyBytes: number,
    put: (key: Uint8Array, value: Uint8Array) => void,
    drop: (key: Uint8Array) => void,
    clear: () => void,
  ): FactTable
  /** False while one of the rows of the shard cannot be read: answers from the other rows could be wrong. */
  isReadable(shard: number): boolean
  /** How many rows cannot be read. */
  unreadable(): number
  /** How often tables were cleared so far. */
  clears(): number
}

/** @param noun the first part of the streams' names: `company`, `site` */
export function createReadableRows(noun: string, log: Log): ReadableRows {
  /** By shard, the keys of rows that cannot be read. A key is removed when its row is put again or dropped. */
  const unreadable = Array.from({ length: SHARDS }, () => new Set<string>())
  let clears = 0

  return {
    isReadable: (shard) => unreadable[shard]!.size === 0,
    // A row of which the shard is not known is noted in each of them.
    unreadable: () => new Set(unreadable.flatMap((keys) => [...keys])).size,
    clears: () => clears,
    table(name, keyBytes, put, drop, clear) {
      const spoiledBy = (key: Uint8Array, shard = shardOfKey(key)) =>
        shard === undefined ? unreadable : [unreadable[shard]!]
      // The shard of a key with a wrong length is unknown, so the row may belong to any shard.
      const shardOfKey = (key: Uint8Array) =>
        key.length === keyBytes ? shardOf(`${noun}/${idText(key.subarray(0, 16))}`) : undefined
      const textOf = (key: Uint8Array) => `${name} ${Buffer.from(key).toString('hex')}`
      const attempt = (key: Uint8Array, shard: number | undefined, change: () => void) => {
        try {
          change()
          if (unreadable.some(({ size }) => size > 0)) {
            for (const keys of spoiledBy(key, shard)) keys.delete(textOf(key))
          }
        } catch (err) {
          log.error({ err, table: name, key: textOf(key) }, 'fact not understood; checks of its shard go to the owner')
          for (const keys of spoiledBy(key, shard)) keys.add(textOf(key))
        }
      }
      return {
        put: (key, value, shard) => attempt(key, shard, () => put(key, value)),
        drop: (key, shard) => attempt(key, shard, () => drop(key)),
        clear() {
          clears++
          clear()
          for (const keys of unreadable) for (const key of keys) if (key.startsWith(`${name} `)) keys.delete(key)
        },
      }
    },
  }
}
