import { expect, test } from '@jest/globals'
import { typedOver } from './typed-over.ts'

const before = { order: 'PO-1', email: '' }

test('when a form is changed elsewhere, then what was typed stays, and the other fields have what stands there now', () => {
  const now = { order: 'PO-1', email: 'books@example.com' }
  const typed = { order: 'PO-2', email: '' }
  expect(typedOver(typed, before, now)).toEqual({ values: { order: 'PO-2', email: now.email }, clashes: [] })
  expect(typedOver(before, before, now)).toEqual({ values: now, clashes: [] })
})

test('when both changed the same field, then it is told, unless both wrote the same', () => {
  const now = { order: 'PO-3', email: '' }
  expect(typedOver({ order: 'PO-2', email: '' }, before, now)).toEqual({
    values: { order: 'PO-2', email: '' },
    clashes: ['order'],
  })
  expect(typedOver(now, before, now)).toEqual({ values: now, clashes: [] })
  // Somebody has cleared it.
  expect(typedOver({ order: 'PO-2', email: '' }, before, { order: '', email: '' }).clashes).toEqual(['order'])
})
