export { type Access, type CompanyRole, isSameAccess, type SiteRole } from './access.ts'
export { barredFromKeys, decideForKey, isForKeys, isWithinRole } from './api-keys.ts'
export {
  type Because,
  barred,
  createDecide,
  type Decide,
  type Resource,
  type Standing,
} from './decide.ts'
export {
  type Cell,
  type Column,
  columns,
  isPermission,
  type PermissionId,
  type PermissionTable,
  permissions,
} from './permissions.ts'
export { accessFromWire, accessToWire } from './wire.ts'
