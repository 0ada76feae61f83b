import { isForKeys } from '@holdfast/access'
import { readExpected } from '@holdfast/access/expected-permissions'
import type { Person } from '../support/person.ts'
import { UNUSED_ID } from '../support/unused-id.ts'
import type { Call, Role, Things } from './calls.ts'
import { buildScene, renewInvitation, renewKey, renewTarget, type Scene } from './scene.ts'
import { atRest, renewBackups, renewStagings } from './scene-sites.ts'

const expected = readExpected()

/** The answer to a call, such as '204', '403 not-allowed' or '200 shown'. */
export async function ask(
  call: Call,
  actor: Person,
  scene: Scene,
  things: Things = thingsOf(scene, actor),
): Promise<string> {
  const answer = await actor.call(call.method, call.path(scene, things), call.body?.(scene, actor), call.headers)
  if (answer.status >= 400) return `${answer.status} ${answer.body.code}`
  if (!call.shows) return String(answer.status)
  return `${answer.status} ${call.shows(answer, scene) ? 'shown' : 'hidden'}`
}

/** The expected answer to the role in its own company, by the independent table. */
export function expectation(call: Call, role: Role): string {
  if (!isAllowed(call, role)) return denial(call, role)
  return typeof call.allowed === 'string' ? call.allowed : call.allowed(role)
}

/** The expected answer to an API key that has every permission that its maker can give. */
export function keyExpectation(call: Call, role: Role): string {
  return call.isForPeople || !isForKeys(call.permission) ? '403 keys-not-allowed' : expectation(call, role)
}

export function isAllowed(call: Call, role: Role): boolean {
  return call.isNeedless === true || hasPermission(call.permission, role, call)
}

type Place = Pick<Call, 'site' | 'environment' | 'paysPremiumStaging'>

/** Whether the independent table gives the permission to the role there. */
export function hasPermission(permission: string, role: Role, place: Place): boolean {
  const cell = expected.get(permission)?.[role]
  if (cell === 'own') return place.site === 'own'
  if (cell === 'staging') return place.site === 'own' && place.environment === 'staging'
  if (cell === 'conditional') return place.paysPremiumStaging === false
  return cell === 'yes'
}

/** The answer to somebody who has no role in the company. */
export function outside({ isList }: Call): string {
  return isList ? '200 hidden' : '404 not-found'
}

export function denial(
  { permission, denied, isHidden, site }: Pick<Call, 'permission' | 'denied' | 'isHidden' | 'site'>,
  role: Role,
): string {
  if (isHidden && !hasPermission('sites.see', role, { site })) return '404 not-found'
  // A caller who may give site roles only is told that company roles are beyond their own access.
  const isHalfAllowed = permission === 'members.manage' && expected.get('site-members.manage')?.[role] === 'yes'
  return denied?.(role) ?? (isHalfAllowed ? '403 beyond-own-access' : '403 not-allowed')
}

export function thingsOf(scene: Scene, actor?: Person): Things {
  const { companyId, target, invitationId, keyId, ownKeyIds, site, otherSite } = scene
  const ownKeyId = (actor && ownKeyIds.get(actor)) ?? UNUSED_ID
  const callerId = actor?.userId || UNUSED_ID
  return { companyId, targetId: target.userId, invitationId, keyId, ownKeyId, callerId, site, otherSite }
}

/** Prepares the scene for the next call: makes anew what a successful call has used up. */
export async function renewed(scene: Scene, { uses }: Call, outcome: string): Promise<Scene> {
  if (!outcome.startsWith('2')) return scene
  if (uses === 'scene') return buildScene(scene)
  if (uses === 'target') await renewTarget(scene)
  if (uses === 'invitation') await renewInvitation(scene)
  if (uses === 'key') await renewKey(scene)
  if (uses === 'stagings') await renewStagings(scene)
  // A backup goes with its environment.
  if (uses === 'stagings') await renewBackups(scene)
  if (uses === 'backups') await renewBackups(scene)
  if (uses === 'hosts') await atRest(scene)
  return scene
}
