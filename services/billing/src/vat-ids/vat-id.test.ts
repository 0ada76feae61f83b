import { DomainError } from '@holdfast/errors'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { vatPlaceOf } from '../taxes/table.ts'
import { readVatTable } from '../taxes/vat-data.ts'
import { parseVatId, vatIdAt } from './vat-id.ts'
import { afterAnswer, isAskingDue, type KnownVatId, standingOf, type ViesAnswer } from './vies.ts'

const table = readVatTable()
const refusal = (attempt: () => unknown) => {
  try {
    attempt()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return undefined
}

describe('the form of a VAT id', () => {
  test.each([
    ['se 5567037485 01', 'SE556703748501', 'SE'],
    ['FR 40 303 265 045', 'FR40303265045', 'FR'],
    ['GR094259216', 'EL094259216', 'GR'],
    ['EL094259216', 'EL094259216', 'GR'],
    ['ATU13585627', 'ATU13585627', 'AT'],
    ['NL123456789B13', 'NL123456789B13', 'NL'],
    // Belgian numbers begin with 1 since 2023, and an old one of nine digits gets its 0.
    ['BE1000000021', 'BE1000000021', 'BE'],
    ['BE 428.759.497', 'BE0428759497', 'BE'],
    ['IE6433435OA', 'IE6433435OA', 'IE'],
  ])('%s is %s', (written, text, country) => {
    expect(parseVatId(written, table)).toEqual({ text, country })
  })

  test('when it has not the right form or check digits, or is of no member, then it is refused', () => {
    const wrong = ['', 'SE', 'SE123', 'DE136695977', 'DE123456789', '136695976', 'CHE123456788', 'US12345', 'QQ1234567']
    for (const written of [...wrong, '__proto__12', 'constructor', `DE${'1'.repeat(1_000_000)}`, 'DE136695976\u0000']) {
      expect(refusal(() => parseVatId(written, table))).toBe('vat-id-not-understood')
    }
    expect(refusal(() => parseVatId('XI123456789', table))).toBe('vat-id-not-understood')
  })

  test('when it is of another country than the address, then it is refused', () => {
    const german = parseVatId('DE136695976', table)
    const at = (country: string) => vatPlaceOf(table, { line1: '', city: '', postalCode: '', country })
    expect(vatIdAt(german, at('DE'))).toBe(german)
    expect(refusal(() => vatIdAt(german, at('FR')))).toBe('vat-id-of-another-country')
    expect(refusal(() => vatIdAt(german, at('US')))).toBe('vat-id-of-another-country')
    expect(vatIdAt(parseVatId('FR40303265045', table), at('MC')).country).toBe('FR')
  })

  test('whatever somebody writes, the answer is an id or that refusal', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.constantFrom('', 'DE', 'FR', 'EL'),
        (text, prefix) => {
          expect([undefined, 'vat-id-not-understood']).toContain(refusal(() => parseVatId(prefix + text, table)))
        },
      ),
    )
  })
})

describe('what the register says', () => {
  const start = Temporal.Instant.from('2026-01-01T00:00:00Z')
  const day = (days: number) => start.add({ hours: 24 * days })
  const id = parseVatId('DE136695976', table)
  const after = (...answers: [ViesAnswer['outcome'], number][]): KnownVatId =>
    answers.reduce<KnownVatId>((known, [outcome, days]) => afterAnswer(known, { outcome, at: day(days) }), { id })

  // The register answers "busy" every day. Who keeps that as "invalid" charges VAT to a business that pays its own.
  test('when the register is busy, then what it said before counts for 90 days', () => {
    const busy = after(['valid', 0], ['unknown', 30], ['unknown', 60])
    expect(busy.evidence).toMatchObject({ outcome: 'valid', at: day(0) })
    expect(standingOf(busy, day(90).subtract({ milliseconds: 1 }))).toBe('counts')
    expect(standingOf(busy, day(90))).toBe('open')
    expect(standingOf(after(['unknown', 0]), day(0))).toBe('open')
  })

  test('when it says invalid, then the number no longer counts, and busy afterwards changes nothing', () => {
    expect(standingOf(after(['valid', 0], ['invalid', 5], ['unknown', 6]), day(6))).toBe('invalid')
    expect(standingOf(after(['invalid', 5], ['valid', 6]), day(6))).toBe('counts')
  })

  test('when an answer comes late, then the newer one stays', () => {
    expect(standingOf(after(['valid', 5], ['invalid', 4]), day(6))).toBe('counts')
    expect(after(['unknown', 5], ['valid', 4])).toMatchObject({ evidence: { at: day(4) }, askedAt: day(5) })
  })

  test('when the consultation has a number, then it is kept as evidence', () => {
    const known = afterAnswer({ id }, { outcome: 'valid', at: day(0), consultation: 'WAPIAAAA1' })
    expect(afterAnswer(known, { outcome: 'unknown', at: day(1) }).evidence?.consultation).toBe('WAPIAAAA1')
  })

  test('when a number is new, then it is asked about at once, after busy a day later, and monthly after an answer', () => {
    expect(isAskingDue({ id }, day(0))).toBe(true)
    const busy = after(['valid', 0], ['unknown', 30])
    expect([isAskingDue(busy, day(30.5)), isAskingDue(busy, day(31))]).toEqual([false, true])
    const valid = after(['valid', 0])
    expect([isAskingDue(valid, day(29)), isAskingDue(valid, day(30))]).toEqual([false, true])
  })
})
