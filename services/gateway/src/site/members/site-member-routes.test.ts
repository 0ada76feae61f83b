import { newId } from '@holdfast/contracts'
import type {
  LeaveSiteRequest,
  ListSiteMembersReply,
  ListSiteMembersRequest,
  PutSiteMemberRequest,
  RemoveSiteMemberRequest,
  SiteMember,
} from '@holdfast/contracts/company'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [siteId, userId] = [newId(), newId()]
const fred: SiteMember = {
  userId,
  email: 'fred@example.com',
  fullName: 'Fred Nyström',
  role: 'SITE_ROLE_DEVELOPER',
  twoFactor: false,
  joinedAt: Date.UTC(2027, 0, 2),
  version: 5,
}
const view = {
  userId,
  email: 'fred@example.com',
  fullName: 'Fred Nyström',
  role: 'developer',
  twoFactor: false,
  joinedAt: '2027-01-02T00:00:00.000Z',
}
const url = `/v1/sites/${siteId}/members`

test('when members of a site are searched for then the text reaches the service, and the total comes back', async () => {
  const list = recorded<ListSiteMembersRequest, ListSiteMembersReply>({ members: [fred], nextCursor: '', total: 3 })
  const app = await gatewayOver({ siteMembers: { listSiteMembers: list.handler } })
  const answer = await app.inject({ url: `${url}?search=fred&limit=1`, headers: bearer })
  expect(answer.json()).toEqual({ items: [view], nextCursor: null, total: 3 })
  expect(list.calls[0]!.request).toMatchObject({ siteId, search: 'fred', limit: 1 })
})

test('when a role on a site is given, taken or left then it is of this member in this version', async () => {
  const put = recorded<PutSiteMemberRequest, SiteMember>({ ...fred, role: 'SITE_ROLE_ADMINISTRATOR', version: 6 })
  const [remove, leave] = [recorded<RemoveSiteMemberRequest, object>({}), recorded<LeaveSiteRequest, object>({})]
  const app = await gatewayOver({
    siteMembers: { putSiteMember: put.handler, removeSiteMember: remove.handler, leaveSite: leave.handler },
  })
  const headers = { ...bearer, 'if-match': '"5"' }
  const give = (payload: object) => app.inject({ method: 'PUT', url: `${url}/${userId}`, headers, payload })
  const given = await give({ role: 'administrator' })
  expect([given.statusCode, given.headers.etag, given.json().role]).toEqual([200, '"6"', 'administrator'])
  expect(put.calls[0]!.request).toMatchObject({ siteId, userId, role: 'SITE_ROLE_ADMINISTRATOR', ifVersion: 5 })
  for (const role of ['billing', 'owner', '', null])
    expect([role, (await give({ role })).statusCode]).toEqual([role, 400])

  expect((await app.inject({ method: 'DELETE', url: `${url}/${userId}`, headers })).statusCode).toBe(204)
  expect(remove.calls[0]!.request).toMatchObject({ siteId, userId, ifVersion: 5 })
  expect((await app.inject({ method: 'DELETE', url: `${url}/me`, headers: bearer })).statusCode).toBe(204)
  expect(leave.calls.map(({ request, call }) => [request.siteId, call.patienceMs])).toEqual([[siteId, undefined]])
})
