const CHUNK_BITS = 16
const CHUNK_WORDS = 1 << CHUNK_BITS
const OFFSET_MASK = CHUNK_WORDS - 1
/** Fills the unused end of a block: greater than every entry, so that searches need no length. */
export const NONE = 0x7fffffff
/** The reference of an empty list. */
export const EMPTY = -1
/**
 * Lists of up to this length, at most two cache lines, are searched from the beginning. In longer ones, the search
 * begins by halving.
 */
const SCANNED = 24
/** Longer lists have a chunk of their own. */
const LARGEST_SHARED = 8000

const capacities = sizes()
/** From a length to the index of the smallest capacity that holds it. */
const classOfLength = new Uint8Array(LARGEST_SHARED + 1)
for (let length = 0, index = 0; length <= LARGEST_SHARED; length++) {
  if (length > capacities[index]!) index++
  classOfLength[length] = index
}
const NO_CHUNK = new Int32Array(0)

/**
 * A sorted list of positive 32-bit entries for each owner, in a block that is little longer than the list.
 *
 * Blocks of one capacity lie next to each other without gaps: when a block is freed, the last block of its capacity is
 * moved into its place, and `moved` is called. So lists that grow and shrink waste no memory, however often they do.
 */
export class GrantLists {
  /** Blocks `[owner, entry, entry, …, NONE, …]`. */
  readonly #chunks: Int32Array[] = []
  /** Words of a block, by chunk: a chunk holds blocks of one capacity. */
  readonly #strides: number[] = []
  readonly #unused: number[] = []
  /** By capacity: its chunks, and where in the last of them the next block begins. */
  readonly #chunksOf: number[][] = capacities.map(() => [])
  readonly #endOf: number[] = capacities.map(() => 0)
  readonly #moved: (owner: number, list: number) => void
  /** One free chunk is kept, so that a list that grows and shrinks in turn does not allocate each time. */
  #spare: Int32Array | undefined
  #words = 0

  /** @param moved called when an owner's list was moved: `list` is its reference from now on */
  constructor(moved: (owner: number, list: number) => void) {
    this.#moved = moved
  }

  get bytes(): number {
    return this.#words * 4 + this.#chunks.length * 8
  }

  /** Finds the entry equal to `key` except for its lowest three bits, and returns these bits; 0 if there is none. */
  find(list: number, key: number): number {
    if (list === EMPTY) return 0
    const chunk = this.#chunks[list >>> CHUNK_BITS]!
    const start = (list & OFFSET_MASK) + 1
    const end = start - 1 + this.#strides[list >>> CHUNK_BITS]!
    let at = start
    if (end - start > SCANNED) at = lowerBound(chunk, start, end, key)
    while (at < end && chunk[at]! < key) at++
    if (at === end) return 0
    const rest = chunk[at]! ^ key
    return rest < 8 ? rest : 0
  }

  /** Copies the entries into `to`, which must be long enough. Returns how many there are. */
  read(list: number, to: Int32Array): number {
    if (list === EMPTY) return 0
    const chunk = this.#chunks[list >>> CHUNK_BITS]!
    const start = (list & OFFSET_MASK) + 1
    const end = start - 1 + this.#strides[list >>> CHUNK_BITS]!
    let length = 0
    for (let at = start; at < end && chunk[at] !== NONE; at++) to[length++] = chunk[at]!
    return length
  }

  /** Entries that the list's block has room for. */
  capacity(list: number): number {
    return list === EMPTY ? 0 : this.#strides[list >>> CHUNK_BITS]! - 1
  }

  /** The entry at `index`, {@link NONE} behind the last. */
  at(list: number, index: number): number {
    if (list === EMPTY || index >= this.#strides[list >>> CHUNK_BITS]! - 1) return NONE
    return this.#chunks[list >>> CHUNK_BITS]![(list & OFFSET_MASK) + 1 + index]!
  }

  /**
   * Replaces the entries of the list by the first `length` of `entries`, which must be sorted. Returns the new
   * reference of the list.
   */
  replace(list: number, owner: number, entries: Int32Array, length: number): number {
    if (length > LARGEST_SHARED) return this.#replaceLarge(list, owner, entries, length)
    if (length === 0) {
      this.#free(list)
      return EMPTY
    }
    const size = classOfLength[length]!
    const stays = list !== EMPTY && this.#strides[list >>> CHUNK_BITS] === capacities[size]! + 1
    if (!stays) {
      // The old block is freed first. So the block that is moved into its place is never one of this owner.
      this.#free(list)
      list = this.#allocate(size)
    }
    this.#write(list, owner, entries, length)
    return list
  }

  #replaceLarge(list: number, owner: number, entries: Int32Array, length: number): number {
    const capacity = this.capacity(list)
    if (capacity < length || capacity > length * 2) {
      this.#free(list)
      list = this.#addChunk(length + (length >>> 2) + 1) << CHUNK_BITS
    }
    this.#write(list, owner, entries, length)
    return list
  }

