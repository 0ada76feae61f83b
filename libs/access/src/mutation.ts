import { type Cell, type Column, type PermissionId, type PermissionTable, permissions } from './permissions.ts'

const flipped = {
  yes: 'no',
  no: 'yes',
  own: 'no',
  staging: 'own',
  conditional: 'yes',
} satisfies Record<Cell, Cell>

/**
 * The table with one cell turned into what it must not be. For tests of tests alone: a service takes another table
 * only as an argument of its start function, never from its environment.
 */
export function flip(permission: PermissionId, column: Column): PermissionTable {
  const row = permissions[permission]
  const roles = { ...row.roles, [column]: flipped[row.roles[column]] }
  return { ...permissions, [permission]: { ...row, roles } }
}
