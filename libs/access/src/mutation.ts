import { type Cell, type Column, type PermissionId, type PermissionTable, permissions } from './permissions.ts'

const flipped = {
  yes: 'no',
  no: 'yes',
  own: 'no',
  staging: 'own',
  conditional: 'yes',
} satisfies Record<Cell, Cell>

/**
 * The table of permissions with one cell made wrong, to prove that tests notice it. A service takes such a table only
 * as an argument of its start function, never from its environment.
 */
export function flip(permission: PermissionId, column: Column): PermissionTable {
  const row = permissions[permission]
  const roles = { ...row.roles, [column]: flipped[row.roles[column]] }
  return { ...permissions, [permission]: { ...row, roles } }
}
