import { randomBytes } from 'node:crypto'
import { newAddress, Person } from '../support/person.ts'
import { monthly } from '../support/plans.ts'
import type { Role, SiteThings } from './calls.ts'
import { buildSite } from './scene-sites.ts'

export interface Cast extends Record<Role, Person> {
  /** An administrator, who could become the owner. */
  heir: Person
  /** A developer, whom calls change and remove. */
  target: Person
  /** A signed-in user without any role. */
  nobody: Person
}

/** Company roles that may have API keys. */
export const holders = ['owner', 'administrator', 'developer'] as const

export const SCENE_PLAN = 'agency'

/** A company with a member of every role, a member to be changed, two sites, a pending invitation, and API keys. */
export interface Scene extends Cast {
  companyId: string
  invitationId: string
  /** The site on which the two site roles are. */
  site: SiteThings
  /** Another site of the company. */
  otherSite: SiteThings
  /** The name of some site of the company. */
  siteName: string
  /** An API key that the heir made. */
  keyId: string
  /** Callers with API keys that have every permission that their makers can give. */
  programs: Record<(typeof holders)[number], Person>
  /** Keys that no caller uses, by their makers. */
  ownKeyIds: Map<Person, string>
}

const address = { line1: '1 Canal Street', postalCode: '10115', city: 'Berlin', country: 'DE' }

export async function buildScene(cast: Cast): Promise<Scene> {
  const { companyId } = await cast.owner.expect(201, 'POST', '/v1/companies', {
    name: `Matrix ${randomBytes(4).toString('hex')}`,
    address,
    taxId: 'DE123456789',
    plan: monthly(SCENE_PLAN),
  })
  const scene: Scene = {
    ...cast,
    companyId,
    invitationId: '',
    site: await buildSite(cast.owner, companyId),
    otherSite: await buildSite(cast.owner, companyId),
    siteName: '',
    keyId: '',
    programs: {} as Scene['programs'],
    ownKeyIds: new Map(),
  }
  await joinCompany(scene, [cast.administrator, cast.heir], 'administrator')
  await joinCompany(scene, [cast.developer, cast.target], 'developer')
  await joinCompany(scene, [cast.billing], 'billing')
  await joinWith(scene, [cast.siteAdministrator], onSite(scene, 'administrator'))
  await joinWith(scene, [cast.siteDeveloper], onSite(scene, 'developer'))
  scene.siteName = (await cast.owner.expect(200, 'GET', `/v1/sites/${scene.site.siteId}`)).name
  await renewInvitation(scene)
  await renewKey(scene)
  for (const role of holders) {
    scene.programs[role] = await programOf(scene, cast[role])
    scene.ownKeyIds.set(cast[role], (await makeKey(scene, cast[role])).keyId)
  }
  return scene
}

/** Makes the target a developer again, or a new member, whatever the last call did to them. */
export async function renewTarget(scene: Scene): Promise<void> {
  const path = `/v1/companies/${scene.companyId}/members/${scene.target.userId}`
  const { status } = await scene.owner.call('PATCH', path, { access: { companyRole: 'developer' } })
  if (status === 404) await joinCompany(scene, [scene.target], 'developer')
}

export async function renewInvitation(scene: Scene): Promise<void> {
  const [invited] = await invite(scene, [newAddress('pending')], { companyRole: 'billing' })
  scene.invitationId = invited!
}

export async function renewKey(scene: Scene): Promise<void> {
  const { keyId } = await makeKey(scene, scene.heir)
  scene.keyId = keyId
}

async function programOf(scene: Scene, maker: Person): Promise<Person> {
  const program = new Person(maker, { email: newAddress('program'), fullName: 'A program' })
  program.token = (await makeKey(scene, maker)).key
  // A key acts for its maker.
  program.userId = maker.userId
  return program
}

function makeKey({ companyId }: Scene, maker: Person): Promise<{ keyId: string; key: string }> {
  return maker.expect(201, 'POST', `/v1/companies/${companyId}/api-keys`, { name: 'Matrix' })
}

const onSite = ({ site }: Scene, role: string) => ({ siteRoles: [{ siteId: site.siteId, role }] })

export function joinCompany(scene: Scene, people: Person[], companyRole: string): Promise<void> {
  return joinWith(scene, people, { companyRole })
}

async function joinWith(scene: Scene, people: Person[], access: object): Promise<void> {
  const invitationIds = await invite(
    scene,
    people.map(({ email }) => email),
    access,
  )
  for (const [index, person] of people.entries()) {
    const link = `/v1/companies/${scene.companyId}/invitations/${invitationIds[index]}/link`
    const { token } = await scene.owner.expect(200, 'POST', link)
    await person.expect(200, 'POST', '/v1/invitations/accept', { token })
  }
}

async function invite({ companyId, owner }: Scene, emails: string[], access: object): Promise<string[]> {
  const { results } = await owner.expect(200, 'POST', `/v1/companies/${companyId}/invitations`, {
    emails,
    access,
  })
  return results.map(({ invitationId }: { invitationId: string }) => invitationId)
}
