import { createDecide } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { AccessChanged, CompanyRestored, InvitationSent, OwnershipTransferred } from '@holdfast/contracts/company'
import type { Entry } from '@holdfast/contracts/ledger'
import type { Call, LinkTokens } from '@holdfast/runtime'
import { outcomeOf, servicePassport, userPassport } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import type { ClientSession } from 'mongoose'
import type { Company } from '../companies/company.ts'
import type { LinkDelivery } from '../invitations/invitation.ts'
import type { Membership } from '../memberships/membership.ts'
import {
  type CompanyService,
  companyService,
  type EntryName,
  onSites,
  type Person,
  type Role,
  roles,
} from '../testing/company-service.ts'
import { letterApi } from './letter-api.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService({ RESEND_AFTER_MS: 0 })
})

/** The letters that would be sent now for the company's last entry of a type. */
async function lettersOf(companyId: string, name: string) {
  const { entry } = (await service.events(companyId, name)).at(-1)!
  const { letters } = await service.letters.describeLetters(entry, servicePassport('notification'))
  return letters.map(({ template, values, token, userId, email }) => ({ template, values, token, to: userId || email }))
}

const templates = async (companyId: string, name: string) =>
  (await lettersOf(companyId, name)).map(({ template, to }) => [template, to])

async function crew() {
  const { companyId, owner } = await service.company()
  const join = (role: Role) => service.join(companyId, owner, role)
  const [administrator, developer, billing] = [
    await join('administrator'),
    await join('developer'),
    await join('billing'),
  ]
  return { companyId, owner, administrator, developer, billing }
}

const staff = () => userPassport({ operator: true, twoFactor: true })

describe('letters about roles on sites', () => {
  test('when somebody is invited, gets roles and loses some, then they are told on which sites', async () => {
    const { companyId, owner } = await service.company()
    const [a, b, c] = [
      await service.sites.putSite(companyId, { name: 'Alpha' }),
      await service.sites.putSite(companyId, { name: 'Beta' }),
      await service.sites.putSite(companyId, { name: 'Gamma' }),
    ]
    const member = await service.joinSites(companyId, owner, { [a]: 'developer', [b]: 'developer' })
    const change = (given: Parameters<typeof onSites>[0]) =>
      service.members.changeMember({ companyId, userId: member.userId, access: onSites(given) }, owner.call())
    await change({ [a]: 'administrator', [c]: 'developer' })
    const values = { companyName: 'Quay', actorUserId: owner.userId }
    const told = { token: '', to: member.userId }
    expect(await lettersOf(companyId, 'AccessChanged')).toEqual([
      { ...told, template: 'added-to-site', values: { ...values, role: 'administrator', siteName: 'Alpha' } },
      { ...told, template: 'added-to-site', values: { ...values, role: 'developer', siteName: 'Gamma' } },
      { ...told, template: 'removed-from-site', values: { ...values, siteName: 'Beta' } },
    ])
    const take = (siteId: string) =>
      service.siteMembers.removeSiteMember({ siteId, userId: member.userId }, owner.call())
    await take(c)
    expect(await templates(companyId, 'AccessChanged')).toEqual([['removed-from-site', member.userId]])
    await take(a)
    expect(await templates(companyId, 'AccessChanged')).toEqual([['member-removed', member.userId]])
    const invite = { companyId, emails: ['vera@example.com'], access: onSites({ [a]: 'developer', [b]: 'developer' }) }
    await service.invitations.invite(invite, owner.call())
    expect(await lettersOf(companyId, 'InvitationSent')).toMatchObject([
      { values: { siteName: 'Alpha, Beta', role: 'sites' } },
    ])
  })
})

