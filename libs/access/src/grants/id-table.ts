import { createIdHash, type IdHash, wordAt } from './id-hash.ts'

/** A chunk of the index: 128 segments. Allocated as one, never copied, so that growing takes no long pause. */
const INDEX_CHUNK_BITS = 16
const INDEX_CHUNK_WORDS = 1 << INDEX_CHUNK_BITS
const SEGMENT_BITS = 9
const SLOTS = 1 << SEGMENT_BITS
const SLOT_MASK = SLOTS - 1
/** Segments are numbered through all chunks; a segment's first word, or a slot's, is numbered so too. */
const WORD_MASK = INDEX_CHUNK_WORDS - 1
/** A segment that holds more is split in two. */
const FULL = Math.floor(SLOTS * 0.8)
/** Bits of a slot for number + 1; those above are from the hash, so that few slots of others lead to a look at a record. */
const NUMBER_BITS = 27
const NUMBER_MASK = (1 << NUMBER_BITS) - 1
/** Directory entries per segment at most: beyond it hashes are so bad that more splits would not help. */
const SPARSEST = 16

const RECORD_BITS = 13
const RECORD_CHUNK = 1 << RECORD_BITS
const RECORD_MASK = RECORD_CHUNK - 1
/** Words of the id at the beginning of each record. */
export const ID_WORDS = 4

/**
 * Numbers for 16-byte ids: 0, 1, 2 …, those of removed ids used again, and under each number a record of a few words
 * that begins with the id. Ids are compared whole: two with the same hash stay two.
 *
 * The index is extendible hashing (Fagin et al. 1979): the upper bits of the hash choose a segment through a directory;
 * a segment is a small table with linear probing, whose slots are `number + 1` and five bits of the hash, small so that
 * much of the index stays in the processor's caches. A full segment is split in two, about 400 moves; nothing else ever
 * moves. A removed slot is closed by shifting back those behind it, so that no marks of removed ones pile up. Segments
 * are not joined again when ids go.
 */
export class IdTable {
  readonly #hash: IdHash
  readonly #stride: number
  readonly #records: Int32Array[]
  readonly #index: Int32Array[] = []
  #directory = new Int32Array(2)
  #shift = 31
  #used: number[] = []
  #depths: number[] = []
  /** For what a full segment that cannot be split has no room for. Empty unless the hash is bad. */
  readonly #crowded = new Map<string, number>()
  #next = 0
  #free = -1
  #size = 0
  #largestStep = 0

  /** @param stride words of a record, the id's four included */
  constructor(stride: number, hash: IdHash = createIdHash()) {
    this.#stride = stride
    this.#hash = hash
    // The first chunk from the beginning: so 0 is always a record.
    this.#records = [new Int32Array(RECORD_CHUNK * stride)]
    this.#directory[0] = this.#addSegment(1)
    this.#directory[1] = this.#addSegment(1)
  }

  get size(): number {
    return this.#size
  }

  get bytes(): number {
    const records = this.#records.length * RECORD_CHUNK * this.#stride * 4
    return records + this.#index.length * INDEX_CHUNK_WORDS * 4 + this.#directory.byteLength + this.#used.length * 16
  }

  /** The most slots and directory entries that one call has moved so far: what bounds a pause. */
  get largestStep(): number {
    return this.#largestStep
  }

  /** Numbers ever given, removed ones included: all are smaller. */
  get end(): number {
    return this.#next
  }

  /**
   * For {@link guess}: who looks for two ids hashes both first.
   * @throws TypeError for another length than 16 bytes
   */
  hash(id: Uint8Array): number {
    // What is missing of a shorter one would read as zeros, and so as another id.
    if (id.length !== ID_WORDS * 4) throw new TypeError('an id has 16 bytes')
    return this.#hash(wordAt(id, 0), wordAt(id, 4), wordAt(id, 8), wordAt(id, 12))
  }

  /** The number of an id, or -1. */
  find(id: Uint8Array): number {
    return this.findHashed(this.hash(id), id)
  }

