import { newId } from '@holdfast/contracts'
import type { DeleteOrphanRequest, ForgetRequest, RecoverSiteRequest } from '@holdfast/contracts/site'
import { expect, test } from '@jest/globals'
import { bearer, gatewayOver, recorded } from '../../testing/gateway.ts'

const [companyId, siteId, environmentId, itemId] = [newId(), newId(), newId(), newId()]
const at = Date.UTC(2027, 0, 2)
const AT = '2027-01-02T00:00:00.000Z'

test('when an operator looks at hosts and at what is left of sites then times and what is missing are told', async () => {
  const app = await gatewayOver({
    siteOperators: {
      listDeletedSites: async () => ({ sites: [{ siteId, name: 'Bakery', deletedAt: at, purgedAt: at }] }),
      listHosts: async () => ({
        hosts: [
          {
            hostId: 'files-1',
            answers: true,
            driver: 'files 1',
            capabilities: ['backup'],
            environments: 3,
            reconciledAt: at,
          },
          { hostId: 'files-2', answers: false, driver: '', capabilities: [], environments: 0 },
        ],
      }),
      listOrphans: async () => ({
        orphans: [
          { hostId: 'files-1', environmentId, foundAt: at },
          { hostId: 'files-1', environmentId, itemId, foundAt: at, deletedAt: at },
        ],
      }),
    },
  })
  const get = async (path: string) => (await app.inject({ url: `/v1/operator/${path}`, headers: bearer })).json().items
  expect(await get(`companies/${companyId}/deleted-sites`)).toEqual([
    { siteId, name: 'Bakery', deletedAt: AT, purgedAt: AT },
  ])
  expect(await get('hosts')).toEqual([
    {
      hostId: 'files-1',
      answers: true,
      driver: 'files 1',
      capabilities: ['backup'],
      environments: 3,
      reconciledAt: AT,
    },
    { hostId: 'files-2', answers: false, driver: '', capabilities: [], environments: 0 },
  ])
  expect(await get('orphans')).toEqual([
    { hostId: 'files-1', environmentId, foundAt: AT },
    { hostId: 'files-1', environmentId, itemId, foundAt: AT, deletedAt: AT },
  ])
})

test('when an operator acts then what it is about and the reason reach the service', async () => {
  const [recover, remove, forget] = [
    recorded<RecoverSiteRequest, object>({}),
    recorded<DeleteOrphanRequest, object>({}),
    recorded<ForgetRequest, object>({}),
  ]
  const app = await gatewayOver({
    siteOperators: { recoverSite: recover.handler, deleteOrphan: remove.handler, forget: forget.handler },
  })
  const reason = 'Asked for in writing'
  const post = async (path: string, payload: object) =>
    (await app.inject({ method: 'POST', url: `/v1/operator/${path}`, headers: bearer, payload })).statusCode
  expect(await post(`sites/${siteId}/recover`, { reason })).toBe(204)
  expect(await post('orphans/delete', { hostId: 'files-1', environmentId, itemId, reason })).toBe(204)
  expect(await post('forget', { id: environmentId, reason })).toBe(204)
  expect(await post('forget', { id: 'x', reason })).toBe(400)
  expect(recover.calls[0]!.request).toMatchObject({ siteId, reason })
  expect(remove.calls[0]!.request).toMatchObject({ hostId: 'files-1', environmentId, itemId, reason })
  expect(forget.calls.map(({ request }) => request)).toMatchObject([{ id: environmentId, reason }])
})
