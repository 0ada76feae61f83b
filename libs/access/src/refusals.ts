import type { Access } from './access.ts'
import { isForKeys } from './api-keys.ts'
import { createDecide, type Refusal, type Subject } from './decide.ts'
import type { PermissionId } from './permissions.ts'

const decide = createDecide()

/**
 * Every refusal that a call which needs the permission can get, for documentation. The list is made by deciding for
 * every kind of member in every state of a company, so it cannot differ from what the product decides.
 * @param options.reads the call only reads, which a suspended company may still allow
 */
export function refusalsOf(permission: PermissionId, options: { reads: boolean }): Refusal[] {
  const found = new Set<Refusal>()
  for (const standing of everyStanding()) {
    // No site is named, so this also finds the refusal of a member who has no role on the site in question.
    const decision = decide(permission, standing, options)
    if (!decision.allowed) found.add(decision.refusal)
  }
  // A key may have been made without the permission, even where every member has it.
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
        for (const twoFactor of [true, false]) {
          const company = { state, requireTwoFactor: true }
          yield { companyId: 'company', company, isOwner, access, twoFactor }
        }
      }
    }
  }
}
