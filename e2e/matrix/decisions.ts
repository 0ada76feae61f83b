import {
  type Access,
  type Cell,
  type Column,
  columns,
  createDecide,
  type PermissionId,
  type PermissionTable,
  type Resource,
} from '@holdfast/access'
import { readExpected } from '@holdfast/access/expected-permissions'

const companyId = '01990000-0000-7000-8000-000000000001'
const own = '01990000-0000-7000-8000-000000000002'
const other = '01990000-0000-7000-8000-000000000003'

const questions: Resource[] = [
  {},
  { siteId: own, environment: 'live' },
  { siteId: own, environment: 'staging' },
  { siteId: other, environment: 'staging' },
  { siteId: own, paysPremiumStaging: false },
  { siteId: own, paysPremiumStaging: true },
  { siteId: other, paysPremiumStaging: false },
]

const accesses: Record<Column, Access> = {
  owner: { companyRole: 'administrator' },
  administrator: { companyRole: 'administrator' },
  developer: { companyRole: 'developer' },
  billing: { companyRole: 'billing' },
  siteAdministrator: { siteRoles: [{ siteId: own, role: 'administrator', tenure: 1 }] },
  siteDeveloper: { siteRoles: [{ siteId: own, role: 'developer', tenure: 1 }] },
}

/** Where decisions by a table differ from what the independent one means: "site.reset siteDeveloper". */
export function wrongDecisions(table: PermissionTable): { cells: string[]; asked: number } {
  const decide = createDecide(table)
  const company = { state: 'active', hasPlan: true, requireTwoFactor: false } as const
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

function means(cell: Cell, { siteId, environment, paysPremiumStaging }: Resource): boolean {
  if (cell === 'conditional') return paysPremiumStaging === false
  if (cell === 'own') return siteId === own
  if (cell === 'staging') return siteId === own && environment === 'staging'
  return cell === 'yes'
}