describe('an invitation’s letter', () => {
  test('when it is pending, then it goes to the invited address with a link', async () => {
    const { companyId, owner } = await service.company()
    await service.invite(companyId, owner, 'vera@example.com', 'billing')
    expect(await lettersOf(companyId, 'InvitationSent')).toEqual([
      {
        template: 'invitation',
        to: 'vera@example.com',
        token: expect.stringMatching(/^[\w-]{70,}$/),
        values: {
          companyName: 'Quay',
          inviterUserId: owner.userId,
          role: 'billing',
          expiresAt: expect.stringMatching(/^\d{13}$/),
        },
      },
    ])
  })

  test('when the invitation is no longer pending, or was sent again, then there is none', async () => {
    const { companyId, owner, administrator } = await crew()
    const entryOf = async () => (await service.events(companyId, 'InvitationSent')).at(-1)!.entry
    const describeAgain = async (entry: EntryName) =>
      (await service.letters.describeLetters(entry, servicePassport('notification'))).letters
    const { invitationId } = await service.invite(companyId, administrator, 'vera@example.com')
    const first = await entryOf()
    expect(await describeAgain(first)).toHaveLength(1)
    await service.invitations.resendInvitation({ companyId, invitationId }, administrator.call())
    expect(await describeAgain(first)).toEqual([])
    expect(await describeAgain(await entryOf())).toHaveLength(1)
    await service.members.removeMember({ companyId, userId: administrator.userId }, owner.call())
    expect(await describeAgain(await entryOf())).toEqual([])
    const other = await service.invite(companyId, owner, 'vera@example.com')
    await service.invitations.revokeInvitation({ companyId, invitationId: other.invitationId }, owner.call())
    expect(await describeAgain(await entryOf())).toEqual([])
  })
})

describe('letters about access', () => {
  const change = (companyId: string, by: Person, of: Person, role: Role) =>
    service.members.changeMember({ companyId, userId: of.userId, access: { companyRole: roles[role] } }, by.call())

  test('when a role changed, then the member is told what it was and is, unless gone meanwhile', async () => {
    const { companyId, owner, developer } = await crew()
    await change(companyId, owner, developer, 'billing')
    const told = await lettersOf(companyId, 'AccessChanged')
    expect(told).toEqual([
      {
        template: 'role-changed',
        to: developer.userId,
        token: '',
        values: { companyName: 'Quay', actorUserId: owner.userId, role: 'billing', formerRole: 'developer' },
      },
    ])
    const { entry } = (await service.events(companyId, 'AccessChanged')).at(-1)!
    await service.members.removeMember({ companyId, userId: developer.userId }, owner.call())
    expect((await service.letters.describeLetters(entry, servicePassport('notification'))).letters).toEqual([])
    expect(await templates(companyId, 'AccessChanged')).toEqual([['member-removed', developer.userId]])
  })

  test('when somebody joined or left, then nobody is told', async () => {
    const { companyId, developer } = await crew()
    expect(await lettersOf(companyId, 'AccessChanged')).toEqual([])
    await service.members.leaveCompany({ companyId }, developer.call())
    expect(await lettersOf(companyId, 'AccessChanged')).toEqual([])
  })

  test('when ownership moved, then both are told', async () => {
    const { companyId, owner, administrator } = await crew()
    await service.companies.transferOwnership({ companyId, userId: administrator.userId }, owner.call())
    expect((await templates(companyId, 'OwnershipTransferred')).sort()).toEqual([
      ['ownership-handed-over', owner.userId],
      ['ownership-received', administrator.userId],
    ])
  })
})

describe('letters about what operators do', () => {
  test('when a recovery starts, then owner and administrators are told, and of its end', async () => {
    const { companyId, owner, administrator } = await crew()
    const request = { companyId, newOwnerId: administrator.userId, reason: 'ticket 3' }
    const { effectiveAt } = await service.operators.recoverOwner(request, staff())
    const started = await lettersOf(companyId, 'OwnerRecoveryStarted')
    expect(started.map(({ to }) => to)).toEqual([owner.userId, administrator.userId])
    expect(started[0]).toMatchObject({
      template: 'owner-recovery-started',
      values: { companyId, newOwnerUserId: administrator.userId, effectiveAt: String(effectiveAt) },
    })
    await service.companies.objectToOwnerRecovery({ companyId }, owner.call())
    expect(await lettersOf(companyId, 'OwnerRecoveryStarted')).toEqual([])
    await service.operators.recoverOwner(request, staff())
    const [first] = await service.events(companyId, 'OwnerRecoveryStarted')
    expect((await service.letters.describeLetters(first!.entry, servicePassport('notification'))).letters).toEqual([])
    const stopped = await lettersOf(companyId, 'OwnerRecoveryStopped')
    expect(stopped.map(({ template, values }) => [template, values.cause])).toEqual([
      ['owner-recovery-stopped', 'objected'],
      ['owner-recovery-stopped', 'objected'],
    ])
  })

  test('when a company is suspended, restored or closed, then owner, administrators and billing members are told while that still holds', async () => {
    const { companyId, owner, administrator, billing } = await crew()
    const told = [owner, administrator, billing].map(({ userId }) => userId)
    await service.operators.suspendCompany({ companyId, reason: 'overdue' }, staff())
    const suspended = await lettersOf(companyId, 'CompanySuspended')
    expect(suspended.map(({ to, values }) => [to, values.reason])).toEqual(told.map((to) => [to, 'overdue']))
    await service.operators.restoreCompany({ companyId, reason: 'paid' }, staff())
    expect(await lettersOf(companyId, 'CompanySuspended')).toEqual([])
    expect((await templates(companyId, 'CompanyRestored')).map(([, to]) => to)).toEqual(told)
    await service.companies.closeCompany({ companyId }, owner.call())
    expect(await lettersOf(companyId, 'CompanyRestored')).toEqual([])
    expect((await templates(companyId, 'CompanyClosed')).map(([, to]) => to)).toEqual(told)
  })
})

