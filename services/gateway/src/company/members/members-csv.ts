import type { Static } from 'typebox'
import type { MemberSchema } from './member-view.ts'

const COLUMNS = ['userId', 'email', 'fullName', 'companyRole', 'siteRoles', 'isOwner', 'twoFactor', 'joinedAt']

/** RFC 4180, with a line of column names. Site roles stand as `siteId role; siteId role`. */
export function membersCsv(members: Static<typeof MemberSchema>[]): string {
  const lines = members.map(({ access, ...member }) => [
    member.userId,
    member.email,
    member.fullName,
    access.companyRole ?? '',
    (access.siteRoles ?? []).map(({ siteId, role }) => `${siteId} ${role}`).join('; '),
    String(member.isOwner),
    String(member.twoFactor),
    member.joinedAt,
  ])
  return [COLUMNS, ...lines].map((line) => `${line.map(cell).join()}\r\n`).join('')
}

/** Quotes a cell, so that no spreadsheet takes a person's name for a formula. */
function cell(text: string): string {
  const harmless = /^[\s]*[=+\-@\t\r＝＋－＠]/u.test(text) ? `'${text}` : text
  return /[",\r\n']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
