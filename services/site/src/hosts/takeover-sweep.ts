import { newId } from '@holdfast/contracts'
import { EnvironmentChanged, ReleaseActivated, ReleaseDeleted } from '@holdfast/contracts/site'
import { DriverFault, type EnvironmentState } from '@holdfast/driver'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Log, type Signer } from '@holdfast/runtime'
import type { Environment } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { OperationStore } from '../operations/operation-store.ts'
import { activationToWire } from '../releases/activation.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import { absent, type Hosts } from './host-calls.ts'
import type { Incarnation } from './orphan.ts'
import { isAhead, takeOverServed } from './takeover.ts'

const PAGE = 50

/**
 * Compares each environment that an earlier incarnation of the ledger left with what its host serves, and takes that over
 * where the host is ahead. Until then nothing is wished for the environment, so that neither a person's edit nor a sweep
 * puts an older release live. One whose host does not answer waits for it.
 */
export function createTakeoverSweep(needs: {
  ledger: Ledger
  signer: Signer
  hosts: Hosts
  environments: EnvironmentStore
  releases: ReleaseStore
  operations: OperationStore
  incarnation: Incarnation
  /** How many releases of an environment are kept. */
  kept: number
  log: Log
}): () => Promise<boolean> {
  const { ledger, signer, hosts, environments, releases, operations, incarnation, kept, log } = needs
  const epoch = incarnation.number
  /** Hosts with environments that wait. None are added: those that are made now are of the present incarnation. */
  const waiting = new Set(hosts.ids)

  return async () => {
    await Promise.all(
      [...waiting].map(async (hostId) => {
        if (await compareAll(hostId)) waiting.delete(hostId)
      }),
    )
    return false
  }

  async function compareAll(hostId: string): Promise<boolean> {
    let isDone = true
    for (let after = ''; ; ) {
      const page = await environments.uncompared(hostId, epoch, after, PAGE)
      const compared = await Promise.all(page.map(attempt))
      if (compared.includes(false)) isDone = false
      // It does not answer: the others wait for the next look.
      if (page.length < PAGE || !compared.includes(true)) return isDone
      after = page.at(-1)!.id
    }
  }

  async function attempt(environment: Environment): Promise<boolean> {
    const { id: environmentId, hostId } = environment
    try {
      await compare(environment)
      return true
    } catch (err) {
      log.warn({ err, environmentId, hostId }, 'what a host serves is compared with the restored ledger later')
      return false
    }
  }

  async function compare(environment: Environment): Promise<void> {
    const { id: environmentId, siteId, hostId } = environment
    const state = await hosts.driver(hostId).getEnvironment({ environmentId }).catch(absent)
    if (!state || !isAhead(environment, state)) return environments.noteCompared(environment, epoch)
    await checkOwn(environmentId, state)
    await ledger.transact({ stream: `site/${siteId}`, call: asService(signer, newId()) }, async (tx) => {
      const { session, now } = tx
      const present = await environments.find(environmentId, session)
      if (!present || present.comparedIn === epoch || present.state === 'purged') return {}
      const told = state.releases.map(({ releaseId }) => releaseId)
      const ids = [...(await releases.idsOf(told, session)), ...(await operations.preparing(told, { epoch }))]
      const known = { ids: new Set(ids), kept: await releases.allKept(environmentId, session) }
      const taken = takeOverServed(present, state, { known, epoch, kept, now })
      if (!taken) return {}
      await environments.save(taken.environment, session)
      for (const release of taken.found) await releases.add(release, session)
      const { companyId } = present
      const about = { companyId, siteId, environmentId }
      const [previousReleaseId, releaseId = ''] = [present, taken.environment].map(({ wish }) => wish.activeReleaseId)
      tx.append(EnvironmentChanged, { ...about, fields: ['generation'] })
      if (releaseId !== (previousReleaseId ?? '')) {
        const cause = activationToWire.found
        tx.append(ReleaseActivated, { ...about, releaseId, previousReleaseId, cause, operationId: '' })
      }
      for (const id of taken.gone) {
        await releases.remove(id, session)
        tx.append(ReleaseDeleted, { ...about, releaseId: id })
      }
      log.warn(
        { environmentId, hostId, releaseId },
        'a host was ahead of the restored ledger, and keeps what it serves',
      )
      return {}
    })
  }

  /** A host cannot make the release of another environment the active one. */
  async function checkOwn(environmentId: string, { activeRelease }: EnvironmentState): Promise<void> {
    const known = activeRelease === null ? undefined : await releases.find(activeRelease)
    if (known && known.environmentId !== environmentId) {
      throw new DriverFault('not-understood', 'getEnvironment: the active release is that of another environment')
    }
  }
}