test('when letters are asked for, then all that they say is read behind one fence', async () => {
  const fenced = {} as ClientSession
  const within = <Found>(session: ClientSession | undefined, found: Found) => {
    expect(session).toBe(fenced)
    return Promise.resolve(found)
  }
  const company = { id: newId(), name: 'Quay', state: 'active' } as Company
  const [userId, membershipId, invitationId] = [newId(), newId(), newId()]
  const member = { id: membershipId, companyId: company.id, userId } as Membership
  const api = letterApi({
    ledger: {
      read: async () => [about],
      lookUp: async (read) => ({ found: await read(fenced), epoch: '', heads: [] }),
    },
    decide: createDecide(),
    sites: { onSite: () => undefined },
    siteNames: { describe: async () => new Map() },
    companies: { find: (_, session) => within(session, company) },
    memberships: {
      find: (_, __, session) => within(session, member),
      findAll: (_, __, session) => within(session, [member]),
      withRole: (_, __, ___, session) => within(session, [userId]),
    },
    invitations: { find: (_, session) => within(session, undefined) },
    links: { write: () => '' } as unknown as LinkTokens<LinkDelivery>,
  })
  const call = { principal: { kind: 'service', name: 'notification' }, requestId: newId() } as Call
  let about: Entry
  const told = async ({ type }: { type: string }, data: Buffer) => {
    about = { seq: 1, type, data, stream: `company/${company.id}`, requestId: call.requestId } as Entry
    return (await api.describeLetters(about, call)).letters?.length
  }
  const [before, after] = [{ companyRole: roles.developer }, { companyRole: roles.billing }]
  const change = { companyId: company.id, userId, membershipId, before, after, cause: 'CAUSE_CHANGED' } as const
  const transfer = { companyId: company.id, fromUserId: newId(), toUserId: userId, byOperator: false }
  expect(await told(AccessChanged, AccessChanged.encode(change))).toBe(1)
  expect(await told(OwnershipTransferred, OwnershipTransferred.encode(transfer))).toBe(1)
  expect(await told(CompanyRestored, CompanyRestored.encode({ companyId: company.id }))).toBe(1)
  expect(await told(InvitationSent, InvitationSent.encode({ companyId: company.id, invitationId }))).toBe(0)
})

test('when something happens, then its entry says whether letters are wanted', async () => {
  const { companyId, owner, developer } = await crew()
  await service.members.removeMember({ companyId, userId: developer.userId }, owner.call())
  const asking = (await service.events(companyId)).map(({ type, asksForLetter }) => `${type}: ${asksForLetter}`)
  expect([...new Set(asking)].sort()).toEqual([
    // Without a letter for the member who joined, with one for the member who was removed.
    'AccessChanged: false',
    'AccessChanged: true',
    'CompanyCreated: false',
    'InvitationAccepted: false',
    'InvitationSent: true',
  ])
  expect(asking.at(-1)).toBe('AccessChanged: true')
})

test('when anybody but notification asks, or about what needs no letter, then nothing is answered', async () => {
  const { companyId, owner } = await service.company()
  const { entry: request } = (await service.events(companyId, 'CompanyCreated')).at(-1)!
  expect(await service.letters.describeLetters(request, servicePassport('notification'))).toEqual({
    letters: [],
    attachments: [],
  })
  expect(await outcomeOf(service.lettersAsIdentity.describeLetters(request, servicePassport('identity')))).toBe(
    'not-allowed',
  )
  expect(await outcomeOf(service.lettersAsPerson.describeLetters(request, owner.call()))).toBe('not-allowed')
})
