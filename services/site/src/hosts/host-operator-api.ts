import { isId } from '@holdfast/contracts'
import { Forgotten, type Operators, OrphanDeleted } from '@holdfast/contracts/site'
import { DriverFault } from '@holdfast/driver'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction, Ledger } from '@holdfast/ledger'
import type { AdmitOperator } from '@holdfast/process'
import { type Call, type Handlers, note, reasonOf } from '@holdfast/runtime'
import type { BackupStore } from '../backups/backup-store.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import { fail, isUnfinished } from '../operations/operation.ts'
import type { OperationStore } from '../operations/operation-store.ts'
import { failedEntry } from '../operations/operation-wire.ts'
import type { ReleaseStore } from '../releases/release-store.ts'
import type { Hosts } from './host-calls.ts'
import type { Reconciliation } from './host-reconciliation.ts'
import { deletedAt, type Incarnation } from './orphan.ts'
import type { OrphanStore } from './orphan-store.ts'

type Answered = 'listHosts' | 'listOrphans' | 'deleteOrphan' | 'forget'

const MOST_ORPHANS = 1_000

/** What operators see of hosts, and do about what only they can decide. */
export function hostOperatorApi(needs: {
  ledger: Ledger
  admitOperator: AdmitOperator
  hosts: Hosts
  orphans: OrphanStore
  reconciliation: Reconciliation
  environments: EnvironmentStore
  releases: Pick<ReleaseStore, 'forgetAllOf'>
  backups: Pick<BackupStore, 'forgetAllOf'>
  begun: OperationStore
  incarnation: Incarnation
  orphanGraceMs: number
}): Pick<Handlers<typeof Operators>, Answered> {
  const { ledger, admitOperator, hosts, orphans, reconciliation, environments, releases, backups, begun } = needs
  const { incarnation, orphanGraceMs } = needs

  return {
    async listHosts(_, call) {
      await admitOperator(call)
      return { hosts: await Promise.all(hosts.ids.map(describe)) }
    },

    async listOrphans(_, call) {
      await admitOperator(call)
      const found = await orphans.list(MOST_ORPHANS)
      return {
        orphans: found.map((orphan) => {
          const { hostId, environmentId, item, foundAt } = orphan
          const at = deletedAt(orphan, incarnation, orphanGraceMs)
          return { hostId, environmentId, itemId: item?.id, foundAt, deletedAt: at }
        }),
      }
    },

    async deleteOrphan({ hostId, environmentId, itemId, reason: given }, call) {
      const reason = reasonOf(given)
      return act(call, `host/${hostId}`, environmentId, async (tx) => {
        const orphan = await orphans.find({ hostId, environmentId, ...(itemId !== undefined && { itemId }) })
        if (!orphan) throw new DomainError('not-found')
        tx.append(OrphanDeleted, { hostId, environmentId, itemId, reason })
        // Can be made again: what is gone already is no orphan any more.
        await reconciliation.remove(orphan).catch((error) => {
          throw error instanceof DriverFault ? new DomainError('host-unavailable') : error
        })
        return {}
      })
    },

    async forget({ id, reason: given }, call) {
      const reason = reasonOf(given)
      if (!isId(id)) throw new DomainError('not-found')
      const about = (await begun.find(id)) ?? (await environments.find(id))
      if (!about) throw new DomainError('not-found')
      const { companyId, siteId } = about
      return act(call, `site/${siteId}`, id, async (tx) => {
        const { session, now } = tx
        const operation = await begun.find(id, session)
        if (operation) {
          if (!isUnfinished(operation)) throw new DomainError('operation-over')
          const failed = fail(
            { ...operation, fence: operation.fence + 1 },
            { code: 'host-failed', detail: reason },
            now,
          )
          await begun.end(failed, session)
          tx.append(...failedEntry(failed))
          tx.append(Forgotten, { companyId, siteId, operationId: id, reason })
          return {}
        }
        const environment = await environments.find(id, session)
        if (environment?.state !== 'deleted' && environment?.state !== 'purging') throw new DomainError('not-found')
        const { deletedAt: _, purgeAt: __, ...rest } = environment
        await environments.save({ ...rest, state: 'purged', purgedAt: now }, session)
        for (const its of [releases, backups]) await its.forgetAllOf(id, session)
        tx.append(Forgotten, { companyId, siteId, environmentId: id, reason })
        return {}
      })
    },
  }

  async function act<Result>(
    call: Call,
    stream: `${string}/${string}`,
    about: string,
    decide: (tx: CommandTransaction) => Promise<Result>,
  ) {
    const { userId } = await admitOperator(call)
    const actor = { kind: 'KIND_OPERATOR', id: userId } as const
    return ledger.once(call, async () => {
      note(call, { about })
      return ledger.transact({ stream, call, actor }, decide)
    })
  }

  async function describe(hostId: string) {
    const [description, comparison] = await Promise.all([
      hosts.describe(hostId).catch(() => undefined),
      orphans.comparison(hostId),
    ])
    const { driver, capabilities = [] } = description ?? {}
    return {
      hostId,
      answers: description !== undefined,
      driver: driver ? `${driver.name} ${driver.version}` : '',
      capabilities,
      environments: comparison?.environments ?? 0,
      reconciledAt: comparison?.at,
    }
  }
}
