import { describe, expect, test } from '@jest/globals'
import { Temporal } from 'temporal-polyfill'
import { parseVatId } from '../vat-ids/vat-id.ts'
import { afterAnswer, type KnownVatId, type ViesAnswer } from '../vat-ids/vies.ts'
import { decideVat, type VatBuyer, type VatSeller } from './decision.ts'
import type { PlaceEvidence } from './evidence.ts'
import { vatPlaceOf } from './table.ts'
import { readVatTable } from './vat-data.ts'

const table = readVatTable()
const now = Temporal.Instant.from('2026-11-28T12:00:00Z')
const on = '2026-11-28'
const at = (country: string, postalCode = '10115') => ({ line1: 'Street 1', city: 'Town', country, postalCode })
const seller: VatSeller = { address: at('SE', '111 22'), ossFrom: '2026-01-01' }
const known = (text: string, outcome: ViesAnswer['outcome']): KnownVatId =>
  afterAnswer({ id: parseVatId(text, table) }, { outcome, at: now.subtract({ hours: 1 }) })
const decide = (buyer: Partial<VatBuyer> & Pick<VatBuyer, 'address'>, of = seller) =>
  decideVat(table, of, { evidence: [], ...buyer }, { on, now })

describe('who pays which VAT', () => {
  test('when the buyer is in the country of the seller, then its VAT is charged, to businesses too', () => {
    const german = { address: at('DE'), ossFrom: '2026-01-01' }
    expect(decide({ address: at('DE'), vatId: known('DE136695976', 'valid') }, german)).toEqual({
      treatment: { category: 'S', rate: '19', country: 'DE' },
      because: 'domestic',
      vatId: 'DE136695976',
      isOpen: false,
      isPlaceProved: true,
    })
    expect(decide({ address: at('SE') })).toMatchObject({ treatment: { rate: '25', country: 'SE' } })
  })

  test('when the buyer is a business elsewhere in the EU, then VAT is reversed, and its id stands on the invoice', () => {
    expect(decide({ address: at('DE'), vatId: known('DE136695976', 'valid') })).toEqual({
      treatment: { category: 'AE', rate: '0', exemption: { code: 'VATEX-EU-AE', textKey: 'reverse-charge' } },
      because: 'reverse-charge',
      vatId: 'DE136695976',
      isOpen: false,
      isPlaceProved: true,
    })
    // Greek ids begin with EL, addresses have GR.
    expect(decide({ address: at('GR'), vatId: known('EL 094259216', 'valid') })).toMatchObject({ vatId: 'EL094259216' })
  })

  test('when it is a consumer elsewhere in the EU, then it is their own VAT, once the seller is above the threshold', () => {
    expect(decide({ address: at('FI', '00100') })).toMatchObject({
      treatment: { category: 'S', rate: '25.5', country: 'FI' },
      because: 'one-stop-shop',
    })
    for (const ossFrom of [undefined, '2026-11-29']) {
      expect(decide({ address: at('FI', '00100') }, { ...seller, ossFrom })).toMatchObject({
        treatment: { category: 'S', rate: '25', country: 'SE' },
        because: 'below-threshold',
      })
    }
  })

  test('when the buyer is outside the EU, then there is no VAT, and no VAT id on the invoice', () => {
    for (const country of ['US', 'NO', 'CH', 'GB']) {
      expect(decide({ address: at(country) })).toMatchObject({
        treatment: { category: 'O', rate: '0', exemption: { code: 'VATEX-EU-O', textKey: 'outside-scope' } },
        because: 'outside',
      })
      expect(decide({ address: at(country) }).vatId).toBeUndefined()
    }
  })

  test('when a VAT id is invalid, or of another country than the address, then it is as if there was none', () => {
    for (const vatId of [known('DE136695976', 'invalid'), known('FI20774740', 'valid')]) {
      const decision = decide({ address: at('DE'), vatId })
      expect(decision).toMatchObject({ treatment: { rate: '19', country: 'DE' }, isOpen: false })
      expect(decision.vatId).toBeUndefined()
    }
    expect(decide({ address: at('US'), vatId: known('DE136695976', 'valid') })).toMatchObject({ because: 'outside' })
  })

  test('when nobody can say whether a VAT id is valid, then VAT is charged, and marked to be corrected', () => {
    const decision = decide({ address: at('DE'), vatId: known('DE136695976', 'unknown') })
    expect(decision).toMatchObject({ treatment: { category: 'S', rate: '19' }, isOpen: true })
    expect(decision.vatId).toBeUndefined()
  })

  test('when the seller is in no member state, then that is a bug', () => {
    expect(() => decide({ address: at('SE') }, { address: at('CH') })).toThrow('no member state')
  })
})