  findHashed(hash: number, id: Uint8Array): number {
    const segment = this.#directory[hash >>> this.#shift]!
    const chunk = this.#index[segment >>> (INDEX_CHUNK_BITS - SEGMENT_BITS)]!
    const base = (segment << SEGMENT_BITS) & WORD_MASK
    const tag = tagOf(hash)
    for (let at = hash & SLOT_MASK; ; at = (at + 1) & SLOT_MASK) {
      const slot = chunk[base + at]!
      if (slot === 0) break
      const number = (slot & NUMBER_MASK) - 1
      if ((slot & ~NUMBER_MASK) === tag && this.#is(number, id)) return number
    }
    return this.#crowded.size === 0 ? -1 : (this.#crowded.get(crowdedKey(id)) ?? -1)
  }

  /**
   * The slot where the search for this hash begins. For {@link guess}: who looks for many ids asks for all of these first,
   * for loads that do not wait for each other take little longer together than one.
   */
  touch(hash: number): number {
    const segment = this.#directory[hash >>> this.#shift]!
    const chunk = this.#index[segment >>> (INDEX_CHUNK_BITS - SEGMENT_BITS)]!
    return chunk[((segment << SEGMENT_BITS) & WORD_MASK) + (hash & SLOT_MASK)]!
  }

  /**
   * The number of the first id that may have this hash, or 0, without a look at any record; {@link confirm} looks. Who
   * asks for two guesses before the first is confirmed has the processor fetch both records at once.
   */
  guess(hash: number): number {
    const segment = this.#directory[hash >>> this.#shift]!
    const chunk = this.#index[segment >>> (INDEX_CHUNK_BITS - SEGMENT_BITS)]!
    const base = (segment << SEGMENT_BITS) & WORD_MASK
    const tag = tagOf(hash)
    for (let at = hash & SLOT_MASK; ; at = (at + 1) & SLOT_MASK) {
      const slot = chunk[base + at]!
      if (slot === 0) return 0
      if ((slot & ~NUMBER_MASK) === tag) return (slot & NUMBER_MASK) - 1
    }
  }

  /** The number of an id of which {@link guess} said `number`, or -1. */
  confirm(number: number, hash: number, id: Uint8Array): number {
    return this.#is(number, id) ? number : this.findHashed(hash, id)
  }

  /** The number of an id, a new one if it has none: then the record's other words are 0. */
  intern(id: Uint8Array): number {
    const found = this.find(id)
    if (found >= 0) return found
    const number = this.add(id)
    this.#enter(number)
    return number
  }

  /** A record that {@link find} does not find until {@link point} says so: another one for the same id. */
  add(id: Uint8Array): number {
    let number = this.#free
    if (number >= 0) this.#free = this.word(number, 0)
    else {
      if (this.#next === NUMBER_MASK) throw new RangeError('no room for more ids')
      number = this.#next++
      if (number >>> RECORD_BITS === this.#records.length) {
        this.#records.push(new Int32Array(RECORD_CHUNK * this.#stride))
      }
    }
    for (let i = 0; i < ID_WORDS; i++) this.set(number, i, wordAt(id, i * 4))
    for (let i = ID_WORDS; i < this.#stride; i++) this.set(number, i, 0)
    this.#size++
    return number
  }

  /** From now on {@link find} answers `to` instead of `from`, a record of the same id. */
  point(from: number, to: number): void {
    const found = this.#slotOf(from)
    if (found < 0) this.#crowded.set(crowdedKey(this.id(from)), to)
    else {
      const chunk = this.#index[Math.floor(found / INDEX_CHUNK_WORDS)]!
      chunk[found & WORD_MASK] = (chunk[found & WORD_MASK]! & ~NUMBER_MASK) | (to + 1)
    }
  }

  /** Forgets an id that {@link find} finds, and its number. */
  remove(number: number): void {
    const found = this.#slotOf(number)
    if (found < 0) this.#crowded.delete(crowdedKey(this.id(number)))
    else this.#close(found)
    this.release(number)
  }

  /** Gives back the number of a record that {@link find} does not find. */
  release(number: number): void {
    this.set(number, 0, this.#free)
    this.#free = number
    this.#size--
  }

  word(number: number, field: number): number {
    return this.#records[number >>> RECORD_BITS]![(number & RECORD_MASK) * this.#stride + field]!
  }

  set(number: number, field: number, value: number): void {
    this.#records[number >>> RECORD_BITS]![(number & RECORD_MASK) * this.#stride + field] = value
  }

  /**
   * Looks in a record for the word that is equal to `key` but for its lowest three bits: those three bits, or 0.
   * From `field` on the record holds words in ascending order, to its end.
   */
  search(number: number, field: number, key: number): number {
    const chunk = this.#records[number >>> RECORD_BITS]!
    const start = (number & RECORD_MASK) * this.#stride
    const end = start + this.#stride
    let at = start + field
    while (at < end && chunk[at]! < key) at++
    if (at === end) return 0
    const rest = chunk[at]! ^ key
    return rest < 8 ? rest : 0
  }

  /** The id of a number, or the one that its record keeps from another field on, as a new buffer. */
  id(number: number, field = 0): Buffer {
    const id = Buffer.alloc(ID_WORDS * 4)
    for (let i = 0; i < ID_WORDS; i++) id.writeInt32LE(this.word(number, field + i), i * 4)
    return id
  }

  #is(number: number, id: Uint8Array): boolean {
    const chunk = this.#records[number >>> RECORD_BITS]!
    const at = (number & RECORD_MASK) * this.#stride
    return (
      chunk[at + 3] === wordAt(id, 12) &&
      chunk[at + 2] === wordAt(id, 8) &&
      chunk[at + 1] === wordAt(id, 4) &&
      chunk[at] === wordAt(id, 0)
    )
  }

  #hashOf(number: number): number {
    return this.#hash(this.word(number, 0), this.word(number, 1), this.word(number, 2), this.word(number, 3))
  }

  #addSegment(depth: number): number {
    const segment = this.#used.length
    if ((segment << SEGMENT_BITS) % INDEX_CHUNK_WORDS === 0) this.#index.push(new Int32Array(INDEX_CHUNK_WORDS))
    this.#used.push(0)
    this.#depths.push(depth)
    return segment
  }

  #enter(number: number): void {
    const hash = this.#hashOf(number)
    let moved = 0
    let segment = this.#directory[hash >>> this.#shift]!
    while (this.#used[segment]! >= FULL) {
      if (this.#depths[segment]! === 32 - this.#shift) {
        if (this.#directory.length >= SPARSEST * this.#used.length || this.#shift === 9) {
          this.#crowded.set(crowdedKey(this.id(number)), number)
          return
        }
        moved += this.#directory.length
        this.#doubleDirectory()
      }
      moved += SLOTS
      this.#split(segment, hash)
      segment = this.#directory[hash >>> this.#shift]!
    }
    this.#place(segment, hash, number)
    if (moved > this.#largestStep) this.#largestStep = moved
  }

  #place(segment: number, hash: number, number: number): void {
    const chunk = this.#index[segment >>> (INDEX_CHUNK_BITS - SEGMENT_BITS)]!
    const base = (segment << SEGMENT_BITS) & WORD_MASK
    let at = hash & SLOT_MASK
    while (chunk[base + at] !== 0) at = (at + 1) & SLOT_MASK
    chunk[base + at] = tagOf(hash) | (number + 1)
    this.#used[segment]!++
  }

