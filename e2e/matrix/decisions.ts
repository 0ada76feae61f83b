import {
  type Access,
  type Cell,
  type Column,
  columns,
  createDecide,
  type PermissionId,
  type PermissionTable,
  type Resource,
  type SiteHolding,
} from '@holdfast/access'
import { readExpected } from '@holdfast/access/expected-permissions'

const companyId = '01990000-0000-7000-8000-000000000001'
const ownSiteId = '01990000-0000-7000-8000-000000000002'
const own: SiteHolding = { siteId: ownSiteId, companyId, tenure: 1 }
const other: SiteHolding = { ...own, siteId: '01990000-0000-7000-8000-000000000003' }
/** The caller's site in a later tenure than that of the site role. */
const regained: SiteHolding = { ...own, tenure: 2 }

const questions: Resource[] = [
  {},
  { site: own, environment: 'live' },
  { site: regained, environment: 'staging' },
  { site: own, environment: 'staging' },
  { site: other, environment: 'staging' },
  { site: own, paysPremiumStaging: false },
  { site: own, paysPremiumStaging: true },
  { site: other, paysPremiumStaging: false },
]

const accesses: Record<Column, Access> = {
  owner: { companyRole: 'administrator' },
  administrator: { companyRole: 'administrator' },
  developer: { companyRole: 'developer' },
  billing: { companyRole: 'billing' },
  siteAdministrator: { siteRoles: [{ siteId: ownSiteId, role: 'administrator', tenure: 1 }] },
  siteDeveloper: { siteRoles: [{ siteId: ownSiteId, role: 'developer', tenure: 1 }] },
}

/** The cells in which decisions by a table differ from the independent table, such as "site.reset siteDeveloper". */
export function wrongDecisions(table: PermissionTable): { cells: string[]; asked: number } {
  const decide = createDecide(table)
  const company = { state: 'active', requireTwoFactor: false } as const
  const cells = new Set<string>()
  let asked = 0
  for (const [id, expected] of readExpected()) {
    for (const column of columns) {
      const standing = { companyId, company, isOwner: column === 'owner', access: accesses[column], twoFactor: false }
      for (const question of questions) {
        asked++
        const { allowed } = decide(id as PermissionId, standing, question)
        if (allowed !== means(expected[column], question)) cells.add(`${id} ${column}`)
      }
    }
  }
  return { cells: [...cells], asked }
}

function means(cell: Cell, { site, environment, paysPremiumStaging }: Resource): boolean {
  if (cell === 'conditional') return paysPremiumStaging === false
  if (cell === 'own') return site === own
  if (cell === 'staging') return site === own && environment === 'staging'
  return cell === 'yes'
}
