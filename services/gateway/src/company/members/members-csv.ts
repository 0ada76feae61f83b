import type { Static } from 'typebox'
import type { MemberSchema } from './member-view.ts'

const COLUMNS = ['userId', 'email', 'fullName', 'companyRole', 'siteRoles', 'sites', 'isOwner', 'twoFactor', 'joinedAt']

/** Without it, Excel takes UTF-8 for the code page of the computer, and shows other letters than people's names have. */
const BYTE_ORDER_MARK = '\ufeff'

/**
 * RFC 4180 in UTF-8, with a line of column names and every cell in quotes. Site roles stand as
 * `siteId role; siteId role`, and once more with the names of the sites, for people.
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
  return BYTE_ORDER_MARK + [COLUMNS, ...lines].map((line) => `${line.map(cell).join()}\r\n`).join('')
}

// Where a cell begins for some reader: a spreadsheet of a country whose decimals have a comma takes semicolons for the
// separators, and quotes after a comma for letters.
const FORMULA = /(^|[;,\t\r\n|])(?=[\s\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠])/gu

/** Quotes a cell, and puts an apostrophe before whatever a spreadsheet would take for a formula. */
function cell(text: string): string {
  return `"${text.replace(FORMULA, "$1'").replaceAll('"', '""')}"`
}
