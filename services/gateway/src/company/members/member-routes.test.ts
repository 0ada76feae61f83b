import { newId } from '@holdfast/contracts'
import type {
  ChangeMemberRequest,
  ChangeMembersReply,
  ChangeMembersRequest,
  ListMembersReply,
  ListMembersRequest,
  Member,
} from '@holdfast/contracts/company'
import type { NameSitesReply, NameSitesRequest } from '@holdfast/contracts/site'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'
import { membersCsv } from './members-csv.ts'

const companyId = newId()
const siteId = newId()
const ada: Member = {
  userId: newId(),
  email: 'ada@example.com',
  fullName: 'Ada Lovelace',
  access: { companyRole: 'COMPANY_ROLE_ADMINISTRATOR', access: 'companyRole' },
  isOwner: true,
  twoFactor: true,
  joinedAt: Date.UTC(2027, 0, 2),
  version: 3,
}
const mallory: Member = {
  ...ada,
  userId: newId(),
  email: 'm"x@example.com',
  fullName: '=HYPERLINK("http://evil.example")',
  access: { siteRoles: { grants: [{ siteId, role: 'SITE_ROLE_DEVELOPER', tenure: 1 }] }, access: 'siteRoles' },
  isOwner: false,
  version: 1,
}

test('when members are listed then each has one kind of access', async () => {
  const app = await gatewayOver({
    members: { listMembers: async () => ({ members: [ada, mallory], nextCursor: '' }) },
  })
  const answer = await app.inject({ url: `/v1/companies/${companyId}/members`, headers: bearer })
  expect(answer.statusCode).toBe(200)
  expect(answer.json().nextCursor).toBeNull()
  expect(answer.json().items[0]).toEqual({
    userId: ada.userId,
    email: 'ada@example.com',
    fullName: 'Ada Lovelace',
    access: { companyRole: 'administrator' },
    isOwner: true,
    twoFactor: true,
    joinedAt: '2027-01-02T00:00:00.000Z',
  })
  expect(answer.json().items[1].access).toEqual({ siteRoles: [{ siteId, role: 'developer' }] })
})

test('when members are asked for as CSV then all pages come, and no name is a formula', async () => {
  const list = async ({ after, limit }: ListMembersRequest) => {
    expect(limit).toBe(200)
    return after === '' ? { members: [ada], nextCursor: 'two' } : { members: [mallory], nextCursor: '' }
  }
  const named = recorded<NameSitesRequest, NameSitesReply>({ sites: [{ siteId, name: 'Bakery' }] })
  const app = await gatewayOver({ members: { listMembers: list }, sites: { nameSites: named.handler } })
  const url = `/v1/companies/${companyId}/members`
  const answer = await app.inject({ url, headers: { ...bearer, accept: 'text/csv' } })
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
  expect(answer.body.split('\r\n')).toEqual([
    '\ufeff"userId","email","fullName","companyRole","siteRoles","sites","isOwner","twoFactor","joinedAt"',
    `"${ada.userId}","ada@example.com","Ada Lovelace","administrator","","","true","true","2027-01-02T00:00:00.000Z"`,
    `"${mallory.userId}","m""x@example.com","'=HYPERLINK(""http://evil.example"")","","${siteId} developer","Bakery: developer","false","true","2027-01-02T00:00:00.000Z"`,
    '',
  ])
})

test('when members are on more sites than one call names then their names come in pages, each site once', async () => {
  const sites = Array.from({ length: 1_500 }, () => newId())
  const grants = sites.map((id) => ({ siteId: id, role: 'SITE_ROLE_DEVELOPER' as const, tenure: 1 }))
  const member: Member = { ...mallory, access: { siteRoles: { grants }, access: 'siteRoles' } }
  const named = recorded<NameSitesRequest, NameSitesReply>({ sites: [] })
  const app = await gatewayOver({
    members: { listMembers: async () => ({ members: [member, member], nextCursor: '' }) },
    sites: { nameSites: named.handler },
  })
  const headers = { ...bearer, accept: 'text/csv' }
  expect((await app.inject({ url: `/v1/companies/${companyId}/members`, headers })).statusCode).toBe(200)
  expect(named.calls.map(({ request }) => request.siteIds.length)).toEqual([1_000, 500])
})

test('when members are searched for then the filters reach the service, and the total comes back', async () => {
  const list = recorded<ListMembersRequest, ListMembersReply>({ members: [ada], nextCursor: '', total: 7 })
  const app = await gatewayOver({ members: { listMembers: list.handler } })
  const url = `/v1/companies/${companyId}/members?search=ada&companyRole=billing&siteId=${siteId}`
  expect((await app.inject({ url, headers: bearer })).json()).toMatchObject({ total: 7, nextCursor: null })
  expect(list.calls[0]!.request).toMatchObject({
    search: 'ada',
    companyRole: 'COMPANY_ROLE_BILLING',
    siteId,
    limit: 50,
    after: '',
  })
})

