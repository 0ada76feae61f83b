/** Runs work one after the other. The next begins when the one before calls `done`, or at the latest when it ends. */
export function createIssuingTurns() {
  let last: Promise<void> = Promise.resolve()
  return async <Result>(work: (done: () => void) => Promise<Result>): Promise<Result> => {
    const before = last
    const { promise, resolve } = Promise.withResolvers<void>()
    last = promise
    await before
    try {
      return await work(resolve)
    } finally {
      resolve()
    }
  }
}
