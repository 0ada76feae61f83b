import type { Operation } from './operation.ts'

export type Ended = Pick<Operation, 'siteId' | 'kind'>

/** Lists and numbers of a company that its sites are part of. */
const OF_SITES: readonly string[] = ['/v1/companies/{companyId}/sites', '/v1/companies/{companyId}/usage']
/** What begins or ends with a site. */
const sitesComeOrGo: readonly string[] = ['create-site', 'clone', 'delete-site'] satisfies Operation['kind'][]

/**
 * Whether what was read under this key may be another after the work: what is about its site, the company's lists of work
 * and of sites, and what one reaches, where sites came or went.
 * @param environmentIds of the sites of the work, as far as they are known
 */
export function isChangedBy(
  work: readonly Ended[],
  queryKey: readonly unknown[],
  environmentIds: ReadonlySet<string>,
): boolean {
  const [, path, init] = queryKey as [unknown, unknown, { params?: { path?: Record<string, string> } } | undefined]
  const { siteId, environmentId } = init?.params?.path ?? {}
  if (siteId !== undefined) return work.some((one) => one.siteId === siteId)
  if (environmentId !== undefined) return environmentIds.has(environmentId)
  if (path === '/v1/companies/{companyId}/operations' || OF_SITES.includes(String(path))) return true
  return path === '/v1/me/access' && work.some(({ kind }) => sitesComeOrGo.includes(kind))
}
