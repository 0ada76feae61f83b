import type { Deed } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import type { Environments } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import { environmentForAccess, useOf } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import { rightToUse, type UseEnvironment } from '../environments/environment-use.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import type { Operations } from '../operations/operation-starting.ts'
import type { CheckDrift } from './drift-check.ts'

export function pushApi(needs: {
  deed: Deed<CommandTransaction>
  use: UseEnvironment
  environments: EnvironmentStore
  operations: Operations
  checkDrift: CheckDrift
  hosts: Hosts
}): Pick<Handlers<typeof Environments>, 'push'> {
  const { deed, use, environments, operations, checkDrift, hosts } = needs

  return {
    async push({ environmentId: fromEnvironmentId, to, despiteChanges }, call) {
      if (fromEnvironmentId === to) throw new DomainError('same-environment')
      const { environment: from } = await use(call, fromEnvironmentId)
      const { environment: into } = await use(call, to)
      if (from.siteId !== into.siteId) throw new DomainError('other-site')
      if (from.hostId !== into.hostId) throw new DomainError('not-offered-by-host', { detail: 'They are on two hosts' })
      await hosts.need(into.hostId, 'push')
      await hosts.need(into.hostId, 'backup')
      const startedBy = await operations.starter(call, from.companyId)
      const { operationId } = await deed(call, rightToUse(from), async (tx, actor) => {
        actor.require(useOf(into), { environment: environmentForAccess(into) })
        const source = await environments.findPresent(fromEnvironmentId, tx.session)
        const target = await environments.findPresent(to, tx.session)
        if (!source || !target) throw new DomainError('not-found')
        if (source.wish.activeReleaseId === undefined) throw new DomainError('no-release')
        if (!despiteChanges) await checkDrift(source, target)
        const { companyId, siteId } = target
        const input = {
          fromEnvironmentId,
          releaseId: newId(tx.now),
          backupId: newId(tx.now),
          ...(despiteChanges && { despite: 'changes' }),
        }
        const locks = [to, fromEnvironmentId]
        return operations.begin(tx, call, startedBy, {
          kind: 'push',
          companyId,
          siteId,
          environmentId: to,
          locks,
          input,
        })
      })
      return operations.answer(call, operationId, useOf(into))
    },
  }
}
