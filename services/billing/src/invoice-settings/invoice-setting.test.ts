import { expect, test } from '@jest/globals'
import { noSettings, putSettings } from './invoice-setting.ts'
import { faultOfPeppolAddress } from './peppol.ts'

test('when settings are put, then the event names the fields that differ, and what is left out is cleared', () => {
  const first = putSettings(noSettings('c'), { purchaseOrder: 'PO-7', invoiceEmail: 'books@example.com' })
  expect(first).toEqual({
    settings: { companyId: 'c', version: 2, purchaseOrder: 'PO-7', invoiceEmail: 'books@example.com' },
    event: { fields: ['purchaseOrder', 'invoiceEmail'] },
  })
  const address = { electronicAddress: { scheme: '0088', id: '7300010000001' } }
  const second = putSettings(first.settings, { purchaseOrder: 'PO-7', ...address })
  expect(second.event).toEqual({ fields: ['invoiceEmail', 'electronicAddress'] })
  expect(second.settings).toEqual({ companyId: 'c', version: 3, purchaseOrder: 'PO-7', ...address })
  expect(putSettings(second.settings, { purchaseOrder: 'PO-7', ...address })).toEqual({ settings: second.settings })
})

test.each([
  ['0007', '5560125790'],
  ['0088', '7300010000001'],
  ['0096', '1234567890'],
  ['0106', '12345678'],
  ['0151', '51824753556'],
  ['0184', 'DK12345674'],
  ['0190', '00000001003214345000'],
  ['0192', '974760673'],
  ['0198', 'DK12345674'],
  ['0201', 'UFA1B2'],
  ['0208', '0202239951'],
  ['0210', 'RSSMRA85T10A562S'],
  ['0211', 'IT00743110157'],
  ['9944', 'NL004495445B01'],
  ['9930', 'DE136695976'],
  ['0204', '991-33333TEST-33'],
])('when an address of the scheme %s is written as that scheme has it, then it is taken, else not', (scheme, id) => {
  expect(faultOfPeppolAddress({ scheme, id })).toBe(undefined)
  const wrong = ['', ' ', `${id} `, `${id}\u00e9`, id.padEnd(51, '0')]
  for (const each of wrong) expect([each, faultOfPeppolAddress({ scheme, id: each })?.field]).toEqual([each, 'id'])
})

test.each([
  ['0007', '5560125791'],
  ['0088', '7300010000002'],
  ['0096', '123456789'],
  ['0106', '123456789'],
  ['0151', '51824753557'],
  ['0184', 'SE12345674'],
  ['0190', '0000000100321434500'],
  ['0192', '974760674'],
  ['0192', '000000000'],
  ['0198', '12345674'],
  ['0201', 'UFA1B'],
  ['0208', '0202239950'],
  ['0210', 'RSSMRA85T10A562'],
  ['0211', 'IT00743110158'],
  ['9944', 'NL004495445B1'],
])('when a digit of an id of the scheme %s is wrong, then it is refused: %s', (scheme, id) => {
  expect(faultOfPeppolAddress({ scheme, id })).toEqual({ field: 'id', detail: `is no id of the scheme ${scheme}` })
})

test('when nobody knows the scheme, then the scheme is refused', () => {
  for (const scheme of ['', '1234', '0007 ', 'constructor', 'GLN']) {
    expect(faultOfPeppolAddress({ scheme, id: '7300010000001' })?.field).toBe('scheme')
  }
})
