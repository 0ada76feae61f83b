import { accessToWire } from '@holdfast/access'
import { isEmail, maskedEmail, newId } from '@holdfast/contracts'
import { describe, expect, test } from '@jest/globals'
import { create } from '../companies/company.ts'
import { suspend } from '../suspensions/suspension.ts'
import { closed } from '../testing/closed-company.ts'
import { checkMails, readAddressees } from './addressees.ts'
import {
  accept,
  checkAcceptor,
  checkUsable,
  copyLink,
  decline,
  type Invitation,
  invitationStanding,
  invite,
  resend,
  revokeErased,
  revokeInvitation,
} from './invitation.ts'

const DAY = 24 * 3_600_000
const address = { line1: '1 Dock Street', postalCode: '75001', city: 'Paris', country: 'FR' }
const given = { id: newId(), ownerId: newId(), membershipId: newId(), now: 0 }
const { company } = create({ name: 'Quay', address }, given)
const suspended = suspend(company, { reason: 'unpaid', now: 0 }).company
const invitedBy = { userId: newId(), membershipId: newId() }
const access = { companyRole: 'developer' } as const
const sending = { id: newId(), email: 'Vera@example.com', access, invitedBy, now: 1_000 }
const { invitation: pending } = invite(company, sending)
const inviter = { access, mayInvite: true }
const usable = (invitation: Invitation, now = 2_000, of = company as Parameters<typeof checkUsable>[0]) =>
  checkUsable(of, invitation, inviter, now)

test('when an address is invited, then the invitation lasts 7 days, and ends a pending one of the same address', () => {
  const invitation = {
    ...sending,
    companyId: company.id,
    attempt: 1,
    createdAt: 1_000,
    sentAt: 1_000,
    expiresAt: 1_000 + 7 * DAY,
    version: 1,
    state: 'pending',
  }
  const { now: _, ...offered } = invitation
  const sent = { type: 'InvitationSent', attempt: 1, access: accessToWire(access) }
  expect(invite(company, sending)).toEqual({ invitation: offered, events: [sent] })

  const again = { ...sending, id: newId(), now: 2_000 }
  expect(invite(company, again, pending)).toMatchObject({
    invitation: { id: again.id, sentAt: 2_000 },
    replaced: { ...pending, state: 'revoked', endedAt: 2_000, version: 2 },
    events: [{ ...sent, replaces: pending.id }],
  })
  const late = { ...again, now: 1_000 + 7 * DAY }
  expect(invite(company, late, pending).replaced?.state).toBe('expired')
  expect(() => invite(suspended, again)).toThrow('company-suspended')
  expect(() => invite(closed(company, 0).company, again)).toThrow('company-closed')
})

