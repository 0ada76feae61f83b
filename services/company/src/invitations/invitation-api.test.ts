import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newId } from '@holdfast/contracts'
import type { DomainError } from '@holdfast/errors'
import { createLinkTokens } from '@holdfast/runtime'
import { atEnd, outcomeOf, testRing, userPassport, waitFor } from '@holdfast/testing'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { type CompanyService, companyService, type Person, type Role, roles } from '../testing/company-service.ts'
import type { LinkDelivery } from './invitation.ts'
import { createInvitationStore } from './invitation-store.ts'

let service: CompanyService
beforeAll(async () => {
  service = await companyService({ RESEND_AFTER_MS: 0 })
})

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

const offer = (role: Role) => ({ companyRole: roles[role] })
const accept = (token: string | undefined, person: Person) =>
  outcomeOf(service.invitations.acceptInvitation({ token }, person.call()))
const resend = (companyId: string, by: Person, invitationId?: string) =>
  service.invitations.resendInvitation({ companyId, invitationId }, by.call())
const copy = async (companyId: string, by: Person, invitationId?: string) =>
  (await service.invitations.copyInvitationLink({ companyId, invitationId }, by.call())).token
const revokeInvitation = (companyId: string, by: Person, invitationId?: string) =>
  outcomeOf(service.invitations.revokeInvitation({ companyId, invitationId }, by.call()))

describe('when invitations are looked through', () => {
  const found = async (by: Person, companyId: string, wanted: object) => {
    const emails: string[] = []
    let total = -1
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page = await service.invitations.listInvitations({ companyId, limit: 1, after, ...wanted }, by.call())
      emails.push(...page.invitations.map(({ email }) => email))
      total = page.total
      after = page.nextCursor || undefined
    }
    expect(total).toBe(emails.length)
    return emails
  }

  test('then they are found by a part of the address, whatever it holds, and counted over all pages', async () => {
    const { companyId, owner } = await service.company()
    for (const email of ['Ann.Lee@example.com', 'annalee@example.com', 'bo+{x}|*@example.com']) {
      await service.invite(companyId, owner, email)
    }
    expect(await found(owner, companyId, {})).toHaveLength(3)
    expect(await found(owner, companyId, { search: ' N.LEE' })).toEqual(['ann.lee@example.com'])
    expect(await found(owner, companyId, { search: '+{x}|*' })).toEqual(['bo+{x}|*@example.com'])
    for (const search of ['.*', '(', '\\', 'a'.repeat(100), 'x\u2028e', 'xn--']) {
      expect(await found(owner, companyId, { search })).toEqual([])
    }
    expect(
      await outcomeOf(service.invitations.listInvitations({ companyId, search: 'a'.repeat(101) }, owner.call())),
    ).toBe('bad-request')
  })

  test('then one that its inviter may no longer give is found among the revoked, where it is shown', async () => {
    const { companyId, owner, administrator } = await crew()
    const [kept, ended, voided] = [service.person().email, service.person().email, service.person().email]
    await service.invite(companyId, owner, kept)
    const { invitationId } = await service.invite(companyId, owner, ended)
    await revokeInvitation(companyId, owner, invitationId)
    await service.invite(companyId, administrator, voided)
    const pending = { state: 'INVITATION_STATE_PENDING' }
    const revoked = { state: 'INVITATION_STATE_REVOKED' }
    expect(await found(owner, companyId, pending)).toEqual([voided, kept])
    await service.members.removeMember({ companyId, userId: administrator.userId }, owner.call())
    expect(await found(owner, companyId, pending)).toEqual([kept])
    expect(await found(owner, companyId, revoked)).toEqual([voided, ended])
    expect(await found(owner, companyId, { state: 'INVITATION_STATE_EXPIRED' })).toEqual([])
    expect(await found(owner, companyId, { siteId: newId() })).toEqual([])
  })
})

