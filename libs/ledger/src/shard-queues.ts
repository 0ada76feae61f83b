import { DomainError } from '@holdfast/errors'

const LIMIT = 256

/**
 * Lets one transaction at a time work on a shard within this process: they would only conflict on the head. A command
 * that comes when {@link LIMIT} wait already is refused with `overloaded`; a follower is never refused: a process has few.
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
