import { DomainError } from '@holdfast/errors'

const LIMIT = 256

/**
 * Runs one transaction at a time on a shard within this process; several would only conflict on the head. If {@link
 * LIMIT} transactions wait already, another command is refused with `overloaded`. A follower is never refused, because
 * a process has few of them.
 */
export type InTurn = <T>(shard: number, work: () => Promise<T>, by?: 'command' | 'follower') => Promise<T>

export function createShardQueues(): InTurn {
  const queues = new Map<number, { waiting: number; last: Promise<unknown> }>()
  return async (shard, work, by = 'command') => {
    const queue = queues.get(shard) ?? { waiting: 0, last: Promise.resolve() }
    queues.set(shard, queue)
    if (queue.waiting >= LIMIT && by === 'command') throw new DomainError('overloaded')
    queue.waiting++
    const mine = queue.last.then(work)
    queue.last = mine.catch(() => {})
    try {
      return await mine
    } finally {
      queue.waiting--
    }
  }
}