describe('when people are invited', () => {
  test('then every address gets its result, and only new ones an invitation', async () => {
    const { companyId, owner, developer } = await crew()
    const fresh = service.person().email
    const waiting = service.person().email
    await service.invite(companyId, owner, waiting)
    const emails = [
      fresh,
      fresh.toUpperCase(),
      waiting,
      developer.email,
      owner.email.toUpperCase(),
      'no address',
      ` ${fresh}`,
    ]
    const { results } = await service.invitations.invite({ companyId, emails, access: offer('billing') }, owner.call())
    expect(results.map(({ email, result }) => [email, result])).toEqual([
      [emails[0], 'invited'],
      [emails[1], 'duplicate'],
      [emails[2], 'replaced'],
      [emails[3], 'already-member'],
      [emails[4], 'own-address'],
      [emails[5], 'invalid'],
      [emails[6], 'duplicate'],
    ])
    expect(results.filter(({ invitationId }) => invitationId)).toHaveLength(2)
    const { invitations } = await service.invitations.listInvitations({ companyId }, owner.call())
    const states = invitations
      .filter(({ email }) => email === waiting)
      .map(({ state, access }) => [state, access?.companyRole])
    expect(states).toEqual([
      ['INVITATION_STATE_PENDING', roles.billing],
      ['INVITATION_STATE_REVOKED', roles.developer],
    ])
  })

  test('then an address with a plus is another address', async () => {
    const { companyId, owner } = await service.company()
    const emails = ['ann@example.com', 'ann+work@example.com']
    const { results } = await service.invitations.invite({ companyId, emails, access: offer('billing') }, owner.call())
    expect(results.map(({ result }) => result)).toEqual(['invited', 'invited'])
  })

  test('then all spellings of an address are one invitation, and the mail goes to its one form', async () => {
    const { companyId, owner } = await service.company()
    const emails = [
      'Ann@ex\u00adample.com',
      'ann@ｅｘａｍｐｌｅ。com',
      'bo@xn--bcher-kva.example',
      'BO@BÜCHER.example',
      '\u212aate@example.com',
      'kate@EXAMPLE.com',
      'a..b@example.com',
    ]
    const { results } = await service.invitations.invite({ companyId, emails, access: offer('billing') }, owner.call())
    const both = ['invited', 'duplicate']
    expect(results.map(({ result }) => result)).toEqual([...both, ...both, ...both, 'invalid'])
    const { invitations } = await service.invitations.listInvitations({ companyId }, owner.call())
    expect(invitations.map(({ email }) => email).sort()).toEqual([
      'ann@example.com',
      'bo@bücher.example',
      'kate@example.com',
    ])
    expect((await service.invite(companyId, owner, 'bo@bücher。example')).result).toBe('replaced')
  })

  test('then an invitation of an earlier release is found by every spelling, and proves the one that it was mailed to', async () => {
    const { companyId, owner } = await service.company()
    const { invitationId, token } = await service.invite(companyId, owner, 'bo@bücher.example')
    const rows = service.connection.db!.collection<{ _id: string }>('invitations')
    const spelling = 'bo@ｂücher.example'
    await rows.updateOne({ _id: invitationId! }, { $set: { email: spelling, emailKey: spelling } })
    await (await createInvitationStore(service.connection)).respell()
    expect(await rows.findOne({ _id: invitationId! })).toMatchObject({ email: spelling, emailKey: 'bo@bücher.example' })
    const proven = await service.invitationsAsIdentity.confirmedByInvitation({ token }, service.identityCall())
    expect(proven.email).toBe(spelling)
    expect((await service.invite(companyId, owner, 'bo@bücher.example')).result).toBe('replaced')
  })

  test('then a malformed call is refused, and a caller without the permission', async () => {
    const { companyId, owner, developer, billing } = await crew()
    const invite = (person: Person, emails: string[], access: object = offer('billing')) =>
      outcomeOf(service.invitations.invite({ companyId, emails, access }, person.call()))
    expect(await invite(owner, [])).toBe('bad-request')
    expect(await invite(owner, Array(11).fill('a@example.com'))).toBe('bad-request')
    expect(await invite(owner, ['a@example.com'], {})).toBe('bad-request')
    const onSites = { siteRoles: { grants: [{ siteId: newId(), role: 'SITE_ROLE_DEVELOPER', tenure: 1 }] } }
    expect(await invite(owner, ['a@example.com'], onSites)).toBe('unknown-site')
    expect(await invite(developer, ['a@example.com'], onSites)).toBe('unknown-site')
    expect(await invite(billing, ['a@example.com'], onSites)).toBe('not-allowed')
    expect(await invite(developer, ['a@example.com'])).toBe('beyond-own-access')
    expect(await invite(billing, ['a@example.com'])).toBe('not-allowed')
    expect(await invite(service.person(), ['a@example.com'])).toBe('not-found')
  })

  test('then company developers see nothing of invitations for company roles', async () => {
    const { companyId, owner, developer, billing } = await crew()
    const { invitationId } = await service.invite(companyId, owner, service.person().email)
    expect((await service.invitations.listInvitations({ companyId }, developer.call())).invitations).toEqual([])
    expect(await revokeInvitation(companyId, developer, invitationId)).toBe('not-found')
    expect(await outcomeOf(resend(companyId, developer, invitationId))).toBe('not-found')
    expect(await outcomeOf(copy(companyId, developer, invitationId))).toBe('not-found')
    expect(await outcomeOf(service.invitations.listInvitations({ companyId }, billing.call()))).toBe('not-allowed')
    expect(await revokeInvitation(companyId, owner, newId())).toBe('not-found')
    const other = await service.company()
    expect(await revokeInvitation(other.companyId, other.owner, invitationId)).toBe('not-found')
  })

  test('then mailboxes cannot be flooded: mails are limited per company, per address, and on sending again', async () => {
    const strict = await companyService({ INVITATIONS_PER_DAY: 4, INVITATIONS_PER_ADDRESS: 2 })
    const { companyId, owner } = await strict.company()
    const { invitationId } = await strict.invite(companyId, owner, 'a@example.com')
    const again = strict.invitations.resendInvitation({ companyId, invitationId }, owner.call())
    await expect(again).rejects.toMatchObject({ code: 'too-many-requests', retryAfter: 60 })
    const invite = (emails: string[]) =>
      outcomeOf(strict.invitations.invite({ companyId, emails, access: offer('billing') }, owner.call()))
    expect(await invite(['A@example.com'])).toBe('done')
    expect(await invite(['a@example.com'])).toBe('too-many-requests')
    expect(await invite(['b@example.com', 'c@example.com', 'd@example.com'])).toBe('too-many-requests')
    expect(await invite(['b@example.com', 'c@example.com'])).toBe('done')
  })
})

