/** An exact fraction, denominator > 0, in lowest terms. */
export interface Rational {
  readonly numerator: bigint
  readonly denominator: bigint
}

export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('a fraction of nothing')
  const divisor = greatestDivisor(numerator, denominator) * (denominator < 0n ? -1n : 1n)
  return { numerator: numerator / divisor, denominator: denominator / divisor }
}

/** Of a decimal as people and documents write it: `25`, `5.5`, `-0.035`. At most 30 digits. */
export function rationalFromDecimal(text: string): Rational {
  const match = /^(-?)(\d{1,20})(?:\.(\d{1,10}))?$/.exec(text)
  if (!match) throw new RangeError('not a decimal number')
  const [, sign, whole, fraction = ''] = match
  return rational(BigInt(`${sign}${whole}${fraction}`), 10n ** BigInt(fraction.length))
}

/** The nearest whole number; a half goes away from zero, as invoices are rounded: 2.5 is 3, and -2.5 is -3. */
export function roundHalfAwayFromZero({ numerator, denominator }: Rational): bigint {
  const size = numerator < 0n ? -numerator : numerator
  const rounded = (2n * size + denominator) / (2n * denominator)
  return numerator < 0n ? -rounded : rounded
}

function greatestDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other < 0n ? -other : other]
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}
