import { createIdHash, type IdHash, wordAt } from './id-hash.ts'

/** A chunk of the index has 128 segments. It is allocated at once and never copied, so that no call takes long. */
const INDEX_CHUNK_BITS = 16
const INDEX_CHUNK_WORDS = 1 << INDEX_CHUNK_BITS
const SEGMENT_BITS = 9
const SLOTS = 1 << SEGMENT_BITS
const SLOT_MASK = SLOTS - 1
/** Segments, words and slots are numbered through all chunks. This mask gives the place of a word in its chunk. */
const WORD_MASK = INDEX_CHUNK_WORDS - 1
/** A segment that holds more is split in two. */
const FULL = Math.floor(SLOTS * 0.8)
/** Bits of a slot that hold number + 1. Those above come from the hash, so that a search reads few other records. */
const NUMBER_BITS = 27
const NUMBER_MASK = (1 << NUMBER_BITS) - 1
/** Most directory entries per segment. Beyond this, the hashes are so bad that more splits would not help. */
const SPARSEST = 16

const RECORD_BITS = 13
const RECORD_CHUNK = 1 << RECORD_BITS
const RECORD_MASK = RECORD_CHUNK - 1
/** Words of the id at the beginning of each record. */
export const ID_WORDS = 4

/**
 * Gives 16-byte ids the numbers 0, 1, 2 …, and keeps a record of a few words under each number, which begins with the
 * id. Numbers of removed ids are used again. Ids are compared whole, so two ids with the same hash have two numbers.
 *
 * The index is extendible hashing (Fagin et al. 1979): the upper bits of the hash choose a segment through a directory;
 * a segment is a small table with linear probing. A slot has `number + 1` and five bits of the hash; it is small, so
 * that much of the index stays in the processor's caches. A full segment is split in two, which moves about 400 slots;
 * no other segment is touched. When a slot is removed, the slots behind it are shifted back, so that no marks of
 * removed slots pile up. Segments are not joined again when ids are removed.
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
  /** Ids for which there is no room in a full segment that cannot be split. Empty unless the hash is bad. */
  readonly #crowded = new Map<string, number>()
  #next = 0
  #free = -1
  #size = 0
  #largestStep = 0

  /** @param stride words of a record, the id's four included */
  constructor(stride: number, hash: IdHash = createIdHash()) {
    this.#stride = stride
    this.#hash = hash
    // The first chunk exists from the beginning, so that the number 0 always has a record: {@link guess} may return it.
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

  /** The most slots and directory entries that one call has moved so far, which limit how long a call can take. */
  get largestStep(): number {
    return this.#largestStep
  }

  /** All numbers ever given are smaller than this, those of removed ids too. */
  get end(): number {
    return this.#next
  }

  /**
   * The hash of an id, for {@link guess}. A caller that looks for two ids computes both hashes first.
   * @throws TypeError if the id is not 16 bytes long
   */
  hash(id: Uint8Array): number {
    // The missing bytes of a shorter id would be read as zeros, and the id would be taken for another one.
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
   * Reads the slot where the search for this hash begins. A caller that looks for many ids does this for all of them
   * before it calls {@link guess}, because loads that do not wait for each other take little longer than one.
   */
  touch(hash: number): number {
    const segment = this.#directory[hash >>> this.#shift]!
    const chunk = this.#index[segment >>> (INDEX_CHUNK_BITS - SEGMENT_BITS)]!
    return chunk[((segment << SEGMENT_BITS) & WORD_MASK) + (hash & SLOT_MASK)]!
  }

  /**
   * The number of the first id that may have this hash, or 0. It reads no record; {@link confirm} does. When a caller
   * makes two guesses before it confirms the first, the processor fetches both records at once.
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

  /** The number of an id, or -1. `number` is what {@link guess} returned for its hash. */
  confirm(number: number, hash: number, id: Uint8Array): number {
    return this.#is(number, id) ? number : this.findHashed(hash, id)
  }

  /** The number of an id. An id that has none gets a new one, and a record whose other words are 0. */
  intern(id: Uint8Array): number {
    const found = this.find(id)
    if (found >= 0) return found
    const number = this.add(id)
    this.#enter(number)
    return number
  }

  /** Adds another record for an id that has one. {@link find} does not return it until {@link point} was called. */
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

  /** Removes a number that {@link find} returns, and its id. */
  remove(number: number): void {
    const found = this.#slotOf(number)
    if (found < 0) this.#crowded.delete(crowdedKey(this.id(number)))
    else this.#close(found)
    this.release(number)
  }

  /** Gives back the number of a record that {@link find} does not return. */
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
   * Finds the word of a record that equals `key` except for its lowest three bits. Returns these three bits, or 0 if
   * there is none. From `field` to the end of the record, the words must be in ascending order.
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

  /** The id of a number as a new buffer, or another id that its record holds from `field` on. */
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

  /** Splits the segment of `hash` in two: the ids whose next bit of the hash is set go to a new segment. */
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

/** The bits of the hash that a slot holds. They are not among the bits that choose the segment and the slot. */
function tagOf(hash: number): number {
  return (hash >>> SEGMENT_BITS) << NUMBER_BITS
}

function crowdedKey(id: Uint8Array): string {
  return Buffer.from(id).toString('latin1')
}
