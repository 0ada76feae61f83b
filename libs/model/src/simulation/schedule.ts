/**
 * Events in simulated time, in milliseconds. Events of the same moment happen in the order in which they were added.
 */
export interface Schedule {
  now(): number
  at(time: number, happen: () => void): void
  /** Runs all events up to the time `end`, in order. */
  run(end: number): void
}

export function createSchedule(): Schedule {
  let now = 0
  let order = 0
  const heap: { time: number; order: number; happen: () => void }[] = []
  const isBefore = (a: number, b: number) => {
    const x = heap[a]!
    const y = heap[b]!
    return x.time < y.time || (x.time === y.time && x.order < y.order)
  }
  const swap = (a: number, b: number) => {
    const kept = heap[a]!
    heap[a] = heap[b]!
    heap[b] = kept
  }
  return {
    now: () => now,
    at(time, happen) {
      heap.push({ time: Math.max(time, now), order: order++, happen })
      for (let i = heap.length - 1; i > 0; ) {
        const parent = (i - 1) >> 1
        if (!isBefore(i, parent)) return
        swap(i, parent)
        i = parent
      }
    },
    run(end) {
      while (heap.length > 0 && heap[0]!.time <= end) {
        const { time, happen } = heap[0]!
        const last = heap.pop()!
        if (heap.length > 0) {
          heap[0] = last
          for (let i = 0; ; ) {
            const left = 2 * i + 1
            if (left >= heap.length) break
            const first = left + 1 < heap.length && isBefore(left + 1, left) ? left + 1 : left
            if (!isBefore(first, i)) break
            swap(first, i)
            i = first
          }
        }
        now = time
        happen()
      }
      now = end
    },
  }
}
