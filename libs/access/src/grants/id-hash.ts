import { randomBytes } from 'node:crypto'

/** 32 bits (as a signed integer) from the four 32-bit words of an id. */
export type IdHash = (a: number, b: number, c: number, d: number) => number

/**
 * HalfSipHash-1-3 (Aumasson and Bernstein; `hsiphash` in Linux) of 16 bytes, without the block for the length, which is
 * always the same. It is keyed, so that an attacker who could choose ids still could not choose ids that collide. Every
 * bit of an id counts, because UUIDv7s of one moment differ only in their last bytes.
 * @param key 8 bytes; by default random ones, so that no two tables have the same
 */
export function createIdHash(key: Uint8Array = randomBytes(8)): IdHash {
  const k0 = wordAt(key, 0)
  const k1 = wordAt(key, 4)
  return (a, b, c, d) => {
    let v0 = k0
    let v1 = k1
    let v2 = k0 ^ 0x6c796765
    let v3 = k1 ^ 0x74656462
    for (let round = 0; round < 7; round++) {
      // One round for each word, then three without a word.
      const word = round === 0 ? a : round === 1 ? b : round === 2 ? c : round === 3 ? d : 0
      if (round === 4) v2 ^= 0xff
      v3 ^= word
      v0 = (v0 + v1) | 0
      v1 = ((v1 << 5) | (v1 >>> 27)) ^ v0
      v0 = (v0 << 16) | (v0 >>> 16)
      v2 = (v2 + v3) | 0
      v3 = ((v3 << 8) | (v3 >>> 24)) ^ v2
      v0 = (v0 + v3) | 0
      v3 = ((v3 << 7) | (v3 >>> 25)) ^ v0
      v2 = (v2 + v1) | 0
      v1 = ((v1 << 13) | (v1 >>> 19)) ^ v2
      v2 = (v2 << 16) | (v2 >>> 16)
      v0 ^= word
    }
    return v1 ^ v3
  }
}

/**
 * Four bytes as a signed integer, little-endian. It reads byte by byte, because a new buffer is not aligned and a view
 * costs more.
 */
export function wordAt(bytes: Uint8Array, offset: number): number {
  return bytes[offset]! | (bytes[offset + 1]! << 8) | (bytes[offset + 2]! << 16) | (bytes[offset + 3]! << 24)
}
