import type { Log } from '@holdfast/runtime'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import type { Release } from './release.ts'
import type { ReleaseStore } from './release-store.ts'

const PAGE = 50

/** For a sweep: hosts remove the bytes of releases that nobody sees any more. */
export function createReleaseRemoval(needs: {
  releases: ReleaseStore
  environments: EnvironmentStore
  hosts: Hosts
  log: Log
}): () => Promise<boolean> {
  const { releases, environments, hosts, log } = needs

  return async () => {
    for (let after = ''; ; ) {
      const page = await releases.deleting(after, PAGE)
      for (const release of page) {
        await remove(release).catch((err) => {
          // Its host is away, or has not heard yet that another release is the active one.
          log.info({ err, releaseId: release.id }, 'a host removes a release later')
        })
      }
      if (page.length < PAGE) return false
      after = page.at(-1)!.id
    }
  }

  async function remove({ id: releaseId, environmentId }: Release): Promise<void> {
    const environment = await environments.find(environmentId)
    // With the environment, its host has removed all of it.
    if (environment && environment.state !== 'purged') {
      await hosts.driver(environment.hostId).deleteRelease({ environmentId, releaseId })
    }
    await releases.forget(releaseId)
  }
}
