import { send } from '../../api/send.ts'
import type { CompanyRole } from '../access/access-field.tsx'

/** Saves all members that are found, as a file. A plain link cannot say that CSV is wanted. */
export async function saveMembers(
  companyId: string,
  narrowed: { search?: string | undefined; companyRole?: CompanyRole | undefined; siteId?: string | undefined },
): Promise<void> {
  const query = new URLSearchParams(Object.entries(narrowed).filter((pair): pair is [string, string] => !!pair[1]))
  const url = `${location.origin}/v1/companies/${companyId}/members?${query}`
  const answer = await send(new Request(url, { headers: { accept: 'text/csv' } }))
  const address = URL.createObjectURL(await answer.blob())
  const link = Object.assign(document.createElement('a'), { href: address, download: 'members.csv' })
  link.click()
  URL.revokeObjectURL(address)
}