test('when a name would be a formula in some spreadsheet then none of its cells is one', () => {
  const names = [
    '=1+1',
    ' +1',
    '\t-1',
    '@SUM(A1)',
    '＝1',
    'Ada; =1',
    'Ada;+1',
    'Ada,@x',
    '\u200e=1',
    'A|-1',
    'Ann;\u00a0=1',
    '=',
    '-',
  ]
  const member = { userId: newId(), email: 'a@example.com', isOwner: false, twoFactor: false, joinedAt: '', access: {} }
  const csv = membersCsv(
    names.map((fullName) => ({ ...member, fullName })),
    new Map(),
  )
  // As readers see it that know quotes, and as those do that split at semicolons, where a quote may end a line or not.
  const quoted = [...csv.matchAll(/"((?:[^"]|"")*)"/g)].map(([, text]) => text!)
  const semicolons = csv.split(/[;\r\n]/).map((text) => text.replace(/^"/, ''))
  for (const text of [...quoted, ...semicolons]) {
    expect([text, /^[\s\p{Default_Ignorable_Code_Point}]*[=+\-@＝＋－＠]/u.test(text)]).toEqual([text, false])
  }
  expect(membersCsv([{ ...member, fullName: "Seán O'Hara-Łukasz; Zoë" }], new Map())).toContain(
    `"Seán O'Hara-Łukasz; Zoë"`,
  )
})

test('when somebody prefers JSON, or nothing that we have, then JSON is the answer', async () => {
  const app = await gatewayOver({ members: { listMembers: async () => ({ members: [], nextCursor: '', total: 0 }) } })
  const url = `/v1/companies/${companyId}/members`
  for (const accept of ['*/*', 'application/json, text/csv;q=0.5', 'image/png', ';;;', 'text/csv;q=0']) {
    const answer = await app.inject({ url, headers: { ...bearer, accept } })
    expect([accept, answer.statusCode, answer.json()]).toEqual([accept, 200, { items: [], nextCursor: null, total: 0 }])
  }
})

test('when access is changed then role and version reach the service', async () => {
  const change = recorded<ChangeMemberRequest, Member>({ ...ada, version: 4 })
  const app = await gatewayOver({ members: { changeMember: change.handler } })
  const patch = (access: unknown, headers = {}) =>
    app.inject({
      method: 'PATCH',
      url: `/v1/companies/${companyId}/members/${ada.userId}`,
      headers: { ...bearer, ...headers },
      payload: { access },
    })

  const answer = await patch({ companyRole: 'billing' }, { 'if-match': '"3"' })
  expect([answer.statusCode, answer.headers.etag]).toEqual([200, '"4"'])
  await patch({ siteRoles: [{ siteId, role: 'administrator' }] })
  expect(change.calls[0]!.request).toMatchObject({
    companyId,
    userId: ada.userId,
    access: { companyRole: 'COMPANY_ROLE_BILLING' },
    ifVersion: 3,
  })
  expect(change.calls[1]!.request.access!.siteRoles!.grants).toMatchObject([
    { siteId, role: 'SITE_ROLE_ADMINISTRATOR' },
  ])

  const wrong = [
    {},
    null,
    'administrator',
    { companyRole: 'owner' },
    { companyRole: null },
    { companyRole: 'COMPANY_ROLE_ADMINISTRATOR' },
    { companyRole: 'toString' },
    { siteRoles: [] },
    { siteRoles: [{ siteId, role: 'billing' }] },
    { siteRoles: [{ siteId: 'x', role: 'developer' }] },
    { siteRoles: [{ siteId, role: 'developer', tenure: 9 }] },
    { companyRole: 'developer', siteRoles: [{ siteId, role: 'developer' }] },
  ]
  for (const access of wrong) {
    const refused = await patch(access)
    expect([access, refused.statusCode, refused.json().code]).toEqual([access, 400, 'bad-request'])
  }
  expect(change.calls.length).toBe(2)
})

test('when somebody leaves then it is leaving, not the removal of a user called me', async () => {
  const left: string[] = []
  const app = await gatewayOver({
    members: {
      leaveCompany: async (request) => {
        left.push(request.companyId)
        return {}
      },
    },
  })
  const url = `/v1/companies/${companyId}/members/me`
  expect((await app.inject({ method: 'DELETE', url, headers: bearer })).statusCode).toBe(204)
  expect(left).toEqual([companyId])
  expect((await app.inject({ method: 'GET', url, headers: bearer })).statusCode).toBe(405)
})

test('when members are changed in bulk then it is adding or removing, never both', async () => {
  const change = recorded<ChangeMembersRequest, ChangeMembersReply>({
    results: [{ userId: ada.userId, result: 'has-company-role' }],
  })
  const app = await gatewayOver({ members: { changeMembers: change.handler } })
  const bulk = (payload: object) =>
    app.inject({ method: 'POST', url: `/v1/companies/${companyId}/members/bulk`, headers: bearer, payload })
  const userIds = [ada.userId]
  const add = { userIds, siteRoles: [{ siteId, role: 'developer' }] }
  const remove = { userIds, siteIds: [siteId] }

  expect((await bulk({ add })).json()).toEqual({ results: [{ userId: ada.userId, result: 'has-company-role' }] })
  expect((await bulk({ remove })).statusCode).toBe(200)
  expect(change.calls.map(({ request }) => request.change)).toEqual(['add', 'remove'])
  for (const payload of [{}, { add, remove }, { add: remove }, { remove: { userIds: [], siteIds: [] } }]) {
    expect([payload, (await bulk(payload)).statusCode]).toEqual([payload, 400])
  }
})
