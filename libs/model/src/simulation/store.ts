import type { Registration } from '@holdfast/ledger/machines'
import type { Chance } from './chance.ts'
import type { Process } from './process.ts'
import type { Schedule } from './schedule.ts'

export interface StoredChange {
  row: number
  value: number
  at: number
}

/**
 * The database of one owner: the writes that a majority has acknowledged, and for each process whether it talks to a
 * deposed primary. Such a primary does not know yet that another one was elected. No write to it is acknowledged, and a
 * read from it without a fence returns the state from the moment of that election.
 */
export interface Store {
  epoch: string
  readonly shards: StoredChange[][]
  readonly registrations: Map<string, Registration>
  readonly outcomes: Map<number, { shard: number; seq: number }>
  isDown: boolean
  depose(process: Process): void
  elect(process: Process): void
  isDeposed(process: Process): boolean
  /**
   * Runs `work` at one instant between now and the answer. `done` gets undefined if the work failed or its answer was
   * lost.
   * @param isFenced true if the call needs a majority and so fails on a deposed primary; otherwise `work` runs there
   *   too, and gets the time at which that primary was deposed
   */
  call<T>(
    process: Process,
    isFenced: boolean,
    work: (deposedAt: number | undefined) => T,
    done: (result: T | undefined) => void,
  ): void
  heads(at?: number): number[]
}

export function createStore(schedule: Schedule, chance: Chance, shardCount: number): Store {
  const deposed = new Map<Process, number>()
  const store: Store = {
    epoch: '1',
    shards: Array.from({ length: shardCount }, () => []),
    registrations: new Map(),
    outcomes: new Map(),
    isDown: false,
    depose: (process) => deposed.set(process, schedule.now()),
    elect: (process) => deposed.delete(process),
    isDeposed: (process) => deposed.has(process),
    call(process, isFenced, work, done) {
      const latency = () => (chance.is(0.05) ? chance.between(20, 900) : chance.between(0.3, 3))
      schedule.at(schedule.now() + latency(), () => {
        const deposedAt = deposed.get(process)
        const fails = store.isDown || (isFenced && deposedAt !== undefined)
        const result = fails ? undefined : work(deposedAt)
        const isLost = fails || chance.is(0.005)
        process.after(isLost ? chance.between(100, 600) : latency(), () => done(isLost ? undefined : result))
      })
    },
    heads(at) {
      if (at === undefined) return store.shards.map(({ length }) => length)
      return store.shards.map((changes) => {
        let seq = changes.length
        while (seq > 0 && changes[seq - 1]!.at > at) seq--
        return seq
      })
    },
  }
  return store
}
