/**
 * How far a follower is behind, as far as this process knows: it learns the heads of the owner, and what it applied, or
 * others of its service.
 */
export function createLag(now: () => number = Date.now) {
  const heads = new Map<number, number>()
  const positions = new Map<number, { applied: number; at?: number }>()
  const behindSince = new Map<number, number>()

  return {
    /** The owner has entries up to this one. */
    known(shard: number, seq: number): void {
      heads.set(shard, Math.max(seq, heads.get(shard) ?? 0))
      note(shard)
    },
    /** @param at when the entry at the position was made, in milliseconds since 1970, if that is known */
    applied(shard: number, seq: number, at?: number): void {
      const { applied = 0, at: before } = positions.get(shard) ?? {}
      if (seq < applied) return
      positions.set(shard, { applied: seq, at: at ?? (seq === applied ? before : undefined) })
      note(shard)
    },
    read(): { behind: number; lagMs: number } {
      let behind = 0
      let lagMs = 0
      for (const [shard, since] of behindSince) {
        const { applied = 0, at = 0 } = positions.get(shard) ?? {}
        behind += heads.get(shard)! - applied
        // After an hour without entries, the last one is an hour old: the first new one has not waited that long.
        lagMs = Math.max(lagMs, now() - Math.max(at, since))
      }
      return { behind, lagMs: Math.max(0, lagMs) }
    },
  }

  function note(shard: number): void {
    const isBehind = (heads.get(shard) ?? 0) > (positions.get(shard)?.applied ?? 0)
    if (!isBehind) behindSince.delete(shard)
    else if (!behindSince.has(shard)) behindSince.set(shard, now())
  }
}
