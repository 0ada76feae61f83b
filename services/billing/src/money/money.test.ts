import { describe, expect, test } from '@jest/globals'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import {
  add,
  allocate,
  compareMoney,
  majorUnits,
  minorDigits,
  money,
  multiply,
  negate,
  subtract,
  sum,
} from './money.ts'
import { rational, rationalFromDecimal, roundHalfAwayFromZero } from './rational.ts'

const euros = (amount: bigint) => money(amount, 'EUR')
const amounts = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const Exact = Decimal.clone({ precision: 100, rounding: Decimal.ROUND_HALF_UP })

describe('given amounts in one currency', () => {
  test('when they are added, subtracted, turned round and compared, then nothing is lost', () => {
    expect(add(euros(1n), euros(2n))).toEqual(euros(3n))
    expect(subtract(euros(1n), euros(2n))).toEqual(euros(-1n))
    expect(negate(euros(5n))).toEqual(euros(-5n))
    expect(sum([], 'EUR')).toEqual(euros(0n))
    expect(sum([euros(1n), euros(-4n)], 'EUR')).toEqual(euros(-3n))
    expect([compareMoney(euros(1n), euros(2n)), compareMoney(euros(2n), euros(2n))]).toEqual([-1, 0])
    expect(compareMoney(euros(3n), euros(2n))).toBe(1)
  })

  test('when one of them is larger than a float can say, then it is exact', () => {
    expect(add(euros(9_007_199_254_740_993n), euros(1n)).amount).toBe(9_007_199_254_740_994n)
  })
})

describe('given amounts in two currencies', () => {
  const kronor = money(1n, 'SEK')

  test('when they are combined in any way, then that is refused', () => {
    for (const combine of [add, subtract, compareMoney]) {
      expect(() => combine(euros(1n), kronor)).toThrow('currency-differs')
    }
    expect(() => sum([kronor], 'EUR')).toThrow('currency-differs')
  })

  test('when a currency does not exist, then there is no amount in it', () => {
    for (const currency of ['EURO', 'eur', 'ZZZ', '']) expect(() => money(1n, currency)).toThrow('unknown-currency')
  })
})

describe('when an amount is multiplied', () => {
  test('then it is rounded once, and a half goes away from zero', () => {
    expect(multiply(euros(5n), rational(1n, 2n))).toEqual(euros(3n))
    expect(multiply(euros(-5n), rational(1n, 2n))).toEqual(euros(-3n))
    expect(multiply(euros(4n), rational(1n, 3n))).toEqual(euros(1n))
    expect(multiply(euros(1000n), rationalFromDecimal('0.255'))).toEqual(euros(255n))
  })

  test('then it is what decimal arithmetic says', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: -(10n ** 9n), max: 10n ** 9n }), fc.nat(9), (amount, value, places) => {
        const factor = new Exact(value.toString()).div(new Exact(10).pow(places))
        const expected = new Exact(amount.toString()).times(factor).toDecimalPlaces(0)
        const actual = multiply(euros(amount), rationalFromDecimal(factor.toFixed(places))).amount
        expect(actual).toBe(BigInt(expected.toFixed(0)))
      }),
    )
  })

  test('then it is never further than half a minor unit from the exact value', () => {
    fc.assert(
      fc.property(amounts, amounts, fc.bigInt({ min: 1n, max: 10n ** 12n }), (amount, numerator, denominator) => {
        const off = roundHalfAwayFromZero(rational(amount * numerator, denominator)) * denominator - amount * numerator
        expect(2n * (off < 0n ? -off : off) <= denominator).toBe(true)
      }),
    )
  })
})

describe('when an amount is divided among many', () => {
  test('then the parts are the amount again, each within one minor unit of its share', () => {
    const weights = fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(
        amounts,
        weights.filter((all) => all.some((weight) => weight > 0n)),
        (amount, all) => {
          const whole = all.reduce((total, weight) => total + weight)
          const parts = allocate(euros(amount), all)
          expect(sum(parts, 'EUR').amount).toBe(amount)
          for (const [index, part] of parts.entries()) {
            const off = part.amount * whole - amount * all[index]!
            expect(off < whole && off > -whole).toBe(true)
            if (all[index] === 0n) expect(part.amount).toBe(0n)
          }
        },
      ),
    )
  })

  test('then whoever lost most by rounding gets what is left, the earlier first', () => {
    expect(allocate(euros(100n), [1n, 1n, 1n]).map(({ amount }) => amount)).toEqual([34n, 33n, 33n])
    expect(allocate(euros(-100n), [1n, 1n, 1n]).map(({ amount }) => amount)).toEqual([-34n, -33n, -33n])
    expect(allocate(euros(10n), [1n, 5n]).map(({ amount }) => amount)).toEqual([2n, 8n])
  })

  test('then somebody must get it', () => {
    expect(() => allocate(euros(1n), [])).toThrow('no weight')
    expect(() => allocate(euros(1n), [0n])).toThrow('no weight')
    expect(() => allocate(euros(1n), [2n, -1n])).toThrow('negative')
  })
})

describe('when an amount is written in major units', () => {
  test('then it has as many decimals as its currency', () => {
    expect([minorDigits('EUR'), minorDigits('SEK'), minorDigits('JPY'), minorDigits('BHD')]).toEqual([2, 2, 0, 3])
    expect(majorUnits(euros(-5n))).toBe('-0.05')
    expect(majorUnits(euros(123456n))).toBe('1234.56')
    expect(majorUnits(money(-7n, 'JPY'))).toBe('-7')
    expect(majorUnits(money(1n, 'BHD'))).toBe('0.001')
  })
})

describe('when a fraction is made', () => {
  test('then it is in lowest terms, and its denominator is positive', () => {
    expect(rational(6n, -4n)).toEqual({ numerator: -3n, denominator: 2n })
    expect(rational(0n, -7n)).toEqual({ numerator: 0n, denominator: 1n })
    expect(() => rational(1n, 0n)).toThrow('nothing')
    expect(rationalFromDecimal('5.50')).toEqual({ numerator: 11n, denominator: 2n })
    for (const text of ['', '1e3', '1,5', '.5', '1.', '9'.repeat(21)]) {
      expect(() => rationalFromDecimal(text)).toThrow('decimal')
    }
  })
})
