import { randomBytes } from 'node:crypto'
import { newAddress, Person } from '../support/person.ts'
import type { Role } from './calls.ts'

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

/** A company with a member of every role, a member to be changed, a pending invitation, and API keys. */
export interface Scene extends Cast {
  companyId: string
  invitationId: string
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
    planId: 'studio',
  })
  const scene: Scene = {
    ...cast,
    companyId,
    invitationId: '',
    keyId: '',
    programs: {} as Scene['programs'],
    ownKeyIds: new Map(),
  }
  await join(scene, [cast.administrator, cast.heir], 'administrator')
  await join(scene, [cast.developer, cast.target], 'developer')
  await join(scene, [cast.billing], 'billing')
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
  if (status === 404) await join(scene, [scene.target], 'developer')
}

export async function renewInvitation(scene: Scene): Promise<void> {
  const [invited] = await invite(scene, [newAddress('pending')], 'billing')
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

async function join(scene: Scene, people: Person[], companyRole: string): Promise<void> {
  const invitationIds = await invite(
    scene,
    people.map(({ email }) => email),
    companyRole,
  )
  for (const [index, person] of people.entries()) {
    const link = `/v1/companies/${scene.companyId}/invitations/${invitationIds[index]}/link`
    const { token } = await scene.owner.expect(200, 'POST', link)
    await person.expect(200, 'POST', '/v1/invitations/accept', { token })
  }
}

async function invite({ companyId, owner }: Scene, emails: string[], companyRole: string): Promise<string[]> {
  const { results } = await owner.expect(200, 'POST', `/v1/companies/${companyId}/invitations`, {
    emails,
    access: { companyRole },
  })
  return results.map(({ invitationId }: { invitationId: string }) => invitationId)
}
