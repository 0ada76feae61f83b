/** Work under one name is done one after another, in the order of asking. Other names do not wait. */
export function createTurns(): { take<Result>(name: string, work: () => Promise<Result>): Promise<Result> } {
  const last = new Map<string, Promise<unknown>>()
  return {
    take(name, work) {
      const turn = (last.get(name) ?? Promise.resolve()).then(work)
      const settled = turn
        .catch(() => {})
        .then(() => {
          if (last.get(name) === settled) last.delete(name)
        })
      last.set(name, settled)
      return turn
    },
  }
}
