import { isForKeys, type PermissionId, refusalsOf } from '@holdfast/access'
import type { Code } from '@holdfast/errors'

/** A permission without which the call is refused. */
export interface PermissionNeed {
  permission: PermissionId
  /** The condition, in words, where it depends on the body or on what is there. Without it: always needed. */
  when?: string
  /** How the call is refused to a member who lacks the permission; `not-allowed` unless told otherwise. */
  otherwise?: Code
}

/** A permission that decides what the answer shows, and not whether there is one. */
export interface PermissionShown {
  permission: PermissionId
  /** What is left out of the answer without the permission. */
  what: string
}

/** What `x-permission` says of an operation. All needs whose `when` applies have to be there. */
export interface PermissionOfRoute {
  needs: PermissionNeed[]
  shows?: PermissionShown[]
}

/** Can an API key call the route? Not where it can have none of the permissions that are needed. */
export function canKeysCall(needs: PermissionNeed[]): boolean {
  return needs.some(({ permission }) => isForKeys(permission))
}

/** Why a call can be refused for what its caller is in the company. */
export function refusalsOfNeeds(needs: PermissionNeed[], options: { reads: boolean }): Code[] {
  const found = needs.flatMap(({ permission, otherwise }): Code[] => {
    const refusals = refusalsOf(permission, options)
    const known: Code[] = isForKeys(permission) ? refusals : [...refusals, 'keys-not-allowed']
    if (otherwise) return known.map((code) => (code === 'not-allowed' ? otherwise : code))
    // Who manages site roles alone is told that company roles are beyond what they have.
    return permission === 'members.manage' ? [...known, 'beyond-own-access'] : known
  })
  return needs.length === 0 ? [] : ['access-unknown', ...found]
}
