import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Act, Capability } from '@holdfast/driver'
import { digestOf, readArchive } from '@holdfast/driver/testing'
import {
  actOf,
  type Chapter,
  type Check,
  equal,
  hasFailed,
  isRefused,
  type Kit,
  madeBy,
  otherPage,
  page,
  type Wanted,
} from '../kit.ts'

const needs = ['archive-upload', 'push'] as const

/** A copy of a release that is there, to another environment. */
async function copy(kit: Kit): Promise<Wanted & { kind: 'copy-release' }> {
  const [fromEnvironmentId, environmentId] = [kit.environment(), kit.environment()]
  const fromReleaseId = await kit.upload(fromEnvironmentId)
  return { kind: 'copy-release', fromEnvironmentId, fromReleaseId, environmentId, releaseId: randomUUID() }
}

const ids = () => ({ environmentId: randomUUID(), releaseId: randomUUID(), backupId: randomUUID() })

/** An act of each kind, and what it needs. */
const kinds: Record<Act['kind'], [capability: Capability, make: () => Wanted]> = {
  'copy-release': [
    'push',
    () => {
      const { environmentId, releaseId } = ids()
      const from = { fromEnvironmentId: randomUUID(), fromReleaseId: randomUUID() }
      return { kind: 'copy-release', ...from, environmentId, releaseId }
    },
  ],
  'make-backup': ['backup', () => ({ kind: 'make-backup', ...ids() })],
  'verify-backup': [
    'backup',
    () => {
      const { environmentId, backupId } = ids()
      return { kind: 'verify-backup', environmentId, backupId }
    },
  ],
  'restore-backup': ['restore', () => ({ kind: 'restore-backup', fromEnvironmentId: randomUUID(), ...ids() })],
}

export const acts: Chapter = {
  title: 'Acts',
  checks: [
    ...Object.entries(kinds).map(
      ([kind, [without, make]]): Check => ({
        what: `${kind} is not-offered`,
        without,
        run: ({ driver }) => isRefused(driver.startAct({ body: actOf(make()) }), 'not-offered'),
      }),
    ),
    {
      what: 'a release is copied to another environment, and served to nobody yet',
      needs,
      async run(kit) {
        const act = await copy(kit)
        equal(madeBy(await kit.act(act)), digestOf(page))
        const { environmentId, releaseId } = act
        equal((await kit.driver.getRelease({ environmentId, releaseId })).digest, digestOf(page))
        equal((await kit.driver.getEnvironment({ environmentId })).activeRelease, null)
        await kit.wish(environmentId, { generation: '1.1', activeRelease: releaseId })
      },
    },
    {
      what: 'a copy stays whole when its source is deleted',
      needs: [...needs, 'download'],
      async run(kit) {
        const { fromEnvironmentId, environmentId, releaseId, ...rest } = await copy(kit)
        await kit.act({ ...rest, fromEnvironmentId, environmentId, releaseId })
        await kit.driver.deleteEnvironment({ environmentId: fromEnvironmentId, generation: '1.1' })
        const { stream } = await kit.driver.downloadRelease({ environmentId, releaseId })
        equal(digestOf(await readArchive('application/gzip', await buffer(stream))), digestOf(page))
      },
    },
    {
      what: 'the same act again is not done again, also with another deadline, also at the same moment',
      needs,
      async run(kit) {
        const act = actOf(await copy(kit)) as Act & { kind: 'copy-release' }
        await Promise.all(Array.from({ length: 5 }, () => kit.driver.startAct({ body: act })))
        equal(madeBy(await kit.act(act)), digestOf(page))
        // Done again, it would be there again.
        await kit.driver.deleteRelease({ environmentId: act.environmentId, releaseId: act.releaseId })
        equal(madeBy(await kit.act({ ...act, deadline: act.deadline + 60_000 })), digestOf(page))
        const { releases } = await kit.driver.getEnvironment({ environmentId: act.environmentId })
        equal(releases.length, 0, 'it was done again')
      },
    },
    {
      what: 'another act under the same id is refused',
      needs,
      async run(kit) {
        const act = actOf(await copy(kit))
        await kit.act(act)
        await isRefused(kit.driver.startAct({ body: { ...act, releaseId: randomUUID() } as Act }), 'act-reused')
      },
    },
    {
      what: 'an act whose deadline has passed fails with it, and makes nothing',
      needs,
      async run(kit) {
        const act = await copy(kit)
        hasFailed(await kit.act({ ...act, deadline: Date.now() - 60_000 }), 'deadline-passed')
        const { environmentId, releaseId } = act
        await isRefused(kit.driver.getRelease({ environmentId, releaseId }), 'not-found')
      },
    },
    {
      what: 'an act about what is not there fails',
      needs,
      async run(kit) {
        hasFailed(await kit.act({ ...(await copy(kit)), fromReleaseId: randomUUID() }), 'not-found')
        hasFailed(await kit.act({ ...(await copy(kit)), fromEnvironmentId: kit.environment() }), 'not-found')
      },
    },
    {
      what: 'an act makes nothing in an environment that was deleted',
      needs,
      async run(kit) {
        const act = await copy(kit)
        await kit.driver.deleteEnvironment({ environmentId: act.environmentId, generation: '1.1' })
        hasFailed(await kit.act(act), 'environment-deleted')
      },
    },
    {
      what: 'an act does not change a release that is there',
      needs,
      async run(kit) {
        const act = await copy(kit)
        await kit.upload(act.environmentId, otherPage, act.releaseId)
        hasFailed(await kit.act(act), 'release-exists')
        const { environmentId, releaseId } = act
        equal((await kit.driver.getRelease({ environmentId, releaseId })).digest, digestOf(otherPage))
      },
    },
    {
      what: 'an act that it does not know is not found',
      run: ({ driver }) => isRefused(driver.getAct({ actId: `${randomUUID()}.1` }), 'not-found'),
    },
  ],
}
