import { type CallName, capabilities } from '@holdfast/driver'
import { type MisbehaviourName, makeTarGz, type ScriptedDriver, startScriptedDriver } from '@holdfast/driver/testing'
import { atEnd, waitFor } from '@holdfast/testing'
import { expect, test } from '@jest/globals'
import { siteService } from '../testing/site-service.ts'

const ALWAYS = Number.POSITIVE_INFINITY

/**
 * What a host does while a release is uploaded, how often, and what the user sees of it. Whatever it was, in the end
 * visitors get what was promised: the wish is told again until the host has it.
 */
const rows: [MisbehaviourName, CallName, number, 'done' | string][] = [
  // It passes: the user waits a little longer.
  ['slow', 'putEnvironment', 1, 'done'],
  ['answer-lost', 'putEnvironment', 2, 'done'],
  ['hangs-up', 'putEnvironment', 2, 'done'],
  ['never-answers', 'putEnvironment', 1, 'done'],
  ['does-nothing-and-never-answers', 'putEnvironment', 1, 'done'],
  ['out-of-order', 'putEnvironment', 1, 'done'],
  ['answers-twice', 'putEnvironment', 1, 'done'],
  ['dies-while-answering', 'putEnvironment', 2, 'done'],
  ['huge-answer', 'putEnvironment', 1, 'done'],
  ['endless-answer', 'putEnvironment', 1, 'done'],
  ['huge-head', 'putEnvironment', 1, 'done'],
  ['no-http', 'putEnvironment', 1, 'done'],
  ['server-error', 'putEnvironment', 2, 'done'],
  ['flapping', 'putEnvironment', 4, 'done'],
  ['redirect', 'putEnvironment', 1, 'done'],
  ['unknown-code', 'putEnvironment', 2, 'done'],
  ['other-environment', 'putEnvironment', 1, 'done'],
  ['accepts-and-forgets', 'putEnvironment', 1, 'done'],
  ['accepts-stale-generations', 'putEnvironment', 1, 'done'],
  ['unavailable', 'getRelease', 2, 'done'],
  // It stays: the operation says that the host failed, and ends.
  ['not-json', 'putEnvironment', ALWAYS, 'host-failed'],
  ['wrong-types', 'putEnvironment', ALWAYS, 'host-failed'],
  ['impossible-values', 'putEnvironment', ALWAYS, 'host-failed'],
  ['hostile-problem', 'putEnvironment', ALWAYS, 'host-failed'],
  ['lies-about-generation', 'putEnvironment', ALWAYS, 'host-failed'],
  ['active-release-missing', 'putEnvironment', ALWAYS, 'host-failed'],
  ['unknown-release-active', 'putEnvironment', ALWAYS, 'host-failed'],
  ['unknown-code-permanent', 'putEnvironment', ALWAYS, 'host-failed'],
  ['refuses-the-token', 'putEnvironment', ALWAYS, 'host-failed'],
  ['not-offered', 'putEnvironment', ALWAYS, 'not-offered-by-host'],
  ['not-json', 'getRelease', ALWAYS, 'host-failed'],
  ['unknown-code-permanent', 'getRelease', ALWAYS, 'host-failed'],
]

test('when a host misbehaves in any of its ways, then the operation says so and ends, and the wish comes true at last', async () => {
  const hosts = await Promise.all(
    rows.map((_, n) => startScriptedDriver({ hostId: `host-${String(n).padStart(2, '0')}`, capabilities })),
  )
  atEnd(async () => void (await Promise.all(hosts.map((host) => host.close()))))
  const addresses = hosts.map(({ hostId, url, secret: { keyId, bytes } }) => [
    hostId,
    { url, secrets: { [keyId]: Buffer.from(bytes).toString('base64') } },
  ])
  const HOST_DRIVERS = JSON.stringify(Object.fromEntries(addresses))
  const service = await siteService({ HOST_DRIVERS, COMPARE_SECONDS: 0.5 })
  const { companyId, owner } = await service.company({ sites: rows.length })

  async function upload(host: ScriptedDriver, environmentId: string) {
    const request = { environmentId, mediaType: 'application/gzip' }
    const { operationId, releaseId, ticket } = await service.releases.beginUpload(request, owner.call())
    const headers = { authorization: `Bearer ${ticket!.token}`, 'content-type': 'application/gzip' }
    const body = await makeTarGz(new Map([['index.html', Buffer.from(host.hostId)]]))
    expect((await fetch(ticket!.url, { method: 'PUT', headers, body })).status).toBe(201)
    await service.releases.finishUpload({ operationId }, owner.call())
    return { releaseId, operation: await service.ended(operationId, owner) }
  }

  // One after the other: each new site goes to the host that has the fewest.
  const places: { host: ScriptedDriver; environmentId: string }[] = []
  for (const _ of rows) {
    const { live } = await service.site(companyId, owner)
    places.push({ host: hosts.find(({ hostId }) => hostId === live.hostId)!, environmentId: live.environmentId })
  }
  expect(new Set(places.map(({ host }) => host)).size).toBe(rows.length)

  const seen = await Promise.all(
    rows.map(async ([name, call, times], n) => {
      const { host, environmentId } = places[n]!
      host.script(call, name, { times })
      const { releaseId, operation } = await upload(host, environmentId)
      const { problem, state } = operation
      host.behave()
      const wished = (await service.environments.getEnvironment({ environmentId }, owner.call())).activeReleaseId
      // What failed before its visible step is not live and never will be.
      expect([name, wished]).toEqual([name, call === 'getRelease' && problem ? undefined : releaseId])
      await waitFor(() => (host.state.environments.get(environmentId)?.wish?.activeRelease ?? undefined) === wished)
      return [name, call, times, state === 'OPERATION_STATE_DONE' ? 'done' : problem]
    }),
  )
  expect(seen).toEqual(rows)
})
