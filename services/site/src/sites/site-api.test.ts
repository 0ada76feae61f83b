import { beforeAll, expect, test } from '@jest/globals'
import { actOutcome, type SiteService, siteService } from '../testing/site-service.ts'

let service: SiteService
beforeAll(async () => {
  service = await siteService()
})

test('when the first site of a company is created, then it has a live environment, and its host is told', async () => {
  const { companyId, owner } = await service.company()
  const { siteId, slug, live } = await service.site(companyId, owner, 'Café le Quai')
  expect(slug).toMatch(/^cafe-le-quai-\w{6}$/)
  expect(live).toMatchObject({ name: 'live', hostNames: [`${slug}.localhost`], closedByPassword: false })
  const { confirmed } = await service.environments.getEnvironment({ environmentId: live.environmentId }, owner.call())
  expect(confirmed).toBe(true)
  expect(await actOutcome(service.sites.getSite({ siteId }, owner.call()))).toBe('done')
})
