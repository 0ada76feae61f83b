/** A state machine to explore. A state is an array of small integers; each field fits four bits. */
export interface World {
  fields: number
  initial(state: Uint8Array): void
  /**
   * Calls `emit` for every state that one step from `state` leads to, after writing that state to `next`. `isBad` says
   * that a check in that state would be decided from facts that lack a change which was answered before.
   */
  steps(state: Uint8Array, next: Uint8Array, emit: (action: string, who: string, isBad: boolean) => void): void
}

export interface Exploration {
  verdict: 'SAFE' | 'VIOLATION' | 'LIMIT'
  states: number
  transitions: number
  depth: number
  seconds: number
  /** Processor time in seconds: on a machine with other work, it is less than `seconds`. */
  processorSeconds: number
  /** How often each action occurred. */
  actions: Map<string, number>
  /** The steps of a shortest way to a violation; empty if none was found. */
  trace: string[]
}

const CHUNK_BITS = 18
const CHUNK = 1 << CHUNK_BITS

/**
 * Visits every reachable state, breadth first, so that the way to the first violation found is a shortest one. States
 * are packed eight fields to a word, and compared as a whole: two states with the same hash are never taken for one.
 */
export function explore(
  world: World,
  options: { limit?: number; progress?: (line: string) => void } = {},
): Exploration {
  const { limit = 60e6, progress } = options
  const begun = performance.now()
  const processor = process.cpuUsage()
  const store = createStore(world.fields)
  const state = new Uint8Array(world.fields)
  const next = new Uint8Array(world.fields)
  const actions = new Map<string, number>()
  world.initial(state)
  store.add(state, -1)
  let transitions = 0
  let depth = 0
  let levelEnd = 1
  let found = -1
  let lastStep = ''
  let i = 0
  for (; i < store.count() && found < 0 && store.count() <= limit; i++) {
    if (i === levelEnd) {
      depth++
      levelEnd = store.count()
      progress?.(`depth ${depth}, ${levelEnd} states, ${((performance.now() - begun) / 1000).toFixed(0)} s`)
    }
    store.load(i, state)
    world.steps(state, next, (action, who, isBad) => {
      if (found >= 0) return
      transitions++
      actions.set(action, (actions.get(action) ?? 0) + 1)
      store.add(next, i)
      if (!isBad) return
      found = i
      lastStep = label(action, who)
    })
  }
  return {
    verdict: found >= 0 ? 'VIOLATION' : i < store.count() ? 'LIMIT' : 'SAFE',
    states: store.count(),
    transitions,
    depth,
    seconds: (performance.now() - begun) / 1000,
    processorSeconds: process.cpuUsage(processor).user / 1e6,
    actions,
    trace: found >= 0 ? [...wayTo(found), lastStep] : [],
  }

  /**
   * Names the steps from the first state to this one. To find each name, it takes all steps of the state before again.
   */
  function wayTo(last: number): string[] {
    const way: number[] = []
    for (let at = last; at >= 0; at = store.parent(at)) way.unshift(at)
    const wanted = new Uint8Array(world.fields)
    return way.slice(1).map((at, step) => {
      let name = '?'
      store.load(at, wanted)
      store.load(way[step]!, state)
      world.steps(state, next, (action, who) => {
        if (name === '?' && next.every((field, index) => field === wanted[index])) name = label(action, who)
      })
      return name
    })
  }
}

function label(action: string, who: string): string {
  return who ? `${action}(${who})` : action
}

function createStore(fields: number) {
  const words = (fields + 7) >> 3
  const chunks: Int32Array[] = []
  const parents: Int32Array[] = []
  const packed = new Int32Array(words)
  let count = 0
  let mask = (1 << 16) - 1
  let table = new Int32Array(mask + 1).fill(-1)

  return {
    count: () => count,
    parent: (index: number) => parents[index >> CHUNK_BITS]![index & (CHUNK - 1)]!,
    load(index: number, state: Uint8Array) {
      const chunk = chunks[index >> CHUNK_BITS]!
      const at = (index & (CHUNK - 1)) * words
      for (let word = 0; word < words; word++) {
        let bits = chunk[at + word]!
        const first = word << 3
        for (let field = first; field < first + 8 && field < fields; field++) {
          state[field] = bits & 15
          bits >>>= 4
        }
      }
    },
    /** Adds a state; returns false if it was there already. */
    add(state: Uint8Array, parent: number): boolean {
      for (let word = 0; word < words; word++) {
        let bits = 0
        const first = word << 3
        for (let field = Math.min(first + 7, fields - 1); field >= first; field--) bits = (bits << 4) | state[field]!
        packed[word] = bits
      }
      let slot = hash(packed, 0) & mask
      for (let index = table[slot]!; index >= 0; index = table[slot]!) {
        const chunk = chunks[index >> CHUNK_BITS]!
        const at = (index & (CHUNK - 1)) * words
        let same = 0
        while (same < words && chunk[at + same] === packed[same]) same++
        if (same === words) return false
        slot = (slot + 1) & mask
      }
      if ((count & (CHUNK - 1)) === 0) {
        chunks.push(new Int32Array(CHUNK * words))
        parents.push(new Int32Array(CHUNK))
      }
      chunks[count >> CHUNK_BITS]!.set(packed, (count & (CHUNK - 1)) * words)
      parents[count >> CHUNK_BITS]![count & (CHUNK - 1)] = parent
      table[slot] = count++
      if (count * 2 > table.length) grow()
      return true
    },
  }

  function grow() {
    mask = mask * 2 + 1
    table = new Int32Array(mask + 1).fill(-1)
    for (let index = 0; index < count; index++) {
      let slot = hash(chunks[index >> CHUNK_BITS]!, (index & (CHUNK - 1)) * words) & mask
      while (table[slot]! >= 0) slot = (slot + 1) & mask
      table[slot] = index
    }
  }

  function hash(from: Int32Array, at: number): number {
    let bits = 0x9e3779b9 | 0
    for (let word = 0; word < words; word++) {
      bits = Math.imul(bits ^ from[at + word]!, 0x85ebca6b)
      bits ^= bits >>> 13
      bits = Math.imul(bits, 0xc2b2ae35)
      bits ^= bits >>> 16
    }
    return bits
  }
}
