import {
  type Access,
  createDecide,
  isPermission,
  type PermissionId,
  permissions,
  type Resource,
  type Standing,
} from '@holdfast/access'
import { expect, test } from '@jest/globals'
import { accessThatGives, type CandidateAccess } from './access-that-gives.ts'

const decide = createDecide()
const names = Object.keys(permissions).filter(isPermission)
const company = { state: 'active', requireTwoFactor: false } as const
const here = { siteId: 'here', companyId: 'company', tenure: 3 }

const members: Pick<Standing, 'isOwner' | 'access'>[] = [
  { isOwner: true, access: { companyRole: 'administrator' } },
  ...(['administrator', 'developer', 'billing'] as const).map((companyRole) => ({
    isOwner: false,
    access: { companyRole },
  })),
  ...(['administrator', 'developer'] as const).flatMap((role) =>
    ['here', 'elsewhere'].map((siteId) => ({
      isOwner: false,
      access: { siteRoles: [{ siteId, role, tenure: 3 }] },
    })),
  ),
]

test('when somebody has a permission, then their access is among those that give it, and hardly any other', () => {
  let candidates = 0
  let allowed = 0
  for (const permission of names) {
    for (const resource of everyPlace()) {
      const gives = accessThatGives(decide, permission, 'company', resource)
      for (const member of members) {
        const may = mayDo(permission, member, resource)
        const isCandidate = isAmong(gives, member.access)
        if (may) expect({ permission, resource, member, isCandidate }).toMatchObject({ isCandidate: true })
        if (may) allowed++
        if (isCandidate) candidates++
      }
    }
  }
  // Only the owner, who has another column than administrators, makes a difference.
  expect(candidates - allowed).toBeLessThan(allowed / 20)
})

function mayDo(permission: PermissionId, member: Pick<Standing, 'isOwner' | 'access'>, resource: Resource): boolean {
  return decide(permission, { companyId: 'company', company, twoFactor: true, ...member }, resource).allowed
}

function everyPlace(): Resource[] {
  const onSite = [true, false].map((paysPremiumStaging) => ({ site: here, paysPremiumStaging }))
  const inEnvironment = (['live', 'staging'] as const).map((environment) => ({ ...onSite[0], environment }))
  return [{}, ...onSite, ...inEnvironment]
}

function isAmong({ companyRoles, siteRoles }: CandidateAccess, access: Access): boolean {
  if ('companyRole' in access) return companyRoles.includes(access.companyRole)
  return access.siteRoles.some((grant) =>
    siteRoles.some(({ role, siteId }) => grant.role === role && (siteId === undefined || siteId === grant.siteId)),
  )
}
