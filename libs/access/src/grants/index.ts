export {
  ABOUT,
  ALLOWED,
  type Check,
  createCheck,
  DENIED,
  permissionNumber,
  UNKNOWN,
} from './check.ts'
export { GrantTable } from './grant-table.ts'
