import { randomUUID } from 'node:crypto'
import { DriverFault, signCall } from '@holdfast/driver'
import { type Chapter, deepEqual, equal, isRefused, type Kit, ok, otherPage, wishOf } from '../kit.ts'
import { ask } from '../raw.ts'

const MOST_PAGES = 300

const gate = { password: 'correct horse battery', linkSecret: 'A'.repeat(43) }

/** A wish as somebody sends it who does not keep to the contract. */
async function putRaw(kit: Kit, environmentId: string, body: unknown): Promise<number> {
  const path = `/environments/${environmentId}`
  const allowed = { hostId: kit.address.hostId, method: 'PUT', path }
  const token = await signCall(kit.address.secret, allowed, { now: Date.now(), lifeMs: 60_000 })
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  return (await ask(kit.address.url, path, { method: 'PUT', headers, body: JSON.stringify(body) })).status
}

export const wishes: Chapter = {
  title: 'Wishes and their generations',
  checks: [
    {
      what: 'a wish for an unknown environment is taken, and told',
      async run(kit) {
        const environmentId = kit.environment()
        await isRefused(kit.driver.getEnvironment({ environmentId }), 'not-found')
        await kit.wish(environmentId, { generation: '1.1' })
        const state = await kit.driver.getEnvironment({ environmentId })
        deepEqual([state.generation, state.deleted, state.activeRelease], ['1.1', false, null])
      },
    },
    {
      what: 'the same wish again is answered, another one of its generation is refused',
      async run(kit) {
        const environmentId = kit.environment()
        for (const _ of [1, 2]) await kit.wish(environmentId, { generation: '1.1' })
        await isRefused(kit.wish(environmentId, { generation: '1.1', indexing: false }), 'generation-reused')
      },
    },
    {
      what: 'a lower generation is refused, and changes nothing',
      async run(kit) {
        const environmentId = kit.environment()
        await kit.wish(environmentId, { generation: '2.10' })
        for (const lower of ['2.9', '2.1', '1.999999', '0.0']) {
          const fault = await isRefused(kit.wish(environmentId, { generation: lower }), 'stale-generation')
          equal(fault.problem!.generation, '2.10', 'it does not tell the generation that it knows')
        }
        await isRefused(kit.driver.deleteEnvironment({ environmentId, generation: '2.9' }), 'stale-generation')
        equal((await kit.driver.getEnvironment({ environmentId })).generation, '2.10')
      },
    },
    {
      what: 'generations are compared as numbers, the epoch first',
      async run(kit) {
        const environmentId = kit.environment()
        for (const generation of ['1.9', '1.10', '1.100', '2.1', '10.0', '10.999999999999999']) {
          await kit.wish(environmentId, { generation })
        }
      },
    },
    {
      what: 'fifty wishes at once, in any order, end with the highest',
      async run(kit) {
        const environmentId = kit.environment()
        const order = Array.from({ length: 50 }, (_, i) => ((i * 7) % 50) + 1)
        await Promise.all(
          order.map((n) =>
            kit.wish(environmentId, { generation: `1.${n}` }).catch((fault) => {
              ok(fault instanceof DriverFault && fault.problem?.code === 'stale-generation', fault)
            }),
          ),
        )
        equal((await kit.driver.getEnvironment({ environmentId })).generation, '1.50')
      },
    },
    {
      what: 'a release that it does not have is refused, and its generation is not used up',
      async run(kit) {
        const environmentId = kit.environment()
        await kit.wish(environmentId, { generation: '1.1' })
        await isRefused(kit.wish(environmentId, { generation: '1.2', activeRelease: randomUUID() }), 'release-missing')
        equal((await kit.driver.getEnvironment({ environmentId })).generation, '1.1')
        await kit.wish(environmentId, { generation: '1.2' })
      },
    },
    {
      what: 'a release of another environment is none of this one',
      needs: ['archive-upload'],
      async run(kit) {
        const releaseId = await kit.upload(kit.environment())
        const call = kit.wish(kit.environment(), { generation: '1.1', activeRelease: releaseId })
        await isRefused(call, 'release-missing')
      },
    },
    {
      what: 'wishes go on to another release, and back',
      needs: ['archive-upload', 'rollback'],
      async run(kit) {
        const environmentId = kit.environment()
        const [one, two] = [await kit.upload(environmentId), await kit.upload(environmentId, otherPage)]
        for (const [n, activeRelease] of [one, two, one, null, two].entries()) {
          await kit.wish(environmentId, { generation: `1.${n}`, activeRelease })
          equal((await kit.driver.getEnvironment({ environmentId })).activeRelease, activeRelease)
        }
      },
    },
    {
      what: 'a deletion is remembered: no wish of before comes through, the same deletion is answered',
      async run(kit) {
        const environmentId = kit.environment()
        await kit.wish(environmentId, { generation: '1.5' })
        for (const _ of [1, 2]) await kit.driver.deleteEnvironment({ environmentId, generation: '1.7' })
        const state = await kit.driver.getEnvironment({ environmentId })
        deepEqual([state.generation, state.deleted], ['1.7', true])
        await isRefused(kit.wish(environmentId, { generation: '1.6' }), 'stale-generation')
        await isRefused(kit.wish(environmentId, { generation: '1.7' }), 'generation-reused')
        await isRefused(kit.driver.deleteEnvironment({ environmentId, generation: '1.6' }), 'stale-generation')
      },
    },
    {
      what: 'a deletion with the generation of a wish is refused',
      async run(kit) {
        const environmentId = kit.environment()
        await kit.wish(environmentId, { generation: '1.5' })
        await isRefused(kit.driver.deleteEnvironment({ environmentId, generation: '1.5' }), 'generation-reused')
        equal((await kit.driver.getEnvironment({ environmentId })).deleted, false)
      },
    },
    {
      what: 'a deletion of what it does not know is remembered: a late create is refused',
      async run(kit) {
        const environmentId = kit.environment()
        await kit.driver.deleteEnvironment({ environmentId, generation: '1.2' })
        await isRefused(kit.wish(environmentId, { generation: '1.1' }), 'stale-generation')
      },
    },
    {
      what: 'a higher wish brings a deleted environment back, without its releases',
      needs: ['archive-upload'],
      async run(kit) {
        const environmentId = kit.environment()
        const releaseId = await kit.upload(environmentId)
        await kit.wish(environmentId, { generation: '1.1', activeRelease: releaseId })
        await kit.driver.deleteEnvironment({ environmentId, generation: '1.2' })
        const state = await kit.wish(environmentId, { generation: '1.3' })
        deepEqual([state.deleted, state.releases, state.backups], [false, [], []])
        await isRefused(kit.wish(environmentId, { generation: '1.4', activeRelease: releaseId }), 'release-missing')
      },
    },
    {
      what: 'one host name belongs to one environment, until it wishes it no more',
      async run(kit) {
        const [one, other] = [kit.environment(), kit.environment()]
        const hostNames = [`kit-${randomUUID()}.localhost`]
        await kit.wish(one, { generation: '1.1', hostNames })
        await isRefused(kit.wish(other, { generation: '1.1', hostNames }), 'host-name-taken')
        await kit.wish(one, { generation: '1.2' })
        await kit.wish(other, { generation: '1.1', hostNames })
        await kit.driver.deleteEnvironment({ environmentId: other, generation: '1.2' })
        await kit.wish(one, { generation: '1.3', hostNames })
      },
    },
    {
      what: 'two environments that wish one host name at the same moment do not both get it',
      async run(kit) {
        const hostNames = [`kit-${randomUUID()}.localhost`]
        const all = await Promise.allSettled(
          Array.from({ length: 5 }, () => kit.wish(kit.environment(), { generation: '1.1', hostNames })),
        )
        equal(all.filter(({ status }) => status === 'fulfilled').length, 1)
      },
    },
    {
      what: 'its list has every environment, page by page, the deleted ones too',
      async run(kit) {
        const mine = [kit.environment(), kit.environment(), kit.environment()]
        for (const environmentId of mine) await kit.wish(environmentId, { generation: '1.1' })
        await kit.driver.deleteEnvironment({ environmentId: mine[0]!, generation: '1.2' })
        const seen = new Map<string, boolean>()
        for (let after: string | undefined, page = 0; ; page++) {
          ok(page < MOST_PAGES, 'the pages do not end')
          const { environments, next } = await kit.driver.listEnvironments({ after, limit: page < 3 ? 1 : 500 })
          if (page < 3) ok(environments.length <= 1, 'a page has more than was asked for')
          for (const { environmentId, deleted } of environments) seen.set(environmentId, deleted)
          if (next === null) break
          after = next
        }
        deepEqual(
          mine.map((id) => seen.get(id)),
          [true, false, false],
        )
      },
    },
    {
      what: 'what is no wish is refused',
      async run(kit) {
        const good = wishOf(randomUUID(), { generation: '1.1' })
        const bad: Record<string, unknown> = {
          'no JSON object': 'wish',
          'without a generation': { ...good, generation: undefined },
          'with a generation of two spellings': { ...good, generation: '01.1' },
          'with a generation that is a number': { ...good, generation: 1.1 },
          'with a field that there is not': { ...good, surprise: true },
          'with a host name in upper case': { ...good, hostNames: ['EXAMPLE.com'] },
          'with a host name with a path': { ...good, hostNames: ['example.com/x'] },
        }
        for (const [what, body] of Object.entries(bad)) {
          equal(await putRaw(kit, kit.environment(), body), 400, `a wish ${what}`)
        }
        const status = await putRaw(kit, 'not-an-id', good)
        ok(status === 400 || status === 404, `an id that is none is answered ${status}`)
      },
    },
    {
      what: 'a gate is taken if password-gate is offered, and else not-offered',
      async run(kit) {
        const call = kit.wish(kit.environment(), { generation: '1.1', gate })
        await (kit.offers('password-gate') ? call : isRefused(call, 'not-offered'))
      },
    },
  ],
}
