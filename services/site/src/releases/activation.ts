import { ReleaseActivated, ReleaseDeleted } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import { checkCompared, type PresentEnvironment, wishFor } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { ActivationCause } from './release.ts'
import type { ReleaseStore } from './release-store.ts'

export const activationToWire = {
  uploaded: 'CAUSE_UPLOADED',
  pushed: 'CAUSE_PUSHED',
  restored: 'CAUSE_RESTORED',
  cloned: 'CAUSE_CLONED',
  'rolled-back': 'CAUSE_ROLLED_BACK',
  reset: 'CAUSE_RESET',
  found: 'CAUSE_FOUND',
} as const satisfies Record<ActivationCause, string>

/** Wishes for another release of an environment, or for none, in a transaction on its site's stream. */
export type Activate = (
  tx: CommandTransaction,
  wanted: {
    environmentId: string
    releaseId: string | undefined
    cause: ActivationCause
    operationId: string
    /** Other fields of the environment that change with it. */
    changes?: Partial<Pick<PresentEnvironment, 'seen' | 'copiedFrom'>>
  },
) => Promise<PresentEnvironment>

/** @param needs.kept how many releases of an environment are kept; older ones go, but for the active one */
export function createActivate(needs: {
  environments: EnvironmentStore
  releases: ReleaseStore
  epoch: () => number
  kept: number
}): Activate {
  const { environments, releases, epoch, kept } = needs
  return async (tx, { environmentId, releaseId, cause, operationId, changes }) => {
    const environment = await environments.findPresent(environmentId, tx.session)
    if (!environment) throw new DomainError('environment-deleted')
    // Also where the release seems to be the active one: its host may serve another.
    checkCompared(environment, epoch())
    const previousReleaseId = environment.wish.activeReleaseId
    const wished = wishFor(environment, { activeReleaseId: releaseId }, epoch())
    await environments.save({ ...wished, ...changes, version: environment.version + 1 }, tx.session)
    const { companyId, siteId } = environment
    const about = { companyId, siteId, environmentId, operationId, previousReleaseId }
    tx.append(ReleaseActivated, { ...about, releaseId: releaseId ?? '', cause: activationToWire[cause] })
    for (const old of await releases.beyond(environmentId, kept, tx.session)) {
      if (old.id === releaseId) continue
      await releases.remove(old.id, tx.session)
      tx.append(ReleaseDeleted, { companyId, siteId, environmentId, releaseId: old.id })
    }
    return wished
  }
}