describe('when mailboxes would be flooded from several companies', () => {
  /** Tries again while transactions that count for the same address leave it no chance, as clients do. */
  const inviteTo = async (strict: CompanyService, companyId: string, by: Person, emails: string[]) => {
    for (;;) {
      const request = { companyId, emails, access: offer('billing') }
      const outcome = await outcomeOf(strict.invitations.invite(request, by.call()))
      if (outcome !== 'unavailable') return outcome
    }
  }

  test('then an address gets so many mails from all of them, also at once, and the refusal tells no more than within one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-'))
    atEnd(() => rmSync(folder, { recursive: true, force: true }))
    const strict = await companyService({
      INVITATIONS_PER_RECIPIENT: 4,
      INVITATIONS_PER_ADDRESS: 2,
      RESEND_AFTER_MS: 0,
      SECURITY_LOG: folder,
    })
    const companies = await Promise.all(Array.from({ length: 8 }, () => strict.company()))
    const outcomes = await Promise.all(
      companies.map(({ companyId, owner }) => inviteTo(strict, companyId, owner, ['victim@example.com'])),
    )
    expect(outcomes.sort()).toEqual([...Array(4).fill('done'), ...Array(4).fill('too-many-requests')])
    const { companyId, owner } = await strict.company()
    const refused = (emails: string[]) =>
      strict.invitations.invite({ companyId, emails, access: offer('billing') }, owner.call()).then(
        () => undefined,
        ({ code, detail, retryAfter, errors }: DomainError) => ({ code, detail, retryAfter, errors }),
      )
    const byOthers = await refused(['free@example.com', 'VICTIM@example.com'])
    expect(byOthers).toMatchObject({ code: 'too-many-requests', retryAfter: 3600, errors: [{ pointer: '/emails/1' }] })
    // Nothing was counted and nothing sent by the refused call.
    for (let mails = 0; mails < 2; mails++) expect(await refused(['free@example.com'])).toBeUndefined()
    expect(await refused(['other@example.com', 'free@example.com'])).toEqual(byOthers)
    const dumped = JSON.stringify(await strict.connection.collection('mail_budgets').find().toArray())
    expect(dumped).not.toContain('victim')

    const staff = userPassport({ operator: true, twoFactor: true })
    await strict.operators.suspendCompany({ companyId, reason: 'overdue' }, staff)
    const [file] = readdirSync(folder)
    const events = readFileSync(join(folder, file!), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(events).toContainEqual(expect.objectContaining({ type: 'mails-refused', userId: owner.userId }))
    expect(events.at(-1)).toMatchObject({ type: 'operator-act', userId: staff.principal.userId, about: companyId })
    expect(JSON.stringify(events)).not.toMatch(/victim|overdue/)
  })

  test('then a user sends so many in all of them, also by sending again', async () => {
    const strict = await companyService({ INVITATIONS_PER_USER: 5, RESEND_AFTER_MS: 0 })
    const owner = strict.person()
    const [first, second] = [await strict.company(owner), await strict.company(owner)]
    const { invitationId } = await strict.invite(first.companyId, owner, 'a@example.com')
    await strict.invitations.resendInvitation({ companyId: first.companyId, invitationId }, owner.call())
    expect(await inviteTo(strict, second.companyId, owner, ['b@example.com', 'c@example.com'])).toBe('done')
    expect(await inviteTo(strict, second.companyId, owner, ['d@example.com', 'e@example.com'])).toBe(
      'too-many-requests',
    )
    expect(await inviteTo(strict, second.companyId, owner, ['d@example.com'])).toBe('done')
    const again = strict.invitations.resendInvitation({ companyId: first.companyId, invitationId }, owner.call())
    expect(await outcomeOf(again)).toBe('too-many-requests')
    expect(await inviteTo(strict, first.companyId, (await strict.company()).owner, ['f@example.com'])).toBe('not-found')
  })
})