describe('given a pending invitation', () => {
  test('when it is within 7 days and its inviter may invite, then it can be used', () => {
    expect(usable(pending, 1_000 + 7 * DAY - 1)).toEqual(pending)
    expect(() => usable(pending, 1_000 + 7 * DAY)).toThrow('invitation-expired')
    expect(() => checkUsable(company, pending, { access, mayInvite: false }, 2_000)).toThrow('invitation-void')
    const empty = { access: undefined, mayInvite: true }
    expect(() => checkUsable(company, pending, empty, 2_000)).toThrow('invitation-empty')
    const less = { siteRoles: [{ siteId: 's', role: 'developer' as const, tenure: 1 }] }
    expect(checkUsable(company, pending, { access: less, mayInvite: true }, 2_000)).toEqual({
      ...pending,
      access: less,
    })
    expect(() => usable(pending, 2_000, suspended)).toThrow('company-suspended')
    expect(() => usable(pending, 2_000, closed(company, 0).company)).toThrow('company-closed')
  })

  test('when it has ended in any way, then every further step is refused with how it ended', () => {
    const ended = {
      'invitation-accepted': accept(pending, newId(), 2_000).invitation,
      'invitation-declined': decline(pending, 2_000).invitation,
      'invitation-revoked': revokeInvitation(pending, 2_000).invitation,
      'invitation-expired': invite(company, { ...sending, now: 1_000 + 7 * DAY }, pending).replaced!,
    }
    for (const [code, invitation] of Object.entries(ended)) {
      const sender = { invitedBy, now: 9_000_000, pauseMs: 0 }
      for (const act of [
        () => usable(invitation),
        () => revokeInvitation(invitation, 3_000),
        () => decline(invitation, 3_000),
        () => revokeErased(invitation, 3_000),
        () => copyLink(company, invitation, inviter, 3_000),
        () => invite(company, { ...sending, now: 3_000 }, invitation),
        () => resend(company, invitation, sender),
      ]) {
        expect(act).toThrow(code)
      }
    }
    expect(() => decline(pending, 1_000 + 7 * DAY)).toThrow('invitation-expired')
  })

  test('when it ends, then the event says how', () => {
    const userId = newId()
    const ended = { endedAt: 2_000, version: 2 }
    expect(accept(pending, userId, 2_000)).toEqual({
      invitation: { ...pending, ...ended, state: 'accepted', acceptedBy: userId },
      events: [{ type: 'InvitationAccepted', userId }],
    })
    expect(decline(pending, 2_000)).toEqual({
      invitation: { ...pending, ...ended, state: 'declined' },
      events: [{ type: 'InvitationDeclined' }],
    })
    expect(revokeInvitation(pending, 2_000)).toEqual({
      invitation: { ...pending, ...ended, state: 'revoked' },
      events: [{ type: 'InvitationRevoked' }],
    })
    expect(revokeErased(pending, 2_000)).toEqual({
      invitation: { ...pending, ...ended, state: 'revoked', email: null },
      events: [{ type: 'InvitationRevoked' }],
    })
  })

  test('when its link is copied, then it stays as it is, and the event says so', () => {
    const copied = { invitation: pending, events: [{ type: 'InvitationLinkCopied' }] }
    expect(copyLink(company, pending, inviter, 2_000)).toEqual(copied)
    expect(() => copyLink(company, pending, { access, mayInvite: false }, 2_000)).toThrow('invitation-void')
  })

  test('when it is sent again, then the attempt, the 7 days and the inviter are new', () => {
    const sender = { userId: newId(), membershipId: newId() }
    const now = 1_000 + 8 * DAY
    expect(invitationStanding(pending, inviter, now)).toBe('expired')
    const { invitation: sent, events } = resend(company, pending, { invitedBy: sender, now, pauseMs: 60_000 })
    expect(sent).toMatchObject({ attempt: 2, invitedBy: sender, sentAt: now, expiresAt: now + 7 * DAY, version: 2 })
    expect(events).toEqual([{ type: 'InvitationSent', attempt: 2, access: accessToWire(access) }])
    expect(invitationStanding(sent, inviter, now)).toBe('pending')
    const tooSoon = () => resend(company, sent, { invitedBy, now: now + 59_500, pauseMs: 60_000 })
    expect(tooSoon).toThrow(expect.objectContaining({ code: 'too-many-requests', retryAfter: 1 }))
    expect(() => resend(suspended, pending, { invitedBy, now, pauseMs: 0 })).toThrow('company-suspended')
  })

  test('when somebody accepts, then only the user with that confirmed address can, in upper or lower case', () => {
    const as =
      (email: string, emailConfirmed = true) =>
      () =>
        checkAcceptor(pending, { email, emailConfirmed })
    expect(as('vera@EXAMPLE.com')).not.toThrow()
    expect(as('vera@example.com', false)).toThrow('email-not-confirmed')
    for (const email of ['vera+x@example.com', 'wera@example.com', '', 'vera@example.com.evil.example']) {
      expect(as(email)).toThrow('invitation-other-address')
    }
    expect(() => checkAcceptor(pending, undefined)).toThrow('invitation-other-address')
    expect(() => checkAcceptor({ ...pending, email: null }, { email: '', emailConfirmed: true })).toThrow(
      'invitation-other-address',
    )
  })
})

describe('addresses', () => {
  test('when they are read, then the second of two equal ones is the duplicate, and similar ones are not equal', () => {
    const sorted = readAddressees(['a@x.eu', ' A@X.eu ', 'me@x.eu', 'a+b@x.eu', '@', 'a@b'], 'ME@x.eu')
    expect(sorted.map(({ refusal }) => refusal)).toEqual([
      undefined,
      'duplicate',
      'own-address',
      undefined,
      'invalid',
      'invalid',
    ])
    expect(() => readAddressees([], 'me@x.eu')).toThrow('bad-request')
    expect(() => readAddressees(Array(11).fill('a@x.eu'), 'me@x.eu')).toThrow('bad-request')
  })

  test('when a text could add a header or a recipient to a mail, then it is no address', () => {
    const hostile = [
      'a@x.eu\r\nBcc: b@x.eu',
      'a@x.eu,b@x.eu',
      '<a@x.eu>',
      '"a b"@x.eu',
      'a@x..eu',
      `${'a'.repeat(250)}@x.eu`,
    ]
    for (const text of hostile) expect([text, isEmail(text)]).toEqual([text, false])
    for (const text of ["o'hara+tag@sub.example.com", 'jörg@exämple.eu']) expect(isEmail(text)).toBe(true)
  })

  test('when one is masked, then its first character and its domain are left', () => {
    expect(maskedEmail('vera@example.com')).toBe('v…@example.com')
    expect(maskedEmail('𝒱era@example.com')).toBe('𝒱…@example.com')
  })

  test('when the mails of a day are used up, of company, user or one address, then more are refused', () => {
    const sent = new Map([
      ['a@x.eu', 2],
      ['b@x.eu', 1],
    ])
    const none = { bySender: false, addresses: [] }
    const check =
      (keys: (string | undefined)[], exceeded: Parameters<typeof checkMails>[2] = none) =>
      () =>
        checkMails(sent, keys, exceeded, { perDay: 5, perAddress: 2 })
    expect(check(['b@x.eu', 'c@x.eu'])).not.toThrow()
    expect(check(['a@x.eu'])).toThrow('too-many-requests')
    expect(check(['b@x.eu', 'c@x.eu', 'd@x.eu'])).toThrow('too-many-requests')
    expect(check([undefined, 'b@x.eu', undefined, 'c@x.eu'])).not.toThrow()
    expect(check(['b@x.eu'], { bySender: true, addresses: [] })).toThrow('too-many-requests')
    expect(check(['b@x.eu'], { bySender: false, addresses: ['b@x.eu'] })).toThrow('too-many-requests')
  })
})
