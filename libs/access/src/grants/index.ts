export {
  ABOUT,
  ALLOWED,
  type Answer,
  type Check,
  createCheck,
  DENIED,
  type Fresh,
  permissionNumber,
  UNKNOWN,
} from './check.ts'
export { type CompanyStanding, type GivenSiteRole, GrantTable, type MemberAccess, ROLE } from './grant-table.ts'