  #write(list: number, owner: number, entries: Int32Array, length: number): void {
    const chunk = this.#chunks[list >>> CHUNK_BITS]!
    const start = (list & OFFSET_MASK) + 1
    const end = start - 1 + this.#strides[list >>> CHUNK_BITS]!
    chunk[start - 1] = owner
    for (let i = 0; i < length; i++) chunk[start + i] = entries[i]!
    for (let at = start + length; at < end; at++) chunk[at] = NONE
  }

  #allocate(size: number): number {
    const chunks = this.#chunksOf[size]!
    const stride = capacities[size]! + 1
    if (chunks.length === 0 || this.#endOf[size]! + stride > CHUNK_WORDS) {
      chunks.push(this.#addChunk(stride))
      this.#endOf[size] = 0
    }
    const offset = this.#endOf[size]!
    this.#endOf[size] = offset + stride
    return (chunks.at(-1)! << CHUNK_BITS) | offset
  }

  #free(list: number): void {
    if (list === EMPTY) return
    const hole = list >>> CHUNK_BITS
    const stride = this.#strides[hole]!
    if (stride > LARGEST_SHARED + 1) {
      this.#dropChunk(hole)
      return
    }
    const size = classOfLength[stride - 1]!
    const chunks = this.#chunksOf[size]!
    const last = chunks.at(-1)!
    const offset = this.#endOf[size]! - stride
    if (hole !== last || (list & OFFSET_MASK) !== offset) {
      const from = this.#chunks[last]!
      const to = this.#chunks[hole]!
      const start = list & OFFSET_MASK
      for (let i = 0; i < stride; i++) to[start + i] = from[offset + i]!
      this.#moved(to[start]!, list)
    }
    this.#endOf[size] = offset
    if (offset > 0) return
    chunks.pop()
    this.#endOf[size] = Math.floor(CHUNK_WORDS / stride) * stride
    this.#dropChunk(last)
  }

  #addChunk(stride: number): number {
    const number = this.#unused.pop() ?? this.#chunks.length
    // The last number would make a reference equal to EMPTY.
    if (number >= OFFSET_MASK) throw new RangeError('no room for more grants')
    const isLarge = stride > LARGEST_SHARED + 1
    const chunk = (!isLarge && this.#spare) || new Int32Array(isLarge ? stride : CHUNK_WORDS)
    if (chunk === this.#spare) this.#spare = undefined
    else this.#words += chunk.length
    this.#chunks[number] = chunk
    this.#strides[number] = stride
    return number
  }

  #dropChunk(number: number): void {
    const chunk = this.#chunks[number]!
    if (!this.#spare && chunk.length === CHUNK_WORDS) this.#spare = chunk
    else this.#words -= chunk.length
    this.#chunks[number] = NO_CHUNK
    this.#unused.push(number)
  }
}

/** The first place from `start` on that has an entry of at least `key`. */
function lowerBound(chunk: Int32Array, start: number, end: number, key: number): number {
  while (start < end) {
    const middle = (start + end) >>> 1
    if (chunk[middle]! < key) start = middle + 1
    else end = middle
  }
  return start
}

/** The capacities: all numbers up to 8, then steps of a quarter of the power of two that is just below. */
function sizes(): number[] {
  const found = [1, 2, 3, 4, 5, 6, 7, 8]
  while (found.at(-1)! < LARGEST_SHARED) {
    const last = found.at(-1)!
    found.push(Math.min(last + 2 ** (Math.floor(Math.log2(last)) - 2), LARGEST_SHARED))
  }
  return found
}
