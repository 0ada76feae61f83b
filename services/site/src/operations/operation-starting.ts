import type { Authorize, PermissionId, StandingSource } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import { OperationStarted } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { Transaction } from '@holdfast/ledger'
import { acting, type Call, type Passport } from '@holdfast/runtime'
import type { EpochNumber } from '../environments/environment.ts'
import type { SiteStore } from '../sites/site-store.ts'
import type { Flow } from './flow.ts'
import { type Beginning, begin, MOST_WAITING, type Operation, type OperationKind, type Starter } from './operation.ts'
import type { OperationStore } from './operation-store.ts'
import { kindToWire, operationToWire } from './operation-wire.ts'

/** Begins operations, inside the transactions of the commands that want them. */
export interface Operations {
  /** The caller, as the operation will remember them. Asked of company, before the transaction. */
  starter(call: Passport, companyId: string): Promise<Starter>
  /** Throws `too-many-operations`. @param startedBy undefined where the service itself starts it */
  begin(
    tx: Transaction,
    call: Pick<Passport, 'requestId'>,
    startedBy: Starter | undefined,
    beginning: Beginning,
  ): Promise<{ operationId: string }>
  /**
   * The answer to a call that began an operation, and a sign to the workers. The call may be a repeat: the caller is asked
   * for one of the permissions again.
   */
  answer(call: Call, operationId: string, ...permissions: PermissionId[]): Promise<ReturnType<typeof operationToWire>>
  /** An operation may have work: workers need not wait for their next look. */
  wake(operationId: string): void
}

export function createOperations(needs: {
  authorize: Authorize
  /** Asks company, which knows the ids of memberships. */
  members: StandingSource
  operations: OperationStore
  sites: SiteStore
  flows: readonly Flow[]
  epoch: () => EpochNumber
  wake(operationId: string): void
}): Operations {
  const { authorize, members, operations, sites, epoch, wake } = needs
  const firstSteps = new Map(needs.flows.map(({ kind, first }): [OperationKind, string] => [kind, first]))

  return {
    async starter(call, companyId) {
      const principal = acting(call)
      if (principal.kind === 'api-key') return { principal, membershipId: principal.membershipId }
      const member = await members.find(principal.userId, companyId)
      if (!member?.membershipId) throw new DomainError('not-found')
      return { principal, membershipId: member.membershipId }
    },

    async begin(tx, { requestId }, startedBy, beginning) {
      const { kind, companyId, siteId, environmentId } = beginning
      const step = firstSteps.get(kind)
      if (step === undefined) throw new Error(`nobody knows how to ${kind}`)
      const { turn, waiting } = await operations.nextTurn(siteId, tx.session)
      if (waiting >= MOST_WAITING) throw new DomainError('too-many-operations')
      const operationId = newId(tx.now)
      const given = { id: operationId, turn, step, startedBy, reference: requestId, epoch: epoch(), now: tx.now }
      await operations.add(begin(beginning, given), tx.session)
      tx.append(OperationStarted, { companyId, siteId, operationId, kind: kindToWire[kind], environmentId })
      return { operationId }
    },

    async answer(call, operationId, ...permissions) {
      wake(operationId)
      const operation = await operations.find(operationId)
      if (!operation) throw new DomainError('already-done')
      const isStarterShown = await seen(call, operation, permissions)
      const [site] = await sites.findAll([operation.siteId])
      return operationToWire(operation, { isStarterShown, siteName: site?.name })
    },

    wake,
  }

  /** Whether the caller may know who started it, if they may see it at all. */
  async function seen(call: Call, { siteId }: Operation, permissions: PermissionId[]): Promise<boolean> {
    for (const permission of permissions) {
      try {
        const actor = await authorize.onSite(call, siteId, permission, { environment: 'staging', reads: true })
        return actor.may('site-members.see')
      } catch (error) {
        if (!(error instanceof DomainError) || error.kind === 'unavailable') throw error
      }
    }
    throw new DomainError(call.pending ? 'unavailable' : 'already-done')
  }
}
