import assert from 'node:assert/strict'
import type { LiveReplica } from './live-replica.ts'
import type { FactTable } from './source.ts'

/**
 * An owner's answer, with the rows from which it follows, each with the seq at which the owner read it. A row is listed
 * also if the owner found that it does not exist.
 */
export interface Looked<Value> {
  value: Value
  epoch: string
  rows: readonly { table: string; key: Uint8Array; shard: number; seq: number }[]
}

export interface OnDemand<Value> {
  /** Returns the value from memory if a lease allows it, otherwise asks the owner. Rejects with the error of `look`. */
  get(key: string): Promise<Value>
  /** Returns the value from memory; undefined if it is not remembered, or no lease allows its use. */
  remembered(key: string): Value | undefined
  /** Pass these to `startReplica` as `onDemand`. */
  tables: Record<string, FactTable>
}

interface Kept<Value> {
  key: string
  value: Value
  /** The shards of the rows from which the value follows, each once. */
  shards: number[]
  rows: string[]
  wasUsed: boolean
}

/**
 * If a `look` is under way when `get` is called, `get` waits this long for it, because the value may be remembered
 * then.
 */
const PATIENCE_MS = 100

/**
 * Facts that are too many for every process to hold all of them, such as sessions. Each is looked up when it is first
 * asked for, and remembered until an entry changes a row from which it follows. A remembered value is used only under a
 * lease for every shard of its rows. An answer is remembered only if no entry that changes it can have passed while it
 * was on its way. See "Sessions and the like" in docs/consistency.md.
 * @param options.replica called at each use, because the replica is started later, with {@link OnDemand.tables}
 * @param options.tables names of the tables from whose rows the values follow
 * @param options.max how many values are remembered
 * @param options.look asks the owner, which must begin to read after it is asked: it fences, reads the heads, then the
 *   rows. Rejects if the thing does not exist; that is not remembered.
 */
export function openOnDemand<Value>(options: {
  replica: () => Pick<LiveReplica, 'now' | 'isFresh' | 'accepts'>
  tables: readonly string[]
  max: number
  look(key: string): Promise<Looked<Value>>
}): OnDemand<Value> {
  const { max } = options
  /** The remembered values by key; {@link makeRoom} forgets the first ones first. */
  const kept = new Map<string, Kept<Value>>()
  /** For each row, the remembered values that follow from it. */
  const resting = new Map<string, Set<Kept<Value>>>()
  const looks = new Map<string, { begun: number; value: Promise<Value> }>()
  let turn = 0

  return {
    get(key) {
      const value = remembered(key)
      return value === undefined ? ask(key, ++turn) : Promise.resolve(value)
    },
    remembered,
    tables: Object.fromEntries(
      options.tables.map((table): [string, FactTable] => [
        table,
        {
          put: (key) => drop(rowName(table, key)),
          drop: (key) => drop(rowName(table, key)),
          clear() {
            kept.clear()
            resting.clear()
          },
        },
      ]),
    ),
  }

  function remembered(key: string): Value | undefined {
    const found = kept.get(key)
    if (!found) return
    const replica = options.replica()
    const now = replica.now()
    for (const shard of found.shards) if (!replica.isFresh(shard, now)) return
    found.wasUsed = true
    return found.value
  }

  /**
   * A look that was under way before this call may have read an older state, so this call must not use its answer
   * directly. It waits for that look, and uses its value only if the value is remembered, because the lease then proves
   * that it is good. Otherwise a next look is begun. All calls that came before the beginning of that look share it.
   */
  async function ask(key: string, asked: number): Promise<Value> {
    const underWay = looks.get(key)
    if (!underWay) return look(key)
    if (underWay.begun > asked) return underWay.value
    await settled(underWay.value)
    const value = remembered(key)
    if (value !== undefined) return value
    const next = looks.get(key)
    return next && next.begun > asked ? next.value : look(key)
  }

  function look(key: string): Promise<Value> {
    const begun = ++turn
    const value = options
      .look(key)
      .then((looked) => {
        keep(key, looked)
        return looked.value
      })
      .finally(() => {
        if (looks.get(key)?.begun === begun) looks.delete(key)
      })
    looks.set(key, { begun, value })
    return value
  }

  function keep(key: string, { value, epoch, rows }: Looked<Value>) {
    if (rows.length === 0) return
    const replica = options.replica()
    for (const { table, shard, seq } of rows) {
      assert(
        options.tables.includes(table),
        `changes of table ${table} would go unnoticed: it is not among options.tables`,
      )
      if (!replica.accepts({ epoch, shard, seq })) return
    }
    const earlier = kept.get(key)
    if (earlier) forget(earlier)
    const one: Kept<Value> = {
      key,
      value,
      shards: [...new Set(rows.map(({ shard }) => shard))],
      rows: rows.map(({ table, key }) => rowName(table, key)),
      wasUsed: false,
    }
    kept.set(key, one)
    for (const row of one.rows) {
      const others = resting.get(row)
      if (others) others.add(one)
      else resting.set(row, new Set([one]))
    }
    makeRoom()
  }

  function drop(row: string) {
    const fallen = resting.get(row)
    if (fallen) for (const one of [...fallen]) forget(one)
  }

  function forget(one: Kept<Value>) {
    if (kept.get(one.key) === one) kept.delete(one.key)
    for (const row of one.rows) {
      const others = resting.get(row)
      others?.delete(one)
      if (others?.size === 0) resting.delete(row)
    }
  }

  /**
   * Forgets the oldest value. A value that was used since it was last considered is kept, and moves to the end of the
   * order.
   */
  function makeRoom() {
    while (kept.size > max) {
      const oldest: Kept<Value> = kept.values().next().value!
      if (oldest.wasUsed) {
        oldest.wasUsed = false
        kept.delete(oldest.key)
        kept.set(oldest.key, oldest)
      } else forget(oldest)
    }
  }
}

function settled(promise: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    promise.then(done, done)
  })
}

function rowName(table: string, key: Uint8Array): string {
  return `${table}/${Buffer.from(key.buffer, key.byteOffset, key.byteLength).toString('latin1')}`
}