describe('places that are not what their country is', () => {
  const place = (country: string, postalCode: string) => {
    const found = vatPlaceOf(table, at(country, postalCode))
    return found === 'outside' ? found : [found.country, found.standard.at(-1)?.rate]
  }

  test.each([
    ['Las Palmas', 'ES', '35001'],
    ['Tenerife', 'ES', '38001'],
    ['Ceuta', 'ES', '51001'],
    ['Melilla', 'ES', '52001'],
    ['Åland', 'FI', '22100'],
    ['Åland by its own code', 'AX', '22100'],
    ['Livigno', 'IT', '23041'],
    ['Campione', 'IT', '22061'],
    ['Büsingen', 'DE', 'D-78266'],
    ['Heligoland', 'DE', '27498'],
    ['Mount Athos', 'GR', '630 86'],
    ['Réunion', 'FR', '97400'],
    ['Réunion by its own code', 'RE', '97400'],
    ['Belfast', 'GB', 'BT1 1AA'],
    ['Isle of Man', 'IM', 'IM1 1AA'],
    ['nowhere', '__proto__', ''],
  ])('%s is outside', (_, country, postalCode) => {
    expect(place(country, postalCode)).toBe('outside')
  })

  test.each([
    ['Monaco', 'MC', '98000', 'FR', '20'],
    ['Funchal', 'PT', '9000-001', 'PT', '22'],
    ['Ponta Delgada', 'PT', '9500-001', 'PT', '16'],
    ['Lisbon', 'PT', '1000-001', 'PT', '23'],
    ['Mittelberg', 'AT', '6993', 'AT', '19'],
    ['Bregenz', 'AT', '6900', 'AT', '20'],
    ['Madrid', 'ES', '28035', 'ES', '21'],
    ['Helsinki', 'FI', 'FI-00100', 'FI', '25.5'],
    ['Corsica', 'FR', '20000', 'FR', '20'],
  ])('%s', (_, country, postalCode, member, rate) => {
    expect(place(country, postalCode)).toEqual([member, rate])
  })
})

describe('evidence of the place', () => {
  const from = (country: string, evidence: PlaceEvidence[], postalCode?: string) => {
    const { treatment, isPlaceProved } = decide({ address: at(country, postalCode), evidence })
    return [treatment.country ?? 'none', isPlaceProved]
  }
  const network = (country: string): PlaceEvidence => ({ kind: 'network', country })
  const card = (country: string): PlaceEvidence => ({ kind: 'card', country })

  test('when one piece agrees with the address, then the place is proved', () => {
    expect(from('DE', [network('DE'), card('US')])).toEqual(['DE', true])
    expect(from('US', [card('US')])).toEqual(['none', true])
    expect(from('ES', [card('ES')], '35001')).toEqual(['none', true])
  })

  test('when none does, then it is that of the address, and not proved', () => {
    expect(from('DE', [])).toEqual(['DE', false])
    expect(from('DE', [network('FR'), card('US')])).toEqual(['DE', false])
    expect(from('DE', [network('FR'), network('FR')])).toEqual(['DE', false])
  })

  test('when two others agree, then they decide, but never against VAT', () => {
    expect(from('US', [network('DE'), card('DE')])).toEqual(['DE', true])
    expect(from('FI', [network('DE'), card('DE')])).toEqual(['DE', true])
    expect(from('DE', [network('US'), card('US')])).toEqual(['DE', false])
  })
})
