import { newId } from '@holdfast/contracts'
import type { Company, CompanyInput, CreateCompanyRequest, UpdateCompanyRequest } from '@holdfast/contracts/company'
import { DomainError } from '@holdfast/errors'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded, SIGNED_IN } from '../../testing/gateway.ts'

const companyId = newId()
const address = { line1: '12 Rue du Quai', postalCode: '69002', city: 'Lyon', country: 'FR' }
const northwind: Company = {
  companyId,
  name: 'Northwind',
  address,
  ownerId: newId(),
  state: 'COMPANY_STATE_ACTIVE',
  suspendedBecause: [],
  requireTwoFactor: false,
  createdAt: Date.UTC(2027, 0, 2),
  version: 7,
}

test('when a company is created then the service is asked in the name of the caller, and the answer says where it is', async () => {
  const create = recorded<CreateCompanyRequest, Company>(northwind)
  const app = await gatewayOver({ companies: { createCompany: create.handler } })

  const answer = await app.inject({
    method: 'POST',
    url: '/v1/companies',
    headers: bearer,
    payload: { name: 'Café', address, plan: { planId: 'studio', version: 1, interval: 'month' } },
  })

  expect(answer.statusCode).toBe(201)
  expect(answer.headers).toMatchObject({
    location: `/v1/companies/${companyId}`,
    etag: '"7"',
    'cache-control': 'no-store',
  })
  expect(answer.json()).toEqual({
    companyId,
    name: 'Northwind',
    address,
    ownerId: northwind.ownerId,
    state: 'active',
    requireTwoFactor: false,
    createdAt: '2027-01-02T00:00:00.000Z',
  })
  const [{ request, call }] = create.calls as [(typeof create.calls)[number]]
  const choice = { planId: 'studio', version: 1, interval: 'INTERVAL_MONTH' }
  expect(request).toMatchObject({ name: 'Caf\u00e9', choice, address: { city: 'Lyon' } })
  expect(call.principal).toEqual(SIGNED_IN)
  expect(call.requestId).toBe(answer.headers['x-request-id'])
  expect(call.repeat).toBeUndefined()
})

test('when a PATCH says null then the field is cleared, when it says nothing then it is kept', async () => {
  const update = recorded<UpdateCompanyRequest, Company>(northwind)
  const app = await gatewayOver({ companies: { updateCompany: update.handler } })
  const patch = (payload: object, headers: object = {}) =>
    app.inject({ method: 'PATCH', url: `/v1/companies/${companyId}`, headers: { ...bearer, ...headers }, payload })

  expect((await patch({ taxId: null }, { 'if-match': '"7"' })).statusCode).toBe(200)
  expect((await patch({ taxId: 'FR1' }, { 'if-match': '*' })).statusCode).toBe(200)
  expect((await patch({ requireTwoFactor: true }, { 'if-match': 'W/"7"' })).statusCode).toBe(200)
  const malformed = await patch({ name: 'x' }, { 'if-match': '7' })
  expect(malformed.statusCode).toBe(400)
  expect(malformed.json().errors[0].pointer).toBe('/headers/if-match')

  const [cleared, set, kept] = update.calls.map(({ request }) => request)
  expect(cleared).toMatchObject({ companyId, clearTaxId: true, ifVersion: 7 })
  expect(cleared).not.toHaveProperty('taxId')
  expect(set).toMatchObject({ clearTaxId: false, taxId: 'FR1' })
  expect(set).not.toHaveProperty('ifVersion')
  expect(kept).toMatchObject({ clearTaxId: false, requireTwoFactor: true, ifVersion: Number.MAX_SAFE_INTEGER })
  expect(kept).not.toHaveProperty('name')
})

test('when the service refuses then the problem document tells its code', async () => {
  const app = await gatewayOver({
    companies: {
      getCompany: async () => {
        throw new DomainError('two-factor-required')
      },
    },
  })

  const answer = await app.inject({ url: `/v1/companies/${companyId}?`, headers: bearer })

  expect(answer.statusCode).toBe(403)
  expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(answer.json()).toEqual({
    type: 'urn:holdfast:problem:two-factor-required',
    title: 'This company requires two-factor authentication',
    status: 403,
    detail: 'This company requires two-factor authentication',
    instance: `/v1/companies/${companyId}`,
    code: 'two-factor-required',
    requestId: answer.headers['x-request-id'],
  })
})

test('when companies are listed then the page and its cursor come back, and a limit out of range is refused', async () => {
  const companies: CompanyInput[] = [northwind]
  const list = recorded<{ limit: number; after: string }, { companies: Company[]; nextCursor: string }>({
    companies: companies as Company[],
    nextCursor: 'more',
  })
  const app = await gatewayOver({ companies: { listCompanies: list.handler } })

  const answer = await app.inject({ url: '/v1/companies?limit=1&after=x', headers: bearer })
  expect(answer.json()).toMatchObject({ items: [{ companyId }], nextCursor: 'more' })
  await app.inject({ url: '/v1/companies', headers: bearer })
  expect(list.calls.map(({ request }) => request)).toEqual([
    { limit: 1, after: 'x' },
    { limit: 50, after: '' },
  ])

  for (const query of ['limit=201', 'limit=0', 'limit=1.5', 'limit=x', 'limit=1&limit=2', 'page=2', 'after=%00']) {
    const refused = await app.inject({ url: `/v1/companies?${query}`, headers: bearer })
    expect([query, refused.statusCode, refused.json().code]).toEqual([query, 400, 'bad-request'])
  }
})

test('when an id is none then there is no such company', async () => {
  const app = await gatewayOver({})
  for (const id of ['7', '%00', companyId.toUpperCase(), `${companyId}0`, '%24gt', 'a'.repeat(300)]) {
    const answer = await app.inject({ url: `/v1/companies/${id}`, headers: bearer })
    expect([id, answer.statusCode, answer.json().code]).toEqual([id, 404, 'not-found'])
  }
})
