import type { Deed } from '@holdfast/access'
import { newId } from '@holdfast/contracts'
import type { Sites } from '@holdfast/contracts/site'
import { DomainError } from '@holdfast/errors'
import type { CommandTransaction } from '@holdfast/ledger'
import type { Handlers } from '@holdfast/runtime'
import { environmentForAccess, useOf } from '../environments/environment.ts'
import type { EnvironmentStore } from '../environments/environment-store.ts'
import type { UseEnvironment } from '../environments/environment-use.ts'
import type { Hosts } from '../hosts/host-calls.ts'
import type { EntitlementSource } from '../limits/entitlement-source.ts'
import type { Operations } from '../operations/operation-starting.ts'
import type { MakeSite } from '../sites/site-making.ts'
import { readSite } from '../sites/site-wire.ts'

export function cloneApi(needs: {
  deed: Deed<CommandTransaction>
  use: UseEnvironment
  environments: EnvironmentStore
  entitlements: EntitlementSource
  operations: Operations
  makeSite: MakeSite
  hosts: Hosts
  getSite: Handlers<typeof Sites>['getSite']
}): Pick<Handlers<typeof Sites>, 'cloneSite'> {
  const { deed, use, environments, entitlements, operations, makeSite, hosts, getSite } = needs

  return {
    async cloneSite({ siteId: clonedFrom, name, environmentId }, call) {
      const { naming } = readSite({ name })
      const { environment: chosen } = await use(call, environmentId ?? (await liveOf(clonedFrom)))
      if (chosen.siteId !== clonedFrom) throw new DomainError('other-site')
      const { companyId, hostId } = chosen
      await hosts.need(hostId, 'push')
      const startedBy = await operations.starter(call, companyId)
      const entitlement = await entitlements.neededFor(companyId, call.requestId)
      const siteId = newId()
      const right = { stream: `site/${siteId}`, siteId: clonedFrom, permission: 'site.clone' } as const
      const made = await deed(call, right, async (tx, actor) => {
        actor.require(useOf(chosen), { environment: environmentForAccess(chosen) })
        const source = await environments.findPresent(chosen.id, tx.session)
        if (!source) throw new DomainError('not-found')
        const fromReleaseId = source.wish.activeReleaseId
        if (fromReleaseId === undefined) throw new DomainError('no-release')
        const { live } = await makeSite(tx, {
          ...naming!,
          siteId,
          companyId: actor.companyId,
          labels: [],
          // A host copies what it has itself.
          hostId,
          clonedFrom,
          entitlement,
        })
        const input = { fromEnvironmentId: source.id, fromReleaseId, releaseId: newId(tx.now) }
        const beginning = { kind: 'clone', companyId: actor.companyId, siteId, environmentId: live.id, input } as const
        return { siteId, ...(await operations.begin(tx, call, startedBy, beginning)) }
      })
      operations.wake(made.operationId)
      return { ...(await getSite({ siteId: made.siteId }, call)), operationId: made.operationId }
    },
  }

  async function liveOf(siteId: string): Promise<string> {
    const live = (await environments.ofSite(siteId)).find(({ kind }) => kind === 'live')
    if (!live) throw new DomainError('not-found')
    return live.id
  }
}
