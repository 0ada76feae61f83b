export { type Access, type CompanyRole, isSameAccess, type SiteGrant, type SiteRole } from './access.ts'
export { accessFromWire, accessToWire } from './access-wire.ts'
export type { Actor } from './actor.ts'
export { barredFromKeys, decideForKey, isForKeys, isWithinRole, lacksToGive } from './api-keys.ts'
export { type Authorize, createAuthorize } from './call-authorization.ts'
export {
  type Because,
  createDecide,
  type Decide,
  isGivenByRole,
  type Resource,
  type SiteHolding,
  type Standing,
  type Subject,
} from './decide.ts'
export { createDeed, type Deed, type DeedActor } from './member-deed.ts'
export {
  type Cell,
  type Column,
  columns,
  type EnvironmentKind,
  isPermission,
  type PermissionId,
  type PermissionTable,
  permissions,
} from './permissions.ts'
export { refusalsOf } from './refusals.ts'
export type { KnownMember, SiteFact, SiteSource, StandingSource } from './standing-source.ts'
