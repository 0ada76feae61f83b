import { createHash } from 'node:crypto'
import { waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { siteService } from '../testing/site-service.ts'

const secretOf = (letter: string) => createHash('sha256').update(letter).digest('base64')
const secrets = (...letters: string[]) => ({
  LINK_SECRETS: JSON.stringify(Object.fromEntries(letters.map((letter) => [letter, secretOf(letter)]))),
})

test('when a secret is added, then gates stay; when the former one goes, then each closed gate is renewed, and its host told', async () => {
  const service = await siteService(secrets('a'))
  const { companyId, owner } = await service.company()
  const { live, siteId } = await service.site(companyId, owner)
  const { environmentId } = live
  const open = (await service.site(companyId, owner)).live.environmentId
  const shownBy = async ({ environments }: Pick<typeof service, 'environments'>) =>
    (await environments.getGate({ environmentId }, owner.call())).password
  const toldOf = (id: string) => service.host.state.environments.get(id)?.wish?.gate?.password
  await service.environments.updateEnvironment({ environmentId, closedByPassword: true }, owner.call())
  const former = await shownBy(service)
  await waitFor(() => toldOf(environmentId) === former)

  const both = await service.another(secrets('b', 'a'))
  expect(await shownBy(both)).toBe(former)
  await service.stop()
  await both.stop()

  const after = await service.another(secrets('b'))
  const renewed = await waitFor(async () => {
    const told = toldOf(environmentId)
    return told !== former && told
  })
  expect(await shownBy(after)).toBe(renewed)
  expect(toldOf(open)).toBeUndefined()
  const changed = await service.events(`site/${siteId}`, 'EnvironmentChanged')
  expect(changed).toHaveLength(2)
})
