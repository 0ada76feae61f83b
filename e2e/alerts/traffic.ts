/** What goes on beside a fault. */
export interface Traffic {
  /** Begins nothing more, and resolves when what was begun has ended. */
  stop(): Promise<void>
}

/**
 * Does the same again and again. What fails is not told: faults are made so that things fail.
 * @param atOnce so many may be under way; more are left out, as where answers do not come
 */
export function every(ms: number, act: (nth: number) => Promise<unknown>, { atOnce = 1 } = {}): Traffic {
  const underWay = new Set<Promise<unknown>>()
  let nth = 0
  const timer = setInterval(() => {
    if (underWay.size >= atOnce) return
    const one = act(nth++)
      .catch(() => {})
      .finally(() => underWay.delete(one))
    underWay.add(one)
  }, ms)
  return {
    async stop() {
      clearInterval(timer)
      await Promise.all(underWay)
    },
  }
}
