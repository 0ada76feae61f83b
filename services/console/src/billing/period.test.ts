import { expect, test } from '@jest/globals'
import { faultsOf } from './period.ts'

test('when both dates are whole and in order, then nothing is wrong, also of a single day', () => {
  expect(faultsOf({ from: '2026-01-01', to: '2026-12-31' })).toEqual({})
  expect(faultsOf({ from: '2026-12-31', to: '2026-12-31' })).toEqual({})
})

test('when a part of a date is missing, or its year is half typed, then that field says so', () => {
  expect(faultsOf({ from: '', to: '2026-12-31' })).toEqual({ from: 'incomplete' })
  expect(faultsOf({ from: '2026-01-01', to: '0002-12-31' })).toEqual({ to: 'incomplete' })
  expect(faultsOf({ from: '', to: '' })).toEqual({ from: 'incomplete', to: 'incomplete' })
})

test('when the end lies before the beginning, then the end says so', () => {
  expect(faultsOf({ from: '2026-12-31', to: '2026-01-01' })).toEqual({ to: 'wrongOrder' })
})