describe('when an invitation has ended', () => {
  test('then its address is erased 30 days later, whether a signed-out person declined it or nobody looked at it', async () => {
    const sweeping = await companyService({ OWNER_RECOVERY_NOTICE_MS: 500, RESEND_AFTER_MS: 0 })
    const { companyId, owner } = await sweeping.company()
    const declined = await sweeping.invite(companyId, owner, 'declined@example.com')
    const unseen = await sweeping.invite(companyId, owner, 'unseen@example.com')
    const young = await sweeping.invite(companyId, owner, 'young@example.com')
    await sweeping.invitations.declineInvitation({ token: declined.token }, sweeping.anonymousCall())
    const rows = sweeping.connection.collection<{ _id: string }>('invitations')
    const longAgo = Date.now() - 31 * 86_400_000
    await rows.updateOne({ _id: declined.invitationId! }, { $set: { endedAt: longAgo } })
    await rows.updateOne({ _id: unseen.invitationId! }, { $set: { expiresAt: longAgo } })
    await rows.updateOne({ _id: young.invitationId! }, { $set: { expiresAt: longAgo + 2 * 86_400_000 } })
    await waitFor(async () => {
      const text = JSON.stringify(await rows.find().toArray())
      return !text.includes('declined@') && !text.includes('unseen@')
    })
    const { invitations } = await sweeping.invitations.listInvitations({ companyId }, owner.call())
    expect(invitations.map(({ email, state }) => [email, state])).toEqual([
      ['young@example.com', 'INVITATION_STATE_EXPIRED'],
      ['', 'INVITATION_STATE_EXPIRED'],
      ['', 'INVITATION_STATE_DECLINED'],
    ])
    const again = (invitationId?: string) =>
      outcomeOf(sweeping.invitations.resendInvitation({ companyId, invitationId }, owner.call()))
    expect(await again(unseen.invitationId)).toBe('invitation-expired')
    expect(await again(young.invitationId)).toBe('done')
  })
})

describe('when an invitation is looked at', () => {
  test('then the link is enough to learn who invites to what, and the address is masked', async () => {
    const { companyId, owner } = await service.company()
    const { token } = await service.invite(companyId, owner, 'Vera@example.com', 'billing')
    const seen = await service.invitations.lookAtInvitation({ token }, service.anonymousCall())
    expect(seen).toMatchObject({
      companyName: 'Quay',
      inviterName: owner.fullName,
      access: offer('billing'),
      maskedEmail: 'v…@example.com',
    })
  })

  test('then the link is enough to decline it, once', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person()
    const { token } = await service.invite(companyId, owner, guest.email)
    const decline = () => outcomeOf(service.invitations.declineInvitation({ token }, service.anonymousCall()))
    expect(await decline()).toBe('done')
    expect(await decline()).toBe('invitation-declined')
    expect(await accept(token, guest)).toBe('invitation-declined')
  })
})

