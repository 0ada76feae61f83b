import type { Static } from 'typebox'
import { csvOf } from '../../schemas/csv.ts'
import type { MemberSchema } from './member-view.ts'

const COLUMNS = ['userId', 'email', 'fullName', 'companyRole', 'siteRoles', 'sites', 'isOwner', 'twoFactor', 'joinedAt']

/**
 * Site roles stand as `siteId role; siteId role`, and once more with the names of the sites, for people.
 * @param names of sites, by their ids; a site without a name here is one that the reader does not see
 */
export function membersCsv(members: Static<typeof MemberSchema>[], names: ReadonlyMap<string, string>): string {
  const lines = members.map(({ access, ...member }) => [
    member.userId,
    member.email,
    member.fullName,
    access.companyRole ?? '',
    (access.siteRoles ?? []).map(({ siteId, role }) => `${siteId} ${role}`).join('; '),
    (access.siteRoles ?? [])
      .filter(({ siteId }) => names.has(siteId))
      .map(({ siteId, role }) => `${names.get(siteId)}: ${role}`)
      .join('; '),
    String(member.isOwner),
    String(member.twoFactor),
    member.joinedAt,
  ])
  return csvOf(COLUMNS, lines)
}