  #doubleDirectory(): void {
    const old = this.#directory
    const doubled = new Int32Array(old.length * 2)
    for (let i = 0; i < old.length; i++) {
      doubled[i * 2] = old[i]!
      doubled[i * 2 + 1] = old[i]!
    }
    this.#directory = doubled
    this.#shift--
  }

  /** Half of what `hash`'s segment is responsible for, the half with the next bit set, goes to a new one. */
  #split(segment: number, hash: number): void {
    const depth = this.#depths[segment]! + 1
    this.#depths[segment] = depth
    const other = this.#addSegment(depth)
    const span = 1 << (32 - this.#shift - depth)
    const first = ((hash >>> this.#shift) & ~(2 * span - 1)) + span
    this.#directory.fill(other, first, first + span)

    const chunk = this.#index[segment >>> (INDEX_CHUNK_BITS - SEGMENT_BITS)]!
    const base = (segment << SEGMENT_BITS) & WORD_MASK
    const slots = chunk.slice(base, base + SLOTS)
    chunk.fill(0, base, base + SLOTS)
    this.#used[segment] = 0
    for (const slot of slots) {
      if (slot === 0) continue
      const number = (slot & NUMBER_MASK) - 1
      const itsHash = this.#hashOf(number)
      this.#place((itsHash >>> (32 - depth)) & 1 ? other : segment, itsHash, number)
    }
  }

  /** Where the slot of a number is, counted through all chunks, or -1. */
  #slotOf(number: number): number {
    const hash = this.#hashOf(number)
    const segment = this.#directory[hash >>> this.#shift]!
    const chunk = this.#index[segment >>> (INDEX_CHUNK_BITS - SEGMENT_BITS)]!
    const base = (segment << SEGMENT_BITS) & WORD_MASK
    for (let at = hash & SLOT_MASK; ; at = (at + 1) & SLOT_MASK) {
      const slot = chunk[base + at]!
      if ((slot & NUMBER_MASK) === number + 1) return segment * SLOTS + at
      if (slot === 0) return -1
    }
  }

  /** Empties a slot and shifts back those behind it that would not be found any more (Knuth, 6.4, algorithm R). */
  #close(found: number): void {
    const segment = Math.floor(found / SLOTS)
    const chunk = this.#index[segment >>> (INDEX_CHUNK_BITS - SEGMENT_BITS)]!
    const base = (segment << SEGMENT_BITS) & WORD_MASK
    let hole = found % SLOTS
    for (let at = (hole + 1) & SLOT_MASK; ; at = (at + 1) & SLOT_MASK) {
      const slot = chunk[base + at]!
      if (slot === 0) break
      const distance = (at - this.#hashOf((slot & NUMBER_MASK) - 1)) & SLOT_MASK
      if (distance >= ((at - hole) & SLOT_MASK)) {
        chunk[base + hole] = slot
        hole = at
      }
    }
    chunk[base + hole] = 0
    this.#used[segment]!--
  }
}

/** The bits of a slot that are not for the number; others than those that choose the segment and the slot. */
function tagOf(hash: number): number {
  return (hash >>> SEGMENT_BITS) << NUMBER_BITS
}

function crowdedKey(id: Uint8Array): string {
  return Buffer.from(id).toString('latin1')
}
