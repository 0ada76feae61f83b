import { readFileSync } from 'node:fs'
import { newId } from '@holdfast/contracts'
import { outcomeOf } from '@holdfast/testing'
import { beforeAll, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, roles } from '../testing/company-service.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService({ RESEND_AFTER_MS: 0 })
})

type Sent = Parameters<Person['call']>[0]
type Repeatable = (caller: Person, companyId: string, owner: Person) => Promise<(sent: Sent) => Promise<unknown>>

const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }

/** By operation of the API: prepares a call that the caller may make in the company, and may then repeat. */
const operations: Record<string, Repeatable> = {
  updateCompany: async (caller, companyId) => (sent) =>
    service.companies.updateCompany({ companyId, name: 'Wharf' }, caller.call(sent)),
  changeMember: async (caller, companyId, owner) => {
    const { userId } = await service.join(companyId, owner, 'developer')
    const request = { companyId, userId, access: { companyRole: roles.billing } }
    return (sent) => service.members.changeMember(request, caller.call(sent))
  },
  invite: async (caller, companyId) => {
    const request = { companyId, emails: [`${newId()}@example.com`], access: { companyRole: roles.billing } }
    return (sent) => service.invitations.invite(request, caller.call(sent))
  },
  resendInvitation: async (caller, companyId, owner) => {
    const { invitationId = '' } = await service.invite(companyId, owner, `${newId()}@example.com`)
    return (sent) => service.invitations.resendInvitation({ companyId, invitationId }, caller.call(sent))
  },
  putSiteMember: async (caller, companyId, owner) => {
    const siteId = await service.sites.putSite(companyId)
    const guest = await service.joinSites(companyId, owner, { [siteId]: 'developer' })
    const request = { siteId, userId: guest.userId, role: 'SITE_ROLE_ADMINISTRATOR' as const }
    return (sent) => service.siteMembers.putSiteMember(request, caller.call(sent))
  },
  transferOwnership: async (caller, companyId, owner) => {
    const request = { companyId, userId: caller.userId }
    await service.companies.transferOwnership(request, owner.call())
    const { userId } = await service.join(companyId, owner, 'administrator')
    return (sent) => service.companies.transferOwnership({ companyId, userId }, caller.call(sent))
  },
  acceptInvitation: async (caller, companyId, owner) => {
    await service.members.removeMember({ companyId, userId: caller.userId }, owner.call())
    const { token } = await service.invite(companyId, owner, caller.email)
    return (sent) => service.invitations.acceptInvitation({ token }, caller.call(sent))
  },
}

// The first is below. The second has a result for each user.
const elsewhere = ['createCompany', 'changeMembers']
/** Tags of what other services answer. */
const ofOthers = ['Sites', 'Environments', 'Releases', 'Backups', 'Operations', 'Billing']

test('when calls of the API can be refused with already-done, then each of this service is tried here', () => {
  const document = JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'))
  const documented = Object.values<
    Record<string, { operationId: string; tags: string[]; responses: Record<string, unknown> }>
  >(document.paths)
    .flatMap((path) => Object.values(path))
    .filter(({ tags: [tag] = [] }) => !ofOthers.includes(tag!))
    .filter(({ responses }) => JSON.stringify(responses?.[409] ?? '').includes('`already-done`'))
    .map(({ operationId }) => operationId)
  const holdASecret = [
    'beginTwoFactor',
    'confirmTwoFactor',
    'changePassword',
    'prove',
    'renewRecoveryCodes',
    'createApiKey',
    'copyInvitationLink',
    'signIn',
    'prove',
    'changePassword',
  ]
  const left = documented.filter((id) => !holdASecret.includes(id)).sort()
  expect(left).toEqual([...Object.keys(operations), ...elsewhere].sort())
})

test.each(Object.keys(operations))(
  'when %s is repeated by a caller who has been removed, then the repeat tells nothing',
  async (operation) => {
    const { companyId, owner } = await service.company()
    const caller = await service.join(companyId, owner, 'administrator')
    const successor = await service.join(companyId, owner, 'administrator')
    const call = await operations[operation]!(caller, companyId, owner)
    const sent = { repeat: { key: newId(), body: 'a' } }
    const first = await call(sent)
    expect(await call(sent)).toEqual(first)

    const { ownerId } = await service.companies.getCompany({ companyId }, successor.call())
    const byWhom = ownerId === owner.userId ? owner : successor
    await service.members.removeMember({ companyId, userId: caller.userId }, byWhom.call())
    await service.companies.updateCompany({ companyId, name: 'A secret name', address }, byWhom.call())
    expect(await outcomeOf(call(sent))).toBe('already-done')
  },
)

test('when the making of a company is repeated by its former owner, then the repeat tells nothing', async () => {
  const owner = service.person()
  const sent = { repeat: { key: newId(), body: 'a' } }
  const create = () => service.companies.createCompany({ name: 'Quay', address }, owner.call(sent))
  const { companyId } = await create()
  const successor = await service.join(companyId, owner, 'administrator')
  await service.companies.transferOwnership({ companyId, userId: successor.userId }, owner.call())
  expect(await create()).toMatchObject({ companyId, ownerId: successor.userId })
  await service.members.removeMember({ companyId, userId: owner.userId }, successor.call())
  expect(await outcomeOf(create())).toBe('already-done')
})

test('when the change of a member is repeated after the member has left, then the repeat tells nothing of them', async () => {
  const { companyId, owner } = await service.company()
  const member = await service.join(companyId, owner, 'developer')
  const sent = { repeat: { key: newId(), body: 'a' } }
  const request = { companyId, userId: member.userId, access: { companyRole: roles.billing } }
  const change = () => service.members.changeMember(request, owner.call(sent))
  expect(await change()).toMatchObject({ email: member.email })
  await service.members.removeMember({ companyId, userId: member.userId }, owner.call())
  expect(await change()).toMatchObject({ userId: member.userId, email: '', fullName: '' })
})
