import { DomainError } from '@holdfast/errors'

/**
 * Runs work, some at once, and lets a number of callers wait. Throws `overloaded` if too many wait, and to a caller whose
 * turn comes after more than `patienceMs`: it has probably given up, and work for it would make the next ones wait too.
 */
export function limit(atOnce: number, mayWait: number, patienceMs: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    const begun = performance.now()
    let isLate = false
    if (running < atOnce) {
      running++
    } else {
      if (waiting.length >= mayWait) throw new DomainError('overloaded')
      await new Promise<void>((resolve) => waiting.push(resolve))
      isLate = performance.now() - begun > patienceMs
    }
    try {
      if (isLate) throw new DomainError('overloaded')
      return await work()
    } finally {
      // The slot goes to the caller who waited longest and is not freed before: a new caller cannot take it first.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
