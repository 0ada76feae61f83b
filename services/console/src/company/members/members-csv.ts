import { download } from '../../api/download.ts'
import type { CompanyRole } from '../access/access-choice.ts'

/** Saves all members that are found, as a file. A plain link cannot say that CSV is wanted. */
export async function saveMembers(
  companyId: string,
  narrowed: { search?: string | undefined; companyRole?: CompanyRole | undefined; siteId?: string | undefined },
): Promise<void> {
  const query = new URLSearchParams(Object.entries(narrowed).filter((pair): pair is [string, string] => !!pair[1]))
  await download(`/v1/companies/${companyId}/members?${query}`, 'text/csv', 'members.csv')
}