describe('when an invitation is accepted', () => {
  test('then the person is a member, and a second time is too late', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person()
    const { token } = await service.invite(companyId, owner, guest.email.toUpperCase(), 'billing')
    const joined = await service.invitations.acceptInvitation({ token }, guest.call())
    expect(joined).toMatchObject({ companyId, access: offer('billing') })
    expect(await accept(token, guest)).toBe('invitation-accepted')
  })

  test('then a copied link works, too', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person()
    const { invitationId } = await service.invite(companyId, owner, guest.email)
    expect(await accept(await copy(companyId, owner, invitationId), guest)).toBe('done')
  })

  test('then a person who is a member already is refused', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person({ emailConfirmed: false })
    const { token } = await service.invite(companyId, owner, guest.email)
    await service.connection.collection('memberships').insertOne({
      _id: newId() as never,
      companyId,
      userId: guest.userId,
      access: { companyRole: 'billing' },
      joinedAt: 1,
      version: 1,
    })
    guest.emailConfirmed = true
    expect(await accept(token, guest)).toBe('already-member')
  })

  test('then only by the invited person, with a confirmed address', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person({ emailConfirmed: false })
    const { token } = await service.invite(companyId, owner, guest.email)
    expect(await accept(token, service.person())).toBe('invitation-other-address')
    expect(await accept(token, guest)).toBe('email-not-confirmed')
    expect(await outcomeOf(service.invitations.acceptInvitation({ token }, service.anonymousCall()))).toBe(
      'not-signed-in',
    )
    guest.emailConfirmed = true
    expect(await accept(token, guest)).toBe('done')
  })

  test('then not while the inviter has lost the right to invite; it can be accepted when the inviter has it again', async () => {
    const { companyId, owner, administrator } = await crew()
    const guest = service.person()
    const { token, invitationId } = await service.invite(companyId, administrator, guest.email)
    const give = (role: Role) =>
      service.members.changeMember({ companyId, userId: administrator.userId, access: offer(role) }, owner.call())
    await give('billing')
    expect(await accept(token, guest)).toBe('invitation-void')
    expect(await outcomeOf(service.invitations.lookAtInvitation({ token }, service.anonymousCall()))).toBe(
      'invitation-void',
    )
    expect(await outcomeOf(copy(companyId, owner, invitationId))).toBe('invitation-void')
    await give('administrator')
    administrator.disabled = true
    expect(await accept(token, guest)).toBe('invitation-void')
    administrator.disabled = false
    expect(await accept(token, guest)).toBe('done')
  })

  test('then not if the inviter lacks the second factor that the company requires', async () => {
    const { companyId, owner, administrator } = await crew()
    const guest = service.person()
    const { token } = await service.invite(companyId, administrator, guest.email)
    owner.twoFactor = true
    await service.companies.updateCompany({ companyId, requireTwoFactor: true }, owner.call())
    expect(await accept(token, guest)).toBe('invitation-void')
    administrator.twoFactor = true
    expect(await accept(token, guest)).toBe('done')
  })

  test('then not after it was revoked, replaced or sent again', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person()
    const { token, invitationId } = await service.invite(companyId, owner, guest.email)
    const copied = await copy(companyId, owner, invitationId)
    await resend(companyId, owner, invitationId)
    expect(await accept(token, guest)).toBe('invalid-token')
    expect(await accept(copied, guest)).toBe('invalid-token')
    const renewed = await service.mailedToken(companyId, invitationId!)
    const replacing = await service.invite(companyId, owner, guest.email, 'billing')
    expect(await accept(renewed, guest)).toBe('invitation-revoked')
    expect(await revokeInvitation(companyId, owner, replacing.invitationId)).toBe('done')
    expect(await revokeInvitation(companyId, owner, replacing.invitationId)).toBe('invitation-revoked')
    expect(await accept(replacing.token, guest)).toBe('invitation-revoked')
    expect(await outcomeOf(resend(companyId, owner, replacing.invitationId))).toBe('invitation-revoked')
  })

  test('then not once it has expired, until it is sent again', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person()
    const { token, invitationId } = await service.invite(companyId, owner, guest.email)
    const document = { _id: invitationId as never }
    await service.connection.collection('invitations').updateOne(document, { $set: { expiresAt: Date.now() } })
    expect(await accept(token, guest)).toBe('invitation-expired')
    const { invitations } = await service.invitations.listInvitations({ companyId }, owner.call())
    expect(invitations[0]).toMatchObject({ invitationId, state: 'INVITATION_STATE_EXPIRED' })
    expect(await resend(companyId, owner, invitationId)).toMatchObject({
      state: 'INVITATION_STATE_PENDING',
      email: guest.email,
    })
    expect(await accept(await service.mailedToken(companyId, invitationId!), guest)).toBe('done')
  })

  test('then only once, however many try at the same moment', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person()
    const { token } = await service.invite(companyId, owner, guest.email)
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => accept(token, guest)))
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['done', 'invitation-accepted']))
    expect(await service.events(companyId, 'InvitationAccepted')).toHaveLength(1)
  })

  test('then not with a guessed or altered link', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person()
    const { token = '', invitationId = '' } = await service.invite(companyId, owner, guest.email)
    const bytes = Buffer.from(token, 'base64url')
    const altered = Array.from({ length: bytes.length }, (_, index) => {
      const copy = Buffer.from(bytes)
      copy[index]! ^= 1
      return copy.toString('base64url')
    })
    const elsewhere = createLinkTokens<LinkDelivery>(testRing('company', 'another')).write({
      purpose: 'mailed',
      id: invitationId,
      attempt: 1,
    })
    for (const guess of [...altered, elsewhere, '', 'x', `${token}A`, `${token}=`, ` ${token}`, token.slice(0, -1)]) {
      expect(await accept(guess, guest)).toBe('invalid-token')
    }
    expect(await accept(token, guest)).toBe('done')
  })

  test('then not while the company is suspended; nobody is invited then either, but members are removed', async () => {
    const { companyId, owner, billing } = await crew()
    const guest = service.person()
    const { token, invitationId } = await service.invite(companyId, owner, guest.email)
    const staff = userPassport({ operator: true, twoFactor: true })
    await service.operators.suspendCompany({ companyId, reason: 'overdue' }, staff)
    expect(await accept(token, guest)).toBe('company-suspended')
    const invite = service.invitations.invite(
      { companyId, emails: ['a@example.com'], access: offer('billing') },
      owner.call(),
    )
    expect(await outcomeOf(invite)).toBe('company-suspended')
    expect(await outcomeOf(resend(companyId, owner, invitationId))).toBe('company-suspended')
    const removal = service.members.removeMember({ companyId, userId: billing.userId }, owner.call())
    expect(await outcomeOf(removal)).toBe('done')
    await service.operators.restoreCompany({ companyId, reason: 'paid' }, staff)
    expect(await accept(token, guest)).toBe('done')
  })
})

