import { readFileSync } from 'node:fs'
import { type Cell, type Column, columns, type PermissionTable } from './permissions.ts'

const meanings: Record<string, Cell> = { y: 'yes', '-': 'no', own: 'own', stg: 'staging', c1: 'conditional' }

/** The table of permissions that was written independently of permissions.ts. The product never decides by it. */
export function readExpected(): Map<string, Record<Column, Cell>> {
  const lines = readFileSync(new URL('expected-permissions.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const rows = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(/\s+/))
  return new Map(rows.map(([id, ...cells]) => [id!, rowOf(cells)]))
}

/** One line, such as "members.manage developer", for every cell that differs, is missing or is too many. */
export function differences(table: PermissionTable): string[] {
  const expected = readExpected()
  const actual = new Map(Object.entries(table).map(([id, { roles }]) => [id, roles]))
  return [...new Set([...expected.keys(), ...actual.keys()])].flatMap((id) =>
    columns
      .filter((column) => expected.get(id)?.[column] !== actual.get(id)?.[column])
      .map((column) => `${id} ${column}`),
  )
}

function rowOf(cells: string[]): Record<Column, Cell> {
  return Object.fromEntries(columns.map((column, index) => [column, meanings[cells[index]!]])) as Record<Column, Cell>
}
