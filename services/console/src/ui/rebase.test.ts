import { describe, expect, test } from '@jest/globals'
import { changed, rebase } from './rebase.ts'

const before = { name: 'Northwind', city: 'Lisboa', labels: ['food'] }

describe('what stands in a form after somebody else changed what it is about', () => {
  test('when nothing was typed then it is what is there now', () => {
    const now = { ...before, city: 'Porto' }
    expect(rebase(before, before, now)).toEqual({ values: now, meanwhile: {} })
  })

  test('when two changed different fields then both changes stand', () => {
    const typed = { ...before, name: 'Southwind' }
    const now = { ...before, labels: ['food', 'care'] }
    expect(rebase(typed, before, now)).toEqual({ values: { ...now, name: 'Southwind' }, meanwhile: {} })
  })

  test('when two changed the same field then what was typed stays, and it is said what is there now', () => {
    const typed = { ...before, name: 'Southwind' }
    const now = { ...before, name: 'Eastwind' }
    expect(rebase(typed, before, now)).toEqual({ values: typed, meanwhile: { name: 'Eastwind' } })
  })

  test('when what was typed is there now, with no blanks around it, then nothing is said', () => {
    const typed = { ...before, name: 'Southwind ' }
    const now = { ...before, name: 'Southwind' }
    expect(rebase(typed, before, now)).toMatchObject({ meanwhile: {} })
    expect(changed(typed, now)).toEqual({})
  })
})
