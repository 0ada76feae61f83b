export {
  ALLOWED,
  type Check,
  createCheck,
  permissionNumber,
  UNKNOWN,
} from './check.ts'
export { GrantTable } from './grant-table.ts'
