/** A random number generator: the same seed gives the same numbers. */
export interface Chance {
  /** A number from 0 up to, but not including, 1. */
  next(): number
  between(low: number, high: number): number
  is(probability: number): boolean
  of<T>(choices: readonly T[]): T
}

/**
 * xoshiro128** 1.1 (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), its state filled by
 * splitmix32 from the seed.
 */
export function chanceOf(seed: number): Chance {
  let mixed = seed | 0
  const split = () => {
    mixed = (mixed + 0x9e3779b9) | 0
    let bits = mixed ^ (mixed >>> 16)
    bits = Math.imul(bits, 0x21f0aaad)
    bits ^= bits >>> 15
    bits = Math.imul(bits, 0x735a2d97)
    return bits ^ (bits >>> 15)
  }
  let a = split()
  let b = split()
  let c = split()
  let d = split()
  const rotated = (bits: number, by: number) => (bits << by) | (bits >>> (32 - by))
  const next = () => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9)
    const kept = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= kept
    d = rotated(d, 11)
    return (result >>> 0) / 2 ** 32
  }
  return {
    next,
    between: (low, high) => low + (high - low) * next(),
    is: (probability) => next() < probability,
    of: (choices) => choices[Math.floor(next() * choices.length)]!,
  }
}