describe('when identity asks at sign-up whether a link confirms the address', () => {
  test('then a mailed link of a usable invitation does, and no other', async () => {
    const { companyId, owner } = await service.company()
    const guest = service.person()
    const confirmed = async (token?: string) =>
      (await service.invitationsAsIdentity.confirmedByInvitation({ token }, service.identityCall())).email
    const { token, invitationId } = await service.invite(companyId, owner, guest.email)
    expect(await confirmed(token)).toBe(guest.email)
    const { companyName } = await service.invitationsAsIdentity.confirmedByInvitation({ token }, service.identityCall())
    expect(companyName).toBe((await service.companies.getCompany({ companyId }, owner.call())).name)
    expect(await confirmed(await copy(companyId, owner, invitationId))).toBeUndefined()
    expect(await confirmed('guessed')).toBeUndefined()
    await resend(companyId, owner, invitationId)
    expect(await confirmed(token)).toBeUndefined()
    await revokeInvitation(companyId, owner, invitationId)
    expect(await confirmed(await service.mailedToken(companyId, invitationId!))).toBeUndefined()
    const byAPerson = service.invitations.confirmedByInvitation({ token }, guest.call())
    expect(await outcomeOf(byAPerson)).toBe('not-allowed')
  })
})

describe('when a link is copied', () => {
  test('then a repeated call does not get the secret again', async () => {
    const { companyId, owner } = await service.company()
    const { invitationId } = await service.invite(companyId, owner, service.person().email)
    const call = () => owner.call({ repeat: { key, body: 'a' } })
    const key = crypto.randomUUID()
    const ask = () => outcomeOf(service.invitations.copyInvitationLink({ companyId, invitationId }, call()))
    expect([await ask(), await ask()]).toEqual(['done', 'already-done'])
  })
})
