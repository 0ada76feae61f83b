import type { Authorize } from '@holdfast/access'
import { DomainError } from '@holdfast/errors'
import type { Ledger } from '@holdfast/ledger'
import { asService, type Passport, type Signer } from '@holdfast/runtime'
import { type EpochNumber, environmentForAccess } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import type { Wishes } from '../hosts/wish-sending.ts'
import { Fenced } from './fenced.ts'
import type { Right, StepTools } from './flow.ts'
import { proceed, type Unfinished } from './operation.ts'
import type { OperationStore } from './operation-store.ts'

export function createStepTools(needs: {
  ledger: Ledger
  /** Asks company each time, which also tells the id of the membership. */
  again: Authorize
  operations: OperationStore
  environments: EnvironmentStore
  hosts: Hosts
  wishes: Wishes
  signer: Signer
  epoch: () => EpochNumber
  now?: () => number
}): StepTools {
  const { ledger, again, operations, environments, hosts, wishes, signer, epoch, now = Date.now } = needs

  return {
    now,
    host: hosts.driver,
    describe: hosts.describe,

    async environment(id) {
      const found = await environments.findPresent(id)
      if (!found) throw new DomainError('not-found')
      return found
    },

    async commit(operation, rights, decide) {
      // It may have been done already, and something else since, of which the ledger was robbed by its restore.
      if (operation.epoch !== epoch())
        throw new DomainError('operation-overdue', { detail: 'Data was restored meanwhile' })
      let progress: Awaited<ReturnType<typeof decide>> | undefined
      const { siteId, startedBy, reference } = operation
      const call: Passport = startedBy
        ? { principal: startedBy.principal, requestId: reference }
        : asService(signer, reference)
      await ledger.transact({ stream: `site/${siteId}`, call }, async (tx) => {
        const { session } = tx
        await askAgain(operation, call, rights)
        tx.beforeCommit(() => askAgain(operation, call, rights))
        progress = await decide(tx)
        const visible = { ...operation, isVisible: true }
        if (!(await operations.save(proceed(visible, progress, now()), operation, session))) throw new Fenced()
        return {}
      })
      return progress!
    },

    confirm: (environmentId) => wishes.confirm(environmentId),
  }

  /**
   * Throws unless whoever started the operation still has what it needs, in the membership of then. For a key, the
   * membership of its maker is compared by `Authorize`.
   */
  async function askAgain({ siteId, startedBy }: Unfinished, call: Passport, rights: Right[]): Promise<void> {
    if (!startedBy) return
    for (const { permission, environment } of rights) {
      const about = environment && { environment: environmentForAccess(environment) }
      const actor = await again.onSite(call, siteId, permission, about).catch((error) => {
        // To whoever looks at the operation, it is not the site that is not there.
        throw error instanceof DomainError && error.kind === 'not-found' ? lost() : error
      })
      if (actor.membershipId !== startedBy.membershipId) throw lost()
    }
  }
}

function lost(): DomainError {
  return new DomainError('not-allowed', { detail: 'Whoever started it may not do it any more' })
}
