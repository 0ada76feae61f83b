import type { Authorize, Deed } from '@holdfast/access'
import { isId, newId } from '@holdfast/contracts'
import type { Environments } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import type { Operations } from '../operations/operation-starting.ts'

export function resetApi(needs: {
  authorize: Authorize
  deed: Deed<CommandTransaction>
  environments: EnvironmentStore
  operations: Operations
  hosts: Hosts
}): Pick<Handlers<typeof Environments>, 'reset'> {
  const { authorize, deed, environments, operations, hosts } = needs

  return {
    async reset({ environmentId }, call) {
      const environment = isId(environmentId) ? await environments.findPresent(environmentId) : undefined
      if (!environment) throw new DomainError('not-found')
      const { companyId, siteId, hostId } = environment
      await authorize.onSite(call, siteId, 'site.reset')
      await hosts.need(hostId, 'backup')
      const startedBy = await operations.starter(call, companyId)
      const right = { stream: `site/${siteId}`, siteId, permission: 'site.reset' } as const
      const { operationId } = await deed(call, right, async (tx) => {
        const present = await environments.findPresent(environmentId, tx.session)
        if (!present) throw new DomainError('not-found')
        if (present.wish.activeReleaseId === undefined) throw new DomainError('no-release')
        const input = { backupId: newId(tx.now) }
        return operations.begin(tx, call, startedBy, { kind: 'reset', companyId, siteId, environmentId, input })
      })
      return operations.answer(call, operationId, 'site.reset')
    },
  }
}
