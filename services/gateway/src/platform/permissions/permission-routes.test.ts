import { permissions } from '@holdfast/access'
import { expect, test } from '@jest/globals'
import { gatewayOver } from '../../testing/gateway.ts'

test('when anybody asks for the permissions then the whole table is there', async () => {
  const app = await gatewayOver({})
  const answer = await app.inject('/v1/permissions')
  expect(answer.statusCode).toBe(200)
  const rows = answer.json().permissions as { id: string; title: string; roles: object }[]
  expect(rows.map(({ id }) => id)).toEqual(Object.keys(permissions))
  expect(rows.find(({ id }) => id === 'site.delete')).toEqual({
    id: 'site.delete',
    title: 'Delete a site',
    roles: {
      owner: 'yes',
      administrator: 'yes',
      developer: 'conditional',
      billing: 'no',
      siteAdministrator: 'no',
      siteDeveloper: 'no',
    },
    apiKeys: true,
  })
  expect(rows.find(({ id }) => id === 'company.close')).toMatchObject({ apiKeys: false })
})
