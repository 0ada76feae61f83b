import { newId } from '@holdfast/contracts'
import type {
  CloneSiteRequest,
  CreateSiteRequest,
  DeleteSiteRequest,
  ListSitesReply,
  ListSitesRequest,
  Site,
  UpdateSiteRequest,
} from '@holdfast/contracts/site'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [companyId, siteId, environmentId, operationId] = [newId(), newId(), newId(), newId()]
const bakery: Site = {
  siteId,
  companyId,
  name: 'Bakery',
  slug: 'bakery-x7kq2m',
  labels: ['food'],
  tenure: 1,
  paysPremiumStaging: false,
  suspended: false,
  createdAt: Date.UTC(2027, 0, 2),
  version: 3,
  restorableDays: 14,
  environments: [
    {
      environmentId,
      siteId,
      companyId,
      kind: 'KIND_PREMIUM_STAGING',
      name: 'redesign',
      hostNames: ['redesign--bakery-x7kq2m.example.site'],
      url: 'https://redesign--bakery-x7kq2m.example.site',
      confirmed: true,
      closedByPassword: true,
      indexing: false,
      suspended: false,
      createdAt: Date.UTC(2027, 0, 2),
      version: 1,
      capabilities: ['backup'],
      hostId: 'files-1',
      archiveBytes: 268_435_456,
    },
  ],
}
const item = {
  siteId,
  companyId,
  name: 'Bakery',
  slug: 'bakery-x7kq2m',
  labels: ['food'],
  paysPremiumStaging: false,
  suspended: false,
  createdAt: '2027-01-02T00:00:00.000Z',
}

test('when a site is created or cloned then the answer says where it is, and what makes it real', async () => {
  const create = recorded<CreateSiteRequest, Site>({ ...bakery, operationId })
  const clone = recorded<CloneSiteRequest, Site>({ ...bakery, operationId })
  const app = await gatewayOver({ sites: { createSite: create.handler, cloneSite: clone.handler } })
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, headers: bearer, payload })
  for (const answer of [
    await post(`/v1/companies/${companyId}/sites`, { name: 'Bakery', labels: ['food'] }),
    await post(`/v1/sites/${siteId}/clone`, { name: 'Bakery', environmentId }),
  ]) {
    expect(answer.statusCode).toBe(201)
    expect(answer.headers).toMatchObject({ location: `/v1/sites/${siteId}`, etag: '"3"' })
    const body = answer.json()
    expect(body).toMatchObject({ ...item, operationId, restorableDays: 14 })
    expect(body.environments).toMatchObject([
      { environmentId, kind: 'premium-staging', closedByPassword: true, archiveBytes: 268_435_456 },
    ])
    expect(body).not.toHaveProperty('tenure')
  }
  expect(create.calls[0]!.request).toMatchObject({ companyId, name: 'Bakery', labels: ['food'] })
  expect(clone.calls[0]!.request).toMatchObject({ siteId, name: 'Bakery', environmentId })

  for (const name of ['', ' ', 'x'.repeat(81), '\u202eyrekaB', 7, null]) {
    const refused = await post(`/v1/companies/${companyId}/sites`, { name })
    expect([name, refused.statusCode, refused.json().errors[0].pointer]).toEqual([name, 400, '/name'])
  }
})

test('when sites are listed then search and labels reach the service, and the total comes back', async () => {
  const list = recorded<ListSitesRequest, ListSitesReply>({ sites: [bakery], nextCursor: '', total: 12 })
  const app = await gatewayOver({ sites: { listSites: list.handler } })
  const get = (query: string) => app.inject({ url: `/v1/companies/${companyId}/sites?${query}`, headers: bearer })
  expect((await get('search=bak&label=food&label=client')).json()).toEqual({
    items: [item],
    nextCursor: null,
    total: 12,
  })
  await get('label=food')
  await get('')
  expect(list.calls.map(({ request: { search, labels, limit } }) => ({ search, labels, limit }))).toEqual([
    { search: 'bak', labels: ['food', 'client'], limit: 50 },
    { search: '', labels: ['food'], limit: 50 },
    { search: '', labels: [], limit: 50 },
  ])
  const many = Array.from({ length: 21 }, (_, index) => `label=${index}`).join('&')
  for (const query of [many, `search=${'x'.repeat(101)}`, 'label=%00', 'label=', 'labels=food']) {
    expect([query, (await get(query)).statusCode]).toEqual([query, 400])
  }
})

test('when a site is changed or deleted then If-Match is honoured, and what is left out is kept', async () => {
  const update = recorded<UpdateSiteRequest, Site>({ ...bakery, version: 4 })
  const remove = recorded<DeleteSiteRequest, object>({})
  const app = await gatewayOver({
    sites: { updateSite: update.handler, deleteSite: remove.handler, getSite: async () => bakery },
  })
  const url = `/v1/sites/${siteId}`
  const got = await app.inject({ url, headers: bearer })
  const headers = { ...bearer, 'if-match': String(got.headers.etag) }
  const changed = await app.inject({ method: 'PATCH', url, headers, payload: { labels: [] } })
  expect([changed.statusCode, changed.headers.etag]).toEqual([200, '"4"'])
  await app.inject({ method: 'PATCH', url, headers: bearer, payload: { name: 'Baker' } })
  const [labels, name] = update.calls.map(({ request }) => request)
  expect(labels).toMatchObject({ siteId, labels: { labels: [] }, ifVersion: 3 })
  expect(labels).not.toHaveProperty('name')
  expect(name).toMatchObject({ siteId, name: 'Baker' })
  expect(name!.labels ?? undefined).toBeUndefined()
  expect((await app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204)
  expect(remove.calls[0]!.request).toMatchObject({ siteId, ifVersion: 3 })
})
