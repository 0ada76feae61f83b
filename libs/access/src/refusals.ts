import type { Access } from './access.ts'
import { isForKeys } from './api-keys.ts'
import { createDecide, type Refusal, type Subject } from './decide.ts'
import type { PermissionId } from './permissions.ts'

const decide = createDecide()

/**
 * Every reason for which a call that needs the permission can be refused, for documentation. It is found by asking the
 * decision itself about every kind of member in every state of a company, so that it cannot differ from it.
 * @param options.reads the call only looks, which a suspended company may still allow
 */
export function refusalsOf(permission: PermissionId, options: { reads: boolean }): Refusal[] {
  const found = new Set<Refusal>()
  for (const standing of everyStanding()) {
    // Whatever the resource, it can be one that the member was not given.
    const decision = decide(permission, standing, options)
    if (!decision.allowed) found.add(decision.refusal)
  }
  // A key can be made without the permission, even where every member has it.
  if (isForKeys(permission)) found.add('not-allowed')
  return [...found].sort()
}

const accesses: Access[] = [
  { companyRole: 'administrator' },
  { companyRole: 'developer' },
  { companyRole: 'billing' },
  { siteRoles: [{ siteId: 'site', role: 'administrator', tenure: 1 }] },
  { siteRoles: [{ siteId: 'site', role: 'developer', tenure: 1 }] },
]

function* everyStanding(): Iterable<Subject> {
  for (const access of accesses) {
    const owners = 'companyRole' in access && access.companyRole === 'administrator' ? [true, false] : [false]
    for (const isOwner of owners) {
      for (const state of ['active', 'suspended', 'closed'] as const) {
        for (const hasPlan of [true, false]) {
          for (const twoFactor of [true, false]) {
            const company = { state, hasPlan, requireTwoFactor: true }
            yield { companyId: 'company', company, isOwner, access, twoFactor }
          }
        }
      }
    }
  }
}
