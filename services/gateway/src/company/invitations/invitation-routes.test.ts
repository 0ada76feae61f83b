import { newId } from '@holdfast/contracts'
import type {
  InviteReply,
  InviteRequest,
  ListInvitationsReply,
  ListInvitationsRequest,
} from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { bearer, byCookie, gatewayOver, recorded, SIGNED_IN } from '../../testing/gateway.ts'

const companyId = newId()
const invitationId = newId()

test('when people are invited then each address has its result', async () => {
  const invite = recorded<InviteRequest, InviteReply>({
    results: [
      { email: 'grace@example.com', result: 'invited', invitationId },
      { email: 'nonsense', result: 'invalid' },
    ],
  })
  const app = await gatewayOver({ invitations: { invite: invite.handler } })
  const url = `/v1/companies/${companyId}/invitations`
  const access = { companyRole: 'developer' }
  const payload = { emails: ['grace@example.com', 'nonsense'], access }
  const answer = await app.inject({ method: 'POST', url, headers: bearer, payload })
  expect(answer.statusCode).toBe(200)
  expect(answer.json().results).toEqual([
    { email: 'grace@example.com', result: 'invited', invitationId },
    { email: 'nonsense', result: 'invalid' },
  ])
  expect(invite.calls[0]!.request).toMatchObject({ companyId, access: { companyRole: 'COMPANY_ROLE_DEVELOPER' } })

  const eleven = Array.from({ length: 11 }, (_, i) => `person${i}@example.com`)
  for (const emails of [[], eleven, 'grace@example.com', [''], [7], [null], ['a\nb@example.com']]) {
    const refused = await app.inject({ method: 'POST', url, headers: bearer, payload: { emails, access } })
    expect([emails, refused.statusCode]).toEqual([emails, 400])
  }
})

test('when invitations are looked through then company filters and counts them', async () => {
  const list = recorded<ListInvitationsRequest, ListInvitationsReply>({ invitations: [], nextCursor: '', total: 7 })
  const app = await gatewayOver({ invitations: { listInvitations: list.handler } })
  const url = `/v1/companies/${companyId}/invitations`
  const query = `?search=ann&state=expired&siteId=${invitationId}&limit=2`
  const answer = await app.inject({ url: url + query, headers: bearer })
  expect([answer.statusCode, answer.json()]).toEqual([200, { items: [], nextCursor: null, total: 7 }])
  const wanted = { companyId, search: 'ann', state: 'INVITATION_STATE_EXPIRED', siteId: invitationId, limit: 2 }
  expect(list.calls[0]!.request).toMatchObject(wanted)
  expect((await app.inject({ url: `${url}?state=void`, headers: bearer })).statusCode).toBe(400)
})

test('when a link is copied then its token stands in the fragment', async () => {
  const app = await gatewayOver({ invitations: { copyInvitationLink: async () => ({ token: 'the-token' }) } })
  const url = `/v1/companies/${companyId}/invitations/${invitationId}/link`
  const answer = await app.inject({ method: 'POST', url, headers: bearer })
  expect(answer.json()).toEqual({ url: 'http://localhost:8080/accept#the-token', token: 'the-token' })
})

test('when an invitation is looked at or declined then nobody needs to be signed in, and no cookie counts', async () => {
  const look = recorded<object, object>({
    companyName: 'Northwind',
    inviterName: 'Ada',
    access: { companyRole: 'COMPANY_ROLE_BILLING', access: 'companyRole' },
    maskedEmail: 'g…@example.com',
    expiresAt: Date.UTC(2027, 0, 9),
  })
  const decline = recorded<object, object>({})
  const app = await gatewayOver({
    invitations: { lookAtInvitation: look.handler as never, declineInvitation: decline.handler },
  })
  const headers = { cookie: byCookie.cookie }
  const payload = { token: 'the-token' }
  const looked = await app.inject({ method: 'POST', url: '/v1/invitations/look', headers, payload })
  expect(looked.json()).toEqual({
    companyName: 'Northwind',
    inviterName: 'Ada',
    access: { companyRole: 'billing' },
    maskedEmail: 'g…@example.com',
    expiresAt: '2027-01-09T00:00:00.000Z',
  })
  const declined = await app.inject({ method: 'POST', url: '/v1/invitations/decline', headers, payload })
  expect(declined.statusCode).toBe(204)
  for (const { call } of [...look.calls, ...decline.calls]) expect(call.principal).toEqual({ kind: 'anonymous' })
})

test('when an invitation is accepted then it is by the signed-in person', async () => {
  const accept = recorded({
    companyId,
    access: { companyRole: 'COMPANY_ROLE_BILLING', access: 'companyRole' },
  } as const)
  const app = await gatewayOver({ invitations: { acceptInvitation: accept.handler } })
  const post = (headers: object) =>
    app.inject({ method: 'POST', url: '/v1/invitations/accept', headers: { ...headers }, payload: { token: 'x' } })
  expect((await post({})).statusCode).toBe(401)
  expect((await post({ cookie: byCookie.cookie })).json().code).toBe('csrf-token-needed')
  const answer = await post(byCookie)
  expect([answer.statusCode, answer.json()]).toEqual([200, { companyId, access: { companyRole: 'billing' } }])
  expect(accept.calls.map(({ call }) => call.principal)).toEqual([SIGNED_IN])
})

test('when a link is used up then the answer is 409 with the state', async () => {
  const app = await gatewayOver({
    invitations: {
      lookAtInvitation: async () => {
        throw new DomainError('invitation-revoked')
      },
    },
  })
  const answer = await app.inject({ method: 'POST', url: '/v1/invitations/look', payload: { token: 'x' } })
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'invitation-revoked'])
})
