import assert from 'node:assert/strict'
import type { LiveReplica } from './live-replica.ts'
import type { FactTable } from './source.ts'

/** What an owner answered, and the rows that it rests on, present or not, each with the seq at which it was read. */
export interface Looked<Value> {
  value: Value
  epoch: string
  rows: readonly { table: string; key: Uint8Array; shard: number; seq: number }[]
}

export interface OnDemand<Value> {
  /** From memory where that may be, else by asking the owner. Rejects with what `look` rejects with. */
  get(key: string): Promise<Value>
  /** From memory or not at all. */
  remembered(key: string): Value | undefined
  /** To be given to `startReplica` as `onDemand`. */
  tables: Record<string, FactTable>
}

interface Kept<Value> {
  key: string
  value: Value
  /** Without repeats. */
  shards: number[]
  rows: string[]
  wasUsed: boolean
}

/** How long a get waits for a look that was under way when it came, hoping to find its value remembered. */
const PATIENCE_MS = 100

/**
 * Facts of which nobody wants to hold all: each is looked up when it is first asked for, and remembered until an entry
 * touches a row that it rests on. Point 9 of docs/consistency.md: it is used only under a lease for every shard of its
 * rows, and kept only if no entry may have passed while the answer was on its way.
 * @param options.replica asked for at each use, so that the replica may be started with the tables of this
 * @param options.tables names of the tables that values rest on
 * @param options.max how many values are remembered
 * @param options.look asks the owner, which must begin to read after it is asked: it fences, reads the heads, then the
 *   rows. Rejects when there is no such thing: that is not remembered.
 */
export function openOnDemand<Value>(options: {
  replica: () => Pick<LiveReplica, 'now' | 'isFresh' | 'accepts'>
  tables: readonly string[]
  max: number
  look(key: string): Promise<Looked<Value>>
}): OnDemand<Value> {
  const { max } = options
  /** In the order in which they came, or were spared. */
  const kept = new Map<string, Kept<Value>>()
  /** What rests on a row. */
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
   * A look that was under way when somebody asked may have read what is no longer in force. So nobody joins it: they see
   * whether its value is remembered, which counts by the lease and not by the look, and else begin the next, which all
   * who asked before it began may share.
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
      assert(options.tables.includes(table), `nobody would tell of a change in table ${table}`)
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

  /** The oldest goes; whoever was used since its turn came last goes to the end once more. */
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
