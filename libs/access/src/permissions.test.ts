import { describe, expect, test } from '@jest/globals'
import { differences } from './expected-permissions.ts'
import { columns, permissions } from './index.ts'
import { flip } from './mutation.ts'

describe('the permission table', () => {
  test('when compared cell by cell with the one written from the product description, then nothing differs', () => {
    expect(differences(permissions)).toEqual([])
  })

  test('when any single cell is turned, then exactly that cell differs', () => {
    const cells = (Object.keys(permissions) as (keyof typeof permissions)[]).flatMap((id) =>
      columns.map((column) => ({ id, column })),
    )
    expect(cells).toHaveLength(45 * 6)
    for (const { id, column } of cells) {
      expect(differences(flip(id, column))).toEqual([`${id} ${column}`])
    }
  })
})
