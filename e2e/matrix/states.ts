import type { PermissionId } from '@holdfast/access'
import type { Call, Role } from './calls.ts'
import { denial, expectation, hasPermission, isAllowed } from './cells.ts'

// What the state of a company does to each call, written from the product description and not from the code.

export const companyStates = ['suspended', 'two-factor required', 'without a plan', 'closed'] as const
export type CompanyState = (typeof companyStates)[number]

/** Acts that change a site: a suspended company's sites cannot be changed. To delete them is something else. */
const CHANGE_A_SITE = new Set<PermissionId>([
  'site.create',
  'site.clone',
  'site.label',
  'site.reset',
  'live.use',
  'staging.use',
  'staging.create',
  'staging.delete',
  'premium-staging.create',
  'premium-staging.delete',
])

/** Nobody can be invited to a suspended company. */
const INVITE = /^POST …\/invitations( |\/\{invitationId\}\/(resend|link)$)/

const CANCEL = /^POST \/v1\/operations\/\{operationId\}\/cancel/

/** Lists of which a part is shown to some. They are refused as a whole. */
const LISTS = /^GET …\/(invitations|api-keys),/

/** An operation that there is not belongs to no company. */
const OF_NO_COMPANY = /^GET \/v1\/operations\/\{operationId\} of nothing$/

/** Who may still look at a closed company, and what they see: that it is there, and what is on its invoices. */
const LOOK_BACK: readonly Role[] = ['owner', 'administrator', 'billing']
const LOOKED_BACK_AT = new Set<PermissionId>(['company.see', 'company.settings.see', 'invoices.see'])

/** What is left to whoever lacks the second factor that the company requires: its name, and to leave. */
const WITHOUT_TWO_FACTOR = new Set<PermissionId>(['company.see', 'company.leave'])

/** The expected answers to the role in a company of this state: any of them is right. */
export function inState(state: CompanyState, call: Call, role: Role): string[] {
  const usual = expectation(call, role)
  if (call.isHidden && !hasPermission('sites.see', role, call)) return ['404 not-found']
  if (OF_NO_COMPANY.test(call.name)) return [usual]
  if (state === 'suspended') return inSuspended(call, role, usual)
  if (state === 'two-factor required') return withoutTwoFactor(call, role, usual)
  if (state === 'without a plan') return [withoutPlan(call, role, usual)]
  return inClosed(call, role, usual)
}

function inSuspended(call: Call, role: Role, usual: string): string[] {
  const refusal = '409 company-suspended'
  // The owner began it, and whoever began work may give it up. That changes no site.
  if (CANCEL.test(call.name) && role === 'owner') return [usual]
  const isChange = CHANGE_A_SITE.has(call.permission) && call.method !== 'GET'
  // The state is told before a missing permission, and after it where another permission is missing, too.
  if (isChange) return isAllowed(call, role) ? [refusal] : [refusal, denial(call, role)]
  if (INVITE.test(call.name) && isAllowed(call, role)) return [refusal]
  return [usual]
}

function withoutTwoFactor(call: Call, role: Role, usual: string): string[] {
  // The owner has it: they could not require it otherwise.
  if (role === 'owner') return [call.name.includes('without having it') ? '200' : usual]
  if (WITHOUT_TWO_FACTOR.has(call.permission)) return [usual]
  if (call.shows && !LISTS.test(call.name)) return ['200 hidden']
  return ['403 two-factor-required']
}

function withoutPlan(call: Call, role: Role, usual: string): string {
  if (call.permission === 'site.create' && isAllowed(call, role)) return '409 no-plan'
  if (call.permission === 'plan.see' && call.shows) return '200 hidden'
  return usual
}

function inClosed(call: Call, role: Role, usual: string): string[] {
  const mayLook = LOOK_BACK.includes(role) && LOOKED_BACK_AT.has(call.permission)
  if (mayLook) return [usual]
  if (call.isList) return ['200 hidden']
  return ['409 company-closed', ...(call.shows ? ['200 hidden'] : [])]
}
